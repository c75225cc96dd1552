"""The models of the course, computed from its own names: what every figure is worked out with.

Symbol 0 is the boundary symbol, written "."; 1..26 are a..z. Losses are natural-log, averaged
over predictions, each name being closed by the boundary symbol.
"""

import random
from collections import Counter
from pathlib import Path

import numpy as np

NAMES = Path(__file__).parents[2] / "curriculum" / "bigram-to-gpt" / "names.txt"
SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def read_names() -> list[str]:
    return NAMES.read_text(encoding="utf-8").split()


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Every (symbol, next symbol): `emma` gives .e em mm ma a."""
    return [pair for name in names for pair in zip("." + name, name + ".", strict=True)]


def table(names: list[str], fake: float = 0.0) -> np.ndarray:
    """The 27 x 27 counts, row = current symbol, column = next symbol, plus `fake` in each cell."""
    counts = np.full((27, 27), fake)
    for (one, two), times in Counter(pairs(names)).items():
        counts[SYMBOLS.index(one), SYMBOLS.index(two)] += times
    return counts


def rows(counts: np.ndarray) -> np.ndarray:
    """Each row divided by its sum; a row of zeros stays zero."""
    sums = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, sums, out=np.zeros_like(counts), where=sums > 0)


def loss(chances: np.ndarray, names: list[str]) -> float:
    """Average negative log probability of the true next symbol; infinite if one has chance 0."""
    picked = np.array([chances[SYMBOLS.index(a), SYMBOLS.index(b)] for a, b in pairs(names)])
    if (picked == 0).any():
        return float("inf")
    return float(-np.log(picked).mean())


def split(names: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Train, dev and test parts (80/10/10) by whole names, shuffled with seed 42."""
    shuffled = list(names)
    random.Random(42).shuffle(shuffled)
    first, second = int(0.8 * len(shuffled)), int(0.9 * len(shuffled))
    return shuffled[:first], shuffled[first:second], shuffled[second:]


def ngram_loss(train: list[str], judged: list[str], context: int, fake: float) -> float:
    """Loss on `judged` of a table that looks at `context` symbols, counted on `train`."""
    seen: Counter[tuple[str, str]] = Counter()
    contexts: Counter[str] = Counter()
    for name in train:
        padded = "." * context + name + "."
        for i in range(context, len(padded)):
            seen[padded[i - context : i], padded[i]] += 1
            contexts[padded[i - context : i]] += 1
    total, number = 0.0, 0
    for name in judged:
        padded = "." * context + name + "."
        for i in range(context, len(padded)):
            before = padded[i - context : i]
            over = contexts[before] + 27 * fake
            chance = (seen[before, padded[i]] + fake) / over if over else 0.0
            if chance == 0:
                return float("inf")
            total -= np.log(chance)
            number += 1
    return float(total / number)
