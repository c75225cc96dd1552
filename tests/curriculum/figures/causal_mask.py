"""Figures of the concept causal-mask: softmax with a mask, and a network that peeps one ahead.

Knows the leaking network, and what it is worth once the future is gone. Does not know the texts
that quote the figures.
"""

import math

import numpy as np

from tests.curriculum.figures.avg_past import Bag, averaging
from tests.curriculum.names_model import SYMBOLS, split


class Leaky(Bag):
    """The network of avg-past with a slip: it averages its own letter and the one to be guessed."""

    @staticmethod
    def examples(names):
        shares, ends, after = [], [], []
        for name in names:
            ids = [0, *(SYMBOLS.index(one) for one in name), 0]
            one = np.eye(27)[ids]
            shares += list((one[:-1] + one[1:]) / 2)
            ends += ids[:-1]
            after += ids[1:]
        return np.array(shares), np.array(ends), np.array(after)


def without_future(network: Bag, names: list[str]) -> float:
    """Its loss when there is no letter ahead: only its own letter is left to average."""
    _, ends, after = network.examples(names)
    chances = network.forward(np.eye(27)[ends], ends)
    return float(-np.log(chances[np.arange(len(after)), after]).mean())


def shares(scores: list[float]) -> list[float]:
    """Softmax; a score of minus infinity gets exactly 0."""
    powers = np.exp(scores)
    return list(powers / powers.sum())


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    leaky = Leaky(has_last=True).train(train, 1000, 0.5)
    masked = shares([2, 0, -math.inf, -math.inf])
    seen = shares([2, 0, 5, 1])
    assert np.allclose(shares([0, 0, 0, -math.inf]), averaging(4)[2])
    third = shares([math.log(2), math.log(3), math.log(5), -math.inf])
    second = shares([math.log(4), math.log(12), -math.inf, -math.inf])
    return {
        "loss_train": f"{leaky.loss(train):.2f}",
        "loss_dev": f"{leaky.loss(dev):.2f}",
        "loss_alone": f"{without_future(leaky, dev):.1f}",
        "loss_blind": f"{math.log(27):.1f}",
        "e_two": f"{math.exp(2):.3f}",
        "e_sum": f"{math.exp(2) + 1:.3f}",
        "first": f"{masked[0]:.3f}",
        "second": f"{masked[1]:.3f}",
        "late_first": f"{seen[0]:.3f}",
        "late_second": f"{seen[1]:.3f}",
        "late_sum": f"{seen[0] + seen[1]:.2f}",
        # items
        "ln_late": "30",
        "ln_row": "12",
        "ln_last": "20",
        "third_share": f"{third[1]:.1f}",
        "second_share": f"{second[0]:.2f}",
        "hint_late": "40",
        "hint_share": f"{shares([math.log(1), math.log(4), -math.inf])[1]:.1f}",
        "batch": "32",
        "predictions": f"{32 * 8}",
        "hint_pages": "15",
        "hint_sums": "60",
        "zero_low": "-2",
        "zero_high": "-1",
    }
