"""Figures of the concept process: tries that a lock costs, told at the end or wheel by wheel.

Knows locks only. Does not know the texts that quote the figures.
"""

LOCKS = {"lock": (4, 10), "letters": (6, 3), "signs": (5, 8)}


def tries(wheels: int, places: int) -> tuple[int, int]:
    """The most tries with one verdict at the end, and with a click at each right wheel."""
    return places**wheels, places * wheels


def figures() -> dict[str, str]:
    shown = {"hundred": "100", "switches_whole": str(tries(4, 2)[0])}
    for name, lock in LOCKS.items():
        whole, by_wheel = tries(*lock)
        shown[f"{name}_whole"] = f"{whole:,}"
        shown[f"{name}_by_wheel"] = str(by_wheel)
        shown[f"{name}_ratio"] = f"{whole / by_wheel:g}"
    return shown
