"""Figures of the concept reproduce: what was left of a text, and how much of it was lost in a week.

Knows the shares that the studies report. Does not know the texts that quote the figures.
"""

REREAD = (81, 42)  # F350: per cent of the ideas after five minutes and after a week
WROTE = (75, 56)  # F350
ALL_READING = 40  # F351: per cent left after a week
MOSTLY_WRITING = 61  # F351
READINGS = 14  # F351: how often the first group read the text, about


def lost(first: int, later: int) -> float:
    """What share of the first is gone later, in per cent."""
    return 100 * (first - later) / first


def figures() -> dict[str, str]:
    return {
        "soon_reread": f"{REREAD[0]}%",
        "soon_wrote": f"{WROTE[0]}%",
        "week_reread": f"{REREAD[1]}%",
        "week_wrote": f"{WROTE[1]}%",
        "readings": str(READINGS),
        "week_all_reading": f"{ALL_READING}%",
        "week_mostly_writing": f"{MOSTLY_WRITING}%",
        "lost_reread": f"{lost(*REREAD):.0f}%",
        "lost_wrote": f"{lost(*WROTE):.0f}%",
    }
