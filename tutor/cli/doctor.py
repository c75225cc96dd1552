"""`tutor doctor`: what is set up, what is missing, and the next step.

Looks at everything that a lesson or the bot needs, and changes nothing but the database, which is
brought up to date by being opened.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

from rich.console import Console
from rich.table import Table

import tutor
from tutor.content.load import find_courses, load_course
from tutor.core.errors import TutorError
from tutor.wiring import Tutor, open_store, read_settings, shipped

Sign = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `next_step` is empty where there is nothing to do."""

    what: str
    sign: Sign
    found: str
    next_step: str = ""


def run(as_json: bool) -> int:
    """Print the findings; 1 when something is wrong, 0 when something optional is missing."""
    findings = [look() for look in (_python, _words, _courses, _database, _telegram)]
    is_well = all(one.sign != "wrong" for one in findings)
    if as_json:
        print(json.dumps({"ok": is_well, "findings": [asdict(one) for one in findings]}, indent=2))
    else:
        _show(findings)
    return 0 if is_well else 1


def _show(findings: list[Finding]) -> None:
    signs = {"ok": "[green]✓[/]", "missing": "[yellow]–[/]", "wrong": "[red]✗[/]"}
    table = Table(box=None, show_header=False)
    for one in findings:
        table.add_row(signs[one.sign], one.what, one.found)
        if one.next_step:
            table.add_row("", "", f"→ {one.next_step}")
    Console(highlight=False).print(table)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("tutor", "ok", f"{tutor.__version__} on Python {version}")


def _guarded(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except TutorError as error:
        return Finding(what, "wrong", str(error).splitlines()[0], "see the message above")


def _words() -> Finding:
    def look() -> Finding:
        names = Tutor(read_settings(), "").words.languages()
        return Finding("languages", "ok", ", ".join(names.values()))

    return _guarded("languages", look)


def _courses() -> Finding:
    def look() -> Finding:
        loaded = [load_course(path) for path in find_courses(shipped() / "curriculum")]
        named = ", ".join(f"{one.id} (concepts: {len(one.concepts)})" for one in loaded)
        return Finding("courses", "ok", named)

    finding = _guarded("courses", look)
    step = "run: tutor course lint curriculum" if finding.sign == "wrong" else ""
    return Finding(finding.what, finding.sign, finding.found, step)


def _database() -> Finding:
    def look() -> Finding:
        settings = read_settings()
        store = open_store(settings)
        number = len(store.enrolments())
        store.close()
        place = "the database of TUTOR_DATABASE_URL" if settings.database_url else settings.home
        return Finding("memory", "ok", f"{place}: enrolments: {number}")

    finding = _guarded("memory", look)
    step = "set TUTOR_HOME to a folder that you may write to" if finding.sign == "wrong" else ""
    return Finding(finding.what, finding.sign, finding.found, step)


def _telegram() -> Finding:
    def look() -> Finding:
        settings = read_settings()
        if settings.telegram_token is None:
            step = "for the bot: get a token from @BotFather and set TELEGRAM_BOT_TOKEN"
            return Finding("telegram", "missing", "no token; the terminal works without", step)
        if not settings.telegram_allowed and not settings.telegram_allow_all:
            step = "set ALLOWED_TELEGRAM_USER_IDS, or TELEGRAM_ALLOW_ALL=true"
            return Finding("telegram", "missing", "a token, but nobody is let in", step)
        who = "everybody" if settings.telegram_allow_all else len(settings.telegram_allowed)
        return Finding("telegram", "ok", f"a token; let in: {who}; start with: tutor bot")

    return _guarded("telegram", look)
