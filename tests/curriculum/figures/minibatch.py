"""Figures of the concept minibatch: a race with equal work, and how far batches miss the whole.

Knows the training part of the names and one small network. Does not know the texts that quote the
figures.
"""

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network, windows

RATE, BATCH = 0.3, 32


def after_one_step(train: list[str]) -> Network:
    """A network after a single step over the whole training part."""
    network = Network(seed=1)
    _, slopes = network.slopes(*windows(train, 3))
    for one, slope in zip(network.parameters(), slopes, strict=True):
        one -= RATE * slope
    return network


def losses(network: Network, train: list[str], size: int, times: int) -> list[float]:
    """What `times` random batches of `size` examples say about the network."""
    before, after = windows(train, 3)
    dice = np.random.default_rng(5)
    drawn = (dice.integers(len(after), size=size) for _ in range(times))
    return [network.slopes(before[one], after[one])[0] for one in drawn]


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    guesses = len(windows(train, 3)[1])
    small = Network(seed=1).train(train, round(guesses / BATCH), RATE, BATCH, is_decayed=False)
    spread = {size: float(np.std(losses(small, train, size, 1000))) for size in (8, 32, 128)}
    one, two, three, four = losses(small, train, BATCH, 4)
    return {
        "guesses": f"{guesses:,}",
        "dev_start": f"{Network(seed=1).loss(dev):.2f}",
        "dev_full": f"{after_one_step(train).loss(dev):.2f}",
        "dev_small": f"{small.loss(dev):.2f}",
        "steps_small": f"{guesses / BATCH:.0f}",
        "batch": f"{BATCH}",
        "rate": f"{RATE}",
        "whole": f"{small.loss(train):.2f}",
        "one": f"{one:.2f}",
        "two": f"{two:.2f}",
        "three": f"{three:.2f}",
        "four": f"{four:.2f}",
        "spread_small": f"{spread[8]:.2f}",
        "spread_middle": f"{spread[32]:.2f}",
        "spread_large": f"{spread[128]:.2f}",
        "large": "128",
        "letters": "27",
        "joined": f"{3 * 4}",
        "hidden": "40",
        "per_step_a": f"{9600:,}",
        "size_a": "64",
        "answer_a": f"{9600 / 64:.0f}",
        "per_step_b": f"{5000:,}",
        "size_b": "40",
        "answer_b": f"{5000 / 40:.0f}",
        "hint_all": f"{1200:,}",
        "hint_size": "60",
        "hint_answer": f"{1200 / 60:.0f}",
        "third": f"{BATCH * 3**2}",
        "hint_poll": "100",
        "hint_poll_more": f"{100 * 2**2}",
        "shape_batch": "16",
        "shape_hidden": "50",
        "noisy_one": "2.61",
        "noisy_two": "2.44",
        "noisy_three": "2.70",
        "noisy_four": "2.52",
    }
