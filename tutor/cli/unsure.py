"""`tutor course unsure`: the answers that no grader could decide, for the teacher to settle.

Knows how they are shown and asked about, one by one; each is kept as soon as it is settled. Whose
they are is not known here.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console

from tutor.cli.abstained import Abstained, abstained
from tutor.cli.options import UsageError
from tutor.cli.reasons import plain
from tutor.cli.settle import read, settle
from tutor.content.problem import shown
from tutor.content.settled import SETTLED_FILE, Settled, Verdict
from tutor.core.course import Course, Prose
from tutor.wiring import Tutor, assemble, course_folder

KEYS: dict[str, Verdict] = {"r": "right", "w": "wrong"}
SKIP, STOP = "s", "q"


def run(course: str | None, as_json: bool, is_settling: bool, now: datetime | None) -> int:
    """Print the answers, or have them settled one by one; 0 in both cases."""
    if as_json and is_settling:
        raise UsageError("found both --json and --settle; expected one of them")
    tutor = assemble(course, now)
    folder = course_folder(tutor.course_name)
    done = {one.key for one in read(folder).answers}
    every = abstained(tutor.store, tutor.course, tutor.engine.phrases)
    left = [one for one in every if one.key not in done]
    if as_json:
        print(json.dumps(_document(tutor.course, left, len(every)), ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(_head(tutor.course, left, len(every)))
    if is_settling:
        _settle(console, tutor, folder, left)
        return 0
    for number, one in enumerate(left, 1):
        console.print(f"\n{number}. {_about(one)}\n   “{one.answer}”")
    if left:
        console.print(f"\nSettle them one by one: tutor course unsure {shown(folder)} --settle")
    return 0


def _document(course: Course, left: Sequence[Abstained], every: int) -> dict[str, object]:
    return {
        "course": course.id,
        "settled": every - len(left),
        "answers": [
            {
                "item": one.item,
                "question": plain(course.item(one.item).ask[one.lang]),
                "lang": one.lang,
                "answer": one.answer,
                "count": one.count,
                "last": one.last.isoformat(),
            }
            for one in left
        ],
    }


def _head(course: Course, left: Sequence[Abstained], every: int) -> str:
    if not every:
        return f"{course.id}. There is no answer that the grader was unsure of."
    given = sum(one.count for one in left)
    return (
        f"{course.id}. Different answers that the grader was unsure of: {len(left)}, given "
        f"{_times(given)}; settled: {every - len(left)}."
    )


def _about(one: Abstained) -> str:
    return f"{one.item} ({one.lang}), {_times(one.count)}, last on {one.last.date().isoformat()}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _settle(console: Console, tutor: Tutor, folder: Path, left: Sequence[Abstained]) -> None:
    """Ask about one answer after the other until they are done or the teacher stops."""
    settled = 0
    if left:
        console.print("What you settle is copied into the course. r: right, w: wrong, s: skip,")
        console.print("q: stop. What is settled stays settled, however you stop.")
    for number, one in enumerate(left, 1):
        console.print(f"\n{number} of {len(left)}: {_about(one)}")
        _show(console, tutor.course, one)
        key = _asked(console)
        if key == STOP:
            break
        if key in KEYS:
            day = tutor.clock().date()
            settle(folder, Settled(one.item, one.lang, one.answer, KEYS[key], day))
            settled += 1
    if settled:
        file, path = shown(folder / SETTLED_FILE), shown(folder)
        console.print(f"\nSettled now: {settled}, in {file}. Try them: tutor course lint {path}")


def _show(console: Console, course: Course, one: Abstained) -> None:
    item = course.item(one.item)
    console.print(f"Question: {plain(item.ask[one.lang])}")
    if isinstance(item.task, Prose):
        console.print("A good answer says:")
        for point in item.task.key_points:
            console.print(f"  – {plain(point.point[one.lang])}")
    console.print(f"Answer: {one.answer}")


def _asked(console: Console) -> str:
    """The key that the teacher typed; the end of the input stops."""
    while True:
        try:
            typed = console.input("Right or wrong? [r/w/s/q] ", markup=False).strip().casefold()[:1]
        except EOFError:
            return STOP
        if typed in (*KEYS, SKIP, STOP):
            return typed
