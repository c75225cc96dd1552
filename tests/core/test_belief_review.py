"""No belief without proof: what once let belief, proof or a check move the wrong way."""

from datetime import date

from tests.core.test_lesson import newcomer
from tutor.core.evidence import brought_along, remembered
from tutor.core.learner import Evidence, Standing
from tutor.core.messages import Commanded


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
