"""Figures of the concept norm-layer: the network of the course with and without batch norm.

Knows batch norm, its backward pass, and runs from a start that is far too large. Does not know the
texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network, softmax


class Normed(Network):
    """The network with batch norm between the sums of the hidden layer and tanh."""

    def __post_init__(self):
        super().__post_init__()
        self.gain = np.ones(self.hidden)

    def parameters(self):
        return [*super().parameters(), self.gain]

    def forward(self, before):
        self.joined = self.table[before].reshape(len(before), -1)
        sums = self.joined @ self.first
        self.spread_now = np.sqrt(sums.var(axis=0) + 1e-5)
        self.even = (sums - sums.mean(axis=0)) / self.spread_now
        self.bent = np.tanh(self.gain * self.even + self.shift)
        return softmax(self.bent @ self.last + self.bias)

    def slopes(self, before, after):
        shares = self.forward(before)
        rows = np.arange(len(after))
        loss = float(-np.log(shares[rows, after]).mean())
        shares[rows, after] -= 1
        shares /= len(after)
        bent = (shares @ self.last.T) * (1 - self.bent**2)
        even = bent * self.gain
        drift = even.mean(axis=0) + self.even * (even * self.even).mean(axis=0)
        sums = (even - drift) / self.spread_now
        table = np.zeros_like(self.table)
        np.add.at(table, before, (sums @ self.first.T).reshape(*before.shape, self.width))
        slopes = [table, self.joined.T @ sums, bent.sum(axis=0), self.bent.T @ shares]
        return loss, [*slopes, shares.sum(axis=0), (bent * self.even).sum(axis=0)]


def run(train: list[str], dev: list[str], network: Network) -> tuple[str, str]:
    """The share of units beyond 0.97 before a run of 1,000 steps, and the dev loss after it."""
    network.loss(train)
    flat = f"{100 * (abs(network.bent) > 0.97).mean():.0f}%"
    network.train(train, 1000, 0.3, is_decayed=False)
    return flat, f"{network.loss(dev):.2f}"


def sums(network: Network, train: list[str]) -> tuple[float, float]:
    """The standard deviation of the sums before tanh, and the share of units beyond 0.97."""
    network.loss(train)
    flat = (abs(network.bent) > 0.97).mean()
    return float((network.joined @ network.first + network.shift).std()), float(100 * flat)


def even(column: list[float], gain: float = 1, shift: float = 0) -> list[float]:
    """One unit over a batch, normalised, then gain and shift."""
    numbers = np.array(column)
    return list(gain * (numbers - numbers.mean()) / numbers.std() + shift)


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    drifting = Network()
    size_before, flat_before = sums(drifting, train)
    drifting.train(train, 3000, 0.3, is_decayed=False)
    size_after, flat_after = sums(drifting, train)
    flat_plain, dev_plain = run(train, dev, Network(spread=10))
    flat_norm, dev_norm = run(train, dev, Normed(spread=10))
    assert np.allclose(even([3, 7, 3, 7]), even([30, 70, 30, 70]))
    assert np.allclose(even([3, 7, 3, 7], gain=2, shift=5), [3, 7, 3, 7])
    return {
        "size_before": f"{size_before:.2f}",
        "size_after": f"{size_after:.2f}",
        "flat_before": f"{flat_before:.1f}%",
        "flat_after": f"{flat_after:.0f}%",
        "steps_drift": f"{3000:,}",
        "edge": "0.97",
        "times_too_large": "10",
        "flat_plain": flat_plain,
        "dev_plain": dev_plain,
        "flat_norm": flat_norm,
        "dev_norm": dev_norm,
        "steps": f"{1000:,}",
        "ten_low": "30",
        "ten_high": "70",
        # items
        "four_low": "10",
        "four_high": "14",
        "four_new": f"{even([10, 14, 10, 14], gain=3, shift=-1)[1]:.0f}",
        "twin_low": "20",
        "twin_high": "50",
        "twin_gain": "0.5",
        "twin_new": f"{even([20, 50, 50, 20], gain=0.5, shift=2)[0]:.1f}",
        "hint_low": "100",
        "hint_high": "104",
        "hint_middle": "102",
        "four_middle": "12",
        "twin_middle": "35",
        "twin_size": "15",
        "others": "31",
    }
