"""Logs of answers to be predicted: how they are read, walked through in time, and scored.

Knows the columns of the public files and three scores. Knows no model.
"""

import csv
import gzip
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
BINS = 15


@dataclass(frozen=True)
class Log:
    """Answers of learners, one after the other: five arrays of one length, in the file's order."""

    learner: np.ndarray  # int, all rows of one learner are neighbours
    item: np.ndarray  # int
    skill: np.ndarray  # int, one per item (several skills at once have a number of their own)
    right: np.ndarray  # float, 0 or 1
    test: np.ndarray  # bool, rows of learners who may not be learned from

    def __len__(self):
        return len(self.right)

    def only(self, rows):
        """The log of some rows."""
        return Log(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def with_right(self, right):
        """The same log with other outcomes."""
        return replace(self, right=right)


def read(folder, every=1):
    """Both files of a folder as one log; `every` = 5 keeps each fifth learner of either file."""
    parts = [read_rows(DATA / folder / f"{name}.tsv.gz") for name in ("train", "test")]
    test = np.repeat([False, True], [len(part) for part in parts])
    rows = np.vstack(parts)
    log = Log(rows[:, 0], rows[:, 1], rows[:, 3], rows[:, 2].astype(float), test)
    number = np.cumsum(np.r_[False, log.learner[1:] != log.learner[:-1]])
    return log.only(number % every == 0)


def read_rows(path):
    """The columns learner, item, right and skill of one file."""
    with gzip.open(path, "rt") as file:
        reader = csv.DictReader(file, delimiter="\t")
        names = ("user_id", "item_id", "correct", "skill_id")
        return np.array([[int(row[name]) for name in names] for row in reader])


def steps(learner):
    """The rows in time, all learners side by side: first every first row, then every second, ...

    >>> [rows.tolist() for rows in steps(np.array([7, 7, 7, 9]))]
    [[0, 3], [1], [2]]
    """
    starts = np.flatnonzero(np.r_[True, learner[1:] != learner[:-1]])
    lengths = np.diff(np.r_[starts, len(learner)])
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    for step in range(lengths[0]):
        yield starts[: np.searchsorted(-lengths, -step, side="left")] + step


def chance(logit):
    """The probability of a logit."""
    return 1 / (1 + np.exp(-np.clip(logit, -35, 35)))


def logit(chance):
    """The logit of a probability."""
    return np.log(chance / (1 - chance))


def auc(right, predicted):
    """P(a right answer was predicted higher than a wrong one), ties counted half.

    >>> auc(np.array([0.0, 1.0, 1.0]), np.array([0.2, 0.2, 0.9]))
    0.75
    """
    _, code, size = np.unique(predicted, return_inverse=True, return_counts=True)
    rank = (np.cumsum(size) - (size - 1) / 2)[code]
    positives = right.sum()
    negatives = len(right) - positives
    above = rank[right == 1].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def log_loss(right, predicted):
    """Mean negative log-likelihood in nats."""
    kept = np.clip(predicted, 1e-6, 1 - 1e-6)
    return float(-np.mean(right * np.log(kept) + (1 - right) * np.log(1 - kept)))


def calibration_error(right, predicted):
    """Expected calibration error: mean |observed - predicted| over 15 bins of equal width.

    >>> calibration_error(np.array([1.0, 0.0]), np.array([0.99, 0.98]))
    0.485
    """
    code = np.minimum((predicted * BINS).astype(int), BINS - 1)
    gap = np.bincount(code, right, BINS) - np.bincount(code, predicted, BINS)
    return float(np.abs(gap).sum() / len(right))


def scores(right, predicted):
    """The figures of one row of the table."""
    return {
        "AUC": round(auc(right, predicted), 4),
        "log loss": round(log_loss(right, predicted), 4),
        "ECE": round(calibration_error(right, predicted), 4),
    }
