"""Figures of the concept lr: what learning rates do to the small network of the course.

Knows the short trial runs and the two long ones, with and without decay. Does not know the texts
that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network


def trial(train: list[str], rate: float) -> float:
    """Mean loss of the last 100 of 500 steps at one rate, always from the same first weights."""
    network = Network().train(train, 500, rate, is_decayed=False)
    return float(np.mean(network.history[-100:]))


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    assert trial(train, 10) > 20
    loud = Network().train(train, 3000, 1.0, is_decayed=False)
    calm = Network().train(train, 3000, 1.0, is_decayed=True)
    return {
        "loss_start": f"{Network().train(train, 1, 0.1).history[0]:.2f}",
        "rate_tiny": "0.001",
        "loss_tiny": f"{trial(train, 0.001):.2f}",
        "rate_small": "0.01",
        "loss_small": f"{trial(train, 0.01):.2f}",
        "rate_middle": "0.1",
        "loss_middle": f"{trial(train, 0.1):.2f}",
        "loss_one": f"{trial(train, 1):.2f}",
        "loss_three": f"{trial(train, 3):.2f}",
        "loss_ten": "20",
        "rate_third": "0.3",
        "loss_third": f"{trial(train, 0.3):.2f}",
        "batch": "32",
        "trial_steps": "500",
        "last_steps": "100",
        "long_steps": f"{3000:,}",
        "late_steps": f"{1000:,}",
        "dev_loud": f"{loud.loss(dev):.2f}",
        "dev_calm": f"{calm.loss(dev):.2f}",
        # items
        "sum_batch": "64",
        "sum_mean_rate": "0.64",
        "sum_rate": f"{0.64 / 64:.2f}",
        "mean_batch": "50",
        "mean_sum_rate": "0.002",
        "mean_rate": f"{0.002 * 50:.1f}",
        "hint_people": "12",
        "halving_start": "0.8",
        "halving_at": f"{3500:,}",
        "halving_rate": f"{0.8 / 2 ** (3500 // 1000):.1f}",
        "hint_money": "60",
        "hint_money_half": "30",
        "hint_money_end": "15",
        "close_low": "0.98",
        "close_mid": "0.99",
        "close_high": "1.01",
        "close_top": "1.02",
        "factor_low": "0.2",
        "factor_mid": "0.5",
        "beyond_low": "15",
        "beyond_high": "25",
        "beyond_top": "30",
        "swing_low": "2.4",
        "swing_high": "2.6",
        "rate_least": "0.0001",
        "blog_rate": "0.003",
        "unlucky_rate": "0.02",
        "halving_second": "0.4",
        "tried_low": "2.7",
        "tried_one": "2.5",
        "hint_shutter": "61",
    }
