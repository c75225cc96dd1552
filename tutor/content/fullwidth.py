"""Punctuation of Chinese keyboards in places where YAML wants its own.

Knows how to tell, from one line that could not be read, that such a sign is the reason. Inside
texts these signs are welcome; only where the structure of a file breaks does anybody ask.
"""

import re
from collections.abc import Iterator

KEY = re.compile(r"([a-z_][a-z0-9_-]*) *：")
"""A key with a full-width colon behind it."""

_COLON = re.compile(rf"(?:^\s*(?:- +)?|[{{,，]\s*){KEY.pattern}")
_SPACE = re.compile(r"^\s*(?:- +)?([\w-]+):\u3000")
_COMMA = re.compile(r"""["'}\]]\s*，""")
_BRACKET = re.compile(r"(?:: +|- +|[\[{] *)([［｛])")
_QUOTE = re.compile(r"(?:: +|- +|[\[{,] *)([“”＂])")
_WRAPPED = re.compile(r"[“”„＂][^“”„＂]*[“”„＂]")
_PLAIN = {"［": "[", "｛": "{"}

Words = tuple[str, str, str]
"""What was found, what was expected, what to do."""


def colon(key: str) -> Words:
    """Words for a full-width colon behind a key."""
    found = f"a full-width colon `：` after `{key}`"
    return found, "a plain `:` and a space", f"write `{key}: ...`"


def wrapped(text: str) -> Words | None:
    """Words for a text without plain quotes that stands in others, as word processors type them.

    >>> wrapped("“Tides”")[0], wrapped("“Tides” is a word")
    ('the quotation marks `“` `”`, which learners will see', None)
    """
    if _WRAPPED.fullmatch(text) is None:
        return None
    found = f"the quotation marks `{text[0]}` `{text[-1]}`, which learners will see"
    advice = (
        f'write "{text[1:-1]}", or, if the marks belong to it, put plain quotes around the whole'
    )
    return found, 'plain "quotes"', advice


def suspects(line: str) -> Iterator[Words]:
    """Words for each full-width sign that may have broken a line, the likeliest first.

    >>> [found for found, _, _ in suspects('title： "Tides"')]
    ['a full-width colon `：` after `title`']
    """
    if seen := _COLON.search(line):
        yield colon(seen[1])
    if seen := _SPACE.search(line):
        found = f"a full-width space after `{seen[1]}:`"
        yield found, "a plain space", "replace it"
    if seen := _BRACKET.search(line):
        plain = _PLAIN[seen[1]]
        advice = "replace it, and the one that closes it"
        yield f"the full-width bracket `{seen[1]}`", f"a plain `{plain}`", advice
    if _COMMA.search(line):
        yield "a full-width comma `，`", "a plain `,` and a space", "replace it"
    if seen := _QUOTE.search(line):
        found = f"the quotation mark `{seen[1]}`, which holds no text together here"
        yield found, 'plain "quotes"', 'put the whole text in "quotes"'
