"""Figures of the concept ghosts: how much text a model has read, measured in human lives.

Knows the size of one training set and two supposed lives with words. Does not know the texts that
quote the figures.
"""

TRILLION, MILLION = 10**12, 10**6
TRAINING = 15 * TRILLION  # F063


def lives(tokens_of_a_life: int) -> int:
    """How many such lives fit into the training text."""
    return TRAINING // tokens_of_a_life


def figures() -> dict[str, str]:
    reader = 60 * 50 * 100_000  # books a year, years, tokens of a book
    return {
        "training": "15",
        "child": "100",
        "child_lives": f"{lives(100 * MILLION):,}",
        "books": "60",
        "years": "50",
        "book": "100,000",
        "reader_millions": str(reader // MILLION),
        "reader_lives": f"{lives(reader):,}",
        "hint_barrel": "200",
        "hint_mug": "400",
    }
