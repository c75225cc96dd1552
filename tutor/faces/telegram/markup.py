"""Text with the three marks of the course format, as spans and as Telegram's HTML.

Knows `*emphasis*`, `` `code` `` and code lines (four spaces), and how to escape everything else.
Knows nothing of messages, their length or who reads them.
"""

import html as _html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Mark = Literal["plain", "strong", "code", "block"]

_TAGS: dict[Mark, tuple[str, str]] = {
    "plain": ("", ""),
    "strong": ("<b>", "</b>"),
    "code": ("<code>", "</code>"),
    "block": ("<pre>", "</pre>"),
}
_INDENT = "    "

# Emphasis hugs its words and no Latin letter or digit hugs it, so that `a*b*c` and `2 * 3 * 4`
# stay what they are, while Chinese, which has no spaces, can be emphasised in mid-sentence.
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|(?<![A-Za-z0-9*])\*(?P<strong>[^\s*`](?:[^*`\n]*[^\s*`])?)\*(?![A-Za-z0-9*])"
)


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
    """Read the marks of a text.

    >>> spans("so *this* is `x`")[1]
    Span(text='this', mark='strong')
    >>> spans("2 * 3 * 4")
    (Span(text='2 * 3 * 4', mark='plain'),)
    """
    found: list[Span] = []
    for is_block, lines in _paragraphs(clean(text).split("\n")):
        if found:
            found.append(Span("\n"))
        if is_block:
            found.append(Span("\n".join(line[len(_INDENT) :] for line in lines), "block"))
        else:
            found.extend(_inline("\n".join(lines)))
    return tuple(span for span in found if span.text)


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


def _paragraphs(lines: Sequence[str]) -> Iterable[tuple[bool, list[str]]]:
    """Runs of code lines and of other lines; an empty line between code lines belongs to them."""
    is_code = [line.startswith(_INDENT) and not line.isspace() for line in lines]
    last = None
    for index, line in enumerate(lines):
        if is_code[index]:
            if last is not None and not "".join(lines[last + 1 : index]).strip():
                is_code[last:index] = [True] * (index - last)
            last = index
        elif line.strip():
            last = None
    run: list[str] = []
    for index, line in enumerate(lines):
        if run and is_code[index] != is_code[index - 1]:
            yield is_code[index - 1], run
            run = []
        run.append(line)
    yield is_code[-1], run


def _inline(text: str) -> Iterable[Span]:
    end = 0
    for match in _INLINE.finditer(text):
        yield Span(text[end : match.start()])
        code = match.group("code")
        yield Span(code, "code") if code else Span(match.group("strong"), "strong")
        end = match.end()
    yield Span(text[end:])
