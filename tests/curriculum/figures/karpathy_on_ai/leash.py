"""Figures of the concept leash: how long it takes to read what was written in minutes.

Knows made-up speeds of reading. Does not know the texts that quote the figures.
"""


def hours(lines: int, piece: int, minutes: int) -> float:
    """Hours to read so many lines in pieces that take so many minutes each."""
    return lines / piece * minutes / 60


def figures() -> dict[str, str]:
    assert hours(30, 5, 10) == 1  # the hint: pages in letters
    return {
        "example_line": "88",
        "piece": "40",
        "piece_minutes": "15",
        "delivered": "1,200",
        "pieces": f"{1200 // 40}",
        "reading_hours": f"{hours(1200, 40, 15):g}",
        "her_piece": "50",
        "her_minutes": "20",
        "overnight": "900",
        "her_pieces": f"{900 // 50}",
        "reading_hours_again": f"{hours(900, 50, 20):g}",
        "hint_pages": "30",
        "hint_minutes": "60",
    }
