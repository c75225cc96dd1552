"""`tutor simulate`: simulated learners through a course, and what each way of teaching did.

Knows processes, the progress bar and what is printed. What a learner does is in
`tutor.faces.simulator`.
"""

import json
import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import assert_never

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tutor.cli.options import UsageError, known_language
from tutor.core.course import Prose
from tutor.core.messages import (
    Answered,
    AskAnswer,
    AskJudge,
    AskNotes,
    AskReading,
    Calling,
    Distilled,
    Judged,
    PointFinding,
    Read,
    Reply,
)
from tutor.faces.simulator.arms import ARMS, Setting
from tutor.faces.simulator.classroom import DAYS, KNOWS, Outcome
from tutor.faces.simulator.figures import NOTE, Figure
from tutor.faces.simulator.learners.family import FAMILIES
from tutor.faces.simulator.trial import Seat, Trial, seats, take_all
from tutor.llm.offline import find_points
from tutor.llm.reading import read_claims
from tutor.wiring import assemble

PICTURES = (".png", ".svg")
WIDE = 120
"""Columns of a terminal from which there is room for the standard errors."""

COLUMNS = (
    ("test after 7 days", "test\n7 d", 100),
    ("test after 30 days", "test\n30 d", 100),
    ("known after 7 days", "know\n7 d", 100),
    ("known after 30 days", "know\n30 d", 100),
    ("minutes", "min", 1),
    ("items", "items", 1),
    ("placement right", "pla-\nced", 100),
    ("practice in band", "in\nband", 100),
    ("practice reachable", "could\nbe", 100),
    ("called known falsely", "false\nknown", 100),
    ("finished", "fin-\nished", 100),
)
"""Figure, heading, factor."""

LEGEND = f"""\
All in %, but minutes and items; every learner may come for {DAYS} days.
test         mean true chance on a new open question, unhelped, over all concepts,
             7 and 30 days after the last lesson day
know         concepts with a true chance of at least {KNOWS:.0%} then
items        questions asked, guesses aside
placed       concepts that the placement told rightly
in band      practice questions whose true chance was 70 to 90%
could be     practice questions where that, or another item of the concept that was
             fresh that day, with at most two hints, had such a chance
false known  of all times a concept was called known: not known 7 days later"""


def run(
    course: str | None,
    learners: int,
    seed: int,
    lang: str | None,
    as_json: bool,
    out: Path | None,
    jobs: int | None,
) -> int:
    """Run a trial and print it; 130 when it was interrupted, after printing what was done."""
    if out is not None and out.suffix.lower() not in PICTURES:
        raise UsageError(f"--picture {out}: expected a file that ends in .png or .svg")
    if out is not None and not out.parent.is_dir():
        raise UsageError(f"--picture {out}: there is no folder {out.parent}; make it first")
    setting = make_setting(course, lang)
    trial, wanted = Trial(), seats(learners, seed)
    results = _results(course, setting, wanted, min(jobs or os.cpu_count() or 1, len(wanted)))
    is_complete = _run_all(trial, len(wanted), results)
    document: dict[str, object] = {
        "course": setting.course.id,
        "lang": setting.lang,
        "seed": seed,
        "learners": learners,
        "done": trial.count(),
        "is_complete": is_complete,
        "days": DAYS,
        "note": NOTE,
        "families": {
            family: {arm: _as_json(figures) for arm, figures in arms.items()}
            for family, arms in trial.figures().items()
        },
    }
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(trial, document)
    if out is not None and trial.count():
        _draw(trial, setting.course.id, out)
    return 0 if is_complete else 130


def make_setting(course: str | None, lang: str | None) -> Setting:
    """The engine and the offline judge of a course; answers once judged are remembered."""
    tutor = assemble(course)
    lang = known_language(lang or tutor.course.languages[0], tutor.course.languages)

    @cache
    def points(reference: str, lang: str, answer: str) -> tuple[PointFinding, ...]:
        item = tutor.course.item(reference)
        if not isinstance(item.task, Prose):
            raise LookupError(f"{reference} is not answered in words")
        return find_points(item.task, lang, answer, item.ask.get(lang, ""))

    def judge(request: Calling) -> Reply:
        match request:
            case AskJudge(call, item, lang, answer):
                return Judged(call, points(item, lang, answer), "keypoints")
            case AskReading(call, _, text):
                return Read(call, read_claims(tutor.course, text))
            case AskAnswer(call):
                return Answered(call, "unknown")
            case AskNotes(call):
                return Distilled(call, ())
            case _ as never:
                assert_never(never)

    return Setting(tutor.engine, judge, lang)


# -- running -----------------------------------------------------------------------------------

_settings: list[Setting] = []
"""The setting of this worker process, made once when it starts."""


def _start_worker(course: str | None, lang: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers itself
    _settings.append(make_setting(course, lang))


def _work(seat: Seat) -> tuple[Seat, dict[str, Outcome]]:
    return seat, take_all(_settings[0], seat, tuple(ARMS))


def _results(
    course: str | None, setting: Setting, wanted: Sequence[Seat], jobs: int
) -> Iterator[tuple[Seat, dict[str, Outcome]]]:
    """What came of every seat, as it is done: here, or in several processes."""
    if jobs == 1:
        for seat in wanted:
            yield seat, take_all(setting, seat, tuple(ARMS))
        return
    # Spawned, not forked: the progress bar runs in a thread.
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, _start_worker, (course, setting.lang)) as pool:
        yield from pool.imap_unordered(_work, wanted)


def _run_all(trial: Trial, wanted: int, results: Iterator[tuple[Seat, dict[str, Outcome]]]) -> bool:
    """Gather every result; False when it was interrupted."""
    console = Console(stderr=True)
    columns = (TextColumn("learners"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("learners", total=wanted)
        try:
            for seat, found in results:
                trial.add(seat, found)
                bar.advance(task)
        except KeyboardInterrupt:
            return False
    return True


# -- showing -----------------------------------------------------------------------------------


def _as_json(figures: dict[str, Figure]) -> dict[str, dict[str, float | None]]:
    return {
        name: {"value": _rounded(one.value), "error": _rounded(one.error)}
        for name, one in figures.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _print(trial: Trial, document: Mapping[str, object]) -> None:
    console = Console(highlight=False)
    has_errors = console.width >= WIDE
    print(
        f"{document['course']}, seed {document['seed']}. "
        f"Simulated learners: {document['learners']} "
        f"in each of {len(FAMILIES)} families, {document['done']} done."
    )
    if not document["is_complete"]:
        print("Interrupted: the tables show what was done so far.")
    for family, arms in trial.figures().items():
        start = _cell(arms["engine"]["test at enrolment"], 100, has_error=True)
        title = f"\n{family} learners (test at enrolment: {start})"
        table = Table(title=title, title_justify="left", box=None, padding=(0, 1, 0, 0))
        table.add_column("", no_wrap=True)
        for _, heading, _ in COLUMNS:
            table.add_column(heading, justify="right", no_wrap=True)
        for name, figures in arms.items():
            cells = (_cell(figures[figure], factor, has_errors) for figure, _, factor in COLUMNS)
            table.add_row(name, *cells)
        console.print(table)
    shown = "± is" if has_errors else "A wider terminal and --json also show"
    print(f"\n{LEGEND}\n{shown} one standard error over learners.\n\n{NOTE}")


def _cell(figure: Figure, factor: int, has_error: bool) -> str:
    if figure.value is None:
        return "–"
    error = f" ±{factor * figure.error:.0f}" if has_error and figure.error is not None else ""
    return f"{factor * figure.value:.0f}{error}"


def _draw(trial: Trial, course: str, out: Path) -> None:
    from tutor.faces.simulator.picture import picture  # matplotlib is slow to load

    drawn = picture(course, trial.figures(), out.suffix.lower().removeprefix("."))
    try:
        out.write_bytes(drawn)
    except OSError as error:
        raise UsageError(f"--picture {out}: cannot be written ({error.strerror})") from None
