"""Figures of the concept shifts: how long blind trying waits for its first reward.

Knows the made-up tasks: how many steps, how many choices at each, how many attempts a day.
Does not know the texts that quote the figures.
"""


def attempts(choices: int, steps: int) -> int:
    """How many blind attempts the first success takes on average."""
    return choices**steps


def figures() -> dict[str, str]:
    return {
        "choices": "20",
        "six_steps": f"{attempts(20, 6):,}",
        "a_day": "10,000",
        "six_days": f"{attempts(20, 6) // 10_000:,}",
        "seven_times": f"{attempts(20, 7) // attempts(20, 6)}",
        "knowing": f"{attempts(2, 6)}",
        "five_days": f"{attempts(20, 5) // 10_000}",
        "thirty": "30",
        "thirty_a_day": "9,000",
        "four_days": f"{attempts(30, 4) // 9_000}",
        "hint_locks": f"{attempts(10, 3):,}",
        "hint_an_hour": "100",
    }
