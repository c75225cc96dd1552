"""Marked text as spans, and spans as Telegram's HTML.

Knows which tag stands for which mark (see `tutor.faces.marks`), how to escape everything else, and
what Telegram cannot carry. Knows nothing of messages, their length or who reads them.
"""

import html as _html
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tutor.faces.marks import Style, runs

Mark = Literal["plain", "strong", "code", "block"]

_TAGS: dict[Mark, tuple[str, str]] = {
    "plain": ("", ""),
    "strong": ("<b>", "</b>"),
    "code": ("<code>", "</code>"),
    "block": ("<pre>", "</pre>"),
}
_MARKS: dict[Style, Mark] = {
    "plain": "plain",
    "emphasis": "strong",
    "code": "code",
    "block": "block",
}


@dataclass(frozen=True)
class Span:
    """A stretch of text with one mark; the text holds no mark-up any more."""

    text: str
    mark: Mark = "plain"


def clean(text: str) -> str:
    """The text without what Telegram cannot carry: control characters and halves of pairs.

    >>> clean("a\\r\\nb\\x00c")
    'a\\nbc'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one for one in text if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")
    )


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: Telegram refuses such a message.

    >>> is_blank(" \\u200b\\n"), is_blank("0")
    (True, False)
    """
    return all(unicodedata.category(one)[0] in "ZC" for one in text)


def spans(text: str) -> tuple[Span, ...]:
    """Read the marks of a text; code blocks stand on lines of their own.

    >>> spans("so *this* is `x`")[1]
    Span(text='this', mark='strong')
    >>> [span.text for span in spans("see:\\n    x = 1\\nthen")]
    ['see:', '\\n', 'x = 1', '\\n', 'then']
    """
    found: list[Span] = []
    for run in runs(clean(text)):
        span = Span(run.text, _MARKS[run.style])
        if not found or "block" not in (span.mark, found[-1].mark):
            found.append(span)
        elif span.mark == found[-1].mark:
            # Only empty lines lie between two blocks: to the reader that is one.
            found[-1] = Span(f"{found[-1].text}\n\n{span.text}", "block")
        else:
            found.extend((Span("\n"), span))
    return tuple(found)


def html(marked: Iterable[Span]) -> str:
    """Spans as Telegram's HTML: every tag closed, everything else escaped.

    >>> html(spans("*a* < b & c"))
    '<b>a</b> &lt; b &amp; c'
    """
    parts = []
    for span in marked:
        opening, closing = _TAGS[span.mark]
        parts.append(f"{opening}{_html.escape(span.text, quote=False)}{closing}")
    return "".join(parts)


def plain(marked: Iterable[Span]) -> str:
    """Spans as bare text, for places that take no mark-up.

    >>> plain(spans("so *this* is `x`"))
    'so this is x'
    """
    return "".join(span.text for span in marked)
