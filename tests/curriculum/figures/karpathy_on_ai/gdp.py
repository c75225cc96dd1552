"""Figures of the concept gdp: growth at a steady rate, and how long a doubling takes.

Knows rates of growth and the natural logarithm of two. Does not know the texts that quote the
figures.
"""

import math

RATE = 2  # F175, per cent a year
YEARS = 250  # F175


def doubling(percent: float) -> float:
    """After how many years something has doubled, as the rule of thumb has it."""
    return math.log(2) / (percent / 100)


def figures() -> dict[str, str]:
    return {
        "rate": f"{RATE}%",
        "years": str(YEARS),
        "times": f"{(1 + RATE / 100) ** YEARS:.0f}",
        "log": f"{math.log(2):.3f}",
        "double_rate": f"{doubling(RATE):.0f}",
        "jump_rate": "7%",
        "double_jump": f"{doubling(7):.1f}",
        "small_rate": "1.4%",
        "double_small": f"{doubling(1.4):.1f}",
        "hint_rate": "10%",
        "hint_double": f"{doubling(10):.2f}",
        "hint_share": "0.1",
        "options_fifty": "50",
        "options_rounded": "140",
        "income": "1,000",
        "added": f"{1000 * RATE // 100}",
        "hundred": "100",
    }
