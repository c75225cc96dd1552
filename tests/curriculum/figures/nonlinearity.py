"""Figures of the concept nonlinearity: what two stages merge into, and what a bend lets through.

Knows the small cases. Does not know the texts that quote the figures.
"""

from math import tanh

from tests.builds import programs


def merged(first: tuple[int, int], second: tuple[int, int]) -> int:
    """The number added at the end when `p * x + q` goes into another such line."""
    return second[0] * first[1] + second[1]


def figures(names: list[str]) -> dict[str, str]:
    return {
        "build_number": programs.nonlinearity(),
        "cells": f"{27 * 27}",
        "build_weights": "0.5, -1.5, 2.0",
        "build_bias": "0.3",
        "build_inputs": "1.0, 2.0, 0.7",
        "hint_sum": f"{3 * 1 + 1 * -2 + 0.5}",
        "edge": "0.99",
        "edge_slope": f"{1 - 0.99**2:.2f}",
        "collapse_one": f"{merged((3, 2), (4, -5))}",
        "collapse_two": f"{merged((-2, 6), (5, 1))}",
        "hint_collapse": f"{merged((1, 5), (8, 4))}",
        "hint_product": f"{8 * 5}",
        "nine": "0.9",
        "nine_slope": f"{1 - 0.9**2:.2f}",
        "half": "0.5",
        "half_square": f"{0.5**2:.2f}",
        "half_slope": f"{1 - 0.5**2:.2f}",
        "far": "0.999",
        "minus_fifteen": f"{5 * -3}",
        "nudged_sum": "-2.9",
        "queue": "50",
        "bent": f"{tanh(2 * 3 + 1 * -4 + 1):.3f}",
    }
