"""Short answers as words and letter groups: what every feature of the scorer is counted from.

Knows English words without their endings, the characters of Chinese, negations, numbers and how
rare a word is in texts that may be known. Knows nothing of what an answer is worth.
"""

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
HAN_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[\u4e00-\u9fff]|[<>=+*/^!-]")
NUMBER = re.compile(r"\d+(?:\.\d+)?")

SMALL_WORDS = """
a an the this that these those it its they them their there he she his her you your we our i me my
is are was were be been being am do does did done have has had of to in on at by for with from as
and or but so if then than because since when while which who whom what where how why will would
can could should may might must also just very really too some any all each every both one ones
into out up down over about s t
"""
SMALL = frozenset(SMALL_WORDS.split())
"""Words that say little alone; negations, comparisons and numbers are not among them."""

NEGATION_WORDS = """
no not never none nothing nobody neither nor cannot without n't dont doesnt didnt isnt arent wasnt
werent wont cant couldnt wouldnt shouldnt hasnt havent
"""
NEGATIONS = frozenset(NEGATION_WORDS.split())
HAN_NEGATIONS = ("不", "没", "无", "非", "未", "错误", "否")

OPPOSITE_PAIRS = """
more less, increase decrease, high low, higher lower, heavy light, heavier lighter, fast slow,
faster slower, large small, larger smaller, big little, bigger smaller, hot cold, hotter colder,
warm cool, warmer cooler, long short, longer shorter, strong weak, stronger weaker, same different,
open closed, up down, wet dry, hard soft, thick thin, thicker thinner, near far, closer farther,
close far, most least, loud quiet, dissolve settle, float sink, attract repel, add remove,
gain lose, push pull, full empty, before after, always never, living dead, deep shallow,
deeper shallower, steep flat, tight loose, tighter looser, expand contract, top bottom
"""
OPPOSITES = {
    left: right
    for pair in OPPOSITE_PAIRS.split(",")
    for left, right in (pair.split(), reversed(pair.split()))
}

ENDING_LETTERS = """
ational ization fulness ousness iveness ations ically ation ingly ments ities ness ment able ible
ance ence ings ally edly ical tion sion ity ful ing ies ier est ied ers ous ive ic al ly er ed es
en s e y
"""
ENDINGS = tuple(ENDING_LETTERS.split())


@lru_cache(maxsize=100_000)
def stem(word):
    """A word without its ending, so that forms of one word meet; not a word of any dictionary.

    >>> [stem(word) for word in ("heavier", "heavy", "dissolved", "dissolving", "is")]
    ['heav', 'heav', 'dissolv', 'dissolv', 'is']
    """
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending in ENDINGS:
        kept = word[: -len(ending)]
        if word.endswith(ending) and len(kept) >= 3 and (ending != "y" or kept[-1] not in "aeou"):
            doubled = len(kept) > 3 and kept[-1] == kept[-2] and kept[-1] in "bdgmnprt"
            kept = kept[:-1] if doubled else kept
            return kept[:-1] if len(kept) > 3 and kept[-1] in "ie" else kept
    return word


@lru_cache(maxsize=100_000)
def folded(text):
    """Full-width forms as narrow ones, lower case, one blank between words."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().replace("’", "'").split())


@lru_cache(maxsize=100_000)
def words(text):
    """All the English words and numbers of a text, in order, with endings.

    >>> words("It didn't float: 2.5 g")
    ('it', 'did', "n't", 'float', '2.5', 'g')
    """
    found = []
    for word in WORD.findall(folded(text)):
        if word.endswith("n't"):
            found += [word[:-3], "n't"]
        else:
            found.append(word.split("'")[0])
    return tuple(word for word in found if word)


@lru_cache(maxsize=100_000)
def stems(text):
    """The words that say something, without endings, in order.

    >>> stems("The clay is lighter than the sand.")
    ('clay', 'light', 'sand')
    """
    return tuple(stem(word) for word in words(text) if word not in SMALL and word not in NEGATIONS)


@lru_cache(maxsize=100_000)
def groups(text, shortest=3, longest=5):
    """How often each group of neighbouring letters stands in a text, with blanks between words."""
    line = f" {' '.join(words(text))} "
    return Counter(
        line[at : at + size]
        for size in range(shortest, longest + 1)
        for at in range(len(line) - size + 1)
    )


@lru_cache(maxsize=100_000)
def characters(text):
    """Chinese characters, Latin words, numbers and signs of sums, in order.

    >>> characters("复杂度为Ｏ（n^2）")
    ('复', '杂', '度', '为', 'o', 'n', '^', '2')
    """
    return tuple(HAN_WORD.findall(folded(text)))


@lru_cache(maxsize=100_000)
def runs(text, size):
    """The runs of `size` neighbouring units of a Chinese text, counted."""
    units = characters(text)
    return Counter(units[at : at + size] for at in range(len(units) - size + 1))


@lru_cache(maxsize=100_000)
def sentences(text):
    """The parts of a text between full stops, semicolons, commas of enumeration and line ends."""
    parts = re.split(r"[。；;！？!?\n]|\.\s|[（(]?\d[)）]|[①-⑳]", text)
    return tuple(part for part in parts if len(characters(part)) > 1) or (text,)


def negations(text):
    """How many negations an English text holds."""
    return sum(word in NEGATIONS for word in words(text))


class Rarity:
    """How much a unit tells: the logarithm of how few of the known texts hold it.

    >>> rarity = Rarity([("a", "b"), ("a",)])
    >>> rarity("b") > rarity("a"), rarity("new") > rarity("b")
    (True, True)
    """

    def __init__(self, texts):
        self.texts = len(texts)
        self.holding = Counter(unit for text in texts for unit in set(text))

    def __call__(self, unit):
        """The weight of one unit, above 0."""
        return math.log((1 + self.texts) / (0.5 + self.holding[unit]))


def share(part, whole, rarity):
    """The share of the weight of the units of `whole` that `part` holds too, 0..1; 0 of nothing.

    >>> share({"a", "c"}, {"a", "b"}, lambda unit: 3 if unit == "a" else 1)
    0.75
    """
    total = sum(map(rarity, whole))
    return sum(rarity(unit) for unit in whole if unit in part) / total if total else 0.0


def cosine(left, right, rarity):
    """The cosine of two counted texts, each unit weighted by its rarity."""
    common = sum(left[unit] * right[unit] * rarity(unit) ** 2 for unit in left.keys() & right)
    if not common:
        return 0.0
    sizes = [sum((n * rarity(unit)) ** 2 for unit, n in one.items()) for one in (left, right)]
    return common / math.sqrt(sizes[0] * sizes[1])


def harmonic(one, other):
    """The harmonic mean of two shares; 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0
