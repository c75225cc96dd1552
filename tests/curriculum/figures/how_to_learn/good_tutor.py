"""Figures of the concept good-tutor: practice with a chatbot, and the exam without it.

Knows the shares that the study reports. Does not know the texts that quote the figures.
"""

PRACTICE, EXAM = 48, -17  # F368: per cent against pupils without a chatbot, plain chatbot
HINTS = 127  # F368: per cent in practice, chatbot that gives hints only


def deceived(points: float) -> float:
    """By how many points the exam falls below the practice, if both were `points` without help."""
    return points * (PRACTICE - EXAM) / 100


def figures() -> dict[str, str]:
    return {
        "practice_plain": f"{PRACTICE}%",
        "exam_plain": f"{-EXAM}%",
        "practice_hints": f"{HINTS}%",
        "fifty": "50",
        "fifty_practice": f"{50 * (1 + PRACTICE / 100):.0f}",
        "fifty_exam": f"{50 * (1 + EXAM / 100):.1f}",
        "fifty_gap": f"{deceived(50):.1f}",
        "forty": "40",
        "forty_practice": f"{40 * (1 + PRACTICE / 100):.1f}",
        "forty_exam": f"{40 * (1 + EXAM / 100):.1f}",
        "forty_gap": f"{deceived(40):.0f}",
    }
