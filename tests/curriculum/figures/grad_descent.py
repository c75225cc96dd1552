"""Figures of the concept grad-descent, worked out from the course's names.

The neural bigram starts with all weights 0 and takes plain full-batch steps, so its losses are the
same on every run.
"""

import numpy as np

from tests.curriculum.names_model import SYMBOLS, loss, pairs, rows, table


def gradient(weights: np.ndarray, shares: np.ndarray) -> tuple[float, np.ndarray]:
    """Loss of softmax rows of `weights` and its slope for each weight; both 27 x 27.

    `shares` holds how large a part of all pairs each cell is, so it sums to 1.
    """
    powers = np.exp(weights - weights.max(axis=1, keepdims=True))
    chances = powers / powers.sum(axis=1, keepdims=True)
    slopes = shares.sum(axis=1, keepdims=True) * chances - shares
    return float(-(shares * np.log(chances)).sum()), slopes


def descend(shares: np.ndarray, rate: float, steps: int) -> list[float]:
    """The losses before the first and after each of `steps` steps from zero weights."""
    weights = np.zeros_like(shares)
    losses = []
    for _ in range(steps + 1):
        value, slopes = gradient(weights, shares)
        losses.append(value)
        weights -= rate * slopes
    return losses


def figures(names: list[str]) -> dict[str, str]:
    counts = table(names, 0.0)
    shares = counts / counts.sum()
    _, slopes = gradient(np.zeros_like(shares), shares)
    a, end = SYMBOLS.index("a"), SYMBOLS.index(".")
    losses = descend(shares, rate=50, steps=1000)
    x = 4.0
    for _ in range(2):
        x -= 0.25 * 2 * x
    return {
        "weights": f"{counts.size}",
        "pairs_total": f"{len(pairs(names)):,}",
        "ends_in_a": f"{int(counts[a, end])}",
        "slope_end": f"{slopes[a, end]:.4f}",
        "slope_end_size": f"{-slopes[a, end]:.4f}",
        "weight_end": f"{-50 * slopes[a, end]:.2f}",
        "slope_aa": f"{slopes[a, a]:.4f}",
        "weight_aa": f"{-50 * slopes[a, a]:.2f}",
        "loss_start": f"{losses[0]:.3f}",
        "loss_one": f"{losses[1]:.3f}",
        "loss_ten": f"{losses[10]:.3f}",
        "loss_hundred": f"{losses[100]:.3f}",
        "loss_thousand": f"{losses[1000]:.3f}",
        "table_loss": f"{loss(rows(counts), names):.3f}",
        "rate": "50",
        "steps_hundred": "100",
        "steps_thousand": f"{1000:,}",
        "loss_slow_hundred": f"{descend(shares, rate=1, steps=100)[100]:.3f}",
        "rate_wild": "500",
        "loss_wild_one": f"{descend(shares, rate=500, steps=1)[1]:.3f}",
        "update_weight": "0.5",
        "update_slope": "-0.2",
        "update_rate": "0.1",
        "update_new": f"{0.5 - 0.1 * -0.2:.2f}",
        "other_weight": "1.2",
        "other_rate": "0.05",
        "other_new": f"{1.2 - 0.05 * 3:.2f}",
        "hint_part": f"{0.1 * 4:.1f}",
        "hint_new": f"{2 - 0.1 * 4:.1f}",
        "square_rate": "0.25",
        "square_end": f"{x:.0f}",
        "hint_slope_one": f"{2 * 10}",
        "hint_slope_two": f"{2 * 8}",
        "hint_end": f"{8 - 0.1 * 16:.1f}",
        "jump_before": "2.7",
        "jump_after": "4.1",
        "hint_far": f"{1 - 3 * 2}",
        "hint_far_square": f"{(1 - 3 * 2) ** 2}",
        "steep_slope": "-0.9",
        "flat_slope": "0.01",
        "valley_deep": "1.9",
        "valley_high": "2.3",
    }
