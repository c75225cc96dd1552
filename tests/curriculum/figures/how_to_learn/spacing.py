"""Figures of the concept spacing: nights counted, and what an experiment with flashcards found.

Knows the days of the plans and the shares that the study reports. Does not know the texts that
quote the figures.
"""

BETTER_SPACED = 90  # F355: per cent of the learners
BELIEVED_MASSED = 72  # F355: per cent of the learners, after the first session

WEEK = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def nights(learned: str, exam: str) -> int:
    """How many nights lie between a day of learning and the morning of the exam."""
    return (WEEK.index(exam) - WEEK.index(learned)) % 7


def topic_nights(learned: tuple[str, ...], exam: str) -> int:
    """The nights of all topics added up."""
    return sum(nights(day, exam) for day in learned)


def figures() -> dict[str, str]:
    return {
        "better_spaced": f"{BETTER_SPACED}%",
        "believed_massed": f"{BELIEVED_MASSED}%",
        "example_nights": str(topic_nights(("Tue", "Wed", "Thu"), "Mon")),
        "nights_to_monday": str(topic_nights(("Tue", "Thu", "Sat"), "Mon")),
        "nights_to_saturday": str(topic_nights(("Sun", "Wed", "Fri"), "Sat")),
    }
