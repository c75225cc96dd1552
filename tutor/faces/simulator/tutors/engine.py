"""The engine as a tutor in a trial: stepped as the driver does it, in memory, with its own judge.

Reads what the engine calls known from the visible actions alone.
"""

from dataclasses import replace
from datetime import datetime

from tutor.core.engine import Engine
from tutor.core.intake import tidy
from tutor.core.messages import (
    Action,
    Calling,
    Event,
    FinishCourse,
    Record,
    ReportBelief,
    ReportPlacement,
    Say,
    Visible,
)
from tutor.driver import dice
from tutor.faces.simulator.tutors.tutor import JudgeNow


class EngineTutor:
    """One learner with the engine; without `has_placement` it starts from nothing known."""

    def __init__(
        self, engine: Engine, judge: JudgeNow, seed: int, has_placement: bool = True
    ) -> None:
        self._engine = engine
        self._judge = judge
        self._state = replace(engine.enrol(seed), is_placed=not has_placement)
        self._known: frozenset[str] = frozenset()
        self._is_finished = False

    def hear(self, event: Event, now: datetime) -> tuple[Visible, ...]:
        """What is shown after an event, and after the judge's replies to it."""
        shown: list[Visible] = []
        waiting: list[Event] = [tidy(event)]
        while waiting:
            self._state, actions = self._engine.step(
                self._state, waiting.pop(0), now, dice(self._state)
            )
            for action in actions:
                self._note(action)
                if isinstance(action, Calling):
                    waiting.append(self._judge(action))
                elif not isinstance(action, Record):
                    shown.append(action)
        return tuple(shown)

    def _note(self, action: Action) -> None:
        match action:
            case ReportBelief(concept, state=state):
                self._known -= {concept}
                self._known |= {concept} if state in ("known", "stable") else set()
            case ReportPlacement(known=known):
                self._known |= set(known)
            case Say("lapsed", concept=concept) if concept is not None:
                self._known -= {concept}
            case FinishCourse():
                self._is_finished = True
            case _:
                pass

    def known(self) -> frozenset[str]:
        """The concepts that the engine now calls known."""
        return self._known

    def is_finished(self) -> bool:
        """Whether the engine said that the course is finished."""
        return self._is_finished
