"""Figures of the concept human-not-rl: hours that blind attempts would cost a person.

Knows the made-up attempts of the questions. Does not know the texts that quote the figures.
"""


def hours(attempts: int, minutes: int) -> str:
    """How long so many attempts take."""
    return f"{attempts * minutes / 60:g}"


def figures() -> dict[str, str]:
    return {
        "puzzle_attempts": "300",
        "puzzle_minutes": "20",
        "puzzle_hours": hours(300, 20),
        "essay_attempts": "160",
        "essay_minutes": "45",
        "essay_hours": hours(160, 45),
        "hint_attempts": "40",
        "hint_minutes": "30",
        "hint_hours": hours(40, 30),
        "pan_attempts": "12",
    }
