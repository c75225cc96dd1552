"""Figures of the concept missing-parts: how much of a week needs what the day before has taught.

Knows made-up weeks. Does not know the texts that quote the figures.
"""


def at_most(tasks: int, need_yesterday: int) -> float:
    """The share of the tasks that can be done without it, in percent."""
    return 100 * (tasks - need_yesterday) / tasks


def figures() -> dict[str, str]:
    assert at_most(20, 5) == 75  # the hint
    return {
        "tasks": "40",
        "need": "12",
        "at_most": f"{at_most(40, 12):g}",
        "tasks_again": "25",
        "at_most_again": f"{at_most(25, 9):g}",
        "hint_tasks": "20",
        "hint_share": f"{at_most(20, 5):g}",
        "years": "30",
    }
