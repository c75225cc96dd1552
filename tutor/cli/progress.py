"""`tutor progress`, `tutor map`, `tutor review`: what the tutor believes, in three ways."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tutor.cli.options import UsageError, known_language
from tutor.core.learner import Learner
from tutor.core.messages import DrawMap, ReportProgress, Row
from tutor.core.report import rows
from tutor.core.review import MOST_REVIEWS, due_concepts, due_today, minutes, next_due
from tutor.faces.terminal import styled
from tutor.faces.words import SIGNS, standing
from tutor.wiring import Tutor, assemble

PICTURES = (".png", ".svg")
NARROW = 60
"""Columns below which a list is easier to read than a table."""


def _learner(tutor: Tutor, name: str) -> Learner:
    """The stored learner, or somebody of whom nothing is known."""
    stored = tutor.store.load(tutor.enrolment(name))
    return stored or tutor.engine.enrol(0)


def _lang(tutor: Tutor, learner: Learner, wanted: str | None = None) -> str:
    return wanted or learner.lang or tutor.course.languages[0]


def progress(course: str | None, name: str, as_json: bool, now: datetime | None) -> int:
    """Print the belief about every concept, with the evidence it stands on."""
    tutor = assemble(course, now)
    learner = _learner(tutor, name)
    lang = _lang(tutor, learner)
    found = rows(tutor.engine.ramp, learner, lang, tutor.clock().date())
    due = due_concepts(tutor.course, learner, tutor.clock().date())
    if as_json:
        print(json.dumps(_document(tutor, name, learner, found, due), ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False)
    if console.width < NARROW:
        console.print(styled(tutor.words.render(lang, ReportProgress(found, len(due)))))
        return 0
    say = tutor.words.say
    known = sum(row.state in ("known", "stable") for row in found)
    head = {"known": known, "total": len(found), "due": len(due)}
    table = Table(title=say(lang, "progress_head", head), title_justify="left", box=None)
    for key in (
        "",
        "column_concept",
        "column_state",
        "column_alone",
        "column_helped",
        "column_from",
    ):
        table.add_column(say(lang, key) if key else "", justify="left")
    for row in found:
        one = learner.standing(row.concept)
        state = standing(row)
        table.add_row(
            SIGNS[state],
            row.title,
            say(lang, f"state_{state}"),
            f"{row.unhelped:.0%}" if one.tries or one.known_on else "–",
            f"{row.helped:.0%}" if one.tries or one.known_on else "–",
            say(lang, "evidence_from", {"tries": one.tries, "right": len(one.right)}),
        )
    console.print(table)
    return 0


def _document(
    tutor: Tutor, name: str, learner: Learner, found: tuple[Row, ...], due: tuple[str, ...]
) -> dict[str, object]:
    evidence = tutor.store.evidence(tutor.enrolment(name))
    return {
        "learner": name,
        "course": tutor.course.id,
        "turns": learner.turn,
        "due": list(due),
        "concepts": [
            {
                **{key: value for key, value in asdict(row).items() if not key.startswith("is_")},
                "evidence": [
                    asdict(one.record) | {"at": one.at.isoformat()}
                    for one in evidence
                    if one.record.concept == row.concept
                ],
            }
            for row in found
        ],
    }


def draw(
    course: str | None, name: str, lang: str | None, out: Path | None, now: datetime | None
) -> int:
    """Print the ramp, or write it as a picture."""
    tutor = assemble(course, now)
    learner = _learner(tutor, name)
    lang = known_language(_lang(tutor, learner, lang), tutor.course.languages)
    found = rows(tutor.engine.ramp, learner, lang, tutor.clock().date())
    if out is None:
        text = tutor.words.render(lang, DrawMap(found))
        Console(highlight=False).print(styled(text))
        return 0
    if out.suffix.lower() not in PICTURES:
        raise UsageError(f"{out}: expected a file that ends in .png or .svg")
    from tutor.cli.picture import map_picture

    form = out.suffix.lower().removeprefix(".")
    try:
        out.write_bytes(map_picture(tutor.course, found, tutor.words, lang, form))
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror})") from None
    print(out)
    return 0


def review(course: str | None, name: str, now: datetime | None) -> int:
    """Print what is due today, how long it takes, and how to begin."""
    tutor = assemble(course, now)
    learner = _learner(tutor, name)
    lang = _lang(tutor, learner)
    due = due_today(tutor.course, learner, tutor.clock().date(), MOST_REVIEWS)
    console = Console(highlight=False)
    if not due:
        day = next_due(tutor.course, learner, tutor.clock().date())
        key, values = ("no_review", {"date": day.isoformat()}) if day else ("no_review_yet", {})
        console.print(tutor.words.say(lang, key, values))
        return 0
    console.print(
        tutor.words.say(lang, "reviews_due", {"number": len(due), "minutes": minutes(len(due))})
    )
    for one in due:
        console.print(f"  {tutor.course.by_id[one].title.get(lang, one)}")
    return 0
