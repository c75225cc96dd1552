"""`tutor calibrate`: a course's slips, guesses and difficulties, estimated from its own answers.

Knows what is printed and where the file goes; the estimates come from `tutor.core.calibration`.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tutor.cli import crowd
from tutor.cli.options import UsageError
from tutor.content.calibration import CALIBRATION_FILE, calibration_text
from tutor.content.load import load_course
from tutor.content.problem import shown
from tutor.core.calibration import FEWEST, calibrate
from tutor.core.estimate import Calibration, Estimate
from tutor.wiring import assemble, course_folder


def run(
    course: str | None, out: Path | None, as_json: bool, is_dry: bool, now: datetime | None
) -> int:
    """Estimate and write; 1, and nothing written, when there is too little data."""
    tutor = assemble(course, now)
    folder = course_folder(tutor.course_name)
    authored = load_course(folder, is_calibrated=False)
    found = calibrate(authored, crowd.answers(tutor.store, authored.id))
    file = out or folder / CALIBRATION_FILE
    is_written = not (is_dry or found.is_empty)
    if is_written:
        _write(file, calibration_text(found, tutor.clock()))
    if as_json:
        document = _document(authored.id, found, shown(file) if is_written else None)
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(found)
        print(_ending(found, file, is_written))
    return 1 if found.is_empty else 0


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written ({error.strerror}); choose another place with --out"
        ) from None


def _document(course: str, found: Calibration, written: str | None) -> dict[str, object]:
    return {"course": course, "needed": FEWEST, "written": written, **asdict(found)}


def _ending(found: Calibration, file: Path, is_written: bool) -> str:
    if is_written:
        return (
            f"Written: {shown(file)}. It holds from the next start of the tutor; "
            "delete it to go back."
        )
    if not found.is_empty:
        return "Nothing was written (--dry-run)."
    stays = f" {shown(file)} stays as it is." if file.exists() else ""
    return (
        f"Too little data: an item needs {FEWEST} first answers without help, a concept "
        f"{FEWEST} learners who were asked about it before it was taught. "
        f"Nothing was written.{stays}"
    )


def _print(found: Calibration) -> None:
    console = Console(highlight=False)
    console.print(f"First answers without help: {found.answers}, of learners: {found.learners}.")
    if found.difficulty:
        table = _table("Concept", "Learners", "Difficulty")
        for name, one in found.difficulty.items():
            table.add_row(name, str(one.answers), _change(one, 2))
        console.print(table)
    if found.slip:
        table = _table("Item", "Answers", "Slip", "Guess")
        for name, one in found.slip.items():
            table.add_row(name, str(one.answers), _change(one, 3), _change(found.guess[name], 3))
        console.print(table)
    if found.too_few:
        print(_left(found.too_few))


def _table(*columns: str) -> Table:
    table = Table(box=None)
    for column in columns:
        table.add_column(column, justify="left" if column in ("Concept", "Item") else "right")
    return table


def _change(one: Estimate, digits: int) -> str:
    # Adding zero takes the minus from what rounding left as nothing.
    before, after = (round(number, digits) + 0.0 for number in (one.before, one.after))
    return f"{before:.{digits}f} → {after:.{digits}f}"


def _left(too_few: Mapping[str, int]) -> str:
    items = sum("/" in name for name in too_few)
    return (
        f"Left as authored, with fewer than {FEWEST} answers: items {items}, concepts "
        f"{len(too_few) - items}. Their names are in --json."
    )
