"""The library: which passages of the sources hold what a question asks for.

Knows SQLite's full-text search in memory and when a passage is near enough. Does not know who asks,
nor how passages are shown.
"""

import math
import sqlite3
import weakref
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from tutor.content.facts import Fact
from tutor.core.course import Course, Text
from tutor.core.errors import TutorError
from tutor.library.passages import Entry, Passage, entries
from tutor.library.terms import Need, needs, spelled

LEAST_SCORE = 0.5
"""Share of a question that a passage must cover; `bench/asking.py` shows what others would do."""

LOOSE = 0.5
"""What a character counts that may mean nothing, beside one that does."""

WEIGHTS = (2.0, 1.0, 0.5)
"""What a hit counts in the head of a passage, in what is shown of it, and in what is about it."""

_TABLE = "create virtual table passage using fts5(head, shown, about, tokenize='trigram')"
_INSERT = "insert into passage(rowid, head, shown, about) values (?, ?, ?, ?)"
_MATCH = "select rowid from passage where passage match ?"
_RANK = "select rowid, -bm25(passage, ?, ?, ?) from passage where passage match ?"


class LibraryError(TutorError):
    """The library cannot be searched on this machine."""


class Library:
    """The passages of one course and its facts; the index is built at the first question."""

    def __init__(self, course: Course, facts: Sequence[Fact]) -> None:
        self._entries = tuple(entries(course, facts))

    def find(
        self, question: str, lang: str, hidden: frozenset[str] = frozenset(), most: int = 3
    ) -> tuple[Passage, ...]:
        """The passages in `lang` that answer best, best first; none when the sources do not.

        `hidden` are concepts of which nothing may be shown now, nor a fact that only they cite.
        Any text is a question, however long or odd; raises LibraryError where SQLite has no index.
        """
        asked = needs(question)
        if all(need.is_loose for need in asked):
            return ()
        matches = {form: self._matching(form) for need in asked for form in need.forms}
        weights = {need: self._weight(need, matches) for need in asked}
        total = sum(weights.values())
        best: dict[str, tuple[float, int]] = {}
        for row in self._ranked(form for form, rows in matches.items() if rows):
            entry = self._entries[row]
            met = (need for need in asked if any(row in matches[form] for form in need.forms))
            score = sum(weights[need] for need in met) / total
            is_hidden = bool(entry.concepts) and entry.concepts <= hidden
            if score >= LEAST_SCORE and not is_hidden:
                # A concept stands where its best piece does; of equal pieces the first says most.
                best[entry.id] = max(best.get(entry.id, (0.0, 0)), (score, -row))
        found = list(best.values())[:most]
        return tuple(self._entries[-back].passage(lang, min(score, 1.0)) for score, back in found)

    def _weight(self, need: Need, matches: Mapping[str, frozenset[int]]) -> float:
        """How much a need tells: the rarer in the sources the more, most where they lack it."""
        known = [len(matches[form]) for form in need.forms if matches[form]]
        if need.is_loose and not known:
            return 0.0
        rarest = min(known, default=0)
        odds = (len(self._entries) - rarest + 0.5) / (rarest + 0.5)
        return math.log1p(odds) * need.weight * (LOOSE if need.is_loose else 1.0)

    def _matching(self, form: str) -> frozenset[int]:
        return frozenset(row for (row,) in self._index.execute(_MATCH, (_quoted(form),)))

    def _ranked(self, forms: Iterable[str]) -> list[int]:
        """The rows with any of the forms, best first."""
        query = " OR ".join(map(_quoted, forms))
        if not query:
            return []
        ranks = dict(self._index.execute(_RANK, (*WEIGHTS, query)))
        return sorted(ranks, key=lambda row: (-ranks[row], row))

    @cached_property
    def _index(self) -> sqlite3.Connection:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, database.close)
        try:
            database.execute(_TABLE)
        except sqlite3.OperationalError as error:
            raise LibraryError(
                f"SQLite {sqlite3.sqlite_version} cannot search text here ({error}); expected "
                "3.34 or newer with FTS5 and trigrams; run the tutor with a newer Python"
            ) from error
        database.executemany(_INSERT, map(_row, range(len(self._entries)), self._entries))
        return database


def _row(number: int, entry: Entry) -> tuple[int, str, str, str]:
    owner = {"": entry.owner}
    columns = ((*entry.head, owner), entry.shown, entry.about)
    head, shown, about = (_spelled(texts) for texts in columns)
    return number, head, shown, about


def _spelled(texts: Iterable[Text]) -> str:
    """Texts in all their languages, so that each finds what is written in another."""
    return spelled("\n".join(words for text in texts for words in text.values()))


def _quoted(form: str) -> str:
    """A form as FTS5 takes it; forms hold letters, digits, points, apostrophes and blanks."""
    return f'"{form}"'
