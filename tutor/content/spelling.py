"""Finding terms in a text: whole words where words have spaces, any place where they have none.

Knows letter case, the simple English plural and the scripts that are written without spaces. Does
not know concepts.
"""

import re
from collections.abc import Iterator, Sequence

# Scripts without spaces between words: Thai to Khmer, CJK with kana and hangul, and its extensions.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
# Case is switched off inside: `re` takes a hundred times as long to prepare such a set with it.
_LETTER = f"(?-i:[^\\W{_UNSPACED}])"
_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


class Finder:
    """Finds any of some terms; where several fit, the longest one counts.

    >>> list(Finder(["table", "count table"]).find("Two count\\ntables."))
    [('count table', 4, 'count\\ntables')]
    >>> list(Finder(["概率"]).find("它的概率是"))
    [('概率', 2, '概率')]
    """

    def __init__(self, spellings: Sequence[str]) -> None:
        self._spellings = sorted(dict.fromkeys(spellings), key=lambda one: (-len(one), one))
        pattern = "|".join(f"({_pattern(one)})" for one in self._spellings)
        self._pattern = re.compile(pattern, re.IGNORECASE) if self._spellings else None

    def find(self, text: str) -> Iterator[tuple[str, int, str]]:
        """Each term in the text: its spelling, where it begins, and the words as typed."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(text):
            if found.lastindex is not None:
                yield self._spellings[found.lastindex - 1], found.start(), found.group()


def same(spelling: str) -> str:
    """A form that is equal for spellings that only differ in case or spacing.

    >>> same("Count  Table") == same("count table")
    True
    """
    return " ".join(spelling.casefold().split())


def _pattern(spelling: str) -> str:
    words = spelling.split()
    ends = [re.escape(word) for word in words[:-1]] + [_plural(words[-1])]
    before = f"(?<!{_LETTER})" if re.match(_LETTER, spelling) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, spelling[-1]) else ""
    return before + r"\s+".join(ends) + after


def _plural(word: str) -> str:
    """A pattern for the word and its plural.

    >>> [bool(re.fullmatch(_plural("query"), one)) for one in ("query", "queries", "querys")]
    [True, True, False]
    """
    if not re.fullmatch("[A-Za-z]", word[-1]):
        return re.escape(word)
    lower = word.lower()
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return f"{re.escape(word[:-1])}(?:y|ies)"
    return re.escape(word) + ("(?:es)?" if lower.endswith(_HISSING) else "s?")
