"""What every family of simulated learners must do, whatever its formulas are."""

import ast
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import mean, stdev

import pytest

from tests.ramp import COURSE, concept
from tutor.core.course import CLOSED_KINDS
from tutor.faces.simulator.learners import family
from tutor.faces.simulator.learners.family import FAMILIES

LEARNERS = Path(family.__file__).parent
CLOSED = [f"one/{one.id}" for one in COURSE.by_id["one"].items if one.kind in CLOSED_KINDS]
LESSON = ("pain", "guess", "solution", "example")

pytestmark = pytest.mark.parametrize("make", FAMILIES.values(), ids=FAMILIES)


def novices(make, about="one", is_spinner=False, number=400):
    """Learners who do not know a concept yet, each with its own dice."""
    minds = (make(COURSE, Random(seed), is_spinner) for seed in range(number))
    return [mind for mind in minds if mind.mastery(about, 0.0) < 0.3]


def taught(make, lesson=LESSON, about="one", **options):
    minds = novices(make, about, **options)
    for mind in minds:
        for what in lesson:
            mind.take_in(what, about, 0.0)
    return minds


def practise(minds, times, help=0, at=0.0):
    dice = Random(5)
    for mind in minds:
        for turn in range(times):
            item = CLOSED[turn % len(CLOSED)]
            mind.answered(item, dice.random() < mind.chance(item, help, at), help, at)
    return minds


def closed(minds, now=0.0):
    return mean(mind.chance(item, 0, now) for mind in minds for item in CLOSED)


def alone(minds, now=0.0):
    return mean(mind.mastery("one", now) for mind in minds)


def test_right_after_a_lesson_half_to_three_quarters_is_right(make):
    assert 0.5 <= closed(taught(make)) <= 0.75


def test_eight_practice_questions_lift_success_slowly(make):
    before, after = closed(taught(make)), closed(practise(taught(make), 8))
    assert 0.08 <= after - before <= 0.3


def test_who_was_taught_nothing_is_right_by_luck_alone(make):
    assert closed(novices(make)) <= 0.2


def test_a_problem_met_first_makes_the_solution_worth_more(make):
    assert alone(taught(make)) > alone(taught(make, ("solution", "example"))) + 0.02


def test_what_is_not_met_again_is_forgotten(make):
    minds = practise(taught(make), 6)
    days = [alone(minds, day) for day in (0.0, 1.0, 7.0, 30.0)]
    assert days == sorted(days, reverse=True)
    assert days[0] - days[-1] > 0.1


def test_practice_on_several_days_lasts_longer_than_on_one(make):
    massed, spaced = practise(taught(make), 8), taught(make)
    for day in (0.0, 2.0, 5.0, 9.0):
        practise(spaced, 2, at=day)
    groups = ((massed, 30.0), (spaced, 9.0 + 30.0))
    late = [[one.mastery("one", day) for one in minds] for minds, day in groups]
    gain = (mean(late[1]) - mean(late[0])) / stdev(late[0] + late[1])
    assert 0.4 <= gain <= 1.1  # 0.74 in the studies that compared them


def test_help_makes_an_answer_likelier_and_teaches_less(make):
    minds = taught(make)
    assert all(mind.chance(CLOSED[2], 2, 0.0) > mind.chance(CLOSED[2], 0, 0.0) for mind in minds)
    helped, unhelped = practise(taught(make), 8, help=3), practise(taught(make), 8)
    assert alone(helped, 7.0) < alone(unhelped, 7.0) - 0.02


def test_answers_that_are_given_away_teach_next_to_nothing(make):
    given = taught(make)
    for mind in given:
        for _ in range(8):
            mind.take_in("gift", "one", 0.0)
    assert alone(given, 7.0) < alone(practise(taught(make), 8), 7.0) - 0.05


def test_an_answer_just_seen_is_echoed_and_not_known(make):
    mind = novices(make)[0]
    mind.saw_answer(CLOSED[2], 0.0)
    assert mind.chance(CLOSED[2], 0, 0.01) > 0.8
    assert mind.mastery("one", 0.01) < 0.3
    assert mind.chance(CLOSED[2], 0, 3.0) < 0.3


def test_a_lesson_arrives_less_where_the_ground_is_missing(make):
    arrived = {True: [], False: []}
    for mind in novices(make, "two"):
        has_ground = mind.mastery("one", 0.0) > 0.7
        for what in LESSON:
            mind.take_in(what, "two", 0.0)
        arrived[has_ground].append(mind.mastery("two", 0.0))
    assert min(map(len, arrived.values())) >= 20
    assert mean(arrived[True]) > mean(arrived[False]) + 0.1


def test_wheel_spinners_practise_and_learn_less(make):
    spinners = practise(taught(make, is_spinner=True), 8)
    assert alone(spinners) < alone(practise(taught(make), 8)) - 0.05


def test_some_learners_have_holes_in_the_ramp(make):
    def knows(mind, one):
        return mind.mastery(one, 0.0) >= 0.5

    minds = [make(COURSE, Random(seed), False) for seed in range(400)]
    holes = mean(knows(mind, "two") and not knows(mind, "one") for mind in minds)
    assert 0.01 <= holes <= 0.2


def test_misconceptions_come_from_the_course_and_go_when_answered(make):
    minds = [mind for mind in novices(make) if mind.wrong_idea("one")]
    assert {mind.wrong_idea("one") for mind in minds} == {"cold"}
    for mind in minds:
        for _ in range(8):
            mind.take_in("correction", "one", 0.0)
    assert sum(mind.wrong_idea("one") is not None for mind in minds) <= 0.02 * len(minds) + 1


def test_a_misconception_is_tempting_where_an_option_speaks_for_it(make):
    held = [mind for mind in novices(make) if mind.wrong_idea("one")]
    free = [mind for mind in novices(make) if not mind.wrong_idea("one")]
    assert mean(one.chance("one/pick", 0, 0.0) for one in held) < mean(
        one.chance("one/pick", 0, 0.0) for one in free
    )


def test_a_concept_without_misconceptions_misleads_nobody(make):
    bare = replace(COURSE, concepts=(replace(concept("one"), misconceptions=()),))
    for seed in range(50):
        mind = make(bare, Random(seed), False)
        mind.take_in("solution", "one", 0.0)
        assert mind.wrong_idea("one") is None


def test_the_same_dice_make_the_same_mind(make):
    def life():
        mind = make(COURSE, Random(3), False)
        for what in LESSON:
            mind.take_in(what, "one", 0.0)
        mind.answered(CLOSED[0], False, 0, 0.2)
        return [mind.mastery(one, 4.0) for one in COURSE.by_id]

    assert life() == life()


def test_a_family_knows_nothing_of_the_engine(make):
    allowed = ("tutor.core.course", "tutor.core.messages", "tutor.faces.simulator.learners")
    for path in LEARNERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("tutor"):
                assert node.module.startswith(allowed), f"{path.name} imports {node.module}"
            elif isinstance(node, ast.Import):
                assert not any(one.name.startswith("tutor") for one in node.names)
