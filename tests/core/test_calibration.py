"""Simulated learners whose slips, guesses and difficulties are known: are they found again?"""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from math import exp, sqrt

import numpy as np
import pytest

from tutor.core import belief
from tutor.core.answers import Answer
from tutor.core.calibration import FEWEST, MOST, calibrate
from tutor.core.course import (
    SLIPS,
    Choice,
    Concept,
    Course,
    Explain,
    Guess,
    Item,
    Option,
    Prose,
    Solution,
)
from tutor.core.messages import Record
from tutor.core.population import population
from tutor.core.prior import LEAK

DAY = date(2026, 3, 1)
WORDS = {"en": "words"}
CONCEPTS, ITEMS = 5, 3
NAMES = [f"c{concept}/i{item}" for concept in range(CONCEPTS) for item in range(ITEMS)]
USUAL_SLIP, USUAL_GUESS = 0.1, 0.25


def item(name, **rates):
    options = (Option(WORDS, right=True), *[Option(WORDS)] * 3)
    return Item(name, WORDS, Choice(options), **{"slip": USUAL_SLIP, "guess": USUAL_GUESS, **rates})


def concept(number, **changes):
    one = Concept(
        f"c{number}",
        WORDS,
        WORDS,
        Guess(WORDS, WORDS),
        Solution(WORDS, WORDS),
        WORDS,
        tuple(item(f"i{place}") for place in range(ITEMS)),
        Explain(Item("explain", WORDS, Prose(()))),
        requires={f"c{number - 1}": WORDS} if number else {},
    )
    return replace(one, **changes)


REQUIRES = [(number - 1,) if number else () for number in range(CONCEPTS)]
COURSE = Course("c", WORDS, WORDS, ("en",), tuple(concept(number) for number in range(CONCEPTS)))
REST = COURSE.concepts[3:]
SLIP = {name: 0.03 + 0.015 * (7 * i % len(NAMES)) for i, name in enumerate(NAMES)}
GUESS = {name: 0.08 + 0.025 * (4 * i % len(NAMES)) for i, name in enumerate(NAMES)}
PLACE = {f"c{number}": (number - 2) / 2 for number in range(CONCEPTS)}
HARDER = {"c0": 0.4, "c1": -0.6, "c2": 0.9, "c3": -0.5, "c4": -0.2}


def answer(learner, name, is_right, purpose="placement", day=DAY, **changes):
    outcome = "correct" if is_right else "incorrect"
    record = Record(
        name.partition("/")[0], name, purpose, outcome, float(is_right), False, "exact", 0.0
    )
    return Answer(learner, day, replace(record, **changes))


def answers(dice, learners, knows, slip=SLIP, guess=GUESS, first=0):
    """Everybody answers every item once; `knows(dice)` gives the concepts that one knows."""
    for learner in range(first, first + learners):
        known = knows(dice)
        for name in NAMES:
            is_known = name.partition("/")[0] in known
            chance = 1 - slip[name] if is_known else guess[name]
            yield answer(learner, name, dice.random() < chance)


def by_level(dice):
    level = dice.gauss(0, 1)
    return {
        one for one, place in PLACE.items() if dice.random() < 1 / (1 + exp(-2.5 * (level - place)))
    }


def by_ramp(harder):
    """Learners as the tutor expects them, when concepts are harder than their places by so much."""
    prior = population(REQUIRES, list(harder.values()))
    states = list(product((0, 1), repeat=CONCEPTS))
    holes = np.array([sum(b > a for a, b in pairwise(state)) for state in states])
    weights = 0.0
    for share, rate in zip(prior.weight, prior.rate, strict=True):
        alone = np.prod(np.where(np.array(states) == 1, rate, 1 - rate), axis=1) * LEAK**holes
        weights = weights + share * alone / alone.sum()
    names = list(harder)

    def knows(dice):
        (state,) = dice.choices(states, weights)
        return {name for name, is_known in zip(names, state, strict=True) if is_known}

    return knows


def up_to_somewhere(dice):
    """Learners without any level: they know the ramp up to a random place."""
    return {f"c{number}" for number in range(dice.randrange(CONCEPTS + 1))}


def error(estimates, truth):
    found = [(one.after - truth[name]) ** 2 for name, one in estimates.items()]
    return sqrt(sum(found) / len(found))


def test_more_answers_bring_every_number_nearer_to_the_truth():
    few = calibrate(COURSE, answers(random.Random(1), 60, by_level))
    many = calibrate(COURSE, answers(random.Random(1), 1200, by_level))
    for kind, truth, near in (("slip", SLIP, 0.03), ("guess", GUESS, 0.04)):
        assert len(getattr(many, kind)) == len(NAMES)
        before = error(
            {name: replace(one, after=one.before) for name, one in getattr(many, kind).items()},
            truth,
        )
        assert before > error(getattr(few, kind), truth) > error(getattr(many, kind), truth)
        assert error(getattr(many, kind), truth) < near


def test_concepts_that_are_harder_than_their_places_are_found():
    few = calibrate(COURSE, answers(random.Random(15), 60, by_ramp(HARDER)))
    many = calibrate(COURSE, answers(random.Random(15), 1500, by_ramp(HARDER)))
    assert error(many.difficulty, HARDER) < error(few.difficulty, HARDER)
    assert error(many.difficulty, HARDER) < 0.2
    assert {one.before for one in many.difficulty.values()} == {0}


def test_a_ramp_as_it_is_expected_has_no_difficulties():
    found = calibrate(COURSE, answers(random.Random(16), 1500, by_ramp(dict.fromkeys(PLACE, 0.0))))
    assert max(abs(one.after) for one in found.difficulty.values()) < 0.25


def test_slips_and_guesses_are_found_where_there_is_no_general_level():
    found = calibrate(COURSE, answers(random.Random(2), 1200, up_to_somewhere))
    assert error(found.slip, SLIP) < 0.03
    assert error(found.guess, GUESS) < 0.04


def test_learners_who_were_asked_only_some_items_are_enough():
    dice = random.Random(3)
    some = [one for one in answers(dice, 1800, by_level) if dice.random() < 0.5]
    found = calibrate(COURSE, some)
    assert error(found.slip, SLIP) < 0.04
    assert error(found.guess, GUESS) < 0.05


def test_with_few_answers_everything_stays_as_authored_and_is_listed():
    found = calibrate(COURSE, answers(random.Random(4), FEWEST - 1, by_level))
    assert found.is_empty
    assert found.learners == FEWEST - 1
    assert found.answers == (FEWEST - 1) * len(NAMES)
    assert {found.too_few[name] for name in (*NAMES, *PLACE)} == {FEWEST - 1}
    assert found.too_few["c0/explain"] == 0


def test_nothing_can_be_said_without_answers():
    found = calibrate(COURSE, [])
    assert found.is_empty and (found.learners, found.answers) == (0, 0)


def test_the_first_estimates_stay_near_what_the_author_said():
    found = calibrate(COURSE, answers(random.Random(5), FEWEST, by_level))
    for one in found.slip.values():
        assert abs(one.after - USUAL_SLIP) < 0.17
    mean = sum(one.after for one in found.slip.values()) / len(NAMES)
    assert abs(mean - USUAL_SLIP) < abs(sum(SLIP.values()) / len(NAMES) - USUAL_SLIP)


def test_learners_who_all_guess_make_nothing_slippery():
    blind = dict.fromkeys(NAMES, 0.25)
    found = calibrate(COURSE, answers(random.Random(6), 400, lambda dice: set(), guess=blind))
    assert max(abs(one.after - 0.25) for one in found.guess.values()) < 0.08
    assert max(one.after for one in found.slip.values()) < 0.16


def test_one_learner_with_ten_thousand_answers_changes_nothing():
    crowd = list(answers(random.Random(7), 200, by_level))
    once = [answer(999, name, False) for name in NAMES]
    often = [answer(999, name, False) for _ in range(10_000 // len(NAMES)) for name in NAMES]
    assert calibrate(COURSE, crowd + often) == calibrate(COURSE, crowd + once)


def test_helped_repeated_and_undecided_answers_do_not_count():
    crowd = list(answers(random.Random(8), 60, by_level))
    noise = []
    for one in crowd:
        record = one.record
        noise += [
            replace(one, record=replace(record, outcome="unsure")),
            one,
            replace(one, record=replace(record, outcome="incorrect")),
            replace(one, record=replace(record, helped=True)),
        ]
    assert calibrate(COURSE, noise) == calibrate(COURSE, crowd)


def test_what_was_only_concluded_and_what_is_gone_from_the_course_does_not_count():
    crowd = list(answers(random.Random(9), 40, by_level))
    concluded = [answer(one, "c4/i0", True, concept="c0", grader="ramp") for one in range(40)]
    gone = [answer(one, name, True) for one in range(40) for name in ("c0/old", "old/i0")]
    assert calibrate(COURSE, concluded + gone + crowd) == calibrate(COURSE, crowd)


def test_answers_from_before_a_concept_was_renamed_count():
    crowd = list(answers(random.Random(10), 40, by_level))
    old = [
        answer(one.learner, one.record.item.replace("c0", "once"), one.is_right) for one in crowd
    ]
    renamed = replace(COURSE, concepts=(concept(0, was=("once",)), *COURSE.concepts[1:]))
    assert calibrate(renamed, old) == calibrate(renamed, crowd)


def practice(dice, learners):
    """Practice in which half of the learners know at first, and half of the errors teach."""
    for learner in range(learners):
        for one in range(CONCEPTS):
            known = dice.random() < 0.5
            for place in dice.sample(range(ITEMS), ITEMS):
                name = f"c{one}/i{place}"
                is_right = dice.random() < (1 - SLIP[name] if known else GUESS[name])
                yield answer(learner, name, is_right, "practice")
                known = known or (not is_right and dice.random() < 0.5)


def test_learning_between_two_answers_is_not_taken_for_slips_or_guesses():
    found = calibrate(COURSE, practice(random.Random(11), 1500))
    assert error(found.slip, SLIP) < 0.05
    assert error(found.guess, GUESS) < 0.08
    assert not found.difficulty, "practice says nothing about who comes with what"


def test_who_did_not_know_before_and_knows_after_the_teaching_did_not_guess():
    before = [answer(one, name, False) for one in range(300) for name in NAMES]
    after = [
        answer(one, name, True, "practice", DAY + timedelta(days=1))
        for one in range(300)
        for name in NAMES
    ]
    found = calibrate(COURSE, before + after)
    assert max(one.after for one in found.guess.values()) < 0.05
    assert max(one.after for one in found.slip.values()) < 0.05


def test_saying_that_one_does_not_know_makes_a_concept_harder_and_no_item_worse():
    crowd = list(answers(random.Random(12), 200, by_level))
    silent = [
        answer(1000 + one, f"c2/i{place}", False, outcome="not_an_answer", llr=-1.0)
        for one in range(200)
        for place in range(ITEMS)
    ]
    without, found = calibrate(COURSE, crowd), calibrate(COURSE, crowd + silent)
    assert found.difficulty["c2"].after > without.difficulty["c2"].after + 0.3
    assert found.difficulty["c2"].answers == 400
    for name in NAMES:
        assert found.slip[name].answers == 200
        if not name.startswith("c2"):
            assert abs(found.slip[name].after - without.slip[name].after) < 0.03


def test_a_key_that_is_wrong_stops_at_the_bounds_and_spoils_no_other_item():
    slip, guess = {**SLIP, "c1/i1": 0.95}, {**GUESS, "c1/i1": 0.9}
    found = calibrate(COURSE, answers(random.Random(13), 1200, by_level, slip, guess))
    assert found.slip["c1/i1"].after == SLIPS[1]
    assert found.guess["c1/i1"].after == pytest.approx(MOST - SLIPS[1])
    others = {name: one for name, one in found.slip.items() if name != "c1/i1"}
    assert error(others, SLIP) < 0.03


@pytest.mark.parametrize("kind", ["slip", "guess"])
def test_the_author_is_believed_until_the_answers_outweigh_the_word(kind):
    said = {"slip": 0.3, "guess": 0.05}[kind]
    first = concept(2, items=(item("i0", **{kind: said}), item("i1"), item("i2")))
    course = replace(COURSE, concepts=(*COURSE.concepts[:2], first, *COURSE.concepts[3:]))
    name = "c2/i0"
    truth = {"slip": SLIP, "guess": GUESS}[kind][name]
    few = getattr(calibrate(course, answers(random.Random(14), 40, by_level)), kind)[name]
    many = getattr(calibrate(course, answers(random.Random(14), 1500, by_level)), kind)[name]
    assert few.before == many.before == said
    assert abs(few.after - said) < abs(many.after - said)
    assert abs(many.after - truth) < 0.05


def test_an_authored_difficulty_is_where_the_estimate_starts_and_gives_way():
    course = replace(COURSE, concepts=(*COURSE.concepts[:2], concept(2, difficulty=0.9), *REST))
    few = calibrate(course, answers(random.Random(17), FEWEST - 1, by_ramp(HARDER)))
    as_said = calibrate(course, answers(random.Random(17), 1500, by_ramp(HARDER)))
    otherwise = calibrate(course, answers(random.Random(17), 1500, by_ramp({**HARDER, "c2": -0.9})))
    assert few.difficulty == {} and "c2" in few.too_few
    assert as_said.difficulty["c2"].before == 0.9
    assert abs(as_said.difficulty["c2"].after - 0.9) < 0.35
    assert otherwise.difficulty["c2"].after < 0


def test_what_the_author_did_not_say_starts_from_what_is_usual():
    silent = item("i0", slip=None, guess=None)
    course = replace(COURSE, concepts=(concept(0, items=(silent,)), *COURSE.concepts[1:]))
    found = calibrate(course, answers_to_one(course, 40))
    assert found.guess["c0/i0"].before == belief.guess_rate(silent)
    assert 0 < found.slip["c0/i0"].before < 0.3
    assert found.difficulty["c0"].before == 0


def answers_to_one(course, learners):
    return [answer(one, "c0/i0", one % 2 == 0) for one in range(learners)]
