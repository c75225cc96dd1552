"""The facts that a course rests on: `facts.yaml`, `facts/` and `sources.yaml` of a folder.

Knows the files and their form. Which concept cites a fact is the concept's business; whether
it may is checked by `lint`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from tutor.content.complaints import complaints, value_at
from tutor.content.fields import Flag, Text, Word
from tutor.content.load import COURSE_FILE
from tutor.content.problem import Problem, nearest
from tutor.content.schema import Fields
from tutor.content.yaml import Document, Where, read_yaml
from tutor.core import course
from tutor.core.errors import TutorError

FACTS_FILE = "facts.yaml"
MORE_FACTS = "facts/*.yaml"
SOURCES_FILE = "sources.yaml"
MOST_SHOWN = 10
"""How many errors the message of a FactsError lists."""


class FactsError(TutorError):
    """The facts cannot be read; the message lists what is wrong with them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        more = len(problems) - MOST_SHOWN
        rest = [f"... and {more} more; correct these first"] if more > 0 else []
        super().__init__("\n".join([*map(str, problems[:MOST_SHOWN]), *rest]))


@dataclass(frozen=True)
class Fact:
    """One claim: who made it and when, the titles of its sources, and the doubt, where there is."""

    id: str
    text: course.Text
    owner: str
    date: str
    titles: tuple[course.Text, ...] = ()
    doubt: course.Text = field(default_factory=dict)


class FactFields(Fields):
    """One entry of a file of facts."""

    id: Word = Field(description="F or M and a number; it never changes.")
    fact: Text = Field(description="One sentence in our own words.")
    owner: Word = Field(description="Who said or measured it.")
    date: Word = Field(description="When, as far as it is known.")
    source: list[Word] = Field(min_length=1, description="Ids of sources.yaml.")
    doubt: Text | None = Field(default=None, description="Only where there is doubt.")
    background: Flag = Field(
        default=False, description="true where no concept rests on it: kept for questions."
    )


class SourceFields(Fields):
    """One entry of sources.yaml."""

    id: Word = Field(description="S and a number; it never changes.")
    title: Text = Field(description="Under which name it can be found.")
    kind: Word = Field(description="Article, paper, code ...")
    date: Word = Field(description="When it came out.")
    by: Word = Field(description="Who made it.")
    reliability: Text = Field(description="How far to trust it.")


def facts_folder(course_folder: Path) -> Path | None:
    """The folder with the facts of a course, as its course.yaml names it, or None without one.

    A course that names none may cite from `seeds`, beside the folder that holds the course.
    """
    named = value_at(read_yaml(course_folder / COURSE_FILE).data, ("seeds",))
    if isinstance(named, str) and named:
        return course_folder / named
    folder = course_folder.resolve().parent.parent / "seeds"
    return folder if (folder / FACTS_FILE).is_file() else None


def fact_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that list facts: facts.yaml, then those in `facts`, by name."""
    return (folder / FACTS_FILE, *sorted(folder.glob(MORE_FACTS)))


def load_facts(folder: Path) -> tuple[Fact, ...]:
    """Every fact of a folder, in the order of its files; raises FactsError with every problem."""
    problems: list[Problem] = []
    sources = _entries([folder / SOURCES_FILE], "sources", SourceFields, problems)
    titles = {one.id: one.title for _, one in sources}
    facts = []
    for entry, one in _entries(fact_files(folder), "facts", FactFields, problems):
        problems += _unknown_sources(entry, one, titles)
        if not one.fact:
            words = "no text in `fact`", "a text in at least one language"
            advice = 'write `fact: {en: "..."}`'
            problems.append(Problem(entry.file, entry.start("fact"), *words, advice))
        cited = tuple(titles[source] for source in one.source if source in titles)
        facts.append(Fact(one.id, one.fact, one.owner, one.date, cited, one.doubt or {}))
    if problems:
        raise FactsError(problems)
    return tuple(facts)


_Kind = TypeVar("_Kind", FactFields, SourceFields)


def _entries(
    files: Iterable[Path], key: str, model: type[_Kind], problems: list[Problem]
) -> Iterator[tuple[Document, _Kind]]:
    """The good entries of files, each with its own part of one; `problems` takes in the rest."""
    places: dict[str, str] = {}
    for file in files:
        document = read_yaml(file)
        problems += document.problems
        if document.data is not None:
            yield from _entries_of(document, key, model, places, problems)


def _entries_of(
    document: Document,
    key: str,
    model: type[_Kind],
    places: dict[str, str],
    problems: list[Problem],
) -> Iterator[tuple[Document, _Kind]]:
    """The good entries of one file; `places` has where each id stands already."""
    where: Where = (key,) if isinstance(document.data, dict) else ()
    entries = value_at(document.data, where)
    if not isinstance(entries, list):
        words = f"no list in {Path(document.file).name}", f"`{key}:` with entries `- id: ...`"
        problems.append(Problem(document.file, 1, *words, "add the list"))
        return
    for number in range(len(entries)):
        entry = _part(document, (*where, number))
        found = complaints(model, entry)
        problems += found
        if found:
            continue
        one = model.model_validate(entry.data, context={"languages": None})
        line = entry.start("id")
        if one.id in places:
            words = f"the id `{one.id}` stands here and at {places[one.id]}", "every id once"
            problems.append(Problem(entry.file, line, *words, "give one of them the next free id"))
        places.setdefault(one.id, f"{entry.file}:{line}")
        yield entry, one


def _part(document: Document, where: Where) -> Document:
    """What stands at a place, as a document of its own whose lines are those of the file."""
    size = len(where)
    places = {key[size:]: at for key, at in document.places.items() if key[:size] == where}
    scalars = {key[size:]: text for key, text in document.scalars.items() if key[:size] == where}
    return Document(document.file, value_at(document.data, where), places, scalars, ())


def _unknown_sources(
    entry: Document, fact: FactFields, titles: Mapping[str, course.Text]
) -> Iterator[Problem]:
    for number, source in enumerate(fact.source):
        if source not in titles:
            near = nearest(source, titles)
            hint = f"write `{near}` if you meant that, or " if near else ""
            words = f"the unknown source `{source}`", "the id of a source"
            advice = f"{hint}add it to {SOURCES_FILE}"
            yield Problem(entry.file, entry.start("source", number), *words, advice)
