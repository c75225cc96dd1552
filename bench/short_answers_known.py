"""What may be known of the words before any answer is scored: how rare they are, which are akin.

Learned from answers that may be known and from questions with their references. Never sees the
marks, nor an answer that is to be scored.
"""

from collections import Counter

import numpy as np

from bench.short_answers_text import Rarity, stems

LEAST, SIZE, FLOOR = 3, 80, 1e-9


class Known:
    """Rarity and vectors of English words from the texts that may be known."""

    def __init__(self, learned, questions):
        found = texts(learned, questions)
        self.rarity = Rarity(found)
        self._place, self._vectors = vectors(found)

    def likeness(self, words, others):
        """The cosine of two groups of words, from words that stand in the same texts; 0 unknown."""
        one, other = self._middle(words), self._middle(others)
        size = np.linalg.norm(one) * np.linalg.norm(other)
        return float(one @ other / size) if size else 0.0

    def _middle(self, words):
        known = [word for word in sorted(words) if word in self._place]
        weights = np.array([self.rarity(word) for word in known])
        return weights @ self._vectors[[self._place[word] for word in known]]


def texts(learned, questions):
    """The words of all texts that may be known: learned answers, all questions and references."""
    asked = {text for one in (*learned, *questions) for text in (one.question, *one.refs)}
    return [stems(text) for text in (*sorted(asked), *(answer.text for answer in learned))]


def vectors(found):
    """Word -> row, and a matrix of word vectors: positive pointwise mutual information, reduced.

    Two words are counted together in a text in proportion to one over its length; the frequent
    side is raised to .75, as for word2vec (Levy, Goldberg and Dagan 2015).

    >>> place, matrix = vectors([("sand", "clay"), ("bulb", "wire")] * 3)
    >>> round(float(matrix[place["sand"]] @ matrix[place["wire"]]), 6)
    0.0
    """
    holding = Counter(word for text in found for word in set(text))
    frequent = sorted(word for word in holding if holding[word] >= LEAST)
    place = {word: row for row, word in enumerate(frequent)}
    together = np.zeros((len(place), len(place)))
    for text in found:
        rows = sorted({place[word] for word in text if word in place})
        together[np.ix_(rows, rows)] += 1 / max(1, len(rows))
    np.fill_diagonal(together, 0)
    total = together.sum(1) + FLOOR
    smooth = total**0.75
    expected = np.outer(total, smooth) / smooth.sum()
    information = np.maximum(np.log(np.maximum(together / expected, FLOOR)), 0)
    values, directions = np.linalg.eigh((information + information.T) / 2)
    strongest = np.argsort(-np.abs(values))[:SIZE]
    reduced = directions[:, strongest] * np.sqrt(np.abs(values[strongest]))
    return place, reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), FLOOR)
