"""What a language lacks in a course: every text that the other languages have and it has not.

Knows that a text is a group of fields named by languages. Works on the files as they stand, also
before the language is listed in course.yaml, so that a translation can grow file by file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tutor.content.load import COURSE_FILE, concept_files
from tutor.content.problem import shown
from tutor.content.yaml import Data, Document, Where, read_yaml

BESIDE = frozenset({"right", "misconception"})
"""Fields that stand among the languages of an option."""


@dataclass(frozen=True)
class Gap:
    """One text that is missing: where it belongs, and what the first language says there."""

    file: str
    line: int
    where: str
    text: str


@dataclass(frozen=True)
class Coverage:
    """How much of one file a language has: texts in all, and those that are missing."""

    file: str
    texts: int
    gaps: tuple[Gap, ...]


def coverage(path: Path, lang: str) -> list[Coverage]:
    """The state of a language in every file of a course folder, course.yaml first.

    Texts are counted that the first language of the course has.
    """
    files = [path / COURSE_FILE, *concept_files(path)]
    documents = [read_yaml(file) for file in files]
    first = _first_language(documents[0])
    return [_covered(one, file, first, lang) for one, file in zip(documents, files, strict=True)]


def _first_language(course: Document) -> str:
    data = course.data
    languages = data.get("languages") if isinstance(data, dict) else None
    known = isinstance(languages, list) and languages and isinstance(languages[0], str)
    return str(languages[0]) if known and isinstance(languages, list) else "en"


def _covered(document: Document, file: Path, first: str, lang: str) -> Coverage:
    texts = list(_texts(document.data, (), first))
    gaps = tuple(
        Gap(shown(file), document.start(*where, first), _named(where), _words(found[first]))
        for where, found in texts
        if lang not in found
    )
    return Coverage(shown(file), len(texts), gaps)


def _texts(
    data: Data | None, where: Where, first: str
) -> Iterator[tuple[Where, Mapping[str, Data]]]:
    """Every group of fields that is a text: it has the first language, as words or as a list."""
    if isinstance(data, dict):
        if isinstance(data.get(first), str | list) and _is_text(data, first):
            yield where, data
            return
        for key, below in data.items():
            yield from _texts(below, (*where, key), first)
    elif isinstance(data, list):
        for number, below in enumerate(data):
            yield from _texts(below, (*where, number), first)


def _is_text(data: Mapping[str, Data], first: str) -> bool:
    """Whether all keys could be languages: short names, but for what stands beside them."""
    return all(len(key) <= len("zh-hant") for key in data if key not in BESIDE and key != first)


def _named(where: Where) -> str:
    return ".".join(str(one) for one in where)


def _words(value: Data) -> str:
    return value if isinstance(value, str) else "; ".join(str(one) for one in value)
