"""Figures of the concept ramp: what adding up rises leaves out, and the numbers of two studies.

Knows small percentages and how rises multiply. Does not know the texts that quote the figures.
"""

LINES = 100  # F246
SONGS = 120  # F363
STUDIES = 53  # F362


def true_rise(percent: float, years: int) -> float:
    """By how many per cent something has risen that rises by the same share every year."""
    return 100 * ((1 + percent / 100) ** years - 1)


def figures() -> dict[str, str]:
    return {
        "lines": str(LINES),
        "songs": str(SONGS),
        "believed": str(SONGS // 2),
        "studies": str(STUDIES),
        "first_three": f"{5 * 3}%",
        "true_three": f"{true_rise(5, 3):.2f}%",
        "miss_three": f"{true_rise(5, 3) - 5 * 3:.2f}",
        "true_two": f"{true_rise(6, 2):.2f}%",
        "first_two": f"{6 * 2}%",
        "miss_two": f"{true_rise(6, 2) - 6 * 2:.2f}",
        "hint_first": f"{10 * 2}%",
        "hint_true": f"{true_rise(10, 2):.0f}%",
        "rise_three": "5%",
        "rise_two": "6%",
        "rise_hint": "10%",
        "hint_factor": f"{1 + 10 / 100:.1f}",
    }
