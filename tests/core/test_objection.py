"""/know: a learner who says to know a concept gets two harder items about it."""

import pytest

from tests.core.brew import BREW, known, newcomer, right, wrong
from tests.ramp import kinds, said
from tutor.core.messages import Commanded


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
