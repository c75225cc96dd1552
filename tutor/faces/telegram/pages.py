"""Long texts cut into messages that Telegram accepts.

Knows the limits of one message (counted after its mark-up is read, in UTF-16 code units) and where
a text may be cut: between paragraphs rather than lines, between lines rather than words, and inside
an entity only if it alone is too long. Does not know what is said.
"""

from collections.abc import Sequence
from itertools import accumulate

from tutor.faces.telegram.markup import Span, is_blank, plain

MESSAGE = 4096
"""Units of one message."""
CAPTION = 1024
"""Units of the text below a picture."""
ENTITIES = 100
"""Marked stretches of one message; Telegram ignores the rest."""

_BREAKS = ("\n\n", "\n", "。", "！", "？", " ")


def units(text: str) -> int:
    """The length of a text as Telegram counts it.

    >>> units("a"), units("位"), units("🎲")
    (1, 1, 2)
    """
    return len(text) + sum(one > "\uffff" for one in text)


def pages(marked: Sequence[Span], limit: int = MESSAGE) -> list[tuple[Span, ...]]:
    """Cut a text into pages of at most `limit` units; blank pages are left out.

    >>> [plain(page).strip() for page in pages([Span("One two.\\n\\nThree.")], 12)]
    ['One two.', 'Three.']
    """
    found, rest = [], tuple(marked)
    while (cut := _cut(rest, limit)) < len(plain(rest)):
        page, rest = _divide(rest, cut)
        found.append(page)
    return [page for page in (*found, rest) if not is_blank(plain(page))]


def _cut(marked: Sequence[Span], limit: int) -> int:
    """How many characters go on the first page."""
    text = plain(marked)
    most = _most(marked, text, limit)
    if most == len(text):
        return most
    inside = _inside(marked)
    for mark in _BREAKS:
        if cut := _last(text, mark, most, inside):
            return cut
    if most not in inside:
        return most
    begin = max(begin for begin, _ in _entities(marked) if begin < most)
    # An entity that fills a whole page has to be torn; it is closed and opened again.
    return begin or _last(text, "\n", most, set()) or _last(text, " ", most, set()) or most


def _last(text: str, mark: str, most: int, inside: set[int]) -> int:
    """The last place after `mark`, at most `most`, that tears no entity; 0 if there is none."""
    at = text.rfind(mark, 0, most)
    while at >= 0 and at + len(mark) in inside:
        at = text.rfind(mark, 0, at + len(mark) - 1)
    return at + len(mark) if at >= 0 else 0


def _most(marked: Sequence[Span], text: str, limit: int) -> int:
    """The longest prefix, in characters, that keeps to the limits of one message."""
    lengths = accumulate(units(one) for one in text)
    fitting = sum(1 for length in lengths if length <= limit)
    beyond = [begin for begin, _ in _entities(marked)][ENTITIES : ENTITIES + 1]
    return min([fitting, *beyond])


def _entities(marked: Sequence[Span]) -> list[tuple[int, int]]:
    ends = list(accumulate(len(span.text) for span in marked))
    return [
        (end - len(span.text), end)
        for span, end in zip(marked, ends, strict=True)
        if span.mark != "plain"
    ]


def _inside(marked: Sequence[Span]) -> set[int]:
    """The places where a cut would tear an entity."""
    return {place for begin, end in _entities(marked) for place in range(begin + 1, end)}


def _divide(marked: Sequence[Span], cut: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    before: list[Span] = []
    after: list[Span] = []
    for span in marked:
        here = max(0, min(cut, len(span.text)))
        before.append(Span(span.text[:here], span.mark))
        after.append(Span(span.text[here:], span.mark))
        cut -= len(span.text)
    return tuple(s for s in before if s.text), tuple(s for s in after if s.text)
