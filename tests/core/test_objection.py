"""/know: two harder items for who says to know a concept. /learn: a lesson for who does not."""

from dataclasses import replace

import pytest

from tests.core.brew import BREW, known, newcomer, opened, right, wrong
from tests.ramp import NOW, kinds, said
from tutor.core.learner import Waiting
from tutor.core.messages import Commanded
from tutor.driver import dice


@pytest.mark.parametrize("name", ["tannin", "3", "TITLE TANNIN", "Title tannin 中文"])
async def test_an_objection_that_is_right_makes_the_concept_known(name):
    table = await newcomer()
    actions = await table.send(Commanded("know", name))
    assert said(actions) == ["objected"] and table.ask.purpose == "placement"
    items = []
    while table.learner.placing is not None:
        items.append(table.ask)
        actions = await table.send(right(table))
    assert len({ask.item for ask in items}) == 2
    assert all(ask.concept == "tannin" and ask.help == 0 for ask in items)
    assert "objection_right" in said(actions) and "tannin" in known(table)
    assert actions[-1].kind == "ask"


async def test_the_harder_items_are_those_that_are_hard_to_guess():
    table = await newcomer()
    await table.send(Commanded("know", "tannin"))
    first = table.ask
    await table.send(right(table))
    assert {first.ask_kind, table.ask.ask_kind} == {"number"}


async def test_an_objection_that_is_wrong_changes_little_and_is_settled_without_blame():
    table = await newcomer()
    await table.send(Commanded("know", "tannin"))
    actions = await table.send(wrong(table))
    assert kinds(actions) == ["ask"]
    actions = await table.send(wrong(table))
    assert "objection_open" in said(actions) and not known(table)
    assert not {"wrong", "right", "hint"} & set(said(actions))
    assert "report_verdict" not in kinds(actions) and actions[-1].kind == "ask"


@pytest.mark.parametrize(
    ("argument", "key"), [("teapot", "know_which"), ("99", "know_which"), ("0", "know_which")]
)
async def test_an_objection_about_nothing_asks_which(argument, key):
    table = await newcomer()
    number = table.ask.number
    actions = await table.send(Commanded("know", argument))
    assert said(actions) == [key] and table.learner.question.number == number
    titles = actions[0].values["titles"]
    assert titles.splitlines()[2] == f"3. {BREW.by_id['tannin'].title['en']}"


async def test_what_is_known_need_not_be_objected_to():
    table = await newcomer()
    await table.send(Commanded("know", "kettle"))
    for _ in range(2):
        await table.send(right(table))
    assert said(await table.send(Commanded("know", "kettle")))[0] == "known_already"


async def test_an_objection_without_a_name_is_about_the_concept_under_way():
    table = await newcomer()
    await table.send(Commanded("know"))
    assert table.ask.concept == "kettle"
    assert table.ask.purpose == "placement" and table.learner.placing.about == "kettle"


async def test_what_a_won_objection_shows_of_the_way_is_said_and_reported():
    table = await newcomer()
    await table.send(Commanded("know", "terroir"))
    heard = []
    while table.learner.placing is not None:
        heard += await table.send(right(table))
    reported = {one.concept for one in heard if one.kind == "report_belief"}
    assert known(table) > {"terroir"} and known(table) <= reported
    also = next(one for one in heard if getattr(one, "key", "") == "objection_also")
    assert len(also.values["titles"].splitlines()) == len(known(table)) - 1


async def test_objecting_in_a_guess_leads_back_to_the_lesson():
    table = await newcomer()
    while table.ask.purpose != "guess":
        await table.send(wrong(table))
    concept = table.ask.concept
    await table.send(Commanded("know", concept))
    heard = []
    while table.learner.placing is not None:
        heard = await table.say("I don't know")
    assert "pain" in said(heard) and (table.ask.purpose, table.ask.concept) == ("guess", concept)


async def test_the_same_objection_twice_is_one():
    table = await newcomer()
    await table.send(Commanded("know", "tannin"))
    number = table.ask.number
    actions = await table.send(Commanded("know", "tannin"))
    assert kinds(actions) == ["ask"] and actions[0].number == number


# -- "I do not know this" ----------------------------------------------------------------------


async def test_a_known_concept_is_taught_to_who_says_not_to_know_it():
    table = await newcomer()
    await table.send(Commanded("know", "kettle"))
    while table.learner.placing is not None:
        await table.send(right(table))
    assert "kettle" in known(table)
    before = table.belief("kettle").unhelped
    actions = await table.send(Commanded("learn", "kettle"))
    assert "pain" in said(actions) and (table.ask.purpose, table.ask.concept) == ("guess", "kettle")
    assert "kettle" not in known(table) and table.belief("kettle").unhelped < before
    assert table.learner.standing("kettle").right == ()


async def test_what_stands_on_missing_steps_is_not_taught_yet():
    table = await newcomer()
    number = table.ask.number
    actions = await table.send(Commanded("learn", "terroir"))
    assert said(actions) == ["learn_later"] and table.learner.question.number == number
    assert said(await table.send(Commanded("learn", "teapot"))) == ["learn_which"]


async def test_a_verdict_that_was_under_way_is_none_of_the_lesson_that_began():
    table = await newcomer()
    state = replace(table.learner, waiting=Waiting(9))
    state, _ = table.engine.step(state, Commanded("learn", "kettle"), NOW, dice(state))
    assert state.question.is_guess and state.waiting is None


async def test_in_the_placement_nothing_is_taught_on_demand():
    table = await opened()
    assert said(await table.send(Commanded("learn", "kettle"))) == ["not_while_placing"]
