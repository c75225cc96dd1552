"""Figures of the concept human-collapse: marks on old and new papers, and entropy that is lost.

Knows the made-up marks and shares of the questions. Does not know the texts that quote the figures.
"""

from math import log2

MARKS = {"fitted": (96, 58), "steady": (78, 75), "weak": (57, 55), "strong": (95, 92)}


def entropy(shares: tuple[float, ...]) -> float:
    """The average number of yes/no questions that shares of this size need."""
    return -sum(share * log2(share) for share in shares)


def equal(kinds: int) -> tuple[float, ...]:
    """So many kinds, equally frequent."""
    return (1 / kinds,) * kinds


def figures() -> dict[str, str]:
    marks = {
        f"{name}_{paper}": f"{mark}%"
        for name, both in MARKS.items()
        for paper, mark in zip(("old", "new"), both, strict=True)
    }
    walks = entropy(equal(16)) - entropy(equal(2))
    stories = entropy(equal(8)) - entropy((1 / 2, 1 / 4, 1 / 8, 1 / 8))
    return marks | {
        "walks": "16",
        "lost_walks": f"{walks:g}",
        "lost_stories": f"{stories:g}",
    }
