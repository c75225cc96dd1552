"""The check at the end of a module: one question to each concept, one try, no help, and a tally."""

from dataclasses import replace

import pytest

from tests.core.brew import BREW, chain, known, no_idea, opened, placed, skip
from tests.ramp import COURSE, said
from tutor.core.check import MODULE
from tutor.core.messages import Commanded, Opened

SMALL = len(COURSE.concepts)
MOST_TURNS = 120


def one(actions, key):
    return next(it for it in actions if it.kind == "say" and it.key == key)


async def until(table, is_over, move):
    """All that is heard until something is so; the last turn's actions are the second value."""
    heard, last = [], []
    for _ in range(MOST_TURNS):
        if is_over():
            return heard, last
        last = await move()
        heard += last
    raise AssertionError("it never came to that")


async def module(course=COURSE):
    """Somebody who has just learned a module, and what was heard when its check began."""
    table = await opened(course=course)
    await placed(table, no_idea)
    _, last = await until(table, lambda: table.learner.checking is not None, table.answer_right)
    return table, last


async def checked(table, move):
    """All that is heard until the check is over."""
    heard, _ = await until(table, lambda: table.learner.checking is None, move)
    return heard


# -- when --------------------------------------------------------------------------------------


async def test_it_comes_when_there_is_nothing_more_to_learn():
    table, heard = await module()
    assert known(table) == set(COURSE.by_id) and SMALL < MODULE
    assert one(heard, "check_intro").values["number"] == SMALL
    assert table.ask.purpose == "review" and table.ask.help == 0


async def test_it_comes_after_a_module_of_a_longer_course():
    table, heard = await module(BREW)
    assert len(known(table)) == MODULE < len(BREW.concepts)
    assert one(heard, "check_intro").values["number"] == MODULE


async def test_what_the_placement_found_is_not_checked():
    table = await opened()
    await placed(table, lambda table: table.right())
    assert known(table) and table.learner.fresh == () and table.learner.checking is None


async def test_after_a_check_the_next_module_is_counted_from_nothing():
    table, _ = await module(BREW)
    await checked(table, table.answer_right)
    assert table.learner.fresh == () and table.learner.checking is None
    assert table.ask.purpose == "guess", "the lesson goes on"


async def test_who_learned_all_with_all_questions_there_are_is_checked_on_another_day():
    steps = chain(MODULE).concepts
    few = tuple(replace(step, items=step.items[:2]) for step in steps)
    course = replace(COURSE, concepts=few)
    table = await opened(course=course)
    await placed(table, no_idea)
    done = set(course.by_id)
    heard, _ = await until(table, lambda: known(table) == done, table.answer_right)
    assert table.learner.question is None and "check_intro" not in said(heard)
    table.sleep()
    heard = await table.send(Opened())
    assert one(heard, "check_intro").values["number"] == MODULE
    heard = await checked(table, table.answer_right)
    assert one(heard, "check_done").values == {"right": MODULE, "asked": MODULE}
    assert table.learner.fresh == ()


async def test_what_cannot_be_checked_today_waits_while_the_rest_is_checked():
    first, *rest = COURSE.concepts
    course = replace(COURSE, concepts=(replace(first, items=first.items[:2]), *rest))
    table, heard = await module(course)
    assert one(heard, "check_intro").values["number"] == SMALL - 1
    assert table.learner.fresh == (first.id,)
    await checked(table, table.answer_right)
    table.sleep()
    heard = await table.send(Opened())
    assert one(heard, "check_intro").values["number"] == 1 and table.ask.concept == first.id
    await table.answer_right()
    assert table.learner.fresh == () and table.learner.checking is None


# -- the questions -----------------------------------------------------------------------------


async def test_each_concept_learned_is_asked_about_once_with_what_was_not_asked_today():
    table, _ = await module(BREW)
    fresh = known(table)
    asked = []
    while table.learner.checking is not None:
        asked.append(table.ask)
        concept, _, item = table.ask.item.partition("/")
        assert item not in table.learner.standing(concept).closed
        await table.answer_right()
    assert {ask.concept for ask in asked} == fresh and len(asked) == MODULE
    assert all(ask.purpose == "review" and ask.ask_kind != "short" for ask in asked)


async def test_there_are_no_hints():
    table, _ = await module()
    number = table.ask.number
    actions = await table.send(Commanded("hint"))
    assert said(actions) == ["no_hints_in_check"]
    assert actions[-1].number == number and actions[-1].help == 0


async def test_one_wrong_answer_shows_the_answer_and_goes_on():
    table, _ = await module()
    number = table.ask.number
    actions = await table.answer_wrong()
    assert "answer" in said(actions) and "hint" not in said(actions)
    assert table.ask.number != number and table.learner.checking.asked == 1


async def test_i_dont_know_is_one_answer_too_and_shows_the_answer():
    table, _ = await module()
    number, concept = table.ask.number, table.ask.concept
    before = table.belief(concept).unhelped
    actions = await table.say("I don't know")
    assert "answer" in said(actions) and not {"nudge_1", "hint"} & set(said(actions))
    assert table.ask.number != number and table.belief(concept).unhelped < before
    assert (table.learner.checking.asked, table.learner.checking.right) == (1, 0)


@pytest.mark.parametrize("text", ["What is a leaf?", "hello", "…", "/map"])
async def test_what_is_no_answer_is_not_counted(text):
    table, _ = await module()
    number = table.ask.number
    await table.say(text)
    assert table.learner.question.number == number and table.learner.checking.asked == 0


# -- the tally ---------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", range(SMALL + 1))
async def test_the_tally_says_how_many_were_right_without_help(wrong):
    table, _ = await module()
    heard = []
    for count in range(SMALL):
        heard += await (table.answer_wrong() if count < wrong else table.answer_right())
    done = one(heard, "check_done")
    assert done.values == {"right": SMALL - wrong, "asked": SMALL}
    assert said(heard).count("check_done") == 1 and table.learner.checking is None


async def test_no_idea_counts_as_asked_and_a_question_left_out_does_not():
    table, _ = await module()
    heard = await table.say("I don't know")
    heard += await table.send(Commanded("skip"))
    heard += await checked(table, table.answer_right)
    assert one(heard, "check_done").values == {"right": SMALL - 2, "asked": SMALL - 1}


async def test_what_was_right_is_still_known_and_its_review_moved():
    table, _ = await module()
    before = table.learner.standings
    await checked(table, table.answer_right)
    assert known(table) == set(COURSE.by_id)
    assert all(table.learner.standing(it).card != before[it].card for it in COURSE.by_id)


async def test_what_was_wrong_comes_back_sooner():
    due = {}
    for name in ("answer_right", "answer_wrong"):
        table, _ = await module()
        concept = table.ask.concept
        await getattr(table, name)()
        due[name] = table.learner.standing(concept).card.due
    assert due["answer_wrong"] < due["answer_right"]


async def test_a_check_that_was_interrupted_goes_on_another_day():
    table, _ = await module()
    await table.answer_right()
    left = table.learner.checking.left
    await table.send(Commanded("stop"))
    table.sleep()
    actions = await table.send(Opened())
    assert table.learner.checking.left == left and actions[-1].kind == "ask"
    heard = await checked(table, table.answer_right)
    assert one(heard, "check_done").values == {"right": SMALL, "asked": SMALL}


async def test_who_leaves_the_whole_check_out_goes_on():
    table, _ = await module(BREW)
    await checked(table, lambda: table.send(skip(table)))
    assert table.ask.purpose == "guess"
    assert len(known(table)) == MODULE
