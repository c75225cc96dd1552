"""`tutor build`: what to write, and whether what was written passes its checks.

Knows how a report on a program reads. How a program is checked is in `tutor.builds`; what a pass
is worth is for the core.
"""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import SystemRandom

from rich.console import Console

from tutor.builds.report import Outcome, Report
from tutor.builds.runner import Job
from tutor.builds.runner import run as check
from tutor.cli.options import UsageError, known_language
from tutor.content.problem import nearest
from tutor.content.rules.programs import checks_file
from tutor.core.course import Build, Concept, Item
from tutor.core.events import Built
from tutor.faces.terminal import Terminal, styled
from tutor.wiring import Tutor, assemble, course_folder

MARKS = {"passed": "[green]✓[/]", "skipped": "[dim]–[/]"}
SEEDS = 1_000_000


@dataclass(frozen=True)
class Wish:
    """What was typed."""

    concept: str | None
    file: Path | None
    course: str | None
    learner: str
    lang: str | None
    seed: int | None
    seconds: float
    as_json: bool


@dataclass(frozen=True)
class _Page:
    """A report with all that its words need."""

    tutor: Tutor
    lang: str
    task: Build
    file: Path

    def say(self, key: str, **values: object) -> str:
        """A message of the tutor's."""
        shown = {name: str(value) for name, value in values.items()}
        return self.tutor.words.say(self.lang, key, shown)


def run(wish: Wish) -> int:
    """List the programs, show one task, or check one file; 1 when it does not pass."""
    tutor = assemble(wish.course, is_offline=True)
    try:
        lang = _lang(tutor, wish)
        console = Console(highlight=False)
        if wish.concept is None:
            return _list(tutor, lang, console)
        concept, item = _build(tutor, wish.concept)
        if not isinstance(item.task, Build):
            raise LookupError(f"{item.id} is no build")
        page = _Page(tutor, lang, item.task, wish.file or Path())
        if wish.file is None:
            _show(page, item, console)
            return 0
        return _check(page, wish, concept, item, console)
    finally:
        tutor.store.close()


def _lang(tutor: Tutor, wish: Wish) -> str:
    languages = tutor.course.languages
    if wish.lang is not None:
        return known_language(wish.lang, languages)
    stored = tutor.store.load(tutor.enrolment(wish.learner))
    return (stored.lang if stored else None) or languages[0]


def _build(tutor: Tutor, name: str) -> tuple[Concept, Item]:
    with_build = {one.id: one for one in tutor.course.concepts if one.builds}
    if name in with_build:
        return with_build[name], with_build[name].builds[0]
    near = nearest(name, with_build)
    advice = f"did you mean {near!r}?" if near else f"there are: {', '.join(with_build) or 'none'}"
    raise UsageError(f"no program to write for {name!r} in the course {tutor.course.id}; {advice}")


def _list(tutor: Tutor, lang: str, console: Console) -> int:
    with_build = [one for one in tutor.course.concepts if one.builds]
    if not with_build:
        console.print(tutor.words.say(lang, "build_none"))
    for one in with_build:
        console.print(f"[bold]{one.id}[/]  {one.title.get(lang, one.id)}")
    return 0


def _show(page: _Page, item: Item, console: Console) -> None:
    console.print(styled(item.ask[page.lang]))
    if page.task.needs is not None:
        place = page.tutor.words.place(page.task.needs)
        console.print(styled(page.say("hand_out", file=place)), soft_wrap=True)


def _check(page: _Page, wish: Wish, concept: Concept, item: Item, console: Console) -> int:
    seed = SystemRandom().randrange(SEEDS) if wish.seed is None else wish.seed
    folder = course_folder(page.tutor.course_name)
    names = tuple(page.task.checks)
    job = Job(page.file, checks_file(folder, concept.id), names, seed, wish.seconds)
    if console.is_terminal and not wish.as_json:
        with console.status(page.say("build_running", file=page.file.name)):
            report = check(job)
    else:
        report = check(job)
    if wish.as_json:
        found = {"concept": concept.id, "passed": report.is_passed, **asdict(report)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in _lines(page, report, wish):
            console.print(line, soft_wrap=True)
    if report.is_passed:
        _keep(page, wish, f"{concept.id}/{item.id}", console)
    return 0 if report.is_passed else 1


def _lines(page: _Page, report: Report, wish: Wish) -> Iterator[str]:
    passed = sum(one.sort == "passed" for one in report.outcomes)
    if report.outcomes:
        marks = " ".join(MARKS.get(one.sort, "[red]✗[/]") for one in report.outcomes)
        head = page.say("build_count", passed=passed, total=len(report.outcomes))
        yield f"{marks}  {head}"
    if report.trouble is not None:
        yield _trouble(page, report, wish)
    for one in report.outcomes:
        if one.sort not in ("passed", "skipped"):
            yield from _failed(page, one)
    if report.printed.strip() and not report.is_passed:
        yield "\n" + page.say("build_printed")
        yield from (f"    [dim]{_plain(line)}[/]" for line in report.printed.splitlines()[:12])
    if not report.is_passed and report.outcomes:
        yield "\n" + page.say("build_seed", seed=report.seed)


def _trouble(page: _Page, report: Report, wish: Wish) -> str:
    values = {
        "file": page.file,
        "error": report.error,
        "line": "?" if report.line is None else report.line,
        "seconds": f"{wish.seconds:g}",
    }
    return "[red]" + _plain(page.say(f"build_{report.trouble}", **values)) + "[/]"


def _failed(page: _Page, one: Outcome) -> Iterator[str]:
    yield "\n[red]✗[/] " + _plain(page.task.checks[one.check][page.lang])
    rows = [("build_called", one.call), ("build_found", one.found), ("build_wanted", one.wanted)]
    if one.error:
        place = page.say("build_line", line=one.line, file=page.file.name) if one.line else ""
        rows.append(("build_raised", f"{one.error}{place}"))
    for key, text in rows:
        if text:
            yield f"    {page.say(key)} {_plain(text)}"


def _plain(text: str) -> str:
    """A text of which the console takes no bracket for markup."""
    return text.replace("[", r"\[")


def _keep(page: _Page, wish: Wish, reference: str, console: Console) -> None:
    """Have the pass counted, for somebody who learns here."""
    who = page.tutor.enrolment(wish.learner)
    if page.tutor.store.load(who) is None:
        if not wish.as_json:
            console.print(page.say("build_not_kept"))
        return
    quiet = Console(highlight=False, quiet=wish.as_json)
    driver = page.tutor.driver(Terminal(quiet, page.tutor.words))
    asyncio.run(driver.handle(who, Built(reference)))
