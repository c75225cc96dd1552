"""The forecast of success, and the help that makes practice a fair challenge."""

from dataclasses import replace
from random import Random

import pytest

from tests.core.test_lesson import newcomer
from tests.ramp import COURSE, NOW, engine, said
from tutor.core import challenge
from tutor.core.learner import Evidence, Learner, Standing
from tutor.core.messages import Opened

RAMP = engine().ramp
ITEMS = COURSE.by_id["one"].items_by_id


def learner(*outcomes, helped=False, concept="one", taught=1):
    answers = tuple(
        Evidence(i, "count", outcome, helped, 0.0, NOW.date(), 1)
        for i, outcome in enumerate(outcomes)
    )
    return Learner("tea", 1).with_standing(concept, Standing(answers, taught))


def forecast(state, item="count", concept="one"):
    return challenge.forecast(RAMP, state, concept, ITEMS[item], NOW.date())


def test_right_answers_raise_the_forecast_and_wrong_ones_lower_it():
    assert forecast(learner("incorrect")) < forecast(learner()) < forecast(learner("correct"))


def test_an_answer_with_help_moves_it_less_than_one_without():
    alone, helped = forecast(learner("correct")), forecast(learner("correct", helped=True))
    assert forecast(learner()) < helped < alone


def test_what_a_learner_does_elsewhere_moves_the_forecast_of_a_fresh_concept():
    fresh = Standing(taught=1)
    strong = learner(*["correct"] * 8).with_standing("two", fresh)
    weak = learner(*["incorrect"] * 8).with_standing("two", fresh)
    assert forecast(weak, concept="two") < forecast(strong, concept="two")


def test_one_of_four_options_is_easier_than_a_number():
    assert forecast(learner(), "pick") > forecast(learner(), "count")


def test_a_struck_out_answer_counts_nothing():
    state = learner("incorrect")
    standing = state.standing("one")
    struck = replace(standing, evidence=(replace(standing.evidence[0], is_struck=True),))
    assert forecast(state.with_standing("one", struck)) == forecast(learner())


@pytest.mark.parametrize(("chance", "hints"), [(0.9, 0), (0.7, 0), (0.68, 1), (0.2, 2)])
def test_help_is_the_least_that_makes_it_fair(chance, hints):
    assert challenge.hints_needed(chance, ITEMS["count"], Standing(taught=1)) == hints


@pytest.mark.parametrize(
    ("outcome", "helped", "hints"),
    [("correct", False, 0), ("correct", True, 0), ("incorrect", True, 0), ("incorrect", False, 2)],
)
def test_help_never_comes_twice_running_nor_after_a_right_answer(outcome, helped, hints):
    standing = learner(outcome, helped=helped).standing("one")
    assert challenge.hints_needed(0.2, ITEMS["count"], standing) == hints


def test_there_is_no_help_before_the_lesson():
    assert challenge.hints_needed(0.2, ITEMS["count"], Standing()) == 0


@pytest.mark.parametrize("chance", [0.5, 0.65])
async def test_who_is_right_half_of_the_time_gets_on(chance):
    """Help may not become a trap: an answer with help proves nothing."""
    questions = []
    for seed in range(8):
        table, rng = await newcomer(), Random(seed)
        await table.say("a guess")
        numbers = set()
        while table.learner.standing("one").known_on is None and len(numbers) < 200:
            if table.learner.question is None or len(numbers) % 20 == 19:
                table.sleep()
                await table.send(Opened())
            if table.learner.question is None:
                await table.say("go on")
                continue
            numbers.add(table.ask.number)
            await (table.answer_right() if rng.random() < chance else table.answer_wrong())
        questions.append(len(numbers))
    assert sum(questions) / len(questions) < 25 and max(questions) < 80


async def test_who_failed_gets_the_next_question_with_a_hint_that_counts_as_help():
    table = await newcomer()
    await table.say("a guess")
    actions = []
    while "answer" not in said(actions):
        actions = await table.answer_wrong()
    assert "faded" in said(actions) and table.ask.help > 0
    order = [one.key if one.kind == "say" else one.kind for one in actions]
    assert order.index("answer") < order.index("ask") < order.index("faded")
    await table.answer_right()
    assert table.learner.standing("one").evidence[-1].helped
    assert table.learner.standing("one").right == ()
