"""Figures of the concept scaled: dot products of random vectors, undivided, over root d, over d.

Knows how large they are and what softmax makes of eight of them. Does not know the texts that
quote the figures.
"""

import math

import numpy as np

from tests.curriculum.neural import softmax

ROWS, PLACES = 20_000, 8


def scores(width: int, seed: int = 0) -> np.ndarray:
    """One fresh query a row against the fresh keys of 8 places, all numbers of variance 1."""
    dice = np.random.default_rng(seed)
    query = dice.standard_normal((ROWS, width), dtype=np.float32)
    columns = []
    for _ in range(PLACES):
        key = dice.standard_normal((ROWS, width), dtype=np.float32)
        columns.append((query * key).sum(axis=1))
    return np.stack(columns, axis=1).astype(float)


def favourites(table: np.ndarray) -> np.ndarray:
    """The largest share of each row."""
    return softmax(table).max(axis=1)


def first_of(one: float, two: float) -> float:
    """The first share of two scores."""
    return float(softmax(np.array([[one, two]]))[0, 0])


def figures(names: list[str]) -> dict[str, str]:
    shown = {}
    for width in (4, 16, 64, 256):
        table = scores(width)
        shown[f"variance_{width}"] = f"{table.var():.0f}"
        shown[f"plain_{width}"] = f"{favourites(table).mean():.2f}"
        shown[f"root_{width}"] = f"{favourites(table / math.sqrt(width)).mean():.2f}"
        shown[f"whole_{width}"] = f"{favourites(table / width).mean():.2f}"
        if width == 64:
            shown["frozen"] = f"{(favourites(table) > 0.99).mean():.0%}"
            # taking the largest score off each score of a row changes no share
            lowered = table - table.max(axis=1, keepdims=True)
            assert np.allclose(softmax(table), softmax(lowered))
    return {
        "widths": "4, 16, 64, 256",
        **shown,
        "near_one": "0.99",
        "nudge": "0.1",
        "sharp": f"{first_of(8, 0):.4f}",
        "sharp_nudged": f"{first_of(7.9, 0):.4f}",
        "nudged_score": "7.9",
        "soft": f"{first_of(1, 0):.3f}",
        "soft_nudged": f"{first_of(0.9, 0):.3f}",
        "soft_score": "0.9",
        "eighth": f"{1 / 8:.3f}",
        # items
        "width_a": "36",
        "score_a": "15",
        "scaled_a": f"{15 / math.sqrt(36):.1f}",
        "width_b": "400",
        "score_b": "30",
        "scaled_b": f"{30 / math.sqrt(400):.1f}",
        "root_b": f"{math.sqrt(400):.0f}",
        "hint_width": "25",
        "hint_score": "20",
        "hint_walk": "100",
        "walk": f"{math.sqrt(100):.0f}",
    }
