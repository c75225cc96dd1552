"""Figures of the concept balance: errors that are left after one improvement and another.

Knows that improvements one after the other multiply.
Does not know the texts that quote the figures.
"""

YEARS = "33"  # F044: from LeCun's network of 1989 to the repetition


def left(errors: int, *kept: float) -> int:
    """Errors that remain when each improvement keeps such a share of them."""
    for share in kept:
        errors *= share
    return round(errors)


def figures() -> dict[str, str]:
    assert (left(4, 0.5, 0.5), left(6, 0.5, 1 / 3)) == (1, 1)  # the hints
    return {
        "years": YEARS,
        "left_of_eight": str(left(8, 0.5, 0.5)),
        "left_of_ten": str(left(10, 0.5, 0.2)),
    }
