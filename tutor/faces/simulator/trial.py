"""A trial: many learners of every family through every arm, gathered as they come in.

The same learner goes through all arms, so that arms differ by the teaching alone. Knows how the
work falls into pieces that can be done in any order, or in several processes; starts none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.faces.simulator.arms import ARMS, Setting
from tutor.faces.simulator.classroom import Outcome, take_course
from tutor.faces.simulator.figures import Figure, figures
from tutor.faces.simulator.learners.family import FAMILIES


@dataclass(frozen=True)
class Seat:
    """One learner of a trial: the family, the place in it, and the trial's seed."""

    family: str
    place: int
    seed: int

    @property
    def name(self) -> str:
        """What this learner's dice are made from.

        >>> Seat("skill", 3, 1).name
        '1:skill:3'
        """
        return f"{self.seed}:{self.family}:{self.place}"


def seats(learners: int, seed: int) -> tuple[Seat, ...]:
    """The seats of a trial, the families taking turns.

    >>> [seat.name for seat in seats(1, 7)]
    ['7:skill:0', '7:production:0']
    """
    return tuple(Seat(family, place, seed) for place in range(learners) for family in FAMILIES)


def take_all(setting: Setting, seat: Seat, arms: Sequence[str]) -> dict[str, Outcome]:
    """What came of one learner in each of these arms; an arm that is timed needs the engine's."""
    found: dict[str, Outcome] = {}
    make_mind = FAMILIES[seat.family]
    for name in arms:
        minutes = found["engine"].minutes if ARMS[name].is_timed else None
        found[name] = take_course(setting, ARMS[name], make_mind, seat.name, minutes)
    return found


@dataclass
class Trial:
    """The outcomes so far, family by family and arm by arm."""

    arms: tuple[str, ...] = tuple(ARMS)
    outcomes: dict[str, dict[str, dict[int, Outcome]]] = field(default_factory=dict)

    def add(self, seat: Seat, found: dict[str, Outcome]) -> None:
        """Keep what came of one learner."""
        family = self.outcomes.setdefault(seat.family, {name: {} for name in self.arms})
        for name, outcome in found.items():
            family[name][seat.place] = outcome

    def count(self) -> int:
        """How many learners are through."""
        first = self.arms[0]
        return sum(len(arms[first]) for arms in self.outcomes.values())

    def figures(self) -> dict[str, dict[str, dict[str, Figure]]]:
        """Family -> arm -> figure; the same whatever order the learners came in."""
        return {
            family: {
                name: figures([found[place] for place in sorted(found)])
                for name, found in self.outcomes[family].items()
            }
            for family in FAMILIES
            if family in self.outcomes
        }
