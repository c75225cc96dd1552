"""A problem: one thing in a course file that its author should look at.

Knows how a problem is worded: where it is, what was found, what was expected and what to do next.
Does not know what counts as one; that is for `yaml`, `schema` and `rules` to say.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding; `line` counts from 1, `file` is shown as the reader would type it.

    >>> print(Problem("tea/course.yaml", 3, "`id` is empty", "a name", "write `id: tea`"))
    tea/course.yaml:3: `id` is empty; expected a name; write `id: tea`
    """

    file: str
    line: int
    found: str
    expected: str
    advice: str
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        words = f"{self.found}; expected {self.expected}; {self.advice}"
        return f"{self.file}:{self.line}: {mark}{words}"


def shown(path: Path) -> str:
    """The path as somebody who stands in the current folder would type it.

    >>> shown(Path.cwd() / "curriculum" / "tea")
    'curriculum/tea'
    """
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely was meant to be, or None when nothing is near.

    >>> nearest("hint", ["hints", "ask"])
    'hints'
    >>> nearest("zebra", ["hints", "ask"]) is None
    True
    """
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def listed(words: Iterable[str]) -> str:
    """Names in backquotes, joined by commas.

    >>> listed(["en", "zh"])
    '`en`, `zh`'
    """
    return ", ".join(f"`{word}`" for word in words)


def quoted(text: str, limit: int = 40) -> str:
    """The beginning of a text in quotation marks, on one line.

    >>> quoted("a  long text", limit=6)
    '"a long…"'
    """
    words = " ".join(text.split())
    return f'"{words}"' if len(words) <= limit else f'"{words[:limit].rstrip()}…"'
