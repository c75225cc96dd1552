"""Figures of the concept agi-def: what share of an economy a share of its knowledge work is.

Knows a guess of Karpathy's and invented countries. Does not know the texts that quote the figures.
"""

LOW, HIGH = 10, 20  # F164, per cent, his guess


def whole(share: float, done: float) -> float:
    """How many per cent of the whole are done, if so many per cent of a part are."""
    return share * done / 100


def figures() -> dict[str, str]:
    return {
        "low": str(LOW),
        "low_percent": f"{LOW}%",
        "high_number": str(HIGH),
        "high": f"{HIGH}%",
        "done_one": "80%",
        "share_one": "15%",
        "whole_one": f"{whole(15, 80):.0f}",
        "done_two": "90%",
        "share_two": "12%",
        "whole_two": f"{whole(12, 90):.1f}",
        "hint_half": "50%",
        "hint_share": "30%",
        "hint_whole": f"{whole(30, 50):.0f}%",
        "thirty": "30",
    }
