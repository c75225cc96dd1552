"""Figures of the concept teach-others: the minutes that each member of a study group explains.

Knows two made-up groups and the numbers of studies. Does not know the texts that quote the figures.
"""

PREPARED, EXPECTED = 28, 39  # F365, F366: studies put together


def minutes_each(people: int, minutes: int, questions: int) -> float:
    """What each explains when the time left by the questions is shared equally."""
    return (minutes - questions) / people


def figures() -> dict[str, str]:
    return {
        "studies_prepared": str(PREPARED),
        "studies_expected": str(EXPECTED),
        "first_minutes": "150",
        "first_questions": "50",
        "first_each": f"{minutes_each(5, 150, 50):.0f}",
        "first_left": "100",
        "second_minutes": "144",
        "second_questions": f"{144 / 4:.0f}",
        "second_left": f"{144 - 144 / 4:.0f}",
        "second_each": f"{minutes_each(6, 144, 36):.0f}",
    }
