"""Linear scorers that know that some questions are harder than others, and how to judge them.

While fitting, every question has a constant of its own, shrunk towards 0, so that a hard question
is not put down to the features of its answers; for a new question that constant is 0. Knows no
text.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_data import chance
from bench.tracing_logistic import Term, fit


@dataclass(frozen=True)
class Linear:
    """Columns to a score: for right or wrong the log-odds, for points the points."""

    mean: np.ndarray
    spread: np.ndarray
    weights: np.ndarray  # the constant first
    of_question: dict

    def score(self, columns):
        """The scores of answers to questions never seen."""
        return self.weights[0] + (columns - self.mean) / self.spread @ self.weights[1:]

    def score_known(self, columns, qids):
        """The scores of answers to questions of which other answers were learned from."""
        return self.score(columns) + np.array([self.of_question.get(qid, 0.0) for qid in qids])


def logistic(columns, right, qids, ridge, variance):
    """Logistic regression; `variance` is that of the questions' constants."""
    mean, spread = columns.mean(0), columns.std(0) + 1e-9
    names, code = np.unique(qids, return_inverse=True)
    # One penalty serves all weights, so the constants' variance is put into their column's size.
    size = np.sqrt(ridge * variance)
    weights = fit((columns - mean) / spread, [Term(code, len(names), size)], right, ridge).weights
    split = 1 + columns.shape[1]
    constants = dict(zip(names, weights[split:] * size, strict=True))
    return Linear(mean, spread, weights[:split], constants)


def least_squares(columns, points, qids, ridge, variance):
    """Ridge regression with a shrunk constant per question.

    >>> x, qids = np.array([[0.0], [1.0], [0.0], [1.0]]), np.array(["a", "a", "b", "b"])
    >>> model = least_squares(x, np.array([0.0, 1.0, 4.0, 5.0]), qids, 1e-6, 1e6)
    >>> model.score(np.array([[1.0]])).round(3), round(float(model.of_question["b"]), 3)
    (array([3.]), 2.0)
    """
    mean, spread = columns.mean(0), columns.std(0) + 1e-9
    names, code = np.unique(qids, return_inverse=True)
    size = np.sqrt(ridge * variance)
    whole = np.hstack([(columns - mean) / spread, np.eye(len(names))[code] * size])
    middle = points.mean()
    penalty = ridge * np.eye(whole.shape[1])
    weights = np.linalg.solve(whole.T @ whole + penalty, whole.T @ (points - middle))
    split = columns.shape[1]
    constants = dict(zip(names, weights[split:] * size, strict=True))
    return Linear(mean, spread, np.r_[middle, weights[:split]], constants)


def out_of_fold(learn, columns, values, qids, folds):
    """The score of every answer by a model learned from the other folds."""
    scores = np.zeros(len(values))
    for fold in np.unique(folds):
        rest = folds != fold
        model = learn(columns[rest], values[rest], qids[rest])
        scores[~rest] = model.score(columns[~rest])
    return scores


def accuracy(scores, right):
    """The share of answers on the right side of log-odds 0."""
    return float(((scores > 0) == (right > 0.5)).mean())


def log_loss(scores, right):
    """Mean negative log-likelihood in nats."""
    return float(-np.log(np.clip(chance(np.where(right > 0.5, scores, -scores)), 1e-6, 1)).mean())


def correlation(scores, points):
    """Pearson's r; 0 where one of the two is constant."""
    if np.std(scores) == 0 or np.std(points) == 0:
        return 0.0
    return float(np.corrcoef(scores, points)[0, 1])


def within(scores, points, qids):
    """The mean over the questions of the correlation among the answers to one question."""
    each = [correlation(scores[qids == one], points[qids == one]) for one in np.unique(qids)]
    return float(np.mean(each))
