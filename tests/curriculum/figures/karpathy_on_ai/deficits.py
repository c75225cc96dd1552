"""Figures of the concept deficits: what a helper costs whose work must be checked.

Knows made-up minutes. Does not know the texts that quote the figures.
"""


def minutes(check: float, again: float, own: float) -> float:
    """Your own minutes for one piece: you check it, and do the share `again` of them yourself."""
    return check + again * own


def figures() -> dict[str, str]:
    assert minutes(5, 1 / 10, 20) == 7  # the hint
    return {
        "reports": "20",
        "fine": "17",
        "own": "15",
        "first": f"{minutes(6, 1 / 5, 15):g}",
        "own_again": "12",
        "second": f"{minutes(10, 1 / 2, 12):g}",
        "hint_own": "20",
        "checked": f"{20 * 6}",
        "again": f"{3 * 15}",
        "in_all": f"{20 * 6 + 3 * 15}",
        "alone": f"{20 * 15}",
        "trust": "11",
        "cases": "100",
    }
