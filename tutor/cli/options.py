"""The options that several commands share, spelled once."""

from datetime import datetime
from typing import Annotated

import typer

from tutor.core.errors import TutorError


class UsageError(TutorError):
    """A command was used wrongly; exit code 2."""


def known_language(lang: str, languages: tuple[str, ...]) -> str:
    """The language as it is, or UsageError when the course does not have it."""
    if lang not in languages:
        raise UsageError(f"no language {lang!r} in this course; there are: {', '.join(languages)}")
    return lang


def _moment(text: str | datetime) -> datetime:
    if isinstance(text, datetime):
        return text
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"found {text!r}; expected an ISO time such as 2026-12-20T18:00:00+00:00"
        ) from None


def _learner(name: str) -> str:
    if not name.strip() or len(name) > 64:
        raise typer.BadParameter("expected a name of 1 to 64 characters")
    return name.strip()


CourseArgument = Annotated[
    str | None, typer.Argument(help="A shipped course or a course folder. Default: TUTOR_COURSE.")
]
CourseOption = Annotated[
    str | None, typer.Option("--course", help="A shipped course or a course folder.")
]
LearnerOption = Annotated[
    str, typer.Option("--learner", help="Who learns; any name.", callback=_learner)
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Moment = Annotated[
    datetime | None,
    typer.Option("--now", parser=_moment, metavar="ISO-TIME", help="Pretend that it is this time."),
]
