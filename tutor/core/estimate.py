"""Numbers of a course as its learners' answers have them, beside what they were before.

Only the values: how they are found is for `tutor.core.calibration`, how they are kept for
`tutor.content.calibration`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """One number: `before` as authored or usual, `after` as estimated, from so many `answers`."""

    before: float
    after: float
    answers: int


@dataclass(frozen=True)
class Calibration:
    """What the answers say; items are named `concept/item`.

    `learners` and `answers` count what the estimates are made of. `too_few` has the items and
    concepts that stay as authored, each with its number of answers.
    """

    learners: int
    answers: int
    slip: Mapping[str, Estimate]
    guess: Mapping[str, Estimate]
    difficulty: Mapping[str, Estimate]
    too_few: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether there was too little data for every number."""
        return not (self.slip or self.difficulty)
