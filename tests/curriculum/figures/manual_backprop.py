"""Figures of the concept manual-backprop: slopes of softmax and loss, by hand and by nudging.

Knows the rule "probability minus one for the right symbol" and checks it on the network of the
course. Does not know the texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network, softmax, windows


def nudged(logits: list[float], right: int, h: float = 1e-6) -> list[float]:
    """The slope of the loss for each logit, by nudging."""

    def loss(numbers: np.ndarray) -> float:
        return float(-np.log(softmax(numbers[None])[0, right]))

    start = np.array(logits)
    return [
        (loss(start + h * one) - loss(start - h * one)) / (2 * h) for one in np.eye(len(logits))
    ]


def agrees(network: Network, train: list[str], h: float = 1e-5) -> bool:
    """Whether the slopes by hand equal the nudged ones, for the biases and the last weights."""
    before, after = windows(train, network.context)
    before, after = before[:32], after[:32]
    _, slopes = network.slopes(before, after)

    def loss() -> float:
        return float(-np.log(network.forward(before)[np.arange(len(after)), after]).mean())

    for numbers, slope in zip(network.parameters()[2:], slopes[2:], strict=True):
        for place in list(np.ndindex(numbers.shape))[:20]:
            old = numbers[place]
            numbers[place] = old + h
            up = loss()
            numbers[place] = old - h
            down = loss()
            numbers[place] = old
            if abs((up - down) / (2 * h) - slope[place]) > 1e-7:
                return False
    return True


def figures(names: list[str]) -> dict[str, str]:
    chances = [0.7, 0.2, 0.1]
    slopes = nudged(list(np.log(chances)), right=2)
    network = Network()
    assert agrees(network, split(names)[0])
    return {
        "p_one": "0.7",
        "p_two": "0.2",
        "p_true": "0.1",
        "slope_true": f"{slopes[2]:.1f}",
        "activation": "0.5",
        "weight_slope": f"{0.5 * slopes[2]:.2f}",
        "tanh_local": f"{1 - 0.5**2:.2f}",
        "parameters": f"{network.size:,}",
        "runs": f"{network.size + 1:,}",
        "hidden": f"{network.hidden}",
        "batch": "32",
        # items
        "q_one": "0.5",
        "q_true": "0.3",
        "q_slope": f"{0.3 - 1:.1f}",
        "r_true": "0.25",
        "r_other": "0.6",
        "r_last": "0.15",
        "r_slope": f"{0.25 - 1:.2f}",
        "hint_true": "0.9",
        "hint_rest": "0.05",
        "hint_slope": f"{0.9 - 1:.1f}",
        "w_activation": "0.8",
        "w_slope": f"{0.8 * (0.25 - 1):.1f}",
        "hint_activation": "0.4",
        "hint_weight": f"{0.4 * 0.5:.1f}",
        "c_one": "0.4",
        "c_two": "-0.1",
        "c_three": "0.3",
        "c_sum": f"{0.4 - 0.1 + 0.3 + 0.2:.1f}",
        "c_four": "0.2",
        "half_wrong": "-0.3",
        "symbols": "27",
        "stuck": "2.9",
        "sure": "0.999",
        "sure_slope": "0.001",
        "hint_low": "0.299",
        "hint_high": "2.99",
    }
