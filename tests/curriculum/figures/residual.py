"""Figures of the concept residual: feed-forward layers in a row, with and without x + f(x).

Knows the stacks on three letters of context, their losses, and the slope that reaches the bottom.
Does not know the texts that quote the figures.
"""

import math
from functools import reduce

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import softmax, windows

CONTEXT, WIDTH, HIDDEN, STEPS, RATE = 3, 16, 64, 1500, 0.1


class Stack:
    """Three letters, `depth` feed-forward layers in a row, 27 logits.

    With `is_residual` each layer computes x + f(x), and its second table starts ten times smaller.
    """

    def __init__(self, depth, is_residual, seed=1):
        self.dice, self.is_residual = np.random.default_rng(seed), is_residual
        normal, quiet = self.dice.standard_normal, 0.1 if is_residual else 1.0
        self.table = normal((27, WIDTH))
        self.joint = normal((CONTEXT * WIDTH, WIDTH)) / np.sqrt(CONTEXT * WIDTH)
        self.up = [normal((WIDTH, HIDDEN)) / np.sqrt(WIDTH) for _ in range(depth)]
        self.down = [normal((HIDDEN, WIDTH)) * quiet / np.sqrt(HIDDEN) for _ in range(depth)]
        self.last = normal((WIDTH, 27)) * 0.1

    def forward(self, before):
        self.joined = self.table[before].reshape(len(before), -1)
        x = self.joined @ self.joint
        self.inputs, self.bent = [x], []
        for up, down in zip(self.up, self.down, strict=True):
            self.bent.append(np.maximum(x @ up, 0))
            x = self.bent[-1] @ down + (x if self.is_residual else 0)
            self.inputs.append(x)
        return softmax(x @ self.last)

    def loss(self, names):
        before, after = windows(names, CONTEXT)
        return float(-np.log(self.forward(before)[np.arange(len(after)), after]).mean())

    def step(self, before, after, rate):
        """One step of descent; the sizes of the slope above the last and below the first layer."""
        error = self.forward(before)
        error[np.arange(len(after)), after] -= 1
        error /= len(after)
        slope, last = error @ self.last.T, self.inputs[-1].T @ error
        top = float(np.linalg.norm(slope))
        for layer in reversed(range(len(self.up))):
            down = self.bent[layer].T @ slope
            bent = (slope @ self.down[layer].T) * (self.bent[layer] > 0)
            slope = bent @ self.up[layer].T + (slope if self.is_residual else 0)
            self.up[layer] -= rate * self.inputs[layer].T @ bent
            self.down[layer] -= rate * down
        letters = np.zeros_like(self.table)
        np.add.at(letters, before, (slope @ self.joint.T).reshape(*before.shape, WIDTH))
        self.joint -= rate * self.joined.T @ slope
        self.table -= rate * letters
        self.last -= rate * last
        return top, float(np.linalg.norm(slope))

    def train(self, names):
        before, after = windows(names, CONTEXT)
        for number in range(STEPS):
            chosen = self.dice.integers(len(after), size=64)
            rate = RATE * (0.1 if number > 2 * STEPS / 3 else 1)
            self.step(before[chosen], after[chosen], rate)
        return self


def arriving(locals_of_f: list[float], is_residual: bool = True) -> float:
    """What reaches the bottom of a slope of 1 on top, all x and f(x) being single numbers."""
    return reduce(lambda slope, own: slope * (own + is_residual), locals_of_f, 1.0)


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    before, after = windows(train, CONTEXT)
    shown = {}
    for kind, is_residual in (("plain", False), ("round", True)):
        for depth in (1, 6, 20):
            stack = Stack(depth, is_residual)
            top, bottom = stack.step(before, after, 0)
            stack.train(train)
            shown[f"{kind}_{depth}"] = f"{stack.loss(train):.2f}"
            shown[f"{kind}_{depth}_dev"] = f"{stack.loss(dev):.2f}"
            digits = 3 if kind == "plain" and depth == 20 else 2
            shown[f"{kind}_{depth}_slope"] = f"{bottom / top:.{digits}f}"
    return {
        **shown,
        "steps": f"{STEPS:,}",
        "layers": "20",
        "blind": f"{math.log(27):.1f}",
        "own": "0.6",
        "left": f"{arriving([0.6] * 20, is_residual=False):.5f}",
        "small": "0.05",
        "factor": f"{1 + 0.05:.2f}",
        # items
        "half": "0.5",
        "one_half": "1.5",
        "minus_half": "-0.5",
        "three_slope": f"{arriving([0.5, 1, 2]):.0f}",
        "four_slope": f"{arriving([5, 0.5, -0.5]):g}",
        "hint_slope": f"{arriving([1, 4]):.0f}",
        "parts": "12",
        "tiny": "0.01",
        "tiny_factor": f"{1 + 0.01:.2f}",
        "tiny_arrives": f"{arriving([0.01] * 12):.1f}",
        "above_second": f"{20 - 2}",
        "tiny_sum": f"{12 * 0.01:.2f}",
        "one_train": "2.4",
        "one_new": "2.5",
        "heart_train": "1.2",
        "heart_new": "3.1",
        "mild_train": "2.3",
        "mild_new": "2.9",
    }
