"""Figures of the concept context-squash: eight letters joined at once, or pair by pair.

Knows a network that joins neighbours in three levels, and how many weights each design needs. Does
not know the texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network, softmax, windows


class Tree:
    """Eight symbols joined pair by pair: 8 vectors, 4, 2, 1, then 27 logits."""

    def __init__(self, width=4, hidden=(12, 16, 24), seed=1):
        self.dice = np.random.default_rng(seed)
        normal = self.dice.standard_normal
        self.table = normal((27, width))
        self.levels = []
        for size in hidden:
            self.levels.append([normal((2 * width, size)) / np.sqrt(2 * width), np.zeros(size)])
            width = size
        self.last, self.bias = normal((width, 27)) * 0.1, np.zeros(27)

    def parameters(self):
        return [self.table, *(one for level in self.levels for one in level), self.last, self.bias]

    @property
    def size(self):
        return sum(one.size for one in self.parameters())

    def forward(self, before):
        self.stages = [self.table[before]]
        for weights, shift in self.levels:
            numbers = self.stages[-1]
            pairs = numbers.reshape(len(before), numbers.shape[1] // 2, -1)
            self.stages.append(np.tanh(pairs @ weights + shift))
        return softmax(self.stages[-1][:, 0] @ self.last + self.bias)

    def step(self, before, after, rate):
        shares = self.forward(before)
        shares[np.arange(len(after)), after] -= 1
        shares /= len(after)
        top = self.stages[-1]
        slopes = [shares.sum(axis=0), top[:, 0].T @ shares]
        back = (shares @ self.last.T)[:, None]
        for (weights, _), out, inn in zip(
            self.levels[::-1], self.stages[:0:-1], self.stages[-2::-1], strict=True
        ):
            sums = back * (1 - out**2)
            pairs = inn.reshape(len(before), out.shape[1], -1)
            slopes += [sums.sum(axis=(0, 1)), np.einsum("npi,npo->io", pairs, sums)]
            back = (sums @ weights.T).reshape(inn.shape)
        table = np.zeros_like(self.table)
        np.add.at(table, before, back)
        for one, slope in zip(self.parameters(), [table, *slopes[::-1]], strict=True):
            one -= rate * slope

    def train(self, names, steps, rate):
        before, after = windows(names, 8)
        for step in range(steps):
            chosen = self.dice.integers(len(after), size=32)
            self.step(before[chosen], after[chosen], rate * (0.1 if step > 2 * steps / 3 else 1.0))
        return self

    def loss(self, names):
        before, after = windows(names, 8)
        return float(-np.log(self.forward(before)[np.arange(len(after)), after]).mean())


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    short = Network().train(train, 2000, 0.3)
    flat = Network(context=8).train(train, 2000, 0.3)
    tree = Tree().train(train, 2000, 0.3)
    joints = sum(weights.size for weights, _ in tree.levels)
    width = tree.last.shape[0]
    return {
        "dev_short": f"{short.loss(dev):.2f}",
        "dev_flat": f"{flat.loss(dev):.2f}",
        "dev_tree": f"{tree.loss(dev):.2f}",
        "steps": f"{2000:,}",
        "hidden": f"{flat.hidden}",
        "first_short": f"{short.first.size}",
        "first_flat": f"{flat.first.size:,}",
        "first_hundred": f"{100 * 4 * 40:,}",
        "joints_tree": f"{joints:,}",
        "long": "128",
        "long_flat": f"{128 * 4 * 40:,}",
        "long_tree": f"{joints + 4 * 2 * width * width:,}",
        # items
        "levels_32": f"{np.log2(32):.0f}",
        "symbols_32": "32",
        "levels_64": f"{np.log2(64):.0f}",
        "symbols_64": "64",
        "hint_cup": "16",
        "grow_width": "10",
        "grow_hidden": "200",
        "grow_more": f"{10 * 200:,}",
        "hint_more": "15",
        "hint_names": "30",
        "hint_shakes": "450",
        "flat_in": "32",
        "tree_one": "12",
        "tree_two": "16",
        "tree_three": "24",
        "joint_one": "96",
        "joint_two": "384",
        "joint_three": "768",
        "level_in": "48",
        "symbols": "27",
    }
