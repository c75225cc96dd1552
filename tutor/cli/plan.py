"""`tutor plan`: what to do on which day until an exam, and what will not fit.

Knows how a plan is printed: a table on a terminal, one line a day in a pipe or where it is narrow,
or JSON. How it is made is in `tutor.core.plan`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from rich.console import Console
from rich.table import Table

from tutor.cli.options import UsageError, known_language
from tutor.core.course import Course
from tutor.core.messages import Value
from tutor.core.plan import MINUTES_PER_CONCEPT, MOST_MINUTES, Plan, Reason, Task, plan
from tutor.core.review import SECONDS_PER_REVIEW
from tutor.faces.words import Words
from tutor.wiring import assemble

NARROW = 72
"""Columns below which one line a day is easier to read than a table."""

LEAST_MINUTES = 5
FARTHEST = 730
"""Days ahead for which a plan still says something."""

REASONS: dict[Reason, str] = {
    "minutes": "plan_left_minutes",
    "nights": "plan_left_nights",
    "review": "plan_left_review",
}
"""The message for each reason why something does not fit."""


@dataclass(frozen=True)
class _Voice:
    """The words of one language about one course."""

    words: Words
    course: Course
    lang: str

    def say(self, key: str, **values: Value) -> str:
        return self.words.say(self.lang, key, values)

    def titles(self, concepts: Iterable[str]) -> str:
        comma = self.say("comma")
        return comma.join(self.title(one) for one in concepts)

    def title(self, concept: str) -> str:
        title = self.course.by_id[concept].title
        return title.get(self.lang) or title[self.course.languages[0]]


def run(
    course: str | None,
    name: str,
    exam: str,
    minutes: int,
    lang: str | None,
    as_json: bool,
    now: datetime | None,
) -> int:
    """Print the plan; 1 when something does not fit, so that a script can tell."""
    day = _day(exam)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise UsageError(
            f"--minutes-a-day: found {minutes}; expected {LEAST_MINUTES} to {MOST_MINUTES}, "
            "such as 20"
        )
    tutor = assemble(course, now)
    today = tutor.clock().date()
    if not 0 < (day - today).days <= FARTHEST:
        raise UsageError(
            f"--exam: found {day}, and today is {today}; expected a day that is still to come, "
            f"within {FARTHEST} days, such as {today + timedelta(days=28)}"
        )
    learner = tutor.store.load(tutor.enrolment(name)) or tutor.engine.enrol(0)
    task = Task(tutor.course, learner, tutor.engine.scheduler, today, day, minutes)
    lang = lang or learner.lang or tutor.course.languages[0]
    voice = _Voice(tutor.words, tutor.course, known_language(lang, tutor.course.languages))
    found = plan(task)
    if as_json:
        print(json.dumps(_document(task, name, found), ensure_ascii=False, indent=2))
    else:
        _print(voice, task, found)
    return 1 if found.left else 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--exam: found {text!r}; expected a day as YEAR-MONTH-DAY, such as 2026-12-20"
        ) from None


def _document(task: Task, name: str, found: Plan) -> dict[str, object]:
    return {
        "learner": name,
        "course": task.course.id,
        "today": task.today.isoformat(),
        "exam": task.exam.isoformat(),
        "minutes_a_day": task.minutes,
        "last_day_for_new": task.last_new.isoformat(),
        "assumed": {
            "minutes_per_concept": MINUTES_PER_CONCEPT,
            "seconds_per_review": SECONDS_PER_REVIEW,
        },
        "days": [asdict(one) | {"day": one.day.isoformat()} for one in found.days],
        "left": [asdict(one) for one in found.left],
        "would_fit": {
            "minutes_a_day": found.minutes_needed,
            "days_earlier": found.days_needed,
        },
    }


def _print(voice: _Voice, task: Task, found: Plan) -> None:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    days = (task.exam - task.today).days
    console.print(
        voice.say("plan_head", exam=task.exam.isoformat(), days=days, minutes=task.minutes)
    )
    if not task.learner.is_placed:
        console.print(voice.say("plan_unplaced"))
    if console.is_terminal and console.width >= NARROW:
        console.print(_table(voice, found), soft_wrap=False)
    else:
        for line in _lines(voice, found):
            console.print(line)
    if any(one.look for one in found.days):
        console.print(voice.say("plan_looks"))
    for line in _left(voice, task, found):
        console.print(line)
    assumed = {"minutes": MINUTES_PER_CONCEPT, "seconds": SECONDS_PER_REVIEW}
    console.print(voice.say("plan_assumed", **assumed))


def _table(voice: _Voice, found: Plan) -> Table:
    table = Table(box=None, pad_edge=False)
    has_looks = any(one.look for one in found.days)
    columns = ("column_day", "column_learn", "column_review", *(("column_look",) * has_looks))
    for key in columns:
        # Folded, because Chinese titles have no spaces to break at.
        table.add_column(voice.say(key), no_wrap=key == "column_day", overflow="fold")
    table.add_column(voice.say("column_minutes"), justify="right")
    for one in found.days:
        row = [one.day.isoformat(), voice.titles(one.learn), voice.titles(one.review)]
        row += [voice.titles(one.look)] * has_looks
        table.add_row(*row, str(one.minutes))
    return table


def _lines(voice: _Voice, found: Plan) -> Iterator[str]:
    for one in found.days:
        yield voice.say("plan_day", day=one.day.isoformat(), minutes=one.minutes)
        if one.learn:
            yield "  " + voice.say("plan_learn", titles=voice.titles(one.learn))
        if one.review:
            yield "  " + voice.say("plan_review", titles=voice.titles(one.review))
        if one.look:
            yield "  " + voice.say("plan_look", titles=voice.titles(one.look))


def _left(voice: _Voice, task: Task, found: Plan) -> Iterator[str]:
    """What does not fit and why, and what would make it fit."""
    if not found.left:
        yield voice.say("plan_fits" if found.days else "plan_nothing")
        return
    yield voice.say("plan_left")
    for one in found.left:
        title, last = voice.title(one.concept), task.last_new.isoformat()
        yield "  " + voice.say(REASONS[one.reason], title=title, last=last)
    minutes, days = found.minutes_needed, found.days_needed
    if minutes is not None:
        yield voice.say("plan_needs_minutes", minutes=minutes)
    if days is not None:
        yield voice.say("plan_needs_days", days=days)
    if minutes is None and days is None:
        yield voice.say("plan_needs_less")
