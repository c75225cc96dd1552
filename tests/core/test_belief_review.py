"""No belief without proof: what once let belief, proof or a check move the wrong way."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.test_lesson import newcomer
from tests.ramp import COURSE, Table, concept, said
from tutor.core.belief import SAID_SO
from tutor.core.evidence import brought_along, remembered
from tutor.core.learner import Evidence, Standing
from tutor.core.messages import Commanded, Opened
from tutor.core.placement import MOST_SAID

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
    assert unhelped(table, "one") <= before


async def test_having_no_idea_again_and_again_never_comes_to_count_as_knowing():
    table = await newcomer()
    await table.say("a guess")
    for _ in range(60):
        await table.say("I don't know")
    assert table.learner.standing("one").taught > 3
    assert unhelped(table, "one") < 0.7


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
    assert said(actions) == ["come_back"] and actions[-1].kind == "ask"


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
