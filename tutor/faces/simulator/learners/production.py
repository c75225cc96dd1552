"""The second family: each concept is in one of four states, and its memory is a sum of traces.

    never ──▶ wrong (a misconception of the course)
      │         │
      └────▶ fragile ──▶ solid          (by chance, at solutions, answers, corrections, practice)

A state says whether the idea is there at all, the traces whether it comes to mind. No skill grows
in small steps and nothing fades by a power law: what differs from the first family differs in
kind. States are never lost, memories are.
"""

from random import Random
from typing import Literal

from tutor.core.course import Choice, Course
from tutor.faces.simulator.learners.mind import Experience, luck, trap
from tutor.faces.simulator.learners.traces import HEARD_KEPT, RETRIEVED_KEPT, Trace, laid, recall

Phase = Literal["never", "wrong", "fragile", "solid"]

CAN: dict[Phase, float] = {"never": 0.02, "wrong": 0.05, "fragile": 0.78, "solid": 0.97}
"""P(right on an open question | state, the idea came to mind)."""

WITH_HINT: dict[Phase, float] = {"never": 0.08, "wrong": 0.08, "fragile": 0.09, "solid": 0.01}
"""What each hint adds to it."""

UNDERSTOOD: dict[Experience, float] = {
    "solution": 0.7,
    "example": 0.4,
    "hint": 0.04,
    "answer": 0.06,
}
"""P(never -> fragile); a solution that answers a problem met arrives more often."""

PREPARED = 0.15
CORRECTED: dict[Experience, float] = {
    "solution": 0.5,
    "example": 0.3,
    "correction": 0.5,
    "answer": 0.06,
}
"""P(wrong -> fragile)."""

SETTLED = 0.12
"""P(fragile -> solid) at an unhelped right answer; a third of it at a wrong one with feedback."""

MISLED = 0.3
"""P(never -> wrong) when a lesson did not arrive."""

STRENGTH: dict[Experience, float] = {
    "guess": 0.1,
    "solution": 0.7,
    "example": 0.4,
    "hint": 0.1,
    "correction": 0.3,
    "answer": 0.2,
    "gift": 0.1,
    "reminder": 0.3,
}
RETRIEVED = 0.6
ECHOED = 0.85


class ProductionMind:
    """A mind of the second family."""

    def __init__(self, course: Course, rng: Random, is_spinner: bool) -> None:
        self._course = course
        self._rng = rng
        self._quick = rng.uniform(0.75, 1.2)
        self._slow = {one for one in course.by_id if is_spinner and rng.random() < 0.5}
        self._phase: dict[str, Phase] = {}
        self._held: dict[str, str] = {}
        self._traces: dict[str, tuple[Trace, ...]] = dict.fromkeys(course.by_id, ())
        self._primed: set[str] = set()
        self._echo: dict[str, int] = {}
        self._enrol(rng)

    def _enrol(self, rng: Random) -> None:
        """Draw how far the learner once got, what was missed there and picked up beyond."""
        reached = rng.randint(0, len(self._course.concepts) - 1)
        for place, concept in enumerate(self._course.concepts):
            dice = rng.random()
            phase: Phase = "never"
            if place < reached:
                phase = "solid" if dice < 0.8 else "fragile" if dice < 0.92 else "never"
            elif dice < 0.05:
                phase = "solid"
            elif dice < 0.4 and concept.misconceptions:
                phase = "wrong"
            self._phase[concept.id] = phase
            if phase == "wrong":
                self._held[concept.id] = rng.choice(concept.misconceptions).id
            if phase in ("solid", "fragile"):
                old = Trace(-rng.uniform(5, 60), rng.uniform(2.0, 5.0), 0.9, 150.0)
                self._traces[concept.id] = (old,)

    # -- how well it is known ------------------------------------------------------------------

    def mastery(self, concept: str, now: float) -> float:
        """The true P(right) on a new open question, unhelped, without luck or slips."""
        phase = self._phase[concept]
        if phase in ("never", "wrong"):
            return 0.0
        return CAN[phase] * recall(self._traces[concept], now)

    def chance(self, item: str, help: int, now: float) -> float:
        """The true P(right) at the first try of an item, after `help` hints, luck included."""
        concept = item.partition("/")[0]
        asked = self._course.item(item)
        phase = self._phase[concept]
        can = min(0.98, CAN[phase] + WITH_HINT[phase] * help + _ease(item))
        if phase in ("fragile", "solid"):
            cue = 0.6 if isinstance(asked.task, Choice) else 0.9
            can *= recall(self._traces[concept], now) ** (cue / (1 + help))
        blind = luck(asked)
        if isinstance(asked.task, Choice) and phase == "fragile" and len(asked.task.options) > 2:
            blind = 1 / (len(asked.task.options) - 1)  # one option is seen through
        if trap(asked, self._held.get(concept)):
            blind *= 0.3
        can = max(0.0, can)
        alone = can + (1 - can) * blind
        return max(alone, ECHOED if self._echo.get(item) == int(now) else 0.0)

    def wrong_idea(self, concept: str) -> str | None:
        """The misconception that is held about a concept, by its id."""
        return self._held.get(concept)

    # -- how that changes ----------------------------------------------------------------------

    def take_in(self, what: Experience, concept: str, now: float) -> None:
        """Have something happen that concerns a concept."""
        if what in ("pain", "guess"):
            self._primed.add(concept)
        self._change(what, concept, now)
        if what in STRENGTH and self._phase[concept] in ("fragile", "solid"):
            self._lay(concept, STRENGTH[what], HEARD_KEPT, now)

    def answered(self, item: str, is_right: bool, help: int, now: float) -> None:
        """Have answered an item: a success that came from memory lays the strongest trace."""
        concept = item.partition("/")[0]
        if self._phase[concept] not in ("fragile", "solid"):
            return
        settled = SETTLED * self._arrives(concept, now) / (1 + help)
        if self._phase[concept] == "fragile" and self._happens(settled * (1 if is_right else 0.33)):
            self._phase[concept] = "solid"
        if is_right:
            self._lay(concept, RETRIEVED / (1 + help), RETRIEVED_KEPT, now)

    def saw_answer(self, item: str, now: float) -> None:
        """Have seen the answer of an item, so that it can be echoed until the night."""
        self._echo[item] = int(now)

    def _lay(self, concept: str, strength: float, most_kept: float, now: float) -> None:
        self._traces[concept] = laid(self._traces[concept], strength, most_kept, now)

    def _change(self, what: Experience, concept: str, now: float) -> None:
        phase = self._phase[concept]
        ready = PREPARED if what == "solution" and concept in self._primed else 0.0
        if phase == "wrong" and self._happens(CORRECTED.get(what, 0.0) + ready):
            del self._held[concept]
            self._phase[concept] = "fragile"
        elif phase == "never" and what in UNDERSTOOD:
            if self._happens((UNDERSTOOD[what] + ready) * self._arrives(concept, now)):
                self._phase[concept] = "fragile"
            elif what == "solution" and self._happens(MISLED):
                self._mislead(concept)

    def _mislead(self, concept: str) -> None:
        ideas = self._course.by_id[concept].misconceptions
        if ideas:
            self._phase[concept] = "wrong"
            self._held[concept] = self._rng.choice(ideas).id

    def _arrives(self, concept: str, now: float) -> float:
        """What of a lesson arrives: each missing prerequisite halves it."""
        share = 0.2 if concept in self._slow else self._quick
        for one in self._course.by_id[concept].requires:
            share *= 1.0 if self.mastery(one, now) >= 0.4 else 0.5
        return share

    def _happens(self, chance: float) -> bool:
        return self._rng.random() < chance


def _ease(reference: str) -> float:
    """How much easier an item is than its concept, as a chance: the same for every learner."""
    return Random(f"production:{reference}").uniform(-0.12, 0.08)
