"""Lines broken where a reader of any script expects it: at spaces, and between Chinese characters.

Knows the width of characters and which punctuation may not start or end a line. Rich breaks at
spaces only, which leaves Chinese lines ragged or cut.
"""

import re
from itertools import pairwise

from rich.cells import cell_len
from rich.text import Text

_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef“”‘’…—"
_CLOSING = "，。、；：？！）》」』】〉”’…—％%,.;:?!)"
_OPENING = "（《「『【〈“‘("
_PIECE = re.compile(rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*\s*|\s+")


def wrap(text: Text, width: int) -> list[Text]:
    """A text as lines of at most `width` cells, styles kept; line breaks in it stay.

    >>> [line.plain for line in wrap(Text("从一张空表 begin 开始。"), 11)]
    ['从一张空表', 'begin 开', '始。']
    """
    return [
        line
        for paragraph in text.split("\n", allow_blank=True)
        for line in _lines(paragraph, width)
    ]


def _lines(text: Text, width: int) -> list[Text]:
    breaks: list[int] = []
    used = 0
    for start, end in pairwise(_places(text.plain)):
        piece = text.plain[start:end]
        size = cell_len(piece.rstrip())
        if used and used + size > width:
            breaks.append(start)
            used = 0
        if size > width:
            breaks += _within(piece, start, width)
            used = cell_len(text.plain[breaks[-1] if breaks else 0 : end])
        else:
            used += cell_len(piece)
    lines = list(text.divide(breaks))
    for line in lines[:-1]:
        line.rstrip()
    return lines or [text]


def _places(plain: str) -> list[int]:
    return [0, *(match.end() for match in _PIECE.finditer(plain))]


def _within(piece: str, start: int, width: int) -> list[int]:
    """Breaks inside a piece that is too long for any line."""
    breaks, used = [], 0
    for at, letter in enumerate(piece):
        if used + cell_len(letter) > width:
            breaks.append(start + at)
            used = 0
        used += cell_len(letter)
    return breaks
