"""One learner of a chosen level on the way through a course, for somebody who looks on.

Unlike the learners of a trial this one is plain: knows what it is said to know, and answers what it
was taught right in a fixed share of first tries. Decides nothing about what is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from tutor.core.course import Course
from tutor.core.learner import is_guess
from tutor.core.messages import Ask, AskCheck, Commanded, Event, Opened, Visible
from tutor.faces.simulator import voice
from tutor.faces.simulator.arms import Setting
from tutor.faces.simulator.ears import is_told_to_stop, open_question
from tutor.faces.simulator.tutors.engine import EngineTutor

FIRST_DAY = datetime(2026, 1, 5, 16, tzinfo=UTC)
MOST_TURNS = 2000
"""Turns in one sitting after which the tutor is taken to go in circles."""

MOST_REPEATS = 8
"""After so many askings of the same question it is left out."""


@dataclass(frozen=True)
class Step:
    """What was shown on a day, the question that is open then, and the reply to it.

    `ask` and `reply` are None at the end of a day.
    """

    day: int
    shown: tuple[Visible, ...]
    ask: Ask | AskCheck | None = None
    reply: Event | None = None


@dataclass
class Walker:
    """A learner who knows `known` before, and answers rightly in `share` of first tries.

    A second try succeeds half as often again as it could fail, a third always. Questions of the
    placement about anything else are answered by "I don't know".
    """

    course: Course
    lang: str
    known: frozenset[str]
    share: float
    rng: Random
    _number: int = -1
    _tries: int = 0
    _was_right: bool = False
    _tried: frozenset[str] = field(default=frozenset())

    def reply(self, ask: Ask | AskCheck) -> Event:
        """The next thing this learner says to an open question."""
        if ask.number != self._number and not isinstance(ask, AskCheck):
            self._tries, self._tried = 0, frozenset()
        self._number = ask.number
        self._tries += 1
        if isinstance(ask, AskCheck):
            return voice.self_check(ask, self._was_right, is_too_sure=False)
        if self._tries > MOST_REPEATS:
            return Commanded("skip")
        if ask.concept not in self.course.by_id or ask.item.endswith("/opening"):
            return voice.telling(self.course, sorted(self.known), self.lang, self.rng)
        self._was_right = self._is_right()
        if is_guess(ask.item):
            concept = self.course.by_id[ask.concept]
            return voice.free_guess(concept, self._was_right, self.lang, self.rng)
        if ask.purpose == "placement" and ask.concept not in self.known:
            return voice.no_idea(self.lang)
        return self._answer(ask)

    def _is_right(self) -> bool:
        failing = (1 - self.share) * (1.0, 0.5, 0.0)[min(self._tries, 3) - 1]
        return self.rng.random() >= failing

    def _answer(self, ask: Ask) -> Event:
        ideas = [one.id for one in self.course.by_id[ask.concept].misconceptions]
        idea = self.rng.choice(ideas) if ideas else None
        item = self.course.item(ask.item)
        event = voice.answer(item, ask, self._was_right, idea, self._tried, self.rng)
        if event.kind == "chose":
            self._tried |= {event.option}
        return event


def walk(setting: Setting, walker: Walker, seed: int, days: int) -> Iterator[Step]:
    """Every turn until the course is finished, or the days are over."""
    tutor = EngineTutor(setting.engine, setting.judge, seed)
    for day in range(days):
        now = FIRST_DAY + timedelta(days=day)
        shown = tutor.hear(Opened(setting.lang), now)
        for _ in range(MOST_TURNS):
            ask = open_question(shown)
            if ask is None or is_told_to_stop(shown, ask):
                break
            reply = walker.reply(ask)
            yield Step(day, shown, ask, reply)
            shown = tutor.hear(reply, now)
        yield Step(day, shown)
        if tutor.is_finished():
            return
