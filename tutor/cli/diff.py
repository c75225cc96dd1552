"""`tutor course diff`: what a new version of a course changes, and for whom.

Knows what is printed. What differs is for `tutor.core.revision`; learners are counted, and named
only where that is asked for.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from tutor.cli.options import UsageError
from tutor.content.load import COURSE_FILE, load_course
from tutor.core.course import Course
from tutor.core.revision import Effect, Revision, compare, effect
from tutor.wiring import open_store, read_settings


def run(old_path: Path, new_path: Path, is_named: bool, as_json: bool) -> int:
    """Print the differences; 1 when a learner would lose progress."""
    old, new = _course(old_path), _course(new_path)
    revision = compare(old, new)
    effects = _effects(old, new, revision)
    losing = [name for name, one in effects.items() if one.is_loss]
    if as_json:
        print(
            json.dumps(
                _document(old, new, revision, effects, is_named), ensure_ascii=False, indent=2
            )
        )
        return 1 if losing else 0
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for line in _lines(old, new, revision):
        console.print(line)
    for line in _about_learners(effects, is_named):
        console.print(line)
    return 1 if losing else 0


def _course(path: Path) -> Course:
    if not (path / COURSE_FILE).is_file():
        raise UsageError(f"{path}: found no {COURSE_FILE}; expected a course folder")
    return load_course(path)


def _effects(old: Course, new: Course, revision: Revision) -> dict[str, Effect]:
    """What happens to each stored learner of the old version, by name."""
    store = open_store(read_settings())
    try:
        everybody = {one.learner: one.state for one in store.learners(old.id)}
    finally:
        store.close()
    if old.id != new.id:  # progress is kept per course, so all of it stays behind
        revision = compare(old, Course(new.id, {}, {}, new.languages, ()))
    return {name: effect(revision, new, state) for name, state in everybody.items()}


def _lines(old: Course, new: Course, revision: Revision) -> Iterator[str]:
    """What differs between the files."""
    if old.id != new.id:
        yield f"The course is called {new.id}, not {old.id}: to learners it is another course."
    if revision.is_empty:
        yield "Learners would notice nothing."
        return
    yield from (f"renamed   {was} -> {now}" for was, now in revision.renamed.items())
    yield from (f"removed   {one}" for one in revision.removed)
    yield from (f"added     {one}" for one in revision.added)
    yield from (f"requires  {one} now requires {low}" for one, low in revision.edges_added)
    yield from (f"requires  {one} no longer requires {low}" for one, low in revision.edges_removed)
    for word, items in (
        ("removed", revision.items_removed),
        ("added", revision.items_added),
        ("another answer is right in", revision.changed),
        ("reworded", revision.reworded),
    ):
        yield from (f"item      {word} {one}" for one in items)
    yield from (f"language  removed {one}" for one in revision.languages_removed)


def _about_learners(effects: dict[str, Effect], is_named: bool) -> Iterator[str]:
    """What that does to those who are learning."""
    yield ""
    if not effects:
        yield "Nobody has begun this course."
        return
    found: dict[str, list[str]] = {}
    for name, one in effects.items():
        for line in _sentences(one):
            found.setdefault(line, []).append(name)
    yield f"{_count(len(effects), 'learner')} began this course."
    for line, names in found.items():
        who = f" ({', '.join(names)})" if is_named else ""
        yield f"  {_count(len(names), 'learner')}{who}: {line}"
    if not any(one.is_loss for one in effects.values()):
        yield "Nobody would lose progress."
    else:
        yield "A renamed concept keeps its progress with `was: [old-id]` in its new file."


def _sentences(one: Effect) -> Iterable[str]:
    yield from (f"would lose `{concept}`, which they know" for concept in one.known)
    yield from (f"would lose what they did in `{concept}`" for concept in one.begun)
    if one.question is not None:
        yield f"their open question {one.question} is dropped, and another is asked"
    if one.goal is not None:
        yield f"their goal `{one.goal}` is dropped; the whole course is the goal again"
    if one.lang is not None:
        yield f"their language {one.lang} is gone; they are asked for another"
    yield from (
        f"know `{concept}`, but not `{low}`, which it now requires"
        for concept, low in one.unlearned
    )


def _document(
    old: Course, new: Course, revision: Revision, effects: dict[str, Effect], is_named: bool
) -> dict[str, object]:
    touched = [(name, one) for name, one in effects.items() if one != Effect()]
    return {
        "old": {"course": old.id, "version": old.version},
        "new": {"course": new.id, "version": new.version},
        **asdict(revision),
        "learners": len(effects),
        "losing": sum(one.is_loss for one in effects.values()),
        "effects": [
            {**({"learner": name} if is_named else {}), **asdict(one)} for name, one in touched
        ],
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
