"""Figures of the concept avg-past: averages of the past by a triangular matrix, and as a model.

Knows the matrix, and a network that sees the letters so far only as an average. Does not know the
texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import SYMBOLS, ngram_loss, split
from tests.curriculum.neural import softmax


def averaging(places: int) -> np.ndarray:
    """Row i holds 1 / i in its first i places and 0 behind."""
    ones = np.tril(np.ones((places, places)))
    return ones / ones.sum(axis=1, keepdims=True)


class Bag:
    """A network that predicts from the average of all vectors so far, with or without the last."""

    def __init__(self, has_last, width=8, hidden=40, seed=1):
        self.dice, self.has_last = np.random.default_rng(seed), has_last
        normal, inputs = self.dice.standard_normal, width * (1 + has_last)
        self.table = normal((27, width))
        self.first, self.shift = normal((inputs, hidden)) / np.sqrt(inputs), np.zeros(hidden)
        self.last, self.bias = normal((hidden, 27)) * 0.1, np.zeros(27)

    def parameters(self):
        return [self.table, self.first, self.shift, self.last, self.bias]

    @staticmethod
    def examples(names):
        """For each prediction the share of every symbol in the past, the last symbol, the next."""
        shares, ends, after = [], [], []
        for name in names:
            ids = [0, *(SYMBOLS.index(one) for one in name), 0]
            past = averaging(len(ids) - 1) @ np.eye(27)[ids[:-1]]
            shares += list(past)
            ends += ids[:-1]
            after += ids[1:]
        return np.array(shares), np.array(ends), np.array(after)

    def forward(self, shares, ends):
        self.input = shares @ self.table
        if self.has_last:
            self.input = np.concatenate([self.input, self.table[ends]], axis=1)
        self.bent = np.tanh(self.input @ self.first + self.shift)
        return softmax(self.bent @ self.last + self.bias)

    def train(self, names, steps, rate):
        shares, ends, after = self.examples(names)
        width = self.table.shape[1]
        for step in range(steps):
            chosen = self.dice.integers(len(after), size=32)
            past, end = shares[chosen], ends[chosen]
            chances = self.forward(past, end)
            chances[np.arange(32), after[chosen]] -= 1
            chances /= 32
            bent = (chances @ self.last.T) * (1 - self.bent**2)
            inward = bent @ self.first.T
            table = past.T @ inward[:, :width]
            if self.has_last:
                np.add.at(table, end, inward[:, width:])
            slopes = [table, self.input.T @ bent, bent.sum(axis=0), self.bent.T @ chances]
            slopes.append(chances.sum(axis=0))
            now = rate * (0.1 if step > 2 * steps / 3 else 1.0)
            for one, slope in zip(self.parameters(), slopes, strict=True):
                one -= now * slope
        return self

    def loss(self, names):
        shares, ends, after = self.examples(names)
        chances = self.forward(shares, ends)[np.arange(len(after)), after]
        return float(-np.log(chances).mean())


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    third, quarter = averaging(4)[2], averaging(4)[3]
    assert np.allclose(third, [1 / 3, 1 / 3, 1 / 3, 0]) and np.allclose(quarter, 0.25)
    loop = [np.mean([2, 4, 9, 1][: place + 1]) for place in range(4)]
    assert np.allclose(averaging(4) @ [2, 4, 9, 1], loop)
    return {
        "places": "100",
        "additions": f"{sum(range(1, 101)):,}",
        "averages": ", ".join(f"{number:.0f}" for number in loop),
        "steps": f"{2000:,}",
        "dev_table": f"{ngram_loss(train, dev, 1, 1):.2f}",
        "dev_average": f"{Bag(has_last=False).train(train, 2000, 0.5).loss(dev):.2f}",
        "dev_both": f"{Bag(has_last=True).train(train, 2000, 0.5).loss(dev):.2f}",
        # items
        "third_of": f"{(averaging(4) @ [6, 2, 7, 5])[2]:.0f}",
        "fourth_of": f"{(averaging(4) @ [2, 8, 5, 9])[3]:.0f}",
        "hint_ten": "20",
        "hint_thirty": "30",
        "hint_fifteen": "15",
        "grid": "20",
        "grid_cells": "400",
        "grid_zeros": f"{int((averaging(20) == 0).sum())}",
        "hint_cells": "25",
        "hint_cold": "10",
        "zeros_and": "380",
    }
