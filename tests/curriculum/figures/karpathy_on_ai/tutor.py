"""Figures of the concept tutor: the chance to follow all steps, and the results of a school study.

Knows chances that are multiplied. Does not know the texts that quote the figures.
"""

PRACTICE_PLAIN, PRACTICE_HINTS, EXAM_PLAIN = 48, 127, 17  # F368, per cent


def all_steps(chance: float, steps: int) -> float:
    """The chance that every one of the steps succeeds."""
    return chance**steps


def figures() -> dict[str, str]:
    return {
        "better": f"{PRACTICE_PLAIN}%",
        "hinted": f"{PRACTICE_HINTS}%",
        "worse": f"{EXAM_PLAIN}%",
        "chance_one": "0.8",
        "steps_one": "5",
        "all_one": f"{all_steps(0.8, 5):.2f}",
        "chance_two": "0.9",
        "steps_two": "8",
        "all_two": f"{all_steps(0.9, 8):.2f}",
        "hint_half": "0.5",
        "hint_all": f"{all_steps(0.5, 3):.3f}",
    }
