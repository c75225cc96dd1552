"""Which answers were given before their concept was taught, as the figures of teachers need it."""

import random
from dataclasses import replace

from tests.core.test_calibration import COURSE, answer, answers, by_level
from tests.core.test_lesson import newcomer as at_the_guess
from tests.core.test_why import practising
from tests.ramp import WHO
from tutor.core.answers import Answer, of_course
from tutor.core.calibration import calibrate
from tutor.core.messages import Commanded


def flags(table, **changes):
    """Of every answer about the first concept so far, whether it came before the teaching."""
    found = [
        Answer(0, past.at.date(), replace(past.record, **changes))
        for past in table.store.evidence(WHO)
    ]
    return [
        one.is_before
        for one in of_course(table.course, found)
        if one.record.concept == table.course.concepts[0].id
    ]


async def objecting(table):
    """With two harder questions about the first concept, both right."""
    await table.send(Commanded("know", "1"))
    for _ in range(2):
        assert table.ask.purpose == "placement"
        await table.answer_right()


async def test_who_objects_before_the_lesson_was_not_taught_yet():
    table = await practising()
    await objecting(table)
    assert flags(table) == [True, True]


async def test_who_objects_after_the_lesson_was_taught_although_it_is_asked_in_silence():
    table = await at_the_guess()
    number = len(flags(table))
    await table.say("a guess")
    await objecting(table)
    assert {past.record.purpose for past in table.store.evidence(WHO)} == {"placement"}
    assert flags(table)[number:] == [False, False]


async def test_a_question_instead_of_the_lesson_comes_before_the_teaching():
    table = await practising()
    await table.answer_right()
    assert flags(table) == [True]


async def test_an_answer_that_was_shown_has_taught():
    table = await practising()
    number = table.ask.number
    while table.ask.number == number:
        await table.answer_wrong()
    tries = len(flags(table))
    await objecting(table)
    assert flags(table) == [True] * tries + [False, False]


async def test_of_records_that_do_not_say_those_after_the_first_practice_count_as_taught():
    table = await practising()
    await table.answer_right()
    assert flags(table, taught=None) == [False]
    old = [answer(0, "c0/i0", False), answer(0, "c0/i1", True, "practice")]
    old += [answer(0, "c1/i0", True), answer(0, "c0/i2", True)]
    assert [one.is_before for one in of_course(COURSE, old)] == [True, False, True, False]


def test_practice_with_an_item_that_left_the_course_has_taught_all_the_same():
    old = [answer(0, "c0/gone", True, "practice"), answer(0, "c0/i0", True)]
    assert [one.is_before for one in of_course(COURSE, old)] == [False]


def test_what_learners_show_after_the_teaching_makes_no_concept_easier():
    crowd = list(answers(random.Random(4), 60, by_level))
    assert calibrate(COURSE, crowd).difficulty
    taught = [replace(one, record=replace(one.record, taught=1)) for one in crowd]
    assert not calibrate(COURSE, taught).difficulty
