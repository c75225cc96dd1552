"""Figures of the concept adam: two weights of unequal steepness, Adam's averages and first steps.

Knows the rule of Adam and the measured training of the small GPT. Does not know the texts that
quote the figures.
"""

from math import sqrt

from tests.builds import programs
from tests.builds.training import DEV_LOSS
from tests.builds.training import PARAMETERS as SHOWN

LOSS_ADAM = DEV_LOSS["adam", 300, 0.01]
LOSS_PLAIN = DEV_LOSS["plain", 300, 1.0]
PARAMETERS = int(SHOWN.replace(",", ""))


def average(slopes: list[float], fade: float) -> float:
    """The running average, from 0, after these slopes."""
    mean = 0.0
    for slope in slopes:
        mean = fade * mean + (1 - fade) * slope
    return mean


def figures(names: list[str]) -> dict[str, str]:
    steep, flat = [1.0], [1.0]
    for _ in range(4):
        steep.append(steep[-1] - 0.03 * 100 * steep[-1])
    for _ in range(100):
        flat.append(flat[-1] - 0.01 * 0.1 * flat[-1])
    mean, square = average([100], 0.9), average([100**2], 0.999)
    zigzag = [(-1.0) ** n for n in range(10_000)]
    quotient = abs(average(zigzag, 0.9)) / sqrt(average([one**2 for one in zigzag], 0.999))
    return {
        "build_number": programs.adam(),
        "steep_slope": "100",
        "flat_slope": "0.1",
        "slow_rate": "0.01",
        "fast_rate": "0.03",
        "flat_after": f"{flat[100]:.3f}",
        "steep_four": f"{steep[4]:.0f}",
        "fade": "0.9",
        "fade_squares": "0.999",
        "mean": f"{mean:.0f}",
        "square": f"{square:.0f}",
        "true_square": f"{100**2:,}",
        "mean_left": f"{1 - 0.9:.1f}",
        "square_left": f"{1 - 0.999:.3f}",
        "first_quotient": f"{(mean / 0.1) / sqrt(square / (1 - 0.999)):.0f}",
        "parameters": f"{PARAMETERS:,}",
        "steps": "300",
        "loss_adam": LOSS_ADAM,
        "loss_plain": LOSS_PLAIN,
        "uncorrected": f"{0.1 / sqrt(0.001):.2f}",
        "item_steep": "50",
        "item_flat": "0.002",
        "item_ratio": f"{50 / 0.002:,.0f}",
        "average_same": f"{average([4, 4], 0.9):.2f}",
        "average_apart": f"{average([4, -4], 0.9):.2f}",
        "held": f"{4 * PARAMETERS:,}",
        "hint_weights": "20",
        "hint_held": f"{4 * 20}",
        "hint_three": "60",
        "zigzag": f"{quotient:.2f}",
        "hint_fade": "0.5",
        "hint_average": f"{average([6, 2], 0.5):.1f}",
        "hint_first": f"{average([6], 0.5):.0f}",
        "weight_size": "0.1",
        "build_rate": "0.1",
        "build_weight": "1.0",
        "build_steps": "20",
        "build_epsilon": "0.00000001",
        "build_half": "0.75",
        "hint_km": "300",
    }
