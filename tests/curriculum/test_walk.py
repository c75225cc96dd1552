"""Whole walks through every shipped course, in every language, with the real engine and judge.

They show that a course can be taught to its end, not that people learn it.
"""

from random import Random

import pytest

from tests.curriculum.shipped import COURSES, LANGUAGES, ROOT
from tutor.cli.simulate import make_setting
from tutor.core.messages import FinishCourse, Say
from tutor.faces.simulator.walk import Walker, walk


def walked(course, lang, known=frozenset(), share=1.0, days=40):
    """Every step of one learner, and the course."""
    setting = make_setting(str(ROOT / "curriculum" / course), lang)
    known = setting.course.by_id.keys() if known == "all" else known
    walker = Walker(setting.course, lang, frozenset(known), share, Random(1))
    return setting.course, list(walk(setting, walker, 1, days))


def is_finished(steps):
    return any(isinstance(one, FinishCourse) for step in steps for one in step.shown)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("course", COURSES)
def test_who_is_always_right_is_taught_everything_and_finishes(course, lang):
    found, steps = walked(course, lang)

    taught = {
        one.concept
        for step in steps
        for one in step.shown
        if isinstance(one, Say) and one.key == "solution"
    }
    assert is_finished(steps)
    assert taught == set(found.by_id)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("course", COURSES)
def test_who_knows_everything_already_is_let_through_by_the_placement(course, lang):
    found, steps = walked(course, lang, "all")

    asked = {step.ask.number for step in steps if step.ask is not None}
    assert is_finished(steps)
    assert len(asked) <= max(12, len(found.concepts) * 3)


@pytest.mark.parametrize("course", COURSES)
def test_who_is_wrong_one_time_in_four_gets_through_too(course):
    _, steps = walked(course, "en", share=0.75, days=90)

    assert is_finished(steps)
