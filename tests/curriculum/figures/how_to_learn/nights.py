"""Figures of the concept nights: hours of sleep, what studies of sleep counted, and lost nights.

Knows Karpathy's own hours and the counts that the studies report. Does not know the texts that
quote the figures.
"""

SLEEP = 7.5  # F254: hours that suit Karpathy best
PUZZLERS, GROUP = 66, 22  # F354: all who took part, and each of three groups
FOUND_SLEPT, FOUND_AWAKE = 60, 22  # F354: per cent who found the shortcut, about
PUPILS = 535  # F353


def lost_nights(nights: int, hours: float) -> float:
    """How many full nights of sleep are missing after some short ones."""
    return nights * (SLEEP - hours) / SLEEP


def figures() -> dict[str, str]:
    return {
        "sleep_best": f"{SLEEP:.1f}",
        "puzzlers": str(PUZZLERS),
        "group": str(GROUP),
        "found_slept": f"{FOUND_SLEPT}%",
        "found_awake": f"{FOUND_AWAKE}%",
        "pupils": str(PUPILS),
        "term_nights": "14",
        "lost_week": f"{lost_nights(5, 5):.2f}",
        "lost_fortnight": f"{lost_nights(14, 6):.1f}",
    }
