"""The questions of the placement, and what is concluded from their answers."""

from random import Random

import pytest

from tests.core.brew import (
    BREW,
    NAMES,
    asked,
    chain,
    known,
    no_idea,
    opened,
    placed,
    right,
    skip,
    wrong,
)
from tests.ramp import WHO, kinds, said
from tutor.core.messages import Commanded, Said
from tutor.core.placement import FEWEST_QUESTIONS, LEAST_QUESTIONS, MOST_QUESTIONS, PLACED

ITEMS = ("pick", "count", "sort", "pick-again", "count-again")


def listed(say):
    """The concepts whose titles a message lists."""
    titles = say.values["titles"].splitlines()
    return {one for one in NAMES if f"– {BREW.by_id[one].title['en']}" in titles}


# -- the questions -----------------------------------------------------------------------------


async def test_right_and_wrong_look_the_same():
    for answer in (right, wrong, no_idea):
        table = await opened()
        await table.send(Commanded("skip"))
        for count in range(1, 3):
            actions = await table.send(answer(table))
            assert kinds(actions) == ["ask"], "nothing but the next question is shown"
            assert len(table.store.evidence(WHO)) == count


@pytest.mark.parametrize("answer", [right, wrong, skip, no_idea])
async def test_it_ends_within_its_limit(answer):
    table = await opened()
    heard = await placed(table, answer)
    report = next(one for one in heard if one.kind == "report_placement")
    items = [one for one in asked(heard) if one.partition("/")[2] in ITEMS][: report.questions]
    assert report.questions <= FEWEST_QUESTIONS
    assert len(set(items)) == report.questions, "no item is asked twice"


@pytest.mark.parametrize(("length", "limit"), [(60, 15), (140, MOST_QUESTIONS)])
async def test_a_longer_way_may_take_more_questions_but_never_more_than_the_most(length, limit):
    table = await opened(course=chain(length))
    dice = Random(5)
    heard = await placed(table, lambda table: dice.choice((right, wrong))(table))
    report = next(one for one in heard if one.kind == "report_placement")
    assert FEWEST_QUESTIONS < report.questions <= limit


async def test_an_unsure_answer_says_less_than_a_sure_one():
    weight = {}
    for mark in ("", "?", "？"):
        table = await opened(seed=4)
        await table.send(Commanded("skip"))
        event = right(table)
        text = event.text if isinstance(event, Said) else event.option
        actions = await table.say(text + mark)
        assert kinds(actions) == ["ask"]
        (kept,) = table.store.evidence(WHO)
        assert kept.record.outcome == "correct" and not kept.record.helped
        weight[mark] = kept.record.llr
    assert 0 < weight["?"] == weight["？"] < weight[""]
    assert weight["?"] == pytest.approx(0.6 * weight[""], abs=1e-5)


@pytest.mark.parametrize("command", ["hint", "know"])
async def test_there_are_no_hints_and_no_objections_while_placing(command):
    table = await opened()
    await table.send(Commanded("skip"))
    item = table.ask.item
    actions = await table.send(Commanded(command))
    assert said(actions) in (["no_hints_in_placement"], ["not_while_placing"])
    assert asked(actions) == [item] and actions[-1].help == 0


# -- what is concluded -------------------------------------------------------------------------


async def test_who_leaves_everything_out_is_known_to_know_nothing():
    table = await opened()
    heard = await placed(table, skip)
    report = next(one for one in heard if one.kind == "report_placement")
    assert report.known == () and report.frontier == ("kettle",) and not known(table)


@pytest.mark.parametrize("rights", [0, 1])
async def test_big_words_and_one_right_answer_make_nothing_known(rights):
    table = await opened()
    await table.say(" ".join(f"I know {name}." for name in NAMES))
    left = rights
    while not table.learner.is_placed:
        await table.send(right(table) if left else Commanded("skip"))
        left = max(0, left - 1)
    assert not known(table)


@pytest.mark.parametrize("seed", range(8))
async def test_what_counts_as_known_was_believed_and_shown_by_two_items(seed):
    table = await opened()
    dice = Random(seed)
    bold = dice.random()
    await placed(table, lambda table: (right if dice.random() < bold else wrong)(table))
    for one in known(table):
        above = BREW.descendants[one] | {one}
        shown = {(it, item) for it in above for item in table.learner.standing(it).right}
        assert len(shown) >= 2 and table.belief(one).unhelped >= PLACED


async def test_who_knows_all_is_asked_until_that_is_clear():
    table = await opened()
    heard = await placed(table, right)
    assert known(table) == set(NAMES) and "placement_done_all" in said(heard)
    assert LEAST_QUESTIONS <= len(asked(heard)) <= 8


async def test_two_lucky_answers_make_nothing_known():
    table = await opened()
    heard = []
    for _ in range(2):
        heard += await table.answer_right()
    assert not known(table) and table.ask.purpose == "placement"


async def test_what_was_only_said_makes_nothing_known():
    table = await opened()
    await table.say(" ".join(f"I know {one.title['en']}." for one in BREW.concepts))
    heard = await placed(table, skip)
    assert "placement_done" in said(heard) and not known(table)


async def test_the_end_says_what_is_believed_and_draws_it():
    table = await opened()
    heard = await placed(
        table, lambda table: right(table) if table.ask.concept in NAMES[:3] else wrong(table)
    )
    report = next(one for one in heard if one.kind == "report_placement")
    assert set(report.known) == known(table) != set()
    (drawn,) = [one for one in heard if one.kind == "draw_map"]
    assert {row.concept for row in drawn.rows if row.state == "known"} == known(table)
    assert {row.concept for row in drawn.rows if row.is_next} == set(report.frontier)
    beliefs = [one for one in heard if one.kind == "report_belief"]
    assert {one.concept for one in beliefs} == known(table)
    done = next(one for one in heard if one.kind == "say" and one.key == "placement_done")
    assert done.values["known"] == len(report.known) and done.values["total"] == len(NAMES)
    assert done.values["next"] == BREW.by_id[report.frontier[0]].title["en"]


async def test_what_the_tutor_cannot_tell_is_listed_for_objection():
    table = await opened()
    await table.say("I know kettle and infuser.")
    heard = await placed(table, skip)
    (unsure,) = [one for one in heard if one.kind == "say" and one.key == "placement_unsure"]
    assert listed(unsure) >= {"kettle", "infuser"}
    assert listed(unsure) == {one for one in NAMES if table.belief(one).unhelped >= 0.5}


async def test_who_is_sure_to_know_nothing_is_shown_no_doubtful_list():
    table = await opened()
    assert "placement_unsure" not in said(await placed(table, no_idea))
