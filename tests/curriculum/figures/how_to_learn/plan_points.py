"""Figures of the concept plan-points: minutes for the points of a course, and how plans stretch.

Knows one made-up course and the days that the study reports. Does not know the texts that quote
the figures.
"""

COURSE = {  # minutes, points in the exam
    "limits": (60, 10),
    "series": (90, 10),
    "derivatives": (90, 20),
    "integrals": (120, 30),
    "equations": (120, 30),
}
HOURS = 6
PLANNED, TAKEN = 33.9, 55.5  # F357: days for a thesis
STUDENTS = 37  # F357


def left(minutes: int, earlier: tuple[int, ...]) -> int:
    """What the earlier chapters leave of the time for the last one."""
    return minutes - sum(earlier)


def figures() -> dict[str, str]:
    needed = sum(minutes for minutes, _ in COURSE.values())
    return {
        "short": "60",
        "middle": "90",
        "long": "120",
        "few_points": "10",
        "some_points": "20",
        "many_points": "30",
        "needed": str(needed),
        "there": str(HOURS * 60),
        "cut_to": "30",
        "students": str(STUDENTS),
        "days_planned": str(PLANNED),
        "days_taken": str(TAKEN),
        "evening_cut": "150",
        "evening_one": "300",
        "chapter_one": "80",
        "chapter_two": "95",
        "chapter_three": "70",
        "before_last": str(80 + 95 + 70),
        "left_one": str(left(300, (80, 95, 70))),
        "evening_two": "420",
        "part_one": "110",
        "part_three": "100",
        "part_last": "130",
        "left_two": str(left(420, (110, 120, 100))),
        "stretched": f"{HOURS * TAKEN / PLANNED:.1f}",
    }
