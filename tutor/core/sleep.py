"""The night: what a day showed of a learner, distilled into notes; the details are let go.

Knows the rules by which a day's answers become notes, in pure code. Somebody outside may look back
on the day too, and notice more: that is a call, and its sightings count only with answers to show
for them.
"""

from collections.abc import Iterator
from datetime import date

from tutor.core import secrets
from tutor.core.classify import clean
from tutor.core.course import Choice, Concept, Course
from tutor.core.learner import OPENING, Evidence, Learner
from tutor.core.memory import LONGEST_NOTE, Note, joined
from tutor.core.messages import AskNotes, Distilled, Numbered, Say
from tutor.core.scene import Scene

HARD = 2
"""So many wrong answers on one day, with no right one alone, make a concept a hard one."""

MOST_FACTS = 24
"""So many answers are shown to who looks back on the day."""

LONGEST_ASK = 80
"""Characters of a question that are shown to who looks back on the day."""


def wake(scene: Scene) -> Scene:
    """With the last day distilled, if this is a new one, and its talk let go."""
    learner = scene.learner
    day = learner.day
    scene = scene.change(day=scene.today)
    if day is None or day >= scene.today:
        return scene
    notes = joined(learner.notes, distil(scene.course, learner, day))
    scene = scene.change(notes=notes, talk=())
    lines = tuple(f"{one.speaker}: {one.text}" for one in learner.talk)
    facts = tuple(_facts(scene, day))[-MOST_FACTS:]
    if not lines or not facts:
        return scene
    call = learner.calls + 1
    hidden = secrets.hidden(scene.course, learner)
    return scene.change(calls=call, night=call).do(AskNotes(call, scene.lang, lines, facts, hidden))


def dreamt(scene: Scene, event: Distilled) -> Scene:
    """With what somebody noticed of the last day joined to the notes, where answers show it."""
    there = {
        one.number for standing in scene.learner.standings.values() for one in standing.evidence
    }
    new = [
        Note(
            0,
            "noticed",
            scene.today,
            clean(one.text)[:LONGEST_NOTE],
            concept=one.concept if one.concept in scene.course.by_id else None,
            evidence=one.evidence,
        )
        for one in event.sightings
        if one.evidence and there.issuperset(one.evidence) and clean(one.text)
    ]
    return scene.change(night=None, notes=joined(scene.learner.notes, new))


def distil(course: Course, learner: Learner, day: date) -> Iterator[Note]:
    """The notes that a day's answers make by themselves."""
    if learner.goal is not None:
        yield Note(0, "cares", day, key="note_goal", concept=learner.goal)
    for concept in course.concepts:
        answers = _of_day(learner, concept.id, day)
        yield from _confused(course, concept.id, answers, day)
        yield from _helped(concept.id, answers, day)


def _of_day(learner: Learner, concept: str, day: date) -> list[Evidence]:
    return [
        one
        for one in learner.standing(concept).evidence
        if one.on == day and not one.is_struck and one.item not in ("", OPENING)
    ]


def _confused(course: Course, concept: str, answers: list[Evidence], day: date) -> Iterator[Note]:
    wrong = [one for one in answers if one.outcome not in ("correct", "unsure")]
    for one in wrong:
        named = _misconception(course, concept, one)
        if named is not None:
            values = {"misconception": named}
            yield Note(0, "confused", day, "", "note_mixed_up", values, concept, (one.number,))
    is_alone = any(one.outcome == "correct" and not one.helped for one in answers)
    if len(wrong) >= HARD and not is_alone:
        numbers = tuple(one.number for one in wrong)
        yield Note(0, "confused", day, key="note_hard", concept=concept, evidence=numbers)


def _misconception(course: Course, concept: str, answer: Evidence) -> str | None:
    item = course.by_id[concept].items_by_id.get(answer.item)
    if item is None or answer.option is None or not isinstance(item.task, Choice):
        return None
    options = item.task.options
    return options[answer.option].misconception if answer.option < len(options) else None


def _helped(concept: str, answers: list[Evidence], day: date) -> Iterator[Note]:
    """What stood between a wrong answer and the next right one."""
    wrong: Evidence | None = None
    for one in answers:
        if one.outcome == "correct" and wrong is not None:
            key = "note_hint_helped" if one.helped else "note_shown_helped"
            if one.helped or one.taught > wrong.taught:
                numbers = (wrong.number, one.number)
                yield Note(0, "helped", day, key=key, concept=concept, evidence=numbers)
                return
        elif one.outcome in ("incorrect", "partial"):
            wrong = wrong or one


def _facts(scene: Scene, day: date) -> Iterator[Numbered]:
    for concept in scene.course.concepts:
        for one in _of_day(scene.learner, concept.id, day):
            item = concept.items_by_id.get(one.item)
            if item is not None:
                how = "with help" if one.helped else "alone"
                asked = scene.text(item.ask)[:LONGEST_ASK]
                yield Numbered(one.number, f"{concept.id}: {asked} -> {one.outcome}, {how}")


def told(course: Course, note: Note, lang: str) -> Say:
    """A note as something to say."""
    if note.key is None:
        return Say("note_own", {"number": note.number, "note": note.text}, note.concept)
    values: dict[str, str | int] = {"number": note.number, **note.values}
    concept = _present(course, note.concept)
    if concept is None:
        values["title"] = note.concept or ""
    else:
        values["title"] = concept.title.get(lang) or concept.title[course.languages[0]]
        wrong = concept.misconceptions_by_id.get(note.values.get("misconception", ""))
        if wrong is not None:
            values["misconception"] = wrong.shows.get(lang) or wrong.shows[course.languages[0]]
    return Say(note.key, values, note.concept)


def _present(course: Course, concept: str | None) -> Concept | None:
    """The concept that a note is about, also under a former name; None when it is gone."""
    return next((one for one in course.concepts if concept in (one.id, *one.was)), None)
