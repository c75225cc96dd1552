"""Figures of the concept effort: minutes of an evening in which one's own head had to work.

Knows two made-up evenings. Does not know the texts that quote the figures.
"""

FIRST = {"film": 35, "reading along": 28, "own problems": 27}
SECOND = {"film": 50, "copying": 16, "from memory": 24, "own problems": 30}
WORK = ("own problems", "from memory")


def share(evening: dict[str, int]) -> float:
    """What part of an evening was one's own work, in per cent."""
    return 100 * sum(evening.get(kind, 0) for kind in WORK) / sum(evening.values())


def figures() -> dict[str, str]:
    return {
        "first_film": str(FIRST["film"]),
        "first_reading": str(FIRST["reading along"]),
        "first_problems": str(FIRST["own problems"]),
        "first_evening": str(sum(FIRST.values())),
        "first_share": f"{share(FIRST):.0f}%",
        "second_film": str(SECOND["film"]),
        "second_copying": str(SECOND["copying"]),
        "second_memory": str(SECOND["from memory"]),
        "second_problems": str(SECOND["own problems"]),
        "second_evening": str(sum(SECOND.values())),
        "second_work": str(SECOND["from memory"] + SECOND["own problems"]),
        "second_share": f"{share(SECOND):.0f}%",
    }
