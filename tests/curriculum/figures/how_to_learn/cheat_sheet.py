"""Figures of the concept cheat-sheet: lines on a page, by memory and by exam points.

Knows two made-up courses. Does not know the texts that quote the figures.
"""

SLIDES = 240
TOPICS, LINES_EACH = 12, 5
RECALLED = (33, 48, 57)  # lines written with the book closed on three evenings


def lines_for(lines: int, points: int, all_points: int) -> float:
    """How many lines a topic gets when lines are shared out by points."""
    return lines * points / all_points


def figures() -> dict[str, str]:
    lines = TOPICS * LINES_EACH
    return {
        "slides": str(SLIDES),
        "topics": str(TOPICS),
        "lines": str(lines),
        "first_evening": str(RECALLED[0]),
        "holes": str(lines - RECALLED[0]),
        "second_evening": str(RECALLED[1]),
        "third_evening": str(RECALLED[2]),
        "first_share": f"{100 * RECALLED[0] / lines:.0f}%",
        "third_share": f"{100 * RECALLED[2] / lines:.0f}%",
        "all_points": "100",
        "heat_points": "25",
        "heat_lines": f"{lines_for(lines, 25, 100):.0f}",
        "small_page": "48",
        "law_points": "80",
        "contract_points": "30",
        "contract_lines": f"{lines_for(48, 30, 80):.0f}",
    }
