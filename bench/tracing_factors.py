"""What answers to related items say: every item has a vector that it writes and one that it reads.

An answer writes its surprise (outcome minus difficulty) times the item's vector into the learner's
memory, which fades at three speeds; the next item reads from it. Which items are related is learned
from the training learners. A row reads only what the same learner's earlier rows have written.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_adam import Adam, gathered
from bench.tracing_data import chance

FADE = 0.5 ** (1 / np.array([2.0, 10.0, 60.0]))  # half-lives in the learner's rows
DEPTH = 8  # numbers per vector
ROUNDS = 5
RIDGE = {"item write": 3e-5, "item read": 3e-5, "item": 3e-5}
RIDGE |= {"skill write": 3e-6, "skill read": 3e-6}
BATCH = 6000  # rows
PRIOR = 2.0  # imagined answers that surprise nobody


@dataclass(frozen=True)
class Batch:
    """Some learners side by side: steps x learners; `kept` is 0 where a learner has no row."""

    rows: np.ndarray
    kept: np.ndarray


def batches(learner, chosen):
    """The chosen rows as batches of learners of similar length."""
    rows = np.flatnonzero(chosen)
    cuts = np.flatnonzero(learner[rows][1:] != learner[rows][:-1]) + 1
    waiting, found = [], []
    for one in sorted(np.split(rows, cuts), key=len):
        waiting.append(one)
        if sum(map(len, waiting)) >= BATCH:
            found.append(side_by_side(waiting))
            waiting = []
    return [*found, side_by_side(waiting)] if waiting else found


def side_by_side(sequences):
    """One batch of sequences of rows, the short ones filled up."""
    shape = max(map(len, sequences)), len(sequences)
    rows, kept = np.zeros(shape, int), np.zeros(shape)
    for column, one in enumerate(sequences):
        rows[: len(one), column] = one
        kept[: len(one), column] = 1.0
    return Batch(rows, kept)


def faded_before(values):
    """Per step the faded sum of all earlier steps; values: steps x learners x speeds (x depth)."""
    fade = FADE.reshape(-1, *[1] * (values.ndim - 3))
    sums = np.zeros_like(values)
    for step in range(1, len(values)):
        sums[step] = sums[step - 1] * fade + values[step - 1]
    return sums


def faded_after(slopes):
    """The transpose of `faded_before`: per step the faded sum of all later steps."""
    return faded_before(slopes[::-1])[::-1]


def start(items, skills, rng):
    """The weights before training, by name; vectors of an item are its own plus its skill's."""
    shape = len(FADE), DEPTH
    return {
        "item write": 0.05 * rng.normal(size=(items, *shape)),
        "item read": 0.05 * rng.normal(size=(items, *shape)),
        "skill write": 0.2 * rng.normal(size=(skills, *shape)),
        "skill read": 0.2 * rng.normal(size=(skills, *shape)),
        "item": np.zeros(items),
        "level": np.full(len(FADE), 0.5),
        "constant": np.zeros(1),
    }


@dataclass(frozen=True)
class Reading:
    """What one pass forward found, as far as the pass backward needs it."""

    logit: np.ndarray
    reads: np.ndarray
    memory: np.ndarray
    share: np.ndarray
    level: np.ndarray


def forward(weights, item, skill, easy, surprise):
    """Log-odds per step and learner; easy: the log-odds from the item's difficulty alone."""
    writes = weights["item write"][item] + weights["skill write"][skill]
    reads = weights["item read"][item] + weights["skill read"][skill]
    size = (*surprise.shape, len(FADE))
    share = 1 / (faded_before(np.ones(size)) + PRIOR)
    memory = faded_before(writes * surprise[:, :, None, None]) * share[..., None]
    level = faded_before(np.broadcast_to(surprise[..., None], size)) * share
    found = 2 * (reads * memory).sum((2, 3)) + level @ weights["level"]
    own = weights["item"][item] + weights["constant"]
    return Reading(easy + own + found, reads, memory, share, level)


def backward(weights, item, skill, surprise, reading, slope):
    """The slope of the loss for every weight; slope: steps x learners, for the log-odds."""
    wide = 2 * slope[..., None, None]
    reads = wide * reading.memory
    writes = faded_after(wide * reading.reads * reading.share[..., None])
    writes = writes * surprise[:, :, None, None]
    return {
        "item write": gathered(item, writes, weights["item write"]),
        "item read": gathered(item, reads, weights["item read"]),
        "skill write": gathered(skill, writes, weights["skill write"]),
        "skill read": gathered(skill, reads, weights["skill read"]),
        "item": np.bincount(item.ravel(), slope.ravel(), len(weights["item"])),
        "level": np.einsum("tl,tls->s", slope, reading.level),
        "constant": np.array([slope.sum()]),
    }


def fit(log, easy, rng, rounds=ROUNDS):
    """The weights learned from the rows that are no test rows, by Adam over batches of learners."""
    adam = Adam(start(log.item.max() + 1, log.skill.max() + 1, rng), RIDGE)
    surprise = log.right - chance(easy)
    parts = batches(log.learner, ~log.test)
    for _ in range(rounds):
        for place in rng.permutation(len(parts)):
            part, now = parts[place], adam.weights
            item, skill = log.item[part.rows], log.skill[part.rows]
            seen = forward(now, item, skill, easy[part.rows], surprise[part.rows])
            slope = (chance(seen.logit) - log.right[part.rows]) * part.kept / part.kept.sum()
            adam.move(backward(now, item, skill, surprise[part.rows], seen, slope))
    return adam.weights


def predict(weights, log, easy):
    """The log-odds of every row of the log."""
    surprise = log.right - chance(easy)
    result = np.empty(len(log))
    for part in batches(log.learner, np.ones(len(log), bool)):
        item, skill = log.item[part.rows], log.skill[part.rows]
        seen = forward(weights, item, skill, easy[part.rows], surprise[part.rows])
        result[part.rows[part.kept > 0]] = seen.logit[part.kept > 0]
    return result
