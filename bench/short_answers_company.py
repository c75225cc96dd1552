"""What the other answers to the same question say about an answer while nobody has marked any.

Of use where a whole class is marked at once: what many say is more often right. Knows the words of
the answers that lie together, and how rare a word is elsewhere. Knows no marks and no references,
so it credits a common mistake as readily as a common truth.
"""

from collections import Counter

import numpy as np

from bench.short_answers_neighbours import likeness
from bench.short_answers_text import stems

NEAREST = 0.1  # the share of the other answers that counts as near; no number, as classes differ
LEAST_SPREAD = 0.02  # so that a class that agrees does not blow its small differences up


def company(answers, batches, rarity):
    """Three features of every answer beside the others of its batch: rows x 3.

    batches: per answer, which batch it lies in; all answers of one batch are to one question.
    The features: how much it holds of what the others say, the same without the words of the
    question (both within the batch, in standard deviations), how like its nearest others are.
    """
    found = np.zeros((len(answers), 3))
    for batch in np.unique(batches):
        rows = np.flatnonzero(batches == batch)
        said = [stems(answers[row].text) for row in rows]
        asked = frozenset(stems(answers[rows[0]].question))
        found[rows] = np.column_stack(
            [
                standing(consensus([frozenset(one) for one in said], rarity)),
                standing(consensus([frozenset(one) - asked for one in said], rarity)),
                nearness(likeness([Counter(one) for one in said], rarity)),
            ]
        )
    return found


def consensus(said, rarity):
    """The share of the weight of all that the others say which each set of words holds, 0..1.

    >>> consensus([{"light", "clay"}, {"light"}, {"wood"}], lambda word: 1).round(2).tolist()
    [0.5, 0.33, 0.0]
    """
    holding = Counter(word for one in said for word in sorted(one))
    weight = {word: number * rarity(word) for word, number in holding.items()}
    total, found = sum(weight.values()), []
    for one in said:
        own = sum(rarity(word) for word in sorted(one))
        met = sum(weight[word] for word in sorted(one)) - own
        found.append(met / (total - own) if total > own else 0.0)
    return np.array(found)


def standing(values):
    """Where each value stands in its batch: from the mean, in (slightly widened) deviations."""
    return (values - values.mean()) / (values.std() + LEAST_SPREAD)


def nearness(alike):
    """The mean likeness of each answer to its nearest others; 0 where there is no other."""
    size = len(alike)
    if size < 2:
        return np.zeros(size)
    others = np.sort(alike[~np.eye(size, dtype=bool)].reshape(size, size - 1))
    return others[:, -max(1, round(size * NEAREST)) :].mean(1)
