"""The arms of a trial: the engine, the engine with one part taken away, and tutors without one.

Parts are taken away from outside, the engine itself is always the same: without placement it starts
with the placement behind it; without pain the learner is not shown the problem, makes no guess and
says "I don't know" until the solution comes, which takes no time; without spacing every review of
what is due is left out and nobody comes back when the course is done. The check of a module and the
neighbour that is mixed into practice stay, as far as what a face shows tells these from reviews: of
the neighbours a few are left out too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tutor.core.course import Course
from tutor.core.engine import Engine
from tutor.faces.simulator.pupil import Habits
from tutor.faces.simulator.tutors.engine import EngineTutor
from tutor.faces.simulator.tutors.script import ScriptTutor
from tutor.faces.simulator.tutors.tutor import JudgeNow, Tutor


@dataclass(frozen=True)
class Setting:
    """What all arms of a trial share."""

    engine: Engine
    judge: JudgeNow
    lang: str

    @property
    def course(self) -> Course:
        """The course that is taught."""
        return self.engine.course


NO_HABITS = Habits()


@dataclass(frozen=True)
class Arm:
    """One way to be taught; `is_timed` gives each learner the minutes they took with the engine."""

    tutor: Callable[[Setting, int], Tutor]
    habits: Habits = NO_HABITS
    is_timed: bool = False


def _engine(setting: Setting, seed: int) -> Tutor:
    return EngineTutor(setting.engine, setting.judge, seed)


def _unplaced(setting: Setting, seed: int) -> Tutor:
    return EngineTutor(setting.engine, setting.judge, seed, has_placement=False)


def _fixed(setting: Setting, seed: int) -> Tutor:
    return ScriptTutor(setting.course, setting.lang, tuple(setting.course.by_id), Random(seed))


def _fixed_again(setting: Setting, seed: int) -> Tutor:
    order = tuple(setting.course.by_id)
    return ScriptTutor(setting.course, setting.lang, order, Random(seed), repeats=True)


def _random(setting: Setting, seed: int) -> Tutor:
    rng = Random(seed)
    order = rng.sample(list(setting.course.by_id), len(setting.course.by_id))
    return ScriptTutor(setting.course, setting.lang, order, rng)


ARMS: Mapping[str, Arm] = {
    "engine": Arm(_engine),
    "fixed order": Arm(_fixed),
    "fixed, same time": Arm(_fixed_again, is_timed=True),
    "random order": Arm(_random),
    "answer-giving chat": Arm(_fixed, Habits(is_given_answers=True)),
    "no placement": Arm(_unplaced),
    "no pain": Arm(_engine, Habits(has_pain=False)),
    "no spacing": Arm(_engine, Habits(has_reviews=False)),
}
"""Every arm by name; the engine comes first, since others are given its time."""
