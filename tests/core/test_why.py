"""/why and /strike: every belief lists its evidence, and the learner can take an answer out."""

import pytest

from tests.core.brew import BREW, known, newcomer, no_idea, opened, placed, skip
from tests.core.test_lesson import newcomer as beginner
from tests.ramp import COURSE, WHO, Table, kinds, said
from tutor.core.belief import KNOWN
from tutor.core.challenge import FAIR, forecast, with_hints
from tutor.core.messages import Commanded, Opened
from tutor.core.why import SHOWN

ROWS = (
    "evidence_right", "evidence_right_helped", "evidence_wrong", "evidence_wrong_helped",
    "evidence_no_idea", "evidence_fished", "evidence_said", "evidence_said_not", "evidence_struck",
)  # fmt: skip


async def why(table):
    return await table.send(Commanded("why"))


async def strike(table, number):
    return await table.send(Commanded("strike", str(number)))


def rows(actions):
    """The evidence listed: message key and number, in order."""
    return [
        (one.key, one.values.get("number"))
        for one in actions
        if one.kind == "say" and one.key in ROWS
    ]


def one(actions, key):
    return next(it for it in actions if it.kind == "say" and it.key == key)


async def practising():
    """Somebody who meets the first concept by a bare question, of whom nothing is known."""
    table = Table()
    await table.send(Opened("en"))
    await placed(table, skip)
    assert table.ask.purpose == "practice" and table.ask.help == 0
    return table


async def knowing(beginner=no_idea):
    """Somebody who has just learned the first concept, with right answers only."""
    table = Table()
    await table.send(Opened("en"))
    await placed(table, beginner)
    while table.learner.standing("one").known_on is None:
        await table.answer_right()
    return table


def above(table):
    """How many answers were right so far."""
    return sum(len(it.right) for it in table.learner.standings.values())


# -- why ---------------------------------------------------------------------------------------


async def test_the_free_question_says_why_it_is_asked():
    table = await opened()
    actions = await why(table)
    assert said(actions) == ["why_opening"] and actions[-1].item == "cupping/opening"


@pytest.mark.parametrize("purpose", ["placement", "practice"])
async def test_the_reason_is_that_of_the_question_with_its_chance(purpose):
    table = await opened() if purpose == "placement" else await practising()
    if purpose == "placement":
        await table.send(Commanded("skip"))
    actions = await why(table)
    reason = one(actions, f"why_{purpose}")
    concept = table.course.by_id[table.ask.concept]
    assert reason.values["title"] == concept.title["en"] and 0 < reason.values["chance"] < 100
    assert actions[-1].number == table.learner.question.number


async def test_the_chance_that_is_named_in_practice_counts_the_help_that_came_along():
    table = await beginner()
    await table.say("a guess")
    number = table.ask.number
    while table.ask.number == number:
        await table.answer_wrong()
    assert table.ask.help > 0
    actions = await why(table)
    reason = next(it for it in actions if getattr(it, "key", "").startswith("why_practice"))
    asked, today = table.course.item(table.ask.item), table.now.date()
    alone = forecast(table.engine.ramp, table.learner, table.ask.concept, asked, today)
    assert reason.values["chance"] == round(100 * with_hints(alone, table.ask.help))
    assert reason.values["chance"] > round(100 * alone)
    is_hard = with_hints(alone, table.ask.help) < FAIR[0]
    assert reason.key == ("why_practice_hard" if is_hard else "why_practice")


async def test_the_guess_has_its_own_reason():
    table = Table()
    await table.send(Opened("en"))
    await placed(table, no_idea)
    assert said(await why(table))[0] == "why_guess"


async def test_every_edge_below_is_given_with_its_reason():
    table = await newcomer()
    while table.ask.concept != "infuser":
        await table.answer_right()
    edge = one(await why(table), "why_edge")
    assert edge.values == {
        "title": BREW.by_id["kettle"].title["en"], "reason": "infuser stands on kettle"
    }  # fmt: skip


async def test_the_belief_lists_the_answers_it_comes_from():
    table = await practising()
    await table.answer_wrong()
    await table.send(Commanded("skip"))
    await table.answer_right()
    actions = await why(table)
    evidence = table.learner.standing("one").evidence
    assert [number for _, number in rows(actions)] == [it.number for it in evidence]
    assert [key for key, _ in rows(actions)] == ["evidence_wrong", "evidence_right"]
    found = one(actions, "why_belief").values
    believed = table.belief("one")
    assert (found["unhelped"], found["helped"]) == (
        round(100 * believed.unhelped), round(100 * believed.helped)
    )  # fmt: skip
    assert (found["tries"], found["right"]) == (len(evidence), 1)
    assert "why_strike" in said(actions)


async def test_a_row_names_the_question_and_the_day():
    table = await practising()
    asked = table.ask.text
    await table.answer_right()
    actions = await why(table)
    row = [it for it in actions if it.kind == "say" and it.key in ROWS][-1]
    assert row.values["ask"] == asked and row.values["date"] == "2026-11-22"


@pytest.mark.parametrize(
    ("text", "key"),
    [("I know the kettle.", "evidence_said"), ("I don't know the kettle.", "evidence_said_not")],
)
async def test_what_the_learner_said_is_called_that(text, key):
    table = await opened()
    await table.say(text)
    await placed(table, skip)
    while table.ask.concept != "kettle":
        await table.answer_right()
    assert rows(await why(table))[0][0] == key


@pytest.mark.parametrize("argument", ["", "kettle"])
async def test_while_the_tutor_finds_out_it_shows_nothing_of_what_it_concludes(argument):
    table = await opened()
    await table.send(Commanded("skip"))
    if argument:
        await placed(table, skip)
        await table.send(Commanded("know", argument))
    await table.answer_right()
    assert table.ask.purpose == "placement"
    heard = await why(table)
    assert said(heard)[0].startswith("why_placement") and said(heard)[1:] == ["why_later"]
    for name in ("progress", "map", "strike"):
        actions = await table.send(Commanded(name, "1"))
        assert kinds(actions) == ["say", "ask"] and said(actions) == ["not_while_placing"]


async def test_without_evidence_there_is_nothing_to_strike():
    actions = await why(await newcomer())
    assert rows(actions) == [] and "why_strike" not in said(actions)


async def test_a_long_record_is_cut_to_the_latest():
    table = await practising()
    while len(table.learner.standing("one").evidence) <= SHOWN or table.ask.concept != "one":
        await table.answer_wrong()
        if table.learner.question is None:
            table.sleep()
            await table.send(Opened())
    evidence = table.learner.standing("one").evidence
    listed = [number for _, number in rows(await why(table))]
    assert listed == [it.number for it in evidence[-SHOWN:]] and len(evidence) > SHOWN


# -- strike ------------------------------------------------------------------------------------


async def test_a_struck_out_answer_counts_nothing_and_stays_listed():
    table = await practising()
    before = table.belief("one").unhelped
    await table.answer_right()
    answer = table.learner.standing("one").evidence[-1]
    high = table.belief("one").unhelped
    actions = await strike(table, answer.number)
    assert said(actions)[0] == "struck" and one(actions, "struck").values["number"] == answer.number
    assert table.belief("one").unhelped == pytest.approx(before) and before < high
    assert rows(await why(table))[-1] == ("evidence_struck", answer.number)
    told = next(it for it in actions if it.kind == "report_belief")
    assert told.unhelped == pytest.approx(before, abs=1e-4)


async def test_the_same_again_puts_it_back():
    table = await practising()
    await table.answer_right()
    before = table.learner
    number = before.standing("one").evidence[-1].number
    await strike(table, number)
    actions = await strike(table, number)
    assert said(actions)[0] == "restored"
    assert table.learner.standing("one") == before.standing("one")


async def test_a_wrong_answer_struck_out_raises_belief_and_proves_nothing():
    table = await practising()
    await table.answer_wrong()
    low = table.belief("one").unhelped
    actions = await strike(table, table.learner.standing("one").evidence[-1].number)
    assert said(actions)[0] == "struck_doubt"
    assert table.belief("one").unhelped > low and table.learner.standing("one").right == ()


@pytest.mark.parametrize("argument", ["", "0", "99", "-1", "one", "1 2", "²", "１", "1" * 40])
async def test_an_unknown_number_is_asked_for_and_changes_nothing(argument):
    table = await practising()
    await table.answer_right()
    before = table.learner
    actions = await strike(table, argument)
    assert said(actions) == ["strike_which"] and actions[-1].number == table.ask.number
    assert table.learner.standings == before.standings


@pytest.mark.parametrize("beginner", [no_idea, skip])
async def test_to_strike_the_two_right_answers_takes_the_concept_back(beginner):
    table = await knowing(beginner)
    assert table.belief("one").unhelped >= KNOWN
    heard = []
    for answer in table.learner.standing("one").evidence:
        if answer.outcome == "correct" and not answer.helped:
            heard += await strike(table, answer.number)
    standing = table.learner.standing("one")
    assert "lapsed" in said(heard) and standing.known_on is None and standing.right == ()
    told = [it for it in heard if it.kind == "report_belief" and it.concept == "one"]
    assert told[-1].state == "learning" and table.belief("one").unhelped < KNOWN


async def test_one_right_answer_alone_is_no_proof_either_until_the_other_is_put_back():
    table = await knowing(skip)
    number = next(
        answer.number
        for answer in table.learner.standing("one").evidence
        if answer.outcome == "correct" and not answer.helped
    )
    before = table.learner.standing("one")
    assert "lapsed" in said(await strike(table, number))
    assert len(table.learner.standing("one").right) == len(before.right) - 1 == 1
    await strike(table, number)
    assert set(table.learner.standing("one").right) == set(before.right)
    await table.send(Commanded("skip"))
    assert table.learner.standing("one").known_on is not None


async def test_what_was_placed_below_stands_on_the_answers_above():
    table = await opened()
    await placed(table, lambda table: table.right() if above(table) < 2 else skip(table))
    below = known(table)
    assert below
    heard = []
    for concept in BREW.by_id:
        for answer in table.learner.standing(concept).evidence:
            if answer.outcome == "correct":
                heard += await strike(table, answer.number)
    assert known(table) == set() and said(heard).count("lapsed") == len(below)


async def test_the_history_keeps_what_was_struck_out():
    table = await practising()
    await table.answer_right()
    before = [kept.record for kept in table.store.evidence(WHO)]
    actions = await strike(table, table.learner.standing("one").evidence[0].number)
    assert [kept.record for kept in table.store.evidence(WHO)] == before != []
    assert "record" not in kinds(actions)


async def test_a_strike_leaves_the_open_question_open():
    table = await practising()
    await table.answer_right()
    question = table.learner.question
    actions = await strike(table, 1)
    assert table.learner.question == question
    assert actions[-1].kind == "ask" and actions[-1].number == question.number


async def test_numbers_are_each_of_one_answer_in_the_whole_course():
    table = await knowing()
    for _ in range(6):
        await table.answer_right()
    numbers = [
        answer.number
        for concept in COURSE.by_id
        for answer in table.learner.standing(concept).evidence
    ]
    assert len(numbers) == len(set(numbers)) > 4 and max(numbers) <= table.learner.answers
