"""Counting: who met, knows and is stuck, what is chosen, and which items go with nothing."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from tests.core.test_calibration import COURSE, DAY, NAMES, answer, concept
from tutor.core.course import Choice, Item, Option
from tutor.core.discrimination import FEWEST
from tutor.core.learner import Learner, Question, Standing
from tutor.core.messages import Record
from tutor.core.tally import AWAY, Presence, Share, tally

TODAY = DAY + timedelta(days=60)
HAS_OPTION = "option" in {one.name for one in fields(Record)}


def counted(answers=(), present=(), course=COURSE):
    return tally(course, answers, present, TODAY, "en")


def of(found, name):
    return next(one for one in (*found.concepts, *found.items) if name in vars(one).values())


def present(last=DAY, **changes):
    return Presence(last, replace(Learner("c", 1, is_placed=True), **changes))


def practice(outcomes, learner=0, item="c0/i0", **changes):
    return [answer(learner, item, one == "r", "practice", **changes) for one in outcomes]


def test_a_course_that_nobody_began_has_no_figures():
    found = counted()
    assert (found.begun, found.answers) == (0, 0)
    assert of(found, "c0").tries is None
    assert of(found, "c0/i0").first == Share(0, 0)


def test_who_met_and_who_knows_a_concept_comes_from_where_they_stand():
    met, knows = Standing(is_met=True), Standing(known_on=date(2026, 1, 1))
    found = counted(
        present=[present(standings={"c0": knows, "c1": met}), present(standings={"c0": met})]
    )
    assert (of(found, "c0").met, of(found, "c0").know) == (1, 1)
    assert (of(found, "c1").met, of(found, "c1").know) == (1, 0)


def test_everybody_is_finished_active_or_stopped_at_a_place():
    long_ago, lately = TODAY - AWAY - timedelta(days=1), TODAY - AWAY
    question = Question(1, "c2/i0", "practice")
    found = counted(
        present=[
            present(long_ago, is_finished=True),
            present(lately, concept="c1"),
            present(long_ago, concept="c1"),
            present(long_ago, concept="c1", question=question),
            present(long_ago, is_placed=False, question=question),
            present(long_ago),
        ]
    )
    assert (found.begun, found.finished, found.active, found.stopped) == (6, 1, 1, 4)
    assert found.stopped_in_placement == 2
    assert [one.stopped for one in found.concepts] == [0, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("outcomes", "is_stuck"),
    [("wwwww", True), ("wwwwrwwww", False), ("wwwwrwwwww", True), ("wwww", False)],
)
def test_five_tries_in_a_row_without_a_right_one_are_spinning_wheels(outcomes, is_stuck):
    assert of(counted(practice(outcomes)), "c0").stuck == is_stuck


def test_a_right_answer_with_help_is_no_progress():
    helped = practice("rrrrr", helped=True)
    assert of(counted(helped), "c0").stuck == 1


@pytest.mark.parametrize(
    "changes",
    [{"purpose": "placement"}, {"grader": "keypoints"}, {"grader": "self"}, {"outcome": "unsure"}],
)
def test_what_is_no_try_at_practice_makes_nobody_stuck(changes):
    tries = [replace(one, record=replace(one.record, **changes)) for one in practice("wwwwwwww")]
    assert of(counted(tries), "c0").stuck == 0


def test_a_learner_is_stuck_once_however_long():
    tries = practice("w" * 30) + practice("w" * 5, learner=1)
    assert of(counted(tries), "c0").stuck == 2


def test_tries_are_the_median_over_who_practised():
    tries = practice("r") + practice("wwr", learner=1) + practice("wwwwwwww", learner=2)
    only_placed = [answer(3, "c0/i0", True)]
    assert of(counted(tries + only_placed), "c0").tries == 3


def test_answers_alone_and_with_help_are_counted_apart():
    alone, helped = practice("rrw"), practice("rw", helped=True)
    no_idea = practice("w", outcome="not_an_answer")
    one = of(counted(alone + helped + no_idea), "c0")
    assert (one.alone, one.helped) == (Share(2, 3), Share(1, 2))


def test_only_the_first_reply_of_each_learner_counts_for_an_item():
    replies = practice("wrr") + practice("r", learner=1)
    replies += practice("w", learner=2, outcome="not_an_answer")
    one = of(counted(replies), "c0/i0")
    assert (one.first, one.no_idea) == (Share(1, 3), 1)


def test_help_and_what_no_grader_could_decide_are_counted():
    tries = practice("ww") + practice("r", helped=True) + practice("w", outcome="unsure")
    one = of(counted(tries), "c0/i0")
    assert one.helped == Share(1, 4)
    assert one.unsure == 1
    assert of(counted(), "c0/explain").helped is None


@pytest.mark.skipif(not HAS_OPTION, reason="a record has no option yet")
def test_wrong_options_come_with_text_share_and_misconception():
    options = (
        Option({"en": "rows"}, right=True),
        Option({"en": "columns"}, misconception="mixed-up"),
        Option({"en": "both"}),
    )
    asked = Item("i0", {"en": "?"}, Choice(options))
    course = replace(COURSE, concepts=(concept(0, items=(asked,)),))
    chosen = [0, 1, 1, 2, 1, None, 7]
    replies = [
        answer(learner, "c0/i0", option == 0, option=option)
        for learner, option in enumerate(chosen)
    ]
    replies.append(answer(0, "c0/i0", False, option=2))  # not the first try
    wrong = of(counted(replies, course=course), "c0/i0").wrong
    assert [(one.text, one.misconception, one.chosen, one.share) for one in wrong] == [
        ("columns", "mixed-up", 3, 0.6),
        ("both", None, 1, 0.2),
    ]


def crowd(dice, learners, blind=("c1/i1",)):
    """Learners of very different levels; answers to `blind` items have nothing to do with them."""
    for learner in range(learners):
        level = dice.random()
        for name in NAMES:
            chance = 0.5 if name in blind else 0.1 + 0.8 * level
            yield answer(learner, name, dice.random() < chance)


def test_an_item_whose_answers_go_with_nothing_is_found_and_no_other():
    found = counted(crowd(random.Random(1), 300))
    assert [one.item for one in found.items if one.is_weak] == ["c1/i1"]
    assert abs(of(found, "c1/i1").goes_with_rest) < 0.2
    assert of(found, "c0/i0").goes_with_rest > 0.3


def test_an_item_with_the_wrong_key_goes_against_the_rest():
    replies = [
        replace(one, record=replace(one.record, outcome="incorrect" if one.is_right else "correct"))
        if one.record.item == "c1/i1"
        else one
        for one in crowd(random.Random(2), 300, blind=())
    ]
    found = of(counted(replies), "c1/i1")
    assert found.is_weak and found.goes_with_rest < -0.2


def test_with_few_learners_no_item_is_judged():
    found = counted(crowd(random.Random(3), FEWEST - 1))
    assert {one.goes_with_rest for one in found.items} == {None}
    assert not any(one.is_weak for one in found.items)


def test_learners_who_answered_hardly_anything_else_say_nothing_about_an_item():
    names = ("c0/i0", "c0/i1", "c0/i2")
    replies = [answer(learner, name, learner % 2) for learner in range(100) for name in names]
    assert of(counted(replies), "c0/i0").goes_with_rest is None


def test_an_item_that_everybody_gets_right_is_not_judged():
    replies = [
        replace(one, record=replace(one.record, outcome="correct"))
        if one.record.item == "c1/i1"
        else one
        for one in crowd(random.Random(4), 100)
    ]
    assert of(counted(replies), "c1/i1").goes_with_rest is None


def test_hard_items_do_not_make_a_learner_look_weak():
    """Half of the class was asked hard items beside i0, the other half easy ones."""
    dice = random.Random(5)
    replies = []
    for learner in range(400):
        is_able = dice.random() < 0.5
        is_hard = learner % 2
        replies.append(answer(learner, "c0/i0", dice.random() < (0.9 if is_able else 0.1)))
        for number in range(4):
            name = NAMES[1 + number + 4 * is_hard]
            right = dice.random() < (0.55 if is_able else 0.05) + 0.4 * (1 - is_hard)
            replies.append(answer(learner, name, right))
    assert of(counted(replies), "c0/i0").goes_with_rest > 0.6
