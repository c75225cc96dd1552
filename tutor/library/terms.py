"""What a question asks about: its words without the small ones, as strings to search for.

Knows English and Chinese question words, endings of English words, and how a text is written out so
that trigrams find words of two Chinese characters too. Does not know what is searched.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.library.small_words import LOOSE, SMALL, SMALL_HAN

MOST_NEEDS = 200
"""Things in one question that are searched for; a page of text is no question."""

HALF = 0.5
"""What a Chinese character counts beside a word: most words have two."""

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:[-.'][^\W_{_HAN}]+)*")
_IS_HAN = re.compile(f"[{_HAN}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

_ENDINGS = re.findall(
    r"\S+",
    """
    izations isations ization isation izing ising ized ised izes ises ize ise ations ation ities
    ings ions ness ally ing ion ity ies ied est ers ed es er ly al e s y
    """,
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_LEAST_STEM = 4
"""Letters below which a word must be met whole, or with an s."""
_LONGEST = 40
"""Letters of a word that are looked at."""


@dataclass(frozen=True)
class Need:
    """One thing that a question asks for: a word, or a Chinese character of one.

    A written-out text (see `spelled`) that has any of `forms` meets it. `weight` says how much it
    counts beside a word; one that `is_loose`, a character that may be a small word, a digit or a
    letter, counts less, only where the sources have it, and never alone.
    """

    forms: tuple[str, ...]
    weight: float = 1.0
    is_loose: bool = False


def spelled(text: str) -> str:
    """A text written out for trigrams: folded, words between blanks, Chinese in pairs.

    A pair and the blank behind it are three characters, so that one trigram finds it; so are a
    character and the blanks around it.

    >>> spelled("Ｓoftmax: 概率")
    ' softmax 概率 概 率 '
    """
    return " " + "".join(f"{word} " for piece in _pieces(text) for word in _written(piece))


def needs(question: str) -> tuple[Need, ...]:
    """What a question asks for, each thing once, at most MOST_NEEDS.

    >>> needs("What is a chance?")
    (Need(forms=(' chanc',), weight=1.0, is_loose=False),)
    >>> [need.forms for need in needs("什么是概率分布？")]
    [('概率 ',), ('概率 ', '率分 '), ('率分 ', '分布 '), ('分布 ',)]
    """
    found: dict[Need, None] = {}
    for piece in _pieces(question):
        for need in _needs_of(piece):
            found.setdefault(need)
            if len(found) == MOST_NEEDS:
                return tuple(found)
    return tuple(found)


def language_of(question: str, languages: Sequence[str]) -> str:
    """The one of a course's languages that a question is in, as far as its script tells.

    Chinese when it has at least as many Chinese characters as other words; of several other
    languages the first.

    >>> [language_of(one, ("en", "zh")) for one in ("softmax 是什么？", "what does 梯度 mean?")]
    ['zh', 'en']
    """
    pieces = list(_pieces(question))
    han = sum(len(piece) for piece in pieces if _IS_HAN.match(piece))
    others = sum(not _IS_HAN.match(piece) for piece in pieces)
    is_chinese = bool(han) and han >= others
    fitting = (one for one in languages if one.startswith("zh") == is_chinese)
    return next(fitting, languages[0])


def _pieces(text: str) -> Iterator[str]:
    """Runs of Chinese characters, and words of any other script."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return (match.group() for match in _PIECE.finditer(_THOUSANDS.sub("", folded)))


def _written(piece: str) -> Iterator[str]:
    if _IS_HAN.match(piece):
        yield from _pairs(piece)
        yield from piece
    else:
        yield piece.replace("-", " ")


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))


def _needs_of(piece: str) -> Iterator[Need]:
    if _IS_HAN.match(piece):
        for run in SMALL_HAN.split(piece):
            yield from _characters(run)
        return
    parts = [part.removesuffix("'s") for part in piece[:_LONGEST].split("-")]
    forms = [form for part in parts if part not in SMALL for form in _forms(part)]
    if len(parts) > 1:
        forms = [" " + " ".join(parts), *(form for form in forms if len(form.strip()) > 1)]
    if forms:
        yield Need(tuple(forms), is_loose=len(piece) == 1)


def _characters(run: str) -> Iterator[Need]:
    """Each character of a run, met by the pairs that it is in; alone, by itself."""
    if len(run) == 1 and run not in LOOSE:
        yield Need((f" {run} ",), HALF)
    elif len(run) > 1:
        pairs = [f"{pair} " for pair in _pairs(run)]
        for at, character in enumerate(run):
            yield Need(tuple(pairs[max(at - 1, 0) : at + 1]), HALF, character in LOOSE)


def _forms(word: str) -> tuple[str, ...]:
    """The strings that a text with the word has: its stem, or the word where it is short."""
    stem = word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            stem = _DOUBLED.sub(r"\1", word.removesuffix(ending))
            break
    if stem != word or (len(word) >= _LEAST_STEM and not word[0].isdigit()):
        return (f" {stem}",)
    return (f" {word} ", f" {word}s ") if word.isalpha() else (f" {word} ",)
