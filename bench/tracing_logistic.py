"""Logistic regression on dense columns and on weights looked up by code, with numpy alone.

Knows terms, a ridge penalty and L-BFGS. Does not know what the columns mean.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_data import chance

MEMORY = 10


@dataclass(frozen=True)
class Term:
    """One weight per code: a row contributes `weight[code] * value`."""

    code: np.ndarray
    size: int
    value: np.ndarray | float = 1.0

    def only(self, rows):
        """The term of some rows."""
        value = self.value if np.isscalar(self.value) else self.value[rows]
        return Term(self.code[rows], self.size, value)


@dataclass(frozen=True)
class Logistic:
    """Fitted weights: the constant, the dense columns, then the terms one after the other."""

    weights: np.ndarray

    def logit(self, dense, terms):
        """The log-odds of every row."""
        return design(dense, terms)[0](self.weights)


def design(dense, terms):
    """A linear map from weights to rows, and its transpose."""
    ends = 1 + dense.shape[1] + np.cumsum([0, *(term.size for term in terms)])

    def rows(weights):
        total = weights[0] + dense @ weights[1 : ends[0]]
        for start, term in zip(ends, terms, strict=False):
            total += weights[start + term.code] * term.value
        return total

    def back(residual):
        parts = [[residual.sum()], residual @ dense]
        parts += [np.bincount(t.code, residual * t.value, t.size) for t in terms]
        return np.concatenate(parts)

    return rows, back, int(ends[-1])


def fit(dense, terms, right, ridge=1.0, rounds=150):
    """The weights that make the outcomes likeliest, given half `ridge` times their squares.

    dense: rows x columns of about unit scale; right: 0 or 1. The constant is not shrunk.
    """
    rows, back, size = design(dense, terms)
    penalty = np.full(size, ridge)
    penalty[0] = 0.0

    def loss(weights):
        z = rows(weights)
        value = np.logaddexp(0, z).sum() - right @ z + 0.5 * penalty @ weights**2
        return value, back(chance(z) - right) + penalty * weights

    return Logistic(minimise(loss, np.zeros(size), rounds))


def minimise(loss, start, rounds):
    """L-BFGS with backtracking: where a smooth convex loss is about smallest.

    >>> minimise(lambda x: (x @ x - 4 * x.sum(), 2 * x - 4), np.array([5.0, 3.0]), 20).round(3)
    array([2., 2.])
    """
    x, (value, slope) = start, loss(start)
    steps = []
    for _ in range(rounds):
        way = -direction(slope, steps)
        fall, pace = slope @ way, 1.0 if steps else 1.0 / (np.abs(slope).max() + 1e-12)
        while (new := loss(x + pace * way))[0] > value + 1e-4 * pace * fall and pace > 1e-10:
            pace /= 2
        moved, turned = pace * way, new[1] - slope
        if value - new[0] < 1e-7 * abs(value):
            return x + moved if new[0] < value else x
        x, (value, slope) = x + moved, new
        steps = [*steps[1 - MEMORY :], (moved, turned)] if moved @ turned > 0 else steps
    return x


def direction(slope, steps):
    """The inverse curvature that the last steps tell of, times the slope (two-loop recursion)."""
    result, shares = slope.copy(), []
    for moved, turned in reversed(steps):
        shares.append((moved @ result) / (moved @ turned))
        result -= shares[-1] * turned
    if steps:
        moved, turned = steps[-1]
        result *= (moved @ turned) / (turned @ turned)
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        result += moved * (share - (turned @ result) / (moved @ turned))
    return result
