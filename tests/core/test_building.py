"""Programs to write: offered when a concept is known, never in the way, worth an answer."""

from dataclasses import replace

import pytest

from tests.ramp import COURSE, Table, both
from tutor.core.course import Build, Item, Number
from tutor.core.events import Built
from tutor.core.messages import Ask, Commanded, HandOut, Opened, Record, ReportVerdict, Said, Say

BUILD = Item(
    "build",
    both("write a kettle"),
    Build(Number(97.5, 0.1), {"boils": both("it must boil")}, "leaves.txt"),
    tuple(both(f"build hint {level}") for level in (1, 2, 3)),
)
WITH_BUILDS = replace(
    COURSE,
    concepts=tuple(
        replace(one, builds=(BUILD,)) if one.id != "three" else one for one in COURSE.concepts
    ),
)


def keys(actions):
    return [one.key for one in actions if isinstance(one, Say)]


@pytest.fixture
async def table():
    table = Table(WITH_BUILDS)
    await table.send(Opened("en"))
    return table


async def until_known(table, concept="one"):
    actions = []
    for _ in range(60):
        if table.learner.standing(concept).known_on is not None:
            return actions
        actions += await table.answer_right()
    raise AssertionError(f"{concept} is not known after 60 right answers")


async def placed(table):
    while not table.learner.is_placed:
        await table.say("I don't know")


async def test_a_program_is_offered_once_its_concept_is_known_and_never_asked(table):
    await placed(table)
    told = await until_known(table)
    assert "build_offer" in keys(told)
    for _ in range(40):
        told += await table.answer_right()
    assert not [one for one in told if isinstance(one, Ask) and one.ask_kind == "build"]
    assert table.learner.is_finished


async def test_build_asks_for_the_nearest_program_and_hands_out_its_file(table):
    await placed(table)
    actions = await table.send(Commanded("build"))
    ask = next(one for one in actions if isinstance(one, Ask))
    assert (ask.item, ask.ask_kind, ask.text) == ("one/build", "build", "write a kettle")
    assert HandOut("leaves.txt") in actions


async def test_its_number_is_graded_like_any_number(table):
    await placed(table)
    await table.send(Commanded("build", "two"))
    wrong = await table.say("12")
    assert keys(wrong)[:2] == ["wrong", "hint"]
    right = await table.say("97.46")
    verdict = next(one for one in right if isinstance(one, ReportVerdict))
    assert (verdict.item, verdict.outcome) == ("two/build", "correct")


async def test_an_unknown_name_lists_the_programs_and_asks_again_what_was_open(table):
    await placed(table)
    actions = await table.send(Commanded("build", "three"))
    say = next(one for one in actions if isinstance(one, Say))
    assert say.key == "build_which" and "one" in say.values["titles"]
    assert isinstance(actions[-1], Ask) and actions[-1].item != "three/build"


async def test_a_course_without_programs_says_so():
    table = Table()
    await table.send(Opened("en"))
    await placed(table)
    assert "build_none" in keys(await table.send(Commanded("build")))


async def test_while_placing_there_is_no_program(table):
    assert "not_while_placing" in keys(await table.send(Commanded("build")))


async def test_a_program_that_passed_counts_as_an_answer_without_help(table):
    await placed(table)
    before = table.belief("one").unhelped
    actions = await table.send(Built("one/build"))
    record = next(one for one in table.learner.standing("one").evidence if one.item == "build")
    assert not record.helped and record.outcome == "correct" and record.llr > 0
    assert table.belief("one").unhelped > before
    assert "build_passed" in keys(actions) and "build" in table.learner.standing("one").right
    assert not [one for one in actions if isinstance(one, Record)]  # records stay with the driver


async def test_twice_on_one_day_it_counts_once(table):
    await placed(table)
    await table.send(Built("one/build"))
    once = table.learner.standing("one").evidence
    assert await table.send(Built("one/build")) == []
    assert table.learner.standing("one").evidence == once


async def test_a_pass_closes_the_question_for_its_number_and_leaves_any_other_open(table):
    await placed(table)
    await table.send(Commanded("build", "one"))
    await table.send(Built("one/build"))
    assert table.learner.question is None
    await table.send(Said("go on"))
    open_now = table.learner.question
    await table.send(Built("two/build"))
    assert table.learner.question == open_now


@pytest.mark.parametrize("item", ["one/gone", "nowhere/build", "build", ""])
async def test_a_build_that_the_course_does_not_have_changes_nothing(table, item):
    await placed(table)
    before = table.learner
    assert await table.send(Built(item)) == []
    assert table.learner.standings == before.standings


async def test_a_build_alone_certifies_nothing(table):
    await placed(table)
    await table.send(Built("one/build"))
    assert table.learner.standing("one").known_on is None
