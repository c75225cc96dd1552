"""Figures of the concept pain-first: lists of minutes, and how far they lie from their mean.

Knows four made-up lists of minutes. Does not know the texts that quote the figures.
"""

STUDIES = 53  # F362
STEADY = (29, 30, 31, 30, 30)
WILD = (18, 44, 20, 43, 25)
BUS = (26, 34, 22, 38)
QUEUE = (12, 20, 9, 15)


def mean(days: tuple[int, ...]) -> float:
    return sum(days) / len(days)


def distance(days: tuple[int, ...]) -> float:
    """How far the days lie from their mean on average, above and below counted alike."""
    return sum(abs(day - mean(days)) for day in days) / len(days)


def figures() -> dict[str, str]:
    shown = {
        "studies": str(STUDIES),
        "mean": f"{mean(WILD):.0f}",
        "wild_distance": f"{distance(WILD):.1f}",
        "steady_distance": f"{distance(STEADY):.1f}",
        "below_one": f"{mean(WILD) - WILD[0]:.0f}",
        "above_one": f"{WILD[1] - mean(WILD):.0f}",
        "above_two": f"{WILD[3] - mean(WILD):.0f}",
        "bus_distance": f"{distance(BUS):.0f}",
        "queue_mean": f"{mean(QUEUE):.0f}",
        "queue_distance": f"{distance(QUEUE):.1f}",
        "queue_sum": f"{distance(QUEUE) * len(QUEUE):.0f}",
        "bus_sum": f"{distance(BUS) * len(BUS):.0f}",
    }
    for name, days in (("steady", STEADY), ("wild", WILD), ("bus", BUS), ("queue", QUEUE)):
        shown |= {
            f"{name}_day_{n}": str(day) for n, day in enumerate(days, 1) if day > 10 and day != 30
        }
    return shown
