"""Figures of the concept collapse: how many different jokes to expect, how wide two spreads are.

Knows the made-up shares of the questions. Does not know the texts that quote the figures.
"""

from math import log2

JOKES, CHATS = 100, 30


def expected_different(kinds: int, draws: int) -> float:
    """How many of some equally frequent kinds come up at least once, on average."""
    return kinds * (1 - (1 - 1 / kinds) ** draws)


def entropy(shares: tuple[float, ...]) -> float:
    """The average number of yes/no questions that shares of this size need."""
    return -sum(share * log2(share) for share in shares)


def figures() -> dict[str, str]:
    return {
        "different_of_hundred": f"{expected_different(JOKES, CHATS):.0f}",
        "three_jokes": f"{entropy((1 / 2, 1 / 4, 1 / 4)):g}",
        "four_endings": f"{entropy((1 / 2, 1 / 4, 1 / 8, 1 / 8)):g}",
    }
