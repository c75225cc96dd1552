"""What a text says beneath its dress: wide or invisible characters, letters spelled apart, numbers.

Knows how one thing may be written in many ways, which words of a text say something, and which of
them come to the same. Does not know what is a secret.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tutor.content.lexicon import shipped_lexicon
from tutor.core.number_words import CHINESE_NUMBER, ENGLISH_NUMBER
from tutor.core.numerals import read_number
from tutor.llm.sentences import is_little, read

_LOOKS_LIKE = str.maketrans("аесорухіѕјԁһαοον−", "aecopyxisjdhaoov-")
"""Letters of other alphabets that look like Latin ones."""

_HIDDEN = {"Cf", "Cs", "Co", "Cn"}
_SELECTOR = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_POINT = re.compile(r"(?<=\d)\s*\.\s*(?=\d)")
_APART = re.compile(
    r"(?<![a-z0-9])[a-z0-9](?:[ .,·•_*|\-]{1,2}[a-z0-9](?![a-z0-9]|\.\d))+", re.IGNORECASE
)
_PERCENT = r"(?:\s?(?:%|‰|percent\b|per cent\b|pct\b))?"
_DIGITS = rf"\d+(?:[.,]\d+)*(?:\s*/\s*\d+(?:[.,]\d+)*)?{_PERCENT}|(?<!\d)\.\d+{_PERCENT}"
_NUMBER = re.compile(
    rf"(?:百分之)?(?:{_DIGITS})|{ENGLISH_NUMBER}{_PERCENT}"
    rf"|(?:百分之)?(?:{CHINESE_NUMBER})(?:分之(?:{CHINESE_NUMBER}))?|一?半"
)
_NEGATIVE = re.compile(rf"(?:[-–—]|\bminus\b|\bnegative\b|负)\s*(?:{_NUMBER.pattern})")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text in small, narrow, visible letters.

    >>> folded("Ｓoft\\u200bＭАХ")
    'softmax'
    """
    return visible(text).casefold().translate(_LOOKS_LIKE)


def visible(text: str) -> str:
    """The text in narrow letters, without anything that nobody sees.

    >>> visible("Ａ\\u200b1")
    'A1'
    """
    if text.isascii():
        return text
    shown = "".join(one for one in text if unicodedata.category(one) not in _HIDDEN)
    return unicodedata.normalize("NFKC", _SELECTOR.sub("", shown))


@lru_cache(maxsize=4096)
def together(text: str) -> str:
    """The text with what was spelled apart put together again.

    >>> together("it is s o f t m a x, 0 . 3 9 that is")
    'it is softmax, 0.39 that is'
    """
    return _APART.sub(_joined, _POINT.sub(".", text))


def _joined(apart: re.Match[str]) -> str:
    return re.sub(r"[ ,·•_*|\-]|\.(?!\d)|(?<!\d)\.", "", apart.group())


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """The text without anything between its letters."""
    return re.sub(r"[\W_]+", "", text)


@lru_cache(maxsize=8192)
def stock(text: str) -> frozenset[str]:
    """The words of a text that say something: English stems, Chinese pairs of characters."""
    found: set[str] = set()
    for sentence in read(text):
        before = ""
        for word in sentence.words:
            if not word.is_chinese:
                before = ""
                if not is_little(word):
                    found.add(_stem(word.text))
                continue
            if before and not (is_little(word) and before == "的"):
                found.add(before + word.text)
            before = word.text
    return frozenset(found)


@lru_cache(maxsize=8192)
def meant(text: str) -> frozenset[str]:
    """The same of a folded text with one word for all that come to the same.

    >>> meant("divide by the total") == meant("split by the sum")
    True
    """
    alike = shipped_lexicon().alike
    return stock(_alike().sub(lambda found: alike[found.group()], text))


@lru_cache(maxsize=1)
def _alike() -> re.Pattern[str]:
    """Any word that has others that come to the same, the longest first."""
    words = sorted(shipped_lexicon().alike, key=len, reverse=True)
    latin = "|".join(re.escape(one) for one in words if one.isascii())
    others = "|".join(re.escape(one) for one in words if not one.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])|{others}")


def _stem(word: str) -> str:
    return word.removesuffix("s")[:5] if word.isascii() and word.isalpha() else word


@lru_cache(maxsize=1024)
def sizes(text: str) -> frozenset[float]:
    """The numbers in a folded text in every sensible reading, without their signs.

    >>> sorted(sizes("27 of them, or minus seventy percent"))
    [0.7, 27.0, 70.0]
    """
    return frozenset(abs(one) for written in _NUMBER.findall(text) for one in readings(written))


def negatives(text: str) -> Iterator[str]:
    """The numbers in a folded text that are said to lie below zero, as they are written."""
    return (one.group() for one in _NEGATIVE.finditer(text))


@lru_cache(maxsize=8192)
def readings(written: str) -> tuple[float, ...]:
    """What a short text means as a number; nothing where it means none."""
    return read_number(written.strip())


def digits(text: str) -> Iterator[str]:
    """The numbers in a folded text that are written in digits, as they are written."""
    return (match.group().strip() for match in re.finditer(_DIGITS, text))


@lru_cache(maxsize=4096)
def pattern_of(text: str) -> re.Pattern[str]:
    """A pattern for a folded text, whatever stands between its words; an s may follow."""
    parts = re.findall(r"[a-z0-9]+|[^\W_]|[^\w\s]", text)
    bare = r"[\s\-_]*".join(map(re.escape, parts))
    start = r"(?<![a-z0-9])" if text[:1].isascii() else ""
    end = r"s?(?![a-z0-9])" if text[-1:].isascii() else ""
    return re.compile(start + bare + end)
