"""Figures of the concept rl: rewards less their mean, and the share of bad steps reinforced.

Knows only the arithmetic. Does not know the texts that quote the figures.
"""


def apart(right: int, attempts: int, reward: int) -> str:
    """A reward of 1 or 0 less the mean of the group."""
    return f"{reward - right / attempts:.2f}"


def bad_share(steps: int, needed: int, good: float) -> float:
    """Share of bad steps in the attempts that succeed: only the needed ones must be good."""
    return (steps - needed) * (1 - good) / steps


def figures(names: list[str]) -> dict[str, str]:
    marks = [8.0, 9.0, 8.0, 7.0]
    mean = sum(marks) / 4
    return {
        "attempts": "100",
        "mean": f"{3 / 100:.2f}",
        "up": apart(3, 100, 1),
        "down": apart(3, 100, 0),
        "wrong_attempts": f"{100 - 3}",
        "sum_up": f"{3 * 0.97:.2f}",
        "steps": "20",
        "good": "0.7",
        "idle_steps": f"{20 - 3}",
        "success": f"{0.7**3:.3f}",
        "bad": f"{bad_share(20, 3, 0.7):.1%}",
        "item_up": apart(2, 8, 1),
        "twin_down": f"{0 - 4 / 10:.1f}",
        "hint_mean": f"{1 / 5:.1f}",
        "hint_up": f"{1 - 1 / 5:.1f}",
        "hint_down": f"{0 - 1 / 5:.1f}",
        "item_good": "0.6",
        "item_bad": f"{bad_share(10, 2, 0.6):.2f}",
        "hint_good": "0.5",
        "hint_half": f"{3 * (1 - 0.5):.1f}",
        "item_wrong": f"{1 - 0.6:.1f}",
        "item_wrong_steps": f"{8 * (1 - 0.6):.1f}",
        "hint_bad": f"{bad_share(4, 1, 0.5):.3f}",
        "all_wrong": "16",
        "mark_mean": f"{mean:.0f}",
    }
