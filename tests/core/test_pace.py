"""Answers faster than anybody reads: noticed when wrong, said once, not under a still clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.brew import right, wrong
from tests.ramp import COURSE, WHO, Table, both, said
from tutor.core.belief import answer_llr
from tutor.core.closing import HASTY
from tutor.core.course import Number
from tutor.core.messages import Commanded, Opened
from tutor.core.pace import AT_LEAST, seconds_needed

LONG = "how many cups of tea does one pot give " * 10
"""A question that takes ten seconds to read."""


def numbers(count, ask=LONG):
    """A course of one concept with only numbers to give: long to read, and no hints with them."""
    one = COURSE.by_id["one"]
    number = next(item for item in one.items if isinstance(item.task, Number))
    number = replace(number, ask=both(ask, "字"), hints=())
    items = tuple(replace(number, id=f"count-{i}") for i in range(count))
    return replace(COURSE, concepts=(replace(one, items=items),))


async def practising(course=None):
    table = Table(course or numbers(12))
    await table.send(Opened("en"))
    while table.ask.purpose == "placement":
        await table.send(Commanded("skip"))
    await table.say("a guess")
    assert table.ask.purpose == "practice" and table.learner.standing("one").hasty == 0
    return table


async def answered(table, answer, seconds):
    """What is heard on an answer so many seconds after the question was put."""
    table.now += timedelta(seconds=seconds)
    return await table.send(answer(table))


async def next_question(table):
    """The present question left out, and the next one put."""
    await table.send(Commanded("skip"))


def hasty(table):
    return table.learner.standing("one").hasty


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("", AT_LEAST), ("a" * 400, 10.0), ("字" * 200, 10.0), ("a" * 40 + "字" * 40, 3.0)],
)
def test_reading_takes_time_and_a_chinese_character_twice_that_of_a_letter(text, seconds):
    assert seconds_needed(text) == seconds


async def test_a_wrong_answer_before_anybody_could_read_is_hasty():
    table = await practising()
    await answered(table, wrong, 2)
    assert hasty(table) == 1


@pytest.mark.parametrize("seconds", [0, 10, 60, 86400])
async def test_a_still_clock_and_time_to_read_make_nobody_hasty(seconds):
    table = await practising()
    await answered(table, wrong, seconds)
    assert hasty(table) == 0


async def test_a_clock_that_went_back_makes_nobody_hasty():
    table = await practising()
    await answered(table, wrong, -30)
    assert hasty(table) == 0


async def test_a_quick_right_answer_is_not_hasty():
    table = await practising()
    await answered(table, right, 1)
    assert hasty(table) == 0 and table.learner.standing("one").right


async def test_only_the_first_answer_to_a_question_counts():
    table = await practising()
    await answered(table, wrong, 20)
    assert table.learner.question.tries == 1
    await answered(table, wrong, 0.5)
    assert hasty(table) == 0


async def test_no_idea_and_hints_are_no_haste():
    table = await practising()
    for text in ("I don't know", "/hint", "what is that?"):
        table.now += timedelta(seconds=0.1)
        await table.say(text)
    assert hasty(table) == 0


async def test_it_is_said_once_and_kindly():
    table = await practising()
    heard = []
    for _ in range(HASTY + 2):
        heard.append(said(await answered(table, wrong, 1)))
        await next_question(table)
    assert ["hasty" in keys for keys in heard] == [i == HASTY - 1 for i in range(HASTY + 2)]
    assert hasty(table) == HASTY + 2


async def weight_of_a_right_answer(hasty_answers, seconds):
    table = await practising()
    for _ in range(hasty_answers):
        await answered(table, wrong, seconds)
        await next_question(table)
    await answered(table, right, 60)
    kept = table.store.evidence(WHO)[-1].record
    assert kept.outcome == "correct" and not kept.helped
    return kept.llr


async def test_after_hasty_wrong_answers_a_right_one_says_less():
    sure = await weight_of_a_right_answer(HASTY, seconds=60)
    careless = await weight_of_a_right_answer(HASTY, seconds=1)
    assert 0 < careless < sure
    item = numbers(1).item("one/count-0")
    assert sure == pytest.approx(answer_llr(item, True, "number"), abs=1e-6)
    assert careless == pytest.approx(answer_llr(item, True, "number", is_careless=True), abs=1e-6)


async def test_one_hasty_answer_is_forgiven():
    assert await weight_of_a_right_answer(1, seconds=1) == await weight_of_a_right_answer(1, 60)


async def test_the_placement_is_in_no_hurry():
    table = Table(numbers(12))
    await table.send(Opened("en"))
    await table.send(Commanded("skip"))
    assert table.ask.purpose == "placement"
    await answered(table, wrong, 0.5)
    assert hasty(table) == 0
