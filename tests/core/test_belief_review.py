"""No belief without proof: what once let belief, proof or a check move the wrong way."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.test_lesson import newcomer
from tests.ramp import COURSE, NOW, Table, concept, engine, right_answer, said, wrong_answer
from tutor.core.adoption import adopt
from tutor.core.belief import KNOWN, SAID_SO
from tutor.core.evidence import brought_along, remembered
from tutor.core.learner import Checking, Evidence, Learner, Placing, Standing
from tutor.core.messages import Commanded, Opened
from tutor.core.placement import MOST_SAID
from tutor.driver import dice

NAMES = ("ash", "bay", "cob", "dew", "elm", "fir", "gum", "hay")
LONG = replace(
    COURSE, concepts=tuple(concept(*NAMES[max(0, i - 1) : i + 1][::-1]) for i in range(8))
)


def unhelped(table, concept):
    return table.belief(concept).unhelped


async def test_wrong_answers_with_hints_at_hand_never_raise_the_unhelped_belief():
    table = await newcomer()
    await table.say("a guess")
    before = unhelped(table, "one")
    for _ in range(12):
        number = table.ask.number
        await table.send(Commanded("hint"))
        while table.ask.number == number:
            await table.answer_wrong()
    assert table.learner.standing("one").taught > 3
    # Each answer shown may have taught it, each wrong one says that it did not.
    assert unhelped(table, "one") == pytest.approx(before, abs=0.04)


async def test_a_wrong_answer_in_spite_of_a_hint_lowers_the_unhelped_belief_once_a_question():
    table = await newcomer()
    await table.say("a guess")
    before, number = unhelped(table, "one"), table.ask.number
    await table.send(Commanded("hint"))
    await table.answer_wrong()
    low = unhelped(table, "one")
    assert low < before - 0.2 and table.learner.standing("one").evidence[-1].helped
    await table.answer_wrong()
    assert table.ask.number == number and unhelped(table, "one") == low


async def test_climbing_the_hints_to_the_answer_is_not_cheaper_than_a_wrong_try():
    after = []
    for is_fishing in (True, False):
        table = await newcomer()
        await table.say("a guess")
        number = table.ask.number
        while table.ask.number == number:
            await (table.send(Commanded("hint")) if is_fishing else table.answer_wrong())
        after.append(unhelped(table, "one"))
    assert after[0] == pytest.approx(after[1], abs=0.05)


async def test_having_no_idea_again_and_again_never_comes_to_count_as_knowing():
    table = await newcomer()
    await table.say("a guess")
    for _ in range(60):
        await table.say("I don't know")
        if table.learner.question is None:
            table.sleep()
            await table.send(Opened())
    assert table.learner.standing("one").taught > 3
    assert unhelped(table, "one") < KNOWN and table.learner.standing("one").right == ()


def test_answers_with_help_make_nobody_forget_what_was_shown_without():
    day = date(2026, 11, 22)
    standing = Standing()
    for number in range(3):
        standing = remembered(standing, Evidence(number, "a", "incorrect", False, -2.0, day))
    before = brought_along(standing, day)
    for number in range(3, 103):
        standing = remembered(standing, Evidence(number, "b", "correct", True, 0.2, day, 1))
    assert brought_along(standing, day) == before < -4
    assert len(standing.evidence) < 20 and standing.evidence[-1].number == 102


async def test_a_list_of_all_titles_says_no_more_than_a_few_of_them():
    table = Table(LONG)
    await table.send(Opened("en"))
    await table.say(" ".join(f"I know {one.title['en']}." for one in LONG.concepts))
    said_so = [one.llr for name in NAMES for one in table.learner.standing(name).evidence]
    assert len(said_so) == 8 and sum(said_so) == pytest.approx(MOST_SAID * SAID_SO)


async def test_who_objects_is_not_asked_the_same_item_twice():
    for move in (Table.answer_wrong, lambda table: table.send(Commanded("skip"))):
        table = await newcomer()
        await table.send(Commanded("know", "three"))
        first = table.ask.item
        await move(table)
        assert table.ask.purpose == "placement" and table.ask.item != first


async def test_objecting_again_the_same_day_finds_no_answer_by_trying():
    table = await newcomer()
    asked = []
    for _ in range(8):
        await table.send(Commanded("know", "three"))
        while table.ask.purpose == "placement":
            asked.append(table.ask.item)
            await table.answer_wrong()
    assert len(asked) == len(set(asked))
    actions = await table.send(Commanded("know", "three"))
    assert said(actions) == ["objection_later"] and actions[-1].kind == "ask"


async def test_a_concept_left_out_in_the_placement_is_not_asked_about_again():
    table = Table(LONG)
    await table.send(Opened("en"))
    asked = []
    while not table.learner.is_placed:
        asked.append(table.ask.concept)
        await table.send(Commanded("skip"))
    assert len(asked) > 3 and len(asked[1:]) == len(set(asked[1:]))


@pytest.mark.parametrize(
    "command",
    [("know", "none"), ("know", "one"), ("goal", "none"), ("goal", "two"), ("goal", "all")],
)
async def test_what_is_open_is_asked_again_after_a_command_that_leaves_it_open(command):
    table = await newcomer()
    while table.learner.standing("one").known_on is None:
        await table.answer_right()
    number = table.ask.number
    actions = await table.send(Commanded(*command))
    assert actions[-1].kind == "ask" and actions[-1].number == number


async def test_what_is_put_aside_for_a_teacher_makes_room_for_another_concept():
    table = await newcomer(course=replace(COURSE, concepts=(concept("one"), concept("two"))))
    heard = []
    while "ask_teacher" not in said(heard):
        if "come_back" in said(heard):
            table.sleep()
            await table.send(Opened())
        heard = await table.answer_wrong()
    stuck = next(one.concept for one in heard if one.kind == "say" and one.key == "ask_teacher")
    asked = [one for one in heard if one.kind == "ask"]
    assert asked and asked[-1].concept != stuck


def test_who_fails_bare_questions_gets_the_lesson():
    tutor = engine()
    said_so = Evidence(1, "opening", "partial", False, 2.5, NOW.date())
    learner = replace(tutor.enrol(1), lang="en", is_placed=True)
    learner = learner.with_standing("one", Standing((said_so,)))
    learner, actions = tutor.step(learner, Opened(), NOW, dice(learner))
    assert "bare" in said(actions)
    for answer in (wrong_answer, right_answer) * 3:
        if actions[-1].item == "one/guess":
            break
        event = answer(COURSE, actions[-1], "en")
        learner, actions = tutor.step(learner, event, NOW, dice(learner))
    assert actions[-1].item == "one/guess"


async def lapsed():
    """A learner who knew the first concept, and failed its reviews until it was taken back."""
    table = await newcomer()
    while table.learner.standing("one").known_on is None:
        await table.answer_right()
    while table.learner.standing("one").known_on is not None:
        table.sleep(40)
        await table.send(Opened())
        while (table.ask.concept, table.ask.purpose) != ("one", "review"):
            await table.send(Commanded("skip"))
        number = table.ask.number
        while table.ask.number == number:
            await table.answer_wrong()
    return table


def numbers(table, sign):
    return [one.number for one in table.learner.standing("one").evidence if sign * one.llr > 0]


async def test_to_strike_out_wrong_answers_proves_nothing():
    table = await lapsed()
    for number in numbers(table, -1):
        await table.send(Commanded("strike", str(number)))
    standing = table.learner.standing("one")
    assert standing.right == () and unhelped(table, "one") > 0.85
    await table.send(Commanded("skip"))
    assert table.learner.standing("one").known_on is None


async def test_to_strike_out_a_right_answer_and_put_it_back_proves_nothing_either():
    table = await lapsed()
    for number in numbers(table, 1) * 2:
        await table.send(Commanded("strike", str(number)))
    assert table.learner.standing("one").right == ()


async def test_a_right_answer_struck_out_by_mistake_is_put_back_whole():
    table = await newcomer()
    while not table.learner.standing("one").right:
        await table.answer_right()
    before = table.learner.standing("one")
    for _ in range(2):
        await table.send(Commanded("strike", str(before.evidence[-1].number)))
    assert table.learner.standing("one") == before


async def test_a_check_counts_its_own_questions_only():
    table = Table(LONG)
    await table.send(Opened("en"))
    while table.ask.purpose == "placement":
        await table.say("I don't know")
    while table.learner.checking is None:
        await table.answer_right()
    await table.send(Commanded("know", NAMES[-1]))
    for _ in range(2):
        assert table.ask.purpose == "placement"
        await table.answer_right()
    assert table.learner.checking.asked == 0


async def test_a_check_of_which_every_question_was_left_out_has_no_result():
    table = await newcomer()
    while table.learner.checking is None:
        await table.answer_right()
    heard = []
    while table.learner.checking is not None:
        heard = await table.send(Commanded("skip"))
    assert "check_done" not in said(heard)


def test_a_new_name_is_known_to_check_placement_and_goal():
    learner = Learner("tea", 1, goal="old", fresh=("two", "old"))
    learner = replace(
        learner, checking=Checking(("old", "two")), placing=Placing(("old/pick", "two/pick"), "old")
    )
    renamed = replace(COURSE.by_id["one"], was=("old",))
    found = adopt(replace(COURSE, concepts=(renamed, *COURSE.concepts[1:])), learner)
    assert (found.goal, found.fresh) == ("one", ("two", "one"))
    assert found.checking == Checking(("one", "two"))
    assert found.placing == Placing(("one/pick", "two/pick"), "one")


async def test_the_placement_prefers_what_cannot_be_picked_by_chance():
    table = Table(LONG)
    await table.send(Opened("en"))
    await table.send(Commanded("skip"))
    assert COURSE.by_id["one"].items_by_id[table.ask.item.partition("/")[2]].kind != "choice"


def test_what_the_course_no_longer_has_is_not_counted_at_the_welcome():
    tutor = engine()
    learner = replace(tutor.enrol(1), lang="en", is_placed=True)
    learner = learner.with_standing("gone", Standing(known_on=NOW.date()))
    _, actions = tutor.step(learner, Opened(), NOW, dice(learner))
    assert actions[0].values == {"known": 0, "total": 3}
