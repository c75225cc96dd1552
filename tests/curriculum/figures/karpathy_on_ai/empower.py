"""Figures of the concept empower: what is left when a share of the rest goes every year.

Knows an invented town and an invented publisher. Does not know the texts that quote the figures.
"""

START = 100


def left(share: float, years: int) -> float:
    """How many of the hundred decisions are still people's when a share of the rest goes yearly."""
    return START * (1 - share) ** years


def figures() -> dict[str, str]:
    return {
        "yearly_six": "20%",
        "left_six": f"{left(0.20, 6):.1f}",
        "yearly_eight": "15%",
        "left_eight": f"{left(0.15, 8):.1f}",
        "hint_share": "50%",
        "hint_left": f"{left(0.50, 3):.1f}%",
        "start": str(START),
    }
