"""Figures of the concept forgetting: a curve that keeps every number, and a line that keeps none.

Knows ten made-up days at a market stall. Does not know the texts that quote the figures.
"""

from fractions import Fraction

SOLD = [4, 5, 10, 12, 14, 19, 20, 25, 26, 31]
"""Cakes sold on the first ten days: three more each day, a little up or down by luck."""


def through_all(day: int) -> float:
    """The forecast of the one curve of the ninth degree that meets all ten days exactly."""
    total = Fraction(0)
    for here, sold in enumerate(SOLD, 1):
        term = Fraction(sold)
        for other in range(1, len(SOLD) + 1):
            if other != here:
                term *= Fraction(day - other, here - other)
        total += term
    return float(total)


def line(day: int) -> float:
    """The forecast of the straight line with the least squared error on the ten days."""
    days = range(1, len(SOLD) + 1)
    mean_day, mean = sum(days) / len(SOLD), sum(SOLD) / len(SOLD)
    slope = sum((one - mean_day) * (sold - mean) for one, sold in zip(days, SOLD, strict=True))
    slope /= sum((one - mean_day) ** 2 for one in days)
    return mean + slope * (day - mean_day)


def shorter(numbers: int, digits: int, rule: int) -> float:
    """How many times fewer signs a rule needs than the list that it makes."""
    return numbers * digits / rule


def figures() -> dict[str, str]:
    assert all(abs(through_all(day) - SOLD[day - 1]) < 1e-9 for day in range(1, 11))
    assert all(abs(line(day) - SOLD[day - 1]) < 1.6 for day in range(1, 11))
    return {
        "sold": ", ".join(map(str, SOLD)),
        "curve": f"{through_all(11):,.0f}",
        "line": f"{line(11):.0f}",
        "really": "33",
        "sheet": "100",
        "next": "101",
        "gone": "12",
        "thirteenth": "13",
        "rule": "6",
        "times": f"{shorter(100, 3, 6):g}",
        "long_sheet": "200",
        "times_again": f"{shorter(200, 4, 8):g}",
        "hint_numbers": "30",
        "hint_digits": f"{30 * 2}",
    }
