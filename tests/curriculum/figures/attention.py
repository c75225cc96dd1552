"""Figures of the concept attention: scores, shares and outputs of one head, worked by hand.

Knows little vectors of whole numbers. Does not know the texts that quote the figures.
"""

from math import exp

from tests.builds.programs import attention
from tests.curriculum.names_model import SYMBOLS

Vector = tuple[float, ...]


def dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def head(query: Vector, keys: list[Vector], values: list[float]) -> tuple[list[float], float]:
    """The shares that a query gives to the keys, and the values added up by them."""
    powers = [exp(dot(query, key)) for key in keys]
    shares = [power / sum(powers) for power in powers]
    return shares, sum(share * value for share, value in zip(shares, values, strict=True))


def figures(names: list[str]) -> dict[str, str]:
    shares, result = head((2, 0), [(0, 1), (1, 0), (0, 1)], [1, 5, 2])
    _, first = head((2, 1), [(1, 0), (0, 2)], [14, 30])
    _, second = head((1, 3), [(3, 0), (0, 1)], [4, 18])
    _, hint = head((1, 2), [(2, 0), (0, 1)], [2, 6])
    assert round(hint, 9) == 4 and round(first, 9) == 22 and round(second, 9) == 11
    width, size = 16, 4
    return {
        "symbols": f"{len(SYMBOLS)}",
        "pairs": f"{len(SYMBOLS) ** 2}",
        "e_two": f"{exp(2):.3f}",
        "e_sum": f"{exp(2) + 2:.3f}",
        "small": f"{shares[0]:.3f}",
        "large": f"{shares[1]:.3f}",
        "result": f"{result:.2f}",
        "mean": f"{(1 + 5 + 2) / 3:.2f}",
        "letters": "12",
        "first_a": "14",
        "first_b": "30",
        "first": f"{first:.0f}",
        "second_b": "18",
        "second": f"{second:.0f}",
        "width": f"{width}",
        "weights": f"{3 * size * width}",
        "steps_back": "11",
        "build_number": attention(),
    }
