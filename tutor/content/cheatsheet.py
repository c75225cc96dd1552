"""A learner's own summary of a course, concept by concept, as a Markdown file.

The file is the only place where it is kept, so that it can be written in an editor as well. Knows
its form; does not know what a good summary is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tutor.core.course import Course
from tutor.core.errors import TutorError

_MARK = re.compile(r"^<!-- (?P<course>[a-z0-9-]+)/(?P<concept>[a-z0-9-]+) -->$", re.MULTILINE)
_HEADING = re.compile(r"^## .*$", re.MULTILINE)


class SheetError(TutorError):
    """The file holds something else than a cheat sheet of this course."""


@dataclass(frozen=True)
class Sheet:
    """What a learner wrote: a text per concept, in the order of the ramp."""

    course: Course
    lang: str
    entries: Mapping[str, str] = field(default_factory=dict)

    def with_entry(self, concept: str, text: str) -> "Sheet":
        """The sheet with one text exchanged; an empty one takes it out."""
        lines = [line.rstrip() for line in text.strip().split("\n")]
        entries = {**self.entries, concept: "\n".join(lines)}
        return replace(self, entries={one: words for one, words in entries.items() if words})

    def title(self, concept: str) -> str:
        """The concept's title in the sheet's language, else in the course's first."""
        title = self.course.by_id[concept].title
        return title.get(self.lang) or title[self.course.languages[0]]

    @property
    def heading(self) -> str:
        """The course's title."""
        return self.course.title.get(self.lang) or self.course.title[self.course.languages[0]]

    def written(self) -> Iterable[tuple[str, str]]:
        """What was written, as (concept, text), in the order of the ramp."""
        for concept in self.course.by_id:
            if concept in self.entries:
                yield concept, self.entries[concept]


def to_markdown(sheet: Sheet) -> str:
    """The sheet as Markdown; invisible marks keep the concepts' names."""
    parts = [f"# {sheet.heading}\n"]
    for concept, text in sheet.written():
        parts.append(f"## {sheet.title(concept)}\n<!-- {sheet.course.id}/{concept} -->\n\n{text}\n")
    return "\n".join(parts)


def from_markdown(text: str, course: Course, lang: str) -> Sheet:
    """The sheet that a file holds; raises SheetError where that would lose somebody's words."""
    pieces = _HEADING.split(text)
    entries: dict[str, str] = {}
    for piece in pieces[1:]:
        mark = _MARK.search(piece)
        if mark is None or mark["course"] != course.id or mark["concept"] not in course.by_id:
            words = " ".join(piece.split())[:60]
            found = f"`{mark['course']}/{mark['concept']}`" if mark else "no mark"
            raise SheetError(
                f"found {found} below a heading, before “{words}”; expected the mark "
                f"`<!-- {course.id}/CONCEPT -->` of a concept of this course"
            )
        entries[mark["concept"]] = piece[mark.end() :].strip()
    stray = re.sub(r"^# .*$", "", pieces[0], flags=re.MULTILINE).strip()
    if stray:
        raise SheetError(
            f"found “{stray[:60]}” before the first concept; expected a cheat sheet, as "
            "`tutor cheatsheet` writes it"
        )
    return Sheet(course, lang, {one: words for one, words in entries.items() if words})


def read_sheet(file: Path, course: Course, lang: str) -> Sheet:
    """The sheet in a file, an empty one where there is none; raises SheetError."""
    try:
        return from_markdown(file.read_text("utf-8"), course, lang)
    except FileNotFoundError:
        return Sheet(course, lang)
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(f"{file}: cannot be read ({error})") from error
    except SheetError as error:
        raise SheetError(
            f"{file}: {error}; correct it there, or name another file with --out"
        ) from None


def write_sheet(file: Path, sheet: Sheet) -> None:
    """Write it in one go, so that a crash leaves the old file whole; raises SheetError."""
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_text(to_markdown(sheet), encoding="utf-8")
        new.replace(file)
    except OSError as error:
        raise SheetError(
            f"{file}: cannot be written ({error.strerror}); name another file with --out"
        ) from error
