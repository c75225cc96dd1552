"""Figures of the concept sleep: how long a window lasts, and how little two strips change.

Knows a made-up day at work and the sizes of tables. Does not know the texts that quote the figures.
"""

DAY = 30_000
"""Tokens that a day at work makes."""


def days(window: int) -> int:
    """Whole days that a window holds."""
    return window // DAY


def share(side: int, width: int) -> float:
    """Weights in two strips beside a square table, in percent of the weights in the table."""
    return 100 * 2 * side * width / side**2


def figures() -> dict[str, str]:
    assert share(500, 5) == 2  # the hint
    return {
        "day": f"{DAY:,}",
        "window": "200,000",
        "window_days": f"{days(200_000)}",
        "large": "1,000,000",
        "large_days": f"{days(1_000_000)}",
        "year": f"{DAY * 365:,}",
        "side": "1,000",
        "width": "10",
        "strips": f"{2 * 1_000 * 10:,}",
        "share": f"{share(1_000, 10):g}",
        "side_again": "4,000",
        "table_again": f"{4_000**2:,}",
        "strips_again": f"{2 * 4_000 * 8:,}",
        "share_again": f"{share(4_000, 8):g}",
        "hint_side": "500",
    }
