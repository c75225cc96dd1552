"""The first family: a skill per concept that grows by small steps and fades by a power law.

Skill is in logits. Taught with everything it needs, a concept starts at 55 to 75 % and gains about
0.1 logit a practice (Koedinger and others 2023, 27 data sets). What is missing below slows both.
Forgetting takes `decay * log(1 + days)` logits off; a success after days makes the decay smaller,
a success after minutes does not. Most of what faded comes back when it is met again.
"""

import math
from random import Random

from tutor.core.course import CLOSED_KINDS, Course, Item
from tutor.faces.simulator.learners.mind import Experience, luck, trap

NOTHING = -2.5
"""Skill in logits of somebody who has never met a concept."""

INSTRUCTED = 0.3
"""Skill in logits right after the solution, everything below being mastered, on average."""

SPREAD = 0.5
"""Standard deviation, in logits, of what one solution does to one learner."""

STEP = 0.1
"""Logits gained by one unhelped answer with feedback."""

PREPARED = 0.25
"""Logits gained by a solution that answers a problem met, and again half of it by a guess made."""

HINT = 0.5
"""Logits that a hint adds to one answer."""

SLIP = 0.05
TRAPPED = 1.2
"""Logits that a misconception takes off where an option speaks for it."""

DECAY = 0.45
SHALLOWEST = 0.05
STEADIED = 0.75
"""Share of the decay that a success after four days takes away."""

SAVED = 0.9
"""Share of what had faded that an unhelped answer brings back."""
ECHO_DAYS = 0.4
"""For about so long an answer that was shown can be repeated without being understood."""

_GAIN = {"example": 0.1, "hint": 0.02, "correction": 0.08, "answer": 0.05, "reminder": 0.05}


class SkillMind:
    """A mind of the first family."""

    def __init__(self, course: Course, rng: Random, is_spinner: bool) -> None:
        self._course = course
        self._rng = rng
        self._talent = rng.gauss(0.0, 0.5)
        self._learns = rng.lognormvariate(0.0, 0.25)
        self._slow = {one for one in course.by_id if is_spinner and rng.random() < 0.5}
        self._skill: dict[str, float] = {}
        self._peak: dict[str, float] = {}
        self._met: dict[str, float] = {}
        self._decay: dict[str, float] = {}
        self._wrong: dict[str, str] = {}
        self._ready: dict[str, float] = {}
        self._echo: dict[str, float] = {}
        self._enrol(rng)

    def _enrol(self, rng: Random) -> None:
        """Draw what is known before: a general level, scatter, and holes against the ramp."""
        level = rng.uniform(-1.5, 1.3)
        count = len(self._course.concepts)
        for place, concept in enumerate(self._course.concepts):
            is_known = level - 2 * (place + 0.5) / count + 1 + rng.gauss(0.0, 0.35) > 0
            if rng.random() < 0.06:
                is_known = not is_known
            self._skill[concept.id] = rng.gauss(1.6, 0.5) if is_known else rng.gauss(NOTHING, 0.6)
            self._peak[concept.id] = self._skill[concept.id]
            self._met[concept.id] = 0.0
            self._decay[concept.id] = 0.08 if is_known else DECAY * rng.lognormvariate(0.0, 0.3)
            if not is_known and concept.misconceptions and rng.random() < 0.5:
                self._wrong[concept.id] = rng.choice(concept.misconceptions).id

    # -- how well it is known ------------------------------------------------------------------

    def _level(self, concept: str, now: float) -> float:
        gone = max(0.0, now - self._met[concept])
        return max(NOTHING - 1, self._skill[concept] - self._decay[concept] * math.log1p(gone))

    def mastery(self, concept: str, now: float) -> float:
        """The true P(right) on a new open question, unhelped, without luck or slips."""
        return _logistic(self._level(concept, now))

    def chance(self, item: str, help: int, now: float) -> float:
        """The true P(right) at the first try of an item, after `help` hints, luck included."""
        concept = item.partition("/")[0]
        asked = self._course.item(item)
        level = self._level(concept, now) + HINT * help - hardness(item, asked)
        if trap(asked, self._wrong.get(concept)):
            level -= TRAPPED
        blind = luck(asked)
        alone = blind + (1 - SLIP - blind) * _logistic(level)
        return max(alone, self._echoed(item, now))

    def _echoed(self, item: str, now: float) -> float:
        if item not in self._echo:
            return 0.0
        return 0.9 * math.exp(-(now - self._echo[item]) / ECHO_DAYS)

    def wrong_idea(self, concept: str) -> str | None:
        """The misconception that is held about a concept, by its id."""
        return self._wrong.get(concept)

    # -- how that changes ----------------------------------------------------------------------

    def take_in(self, what: Experience, concept: str, now: float) -> None:
        """Have something happen that concerns a concept."""
        match what:
            case "pain":
                self._ready[concept] = PREPARED
            case "guess":
                self._ready[concept] = self._ready.get(concept, 0.0) + PREPARED / 2
            case "solution":
                self._instruct(concept, now)
            case "gift":
                self._practise(concept, 0.01, now)
            case "correction":
                self._lose_wrong_idea(concept, 0.6)
                self._practise(concept, _GAIN[what], now)
            case "example" | "hint" | "answer" | "reminder":
                self._practise(concept, _GAIN[what], now)

    def answered(self, item: str, is_right: bool, help: int, now: float) -> None:
        """Have answered an item: more is learned without help, and by a success after days."""
        concept = item.partition("/")[0]
        pause = max(0.0, now - self._met[concept])
        self._practise(concept, STEP * 0.6**help * (1.0 if is_right else 0.6), now)
        if is_right and help == 0:
            spaced = min(1.0, math.log1p(pause) / math.log(5))
            self._decay[concept] = max(SHALLOWEST, self._decay[concept] * (1 - STEADIED * spaced))

    def saw_answer(self, item: str, now: float) -> None:
        """Have seen the answer of an item, so that it can be echoed for a while."""
        self._echo[item] = now

    def _arrives(self, concept: str, now: float) -> float:
        """What of a lesson arrives, given what is mastered of what it stands on."""
        needs = [self.mastery(one, now) for one in self._course.by_id[concept].requires]
        share = 0.2 + 0.8 * min(1.0, min(needs, default=1.0) / 0.7)
        return share * (0.15 if concept in self._slow else 1.0)

    def _instruct(self, concept: str, now: float) -> None:
        self._lose_wrong_idea(concept, 0.3)
        aim = (
            INSTRUCTED + self._talent + self._ready.pop(concept, 0.0) + self._rng.gauss(0.0, SPREAD)
        )
        gap = max(0.0, aim - self._level(concept, now))
        self._raise(concept, gap * self._arrives(concept, now), now)

    def _practise(self, concept: str, step: float, now: float) -> None:
        """Gain a step; what was known once comes back faster than it came."""
        lost = max(0.0, self._peak[concept] - self._level(concept, now))
        back = SAVED * lost * min(1.0, step / STEP)
        self._raise(concept, step * self._learns * self._arrives(concept, now) + back, now)

    def _raise(self, concept: str, gain: float, now: float) -> None:
        """Add to the skill as it is now; forgetting starts its clock again."""
        self._skill[concept] = self._level(concept, now) + gain
        self._peak[concept] = max(self._peak[concept], self._skill[concept])
        self._met[concept] = now

    def _lose_wrong_idea(self, concept: str, chance: float) -> None:
        if concept in self._wrong and self._rng.random() < chance:
            del self._wrong[concept]


def hardness(reference: str, item: Item) -> float:
    """How hard an item is, in logits about its concept: the same for every learner.

    >>> from tutor.core.course import Number
    >>> hardness("a/b", Item("b", {}, Number(1.0))) == hardness("a/b", Item("b", {}, Number(2.0)))
    True
    """
    open_answer = 0.0 if item.kind in CLOSED_KINDS else 0.3
    return Random(f"skill:{reference}").gauss(0.0, 0.35) + open_answer


def _logistic(level: float) -> float:
    return 1 / (1 + math.exp(-level))
