"""The numbers that say how hard a question or a concept is: slip, guess and difficulty.

Knows which values make sense and what to tell an author who gave another. Does not know where they
stand in a file (`schema`) nor how they are used or estimated (the core).
"""

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from tutor.content.fields import complain, decimal
from tutor.core.course import GUESSES, LEVELS, SLIPS


def slip(value: object) -> float:
    """Check the share of wrong answers among those who know."""
    return _between(value, SLIPS, "0.1")


def guess(value: object) -> float:
    """Check the share of right answers among those who do not know."""
    return _between(value, GUESSES, "0.25")


def difficulty(value: object) -> float:
    """Check a place on the scale of the general level."""
    return _between(value, LEVELS, "0.5")


def _between(value: object, bounds: tuple[float, float], example: str) -> float:
    number, (low, high) = decimal(value), bounds
    if not low <= number <= high:
        expected = f"a number from {low:g} to {high:g}"
        complain([((), f"the number {value}", expected, f"write, say, `{example}`")])
    return number


def _schema(bounds: tuple[float, float]) -> WithJsonSchema:
    low, high = bounds
    return WithJsonSchema({"type": "number", "minimum": low, "maximum": high})


Slip = Annotated[float, BeforeValidator(slip), _schema(SLIPS)]
GuessRate = Annotated[float, BeforeValidator(guess), _schema(GUESSES)]
Difficulty = Annotated[float, BeforeValidator(difficulty), _schema(LEVELS)]
