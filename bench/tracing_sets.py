"""Related items without order: what all other answers of a learner say about one more item.

Every item has three vectors: what a surprise at it writes, what having answered it at all writes,
and what it reads. A training row reads what the learner's *other* training rows write, a held-out
row what all of them write. Beside the vectors: ability (mean surprise) and columns given from
outside. Which columns these are is not known here.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_adam import Adam, gathered
from bench.tracing_data import chance, logit

DEPTH = 16
ROUNDS = 5
TOGETHER = 400  # learners per batch
RIDGE = dict.fromkeys(("write", "met", "read", "item", "ability of item", "columns of item"), 3e-5)


@dataclass(frozen=True)
class Answers:
    """Rows of learners, sorted by learner, with columns from outside."""

    learner: np.ndarray
    item: np.ndarray
    right: np.ndarray
    columns: np.ndarray

    def only(self, rows):
        """Some of the rows."""
        return Answers(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def easiness(item, right, items):
    """Log-odds of success per item, shrunk to the mean by five answers."""
    tries, wins = np.bincount(item, minlength=items), np.bincount(item, right, items)
    return logit((wins + 5 * right.mean()) / (tries + 5))


def start(items, columns, rng):
    """The weights before training."""
    return {
        "write": 0.1 * rng.normal(size=(items, DEPTH)),
        "read": 0.1 * rng.normal(size=(items, DEPTH)),
        "met": 0.02 * rng.normal(size=(items, DEPTH)),
        "item": np.zeros(items),
        "ability": np.full(1, 2.0),
        "ability of item": np.zeros(items),
        "columns": np.zeros(columns),
        "columns of item": np.zeros((items, columns)),
        "constant": np.zeros(1),
    }


@dataclass(frozen=True)
class Memory:
    """What the other answers left for each row: vectors, ability, and the vectors' scale."""

    vectors: np.ndarray
    ability: np.ndarray
    scale: np.ndarray


def memory(written, surprise, count):
    """The sums over other answers, scaled by how many they are."""
    scale = 1 / np.sqrt(count + 4.0)
    return Memory(written * scale[:, None], surprise / (count + 2.0), scale)


def log_odds(weights, rows, easy, left):
    """The log-odds of every row, given what the other answers left."""
    item = rows.item
    slopes = weights["columns"] + weights["columns of item"][item]
    ability = left.ability * (weights["ability"] + weights["ability of item"][item])
    related = (weights["read"][item] * left.vectors).sum(1)
    own = easy[item] + weights["item"][item] + weights["constant"]
    return own + ability + related + (rows.columns * slopes).sum(1)


def slopes_of(weights, rows, easy, surprise):
    """The slope of the mean loss for every weight, over whole learners, each row left out once."""
    first = np.flatnonzero(np.r_[True, rows.learner[1:] != rows.learner[:-1]])
    sizes = np.diff(np.r_[first, len(rows.learner)])

    def others(values):
        return np.repeat(np.add.reduceat(values, first), sizes, axis=0) - values

    item = rows.item
    written = weights["write"][item] * surprise[:, None] + weights["met"][item]
    left = memory(others(written), others(surprise), np.repeat(sizes, sizes) - 1)
    slope = (chance(log_odds(weights, rows, easy, left)) - rows.right) / len(item)
    wide = slope[:, None]
    back = others(wide * weights["read"][item] * left.scale[:, None])
    ability = slope * left.ability
    return {
        "write": gathered(item, back * surprise[:, None], weights["write"]),
        "met": gathered(item, back, weights["met"]),
        "read": gathered(item, wide * left.vectors, weights["read"]),
        "item": gathered(item, slope, weights["item"]),
        "ability": np.array([ability.sum()]),
        "ability of item": gathered(item, ability, weights["item"]),
        "columns": slope @ rows.columns,
        "columns of item": gathered(item, wide * rows.columns, weights["columns of item"]),
        "constant": np.array([slope.sum()]),
    }


def fit(rows, easy, rng):
    """The weights learned from the training rows."""
    adam = Adam(start(len(easy), rows.columns.shape[1], rng), RIDGE)
    surprise = rows.right - chance(easy[rows.item])
    cuts = np.flatnonzero(rows.learner[1:] != rows.learner[:-1]) + 1
    parts = np.split(np.arange(len(rows.learner)), cuts)
    for _ in range(ROUNDS):
        order = rng.permutation(len(parts))
        for begin in range(0, len(order), TOGETHER):
            chosen = np.concatenate([parts[one] for one in order[begin : begin + TOGETHER]])
            adam.move(slopes_of(adam.weights, rows.only(chosen), easy, surprise[chosen]))
    return adam.weights


def predict(weights, evidence, asked, easy):
    """The log-odds of the rows asked, from the evidence of the same learners."""
    learners = max(evidence.learner.max(), asked.learner.max()) + 1
    surprise = evidence.right - chance(easy[evidence.item])
    written = weights["write"][evidence.item] * surprise[:, None] + weights["met"][evidence.item]
    total = gathered(evidence.learner, written, np.zeros((learners, DEPTH)))
    level = np.bincount(evidence.learner, surprise, learners)
    count = np.bincount(evidence.learner, minlength=learners)
    who = asked.learner
    return log_odds(weights, asked, easy, memory(total[who], level[who], count[who]))
