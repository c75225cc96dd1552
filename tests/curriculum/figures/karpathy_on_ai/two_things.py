"""Figures of the concept two-things: what is left of a score when puzzles are changed.

Knows invented test results and how much of a success is lost. Does not know the texts that quote
the figures.
"""

HUNDRED = 100


def lost(known: int, changed: int) -> float:
    """What share of the puzzles once solved is no longer solved after the change, in per cent."""
    return 100 * (known - changed) / known


def figures() -> dict[str, str]:
    return {
        "puzzles": str(HUNDRED),
        "web_a": "90",
        "changed_a": "54",
        "lost_a": f"{lost(90, 54):.0f}%",
        "web_b": "75",
        "changed_b": "60",
        "lost_b": f"{lost(75, 60):.0f}%",
        "hint_first": "50",
        "hint_then": "45",
        "hint_lost": f"{lost(50, 45):.0f}%",
        "code_a": "41",
        "code_b": "14",
        "code_c": "72",
        "code_d": "27",
        "code_e": "95",
        "code_f": "59",
    }
