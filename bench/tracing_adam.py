"""Adam: weights by name, moved a little against the slope of each batch.

Knows running means of slopes and their squares. Does not know what is learned.
"""

import numpy as np

PACE = 0.01
FADE = 0.9, 0.99  # of the running mean of slopes, and of their squares


class Adam:
    """Holds the weights while they are learned; `ridge` pulls those that it names towards zero."""

    def __init__(self, weights, ridge):
        self.weights, self.ridge, self.count = dict(weights), ridge, 0
        self.mean = {name: np.zeros_like(one) for name, one in weights.items()}
        self.square = {name: np.zeros_like(one) for name, one in weights.items()}

    def move(self, slopes):
        """One step; slopes: of the mean loss per row, by the names of the weights."""
        self.count += 1
        for name, old in self.weights.items():
            now = slopes[name] + self.ridge.get(name, 0.0) * old
            self.mean[name] += (1 - FADE[0]) * (now - self.mean[name])
            self.square[name] += (1 - FADE[1]) * (now * now - self.square[name])
            mean = self.mean[name] / (1 - FADE[0] ** self.count)
            size = np.sqrt(self.square[name] / (1 - FADE[1] ** self.count))
            self.weights[name] = old - PACE * mean / (size + 1e-8)


def gathered(code, values, like):
    """The sum of the values per code, in the shape of `like`.

    >>> gathered(np.array([2, 0, 2]), np.array([1.0, 5.0, 3.0]), np.zeros(3))
    array([5., 0., 4.])
    """
    order = np.argsort(code, axis=None, kind="stable")
    ordered = code.ravel()[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    total = np.zeros_like(like)
    total[ordered[first]] = np.add.reduceat(values.reshape(-1, *like.shape[1:])[order], first)
    return total
