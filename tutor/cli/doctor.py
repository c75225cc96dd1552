"""`tutor doctor`: what is set up, what is missing, and the next step.

Looks at everything that a lesson or the bot needs, and changes nothing but the database, which is
brought up to date by being opened.
"""

import json
import sys
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

import tutor
from tutor.cli import model_health
from tutor.cli.finding import Finding, guarded
from tutor.content.load import find_courses, load_course
from tutor.core.errors import TutorError
from tutor.wiring import SetupError, Tutor, open_store, read_settings, shipped


def run(as_json: bool, is_asking: bool) -> int:
    """Print the findings; 1 when something is wrong, 0 when something optional is missing.

    Nobody is asked over the network, but the model where `is_asking`.
    """
    findings = _unreadable()
    if findings:
        looks = [_python, _courses, model_health.prompts]
    else:
        looks = [_python, _words, _courses, _database, _telegram, model_health.model]
        looks += [model_health.answer] if is_asking else []
        looks += [model_health.prompts, model_health.budget, model_health.used]
    findings += [look() for look in looks]
    is_well = all(one.sign != "wrong" for one in findings)
    if as_json:
        document = {"ok": is_well, "findings": [asdict(one) for one in findings], "usage": _usage()}
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _show(findings)
    return 0 if is_well else 1


def _unreadable() -> list[Finding]:
    """Every setting that cannot be read; with one of them nothing else can be looked at."""
    try:
        read_settings()
    except SetupError as error:
        lines = (line.rpartition("; ") for line in str(error).splitlines())
        return [Finding("settings", "wrong", found, step) for found, _, step in lines]
    return []


def _usage() -> dict[str, object] | None:
    """What the model took, in numbers; None where they cannot be read, which a finding tells."""
    try:
        return model_health.usage()
    except TutorError:
        return None


def _show(findings: list[Finding]) -> None:
    signs = {"ok": "[green]✓[/]", "missing": "[yellow]–[/]", "wrong": "[red]✗[/]"}
    table = Table(box=None, show_header=False)
    for one in findings:
        table.add_row(
            signs[one.sign], one.what, Text(one.found)
        )  # it may hold what looks like markup
        if one.next_step:
            table.add_row("", "", Text(f"→ {one.next_step}"))
    Console(highlight=False).print(table)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("tutor", "ok", f"{tutor.__version__} on Python {version}")


def _words() -> Finding:
    def look() -> Finding:
        settings = read_settings()
        names = Tutor(settings, settings.course).words.languages()
        return Finding("languages", "ok", ", ".join(names.values()))

    return guarded("languages", look)


def _courses() -> Finding:
    def look() -> Finding:
        loaded = [load_course(path) for path in find_courses(shipped() / "curriculum")]
        named = ", ".join(f"{one.id} (concepts: {len(one.concepts)})" for one in loaded)
        return Finding("courses", "ok", named)

    return guarded("courses", look, "run: tutor course lint curriculum")


def _database() -> Finding:
    def look() -> Finding:
        settings = read_settings()
        store = open_store(settings)
        number = len(store.enrolments())
        store.close()
        place = "the database of TUTOR_DATABASE_URL" if settings.database_url else settings.home
        return Finding("memory", "ok", f"{place}: enrolments: {number}")

    return guarded("memory", look, "set TUTOR_HOME to a folder that you may write to")


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

    return guarded("telegram", look)
