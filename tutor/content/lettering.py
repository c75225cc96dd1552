"""How long a title is and where it may be broken, in any script.

Knows widths in ems (the height of the font), near enough for boxes with a margin. Does not draw.
"""

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("iljtfrI.,;:!'|()[] ")
_NOT_FIRST = frozenset("，。、；：？！）」』》”’,.;:?!)")


def ems(text: str) -> float:
    """The width of a line in ems.

    >>> ems("茶"), ems("tea")
    (1.0, 1.5)
    """
    return sum(_ems(letter) for letter in text)


def _ems(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.36
    return 0.72 if letter.isupper() or letter in "mwMW%" else 0.57


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines of at most `width` ems, broken at spaces and between Chinese letters.

    A word that is longer than a line is broken wherever the line ends.

    >>> wrapped("Rows into chances", 6)
    ['Rows into', 'chances']
    """
    lines = [""]
    for piece in _pieces(text):
        if ems((lines[-1] + piece).rstrip()) <= width or piece in _NOT_FIRST:
            lines[-1] += piece
        elif ems(piece) <= width:
            lines.append(piece)
        else:
            lines += _broken(piece, width)
    return [line.strip() for line in lines if line.strip()]


def longest_piece(text: str) -> float:
    """The width of the longest part that should not be broken, in ems.

    >>> longest_piece("茶叶的颜色"), longest_piece("a cup")
    (1.0, 1.71)
    """
    return max((ems(piece.strip()) for piece in _pieces(text)), default=0.0)


def _pieces(text: str) -> Iterator[str]:
    """Parts that stay together: a word with its space, or a single Chinese letter."""
    part = ""
    for letter in " ".join(text.split()):
        if unicodedata.east_asian_width(letter) in "WF":
            if part:
                yield part
            yield letter
            part = ""
        else:
            part += letter
            if letter in " -":
                yield part
                part = ""
    if part:
        yield part


def _broken(word: str, width: float) -> list[str]:
    lines = [""]
    for letter in word:
        if ems(lines[-1] + letter) > width:
            lines.append("")
        lines[-1] += letter
    return lines
