"""Figures of the concept ownership: what a question costs when hard ones are passed upwards.

Knows invented prices in cents. Does not know the texts that quote the figures.
"""


def average(tasks: int, small: int, hard: int, large: int) -> float:
    """The average price of a task: the small model tries each, the hard ones go up as well."""
    return (tasks * small + hard * large) / tasks


def figures() -> dict[str, str]:
    return {
        "cloud_one": "30",
        "total_one": f"{100 * average(100, 1, 10, 30):.0f}",
        "average_one": f"{average(100, 1, 10, 30):.0f}",
        "tasks_home": "60",
        "hard_home": "12",
        "cloud_home": "45",
        "average_home": f"{average(60, 1, 12, 45):.0f}",
        "tasks_two": "200",
        "hard_two": "25",
        "cloud_two": "40",
        "average_two": f"{average(200, 2, 25, 40):.0f}",
        "hint_jobs": "20",
        "hint_shop": "12",
        "hint_sum": f"{20 * average(20, 1, 2, 12):.0f}",
        "hint_average": f"{average(20, 1, 2, 12):.1f}",
    }
