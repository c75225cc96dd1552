"""The three marks of course texts, read once for every face: *emphasis*, `code`, code lines.

Knows where a mark begins and ends; does not know how a face shows it. A star inside a formula such
as `a*b + c*d` is a star.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "emphasis", "code", "block"]

_MARK = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|(?<![A-Za-z0-9)*])\*(?=[^\s*])(?P<emphasis>[^*\n]*?[^\s*])\*(?![A-Za-z0-9(*])"
)
INDENT = "    "


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; a `block` run holds whole lines of code."""

    text: str
    style: Style


def runs(text: str) -> list[Run]:
    """A text as runs, in order; joined together they are the text without its marks.

    >>> [(run.text, run.style) for run in runs("a *b* `c`")]
    [('a ', 'plain'), ('b', 'emphasis'), (' ', 'plain'), ('c', 'code')]
    >>> [run.style for run in runs("2*3 and 4*5")]
    ['plain']
    """
    found: list[Run] = []
    block: list[str] = []
    prose: list[str] = []

    def flush() -> None:
        if block:
            found.append(Run("\n".join(block), "block"))
            block.clear()
        if prose:
            found.extend(_inline("\n".join(prose)))
            prose.clear()

    for line in text.split("\n"):
        is_code = line.startswith(INDENT) and bool(line.strip())
        if (is_code and prose) or (not is_code and block):
            flush()
        (block if is_code else prose).append(line.removeprefix(INDENT) if is_code else line)
    flush()
    return found


def _inline(text: str) -> Iterator[Run]:
    at = 0
    for match in _MARK.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], "plain")
        if match["code"] is not None:
            yield Run(match["code"], "code")
        else:
            yield Run(match["emphasis"], "emphasis")
        at = match.end()
    if at < len(text):
        yield Run(text[at:], "plain")


def neutral(text: str) -> str:
    """A learner's own words, made safe to stand in a marked text: one line, no marks, no novel.

    >>> neutral("*hi*  there")
    '∗hi∗ there'
    """
    flat = " ".join(text.split()).replace("*", "∗").replace("`", "ˋ")
    return flat if len(flat) <= 300 else flat[:299] + "…"
