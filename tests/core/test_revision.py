"""Two versions of a course: what differs, and what that does to one learner."""

from dataclasses import replace
from datetime import date

import pytest

from tests import ramp
from tutor.core.course import Number
from tutor.core.learner import Learner, Standing
from tutor.core.messages import Opened
from tutor.core.revision import Effect, compare, effect

OLD = ramp.COURSE
KNOWN = Standing(is_met=True, known_on=date(2026, 1, 1))


def changed(course, concept, **fields):
    """The course with some fields of one concept exchanged."""
    return replace(
        course,
        concepts=tuple(
            replace(one, **fields) if one.id == concept else one for one in course.concepts
        ),
    )


def without(course, concept):
    """The course without a concept, and without the edges to it."""
    kept = [one for one in course.concepts if one.id != concept]
    return replace(
        course,
        concepts=tuple(
            replace(one, requires={low: why for low, why in one.requires.items() if low != concept})
            for one in kept
        ),
    )


def renamed(course, old, new):
    """The course with a concept under another id, which says what it was."""
    named = changed(course, old, id=new, was=(old,))
    return replace(
        named,
        concepts=tuple(
            replace(
                one, requires={new if low == old else low: w for low, w in one.requires.items()}
            )
            for one in named.concepts
        ),
    )


def test_a_course_does_not_differ_from_itself():
    assert compare(OLD, OLD).is_empty


def test_a_concept_that_is_gone_is_named_with_its_edges():
    found = compare(OLD, without(OLD, "one"))

    assert found.removed == ("one",) and found.added == () and found.renamed == {}
    assert found.edges_removed == (("two", "one"),)


def test_a_rename_is_neither_a_loss_nor_another_edge():
    found = compare(OLD, renamed(OLD, "one", "uno"))

    assert found.renamed == {"one": "uno"}
    assert not (found.removed or found.added or found.edges_added or found.edges_removed)
    assert not (found.items_removed or found.items_added or found.changed)


def test_a_rename_without_was_is_a_removal_and_an_addition():
    found = compare(OLD, changed(renamed(OLD, "one", "uno"), "uno", was=()))

    assert found.removed == ("one",) and found.added == ("uno",)


def test_a_new_edge_is_named_with_both_ends():
    requires = {**OLD.by_id["three"].requires, "one": {"en": "because"}}

    assert compare(OLD, changed(OLD, "three", requires=requires)).edges_added == (("three", "one"),)


def test_items_are_added_removed_changed_and_reworded():
    items = OLD.by_id["one"].items
    number = next(one for one in items if isinstance(one.task, Number))
    choice = next(one for one in items if one.kind == "choice")
    other = replace(number, task=replace(number.task, answer=number.task.answer + 1))
    asked = replace(choice, ask={lang: f"{text} Really?" for lang, text in choice.ask.items()})
    left = [one for one in items if one.id not in (number.id, choice.id)]
    gone, *rest = left
    new = replace(gone, id="brand-new")

    found = compare(OLD, changed(OLD, "one", items=(other, asked, new, *rest)))

    assert found.changed == (f"one/{number.id}",)
    assert found.reworded == (f"one/{choice.id}",)
    assert found.items_removed == (f"one/{gone.id}",) and found.items_added == ("one/brand-new",)


def test_a_language_that_is_gone_is_named():
    assert compare(OLD, replace(OLD, languages=("en",))).languages_removed == ("zh",)


def learner(**fields):
    return Learner("tea", 1, **fields)


def test_who_knows_a_removed_concept_loses_it_and_who_began_it_loses_that():
    new = without(OLD, "one")
    found = compare(OLD, new)

    knows = effect(found, new, learner(standings={"one": KNOWN}))
    began = effect(found, new, learner(standings={"one": Standing(is_met=True)}))

    assert (knows.known, knows.begun, knows.is_loss) == (("one",), (), True)
    assert (began.known, began.begun, began.is_loss) == ((), ("one",), True)
    assert effect(found, new, learner(standings={"two": KNOWN})) == Effect()


def test_who_knew_it_under_the_old_name_loses_nothing():
    new = renamed(OLD, "one", "uno")

    assert effect(compare(OLD, new), new, learner(standings={"one": KNOWN})) == Effect()


def test_a_new_prerequisite_of_something_known_is_said_once_it_is_not_known():
    requires = {**OLD.by_id["three"].requires, "one": {"en": "because"}}
    new = changed(OLD, "three", requires=requires)
    found = compare(OLD, new)

    assert effect(found, new, learner(standings={"three": KNOWN})).unlearned == (("three", "one"),)
    both = learner(standings={"three": KNOWN, "one": KNOWN})
    assert effect(found, new, both) == Effect()


@pytest.mark.parametrize("field", ["goal", "lang"])
def test_a_goal_or_a_language_that_is_gone_is_dropped(field):
    new = replace(without(OLD, "one"), languages=("en",))
    value = {"goal": "one", "lang": "zh"}[field]

    found = effect(compare(OLD, new), new, learner(**{field: value}))

    assert getattr(found, field) == value and not found.is_loss


async def test_the_open_question_is_dropped_only_where_its_item_changed():
    lesson = ramp.Table()
    await lesson.send(Opened("en"))
    while lesson.learner.question is None or lesson.learner.question.is_opening:
        await lesson.answer_right()
    asked = lesson.learner.question.item
    concept = asked.partition("/")[0]
    new = without(OLD, concept)

    assert effect(compare(OLD, new), new, lesson.learner).question == asked
    assert effect(compare(OLD, OLD), OLD, lesson.learner).question is None
