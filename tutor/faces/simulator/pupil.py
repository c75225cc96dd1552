"""A simulated learner at a face: reads what is shown, and says the next thing.

Knows a mind, a manner, and what habits the arm of the trial asks for. Sees only visible actions
and answers only by events, as a person would.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tutor.core.course import Course
from tutor.core.learner import is_guess
from tutor.core.messages import Ask, AskCheck, Event, Said, Say, Visible
from tutor.faces.simulator import voice
from tutor.faces.simulator.ears import HEARD, asked, is_praised, is_spaced_review, reading_minutes
from tutor.faces.simulator.learners.manner import Manner
from tutor.faces.simulator.learners.mind import Mind

MINUTES = {"choice": 0.4, "number": 0.8, "order": 0.7, "short": 0.9, "explain": 1.5}
"""Minutes to think and to answer, by kind; reading comes on top."""

PASSING = 0.1
"""Minutes that a command or an "I don't know" takes."""

CLUELESS = 0.35
UNSURE = 0.55
TELL_ME = "Please just tell me the answer."
MOST_REPEATS = 8
"""After so many askings of the same question a learner leaves it out."""


@dataclass(frozen=True)
class Habits:
    """What an arm has its learners do otherwise than they would."""

    has_pain: bool = True
    has_reviews: bool = True
    is_given_answers: bool = False


@dataclass(frozen=True)
class Reply:
    """What the learner says; `chance` was the true P(right) then, `is_right` None for no answer."""

    event: Event
    minutes: float
    chance: float = 0.0
    is_right: bool | None = None


@dataclass
class Pupil:
    """One learner; `rng` decides what the minds' chances leave open."""

    course: Course
    lang: str
    mind: Mind
    manner: Manner
    habits: Habits
    rng: Random
    _number: int = -1
    _repeats: int = 0
    _tried: frozenset[str] = frozenset()
    _attempts: int = 0
    _was_right: bool = False
    _question: Ask | None = field(default=None)
    _is_due: bool = False
    _has_due: bool = False
    _success: str | None = None

    def arrive(self) -> None:
        """Begin a sitting, of which neither reviews nor a success are known yet."""
        self._has_due, self._success = False, None

    def read(self, actions: Sequence[Visible], now: float) -> float:
        """Take in what is shown; the minutes it took."""
        minutes = 0.0
        self._notice(actions)
        for action in actions:
            if isinstance(action, Say) and action.key == "pain" and not self.habits.has_pain:
                continue
            minutes += reading_minutes(action)
            if isinstance(action, Say):
                self._hear(action, now)
        return minutes * self.manner.pace

    def _notice(self, actions: Sequence[Visible]) -> None:
        """Tell whether what is asked is a review of what is due."""
        before, ask = self._question, asked(actions)
        if before is not None and before.purpose == "practice" and is_praised(actions):
            self._success = before.concept
        said = {one.key for one in actions if isinstance(one, Say)}
        self._has_due |= "review_today" in said
        self._is_due = self._has_due and is_spaced_review(self.course, actions, self._success)
        if ask is not None and ask.purpose != "review":
            self._success = None

    def _hear(self, say: Say, now: float) -> None:
        what = HEARD.get(say.key)
        if what is None or say.concept is None:
            return
        open_item = self._question.item if self._question is not None else None
        if what == "answer" and open_item is not None:
            self.mind.saw_answer(open_item, now)
            if self._attempts == 0:
                what = "gift"
        self.mind.take_in(what, say.concept, now)

    def reply(self, ask: Ask | AskCheck, now: float) -> Reply:
        """The next thing this learner says to an open question."""
        is_new = ask.number != self._number
        if is_new:
            self._number, self._repeats = ask.number, 0
            self._tried, self._attempts, self._was_right = frozenset(), 0, False
        self._repeats += 1
        if isinstance(ask, AskCheck):
            too_sure = self.rng.random() < 0.15 + max(0.0, self.manner.bias)
            return Reply(voice.self_check(ask, self._was_right, too_sure), self._paced(0.3))
        self._question = ask
        if self._repeats > MOST_REPEATS or (self._is_due and not self.habits.has_reviews):
            return Reply(voice.skip(), 0.0)
        if is_guess(ask.item):
            return self._guess(ask, now)
        if ask.concept not in self.course.by_id or not self._exists(ask):
            return self._tell(now)
        return self._answer(ask, now)

    def _exists(self, ask: Ask) -> bool:
        item = ask.item.partition("/")[2]
        return item in self.course.by_id[ask.concept].items_by_id

    def _paced(self, minutes: float) -> float:
        return minutes * self.manner.pace

    def _guess(self, ask: Ask, now: float) -> Reply:
        if not self.habits.has_pain:
            return Reply(voice.no_idea(self.lang), 0.0)
        known = self.mind.mastery(ask.concept, now)
        is_shy = self._repeats == 1 and self.manner.feeling(known, self.rng) < CLUELESS
        if is_shy and self.rng.random() < 0.4 * self.manner.honesty:
            return Reply(voice.no_idea(self.lang), self._paced(PASSING))
        self.mind.take_in("guess", ask.concept, now)
        concept = self.course.by_id[ask.concept]
        is_right = self.rng.random() < known
        event = voice.free_guess(concept, is_right, self.lang, self.rng)
        return Reply(event, self._paced(MINUTES["short"]))

    def _tell(self, now: float) -> Reply:
        """An open question about everything: what comes to mind."""
        known = [
            one for one in self.course.by_id if self.rng.random() < self.mind.mastery(one, now)
        ]
        event = voice.telling(self.course, known, self.lang, self.rng)
        return Reply(event, self._paced(MINUTES["explain"]))

    def _answer(self, ask: Ask, now: float) -> Reply:
        chance = self.mind.chance(ask.item, ask.help, now)
        passed = self._pass_by(ask, chance)
        if passed is not None:
            return Reply(passed, self._paced(PASSING), chance)
        is_right = self.rng.random() < chance
        item = self.course.item(ask.item)
        idea = self.mind.wrong_idea(ask.concept)
        event = voice.answer(item, ask, is_right, idea, self._tried, self.rng)
        if ask.purpose != "placement" or is_right:
            self.mind.answered(ask.item, is_right, ask.help, now)
            if is_right and ask.purpose != "placement":
                self.mind.saw_answer(ask.item, now)
        self._attempts += 1
        self._was_right = is_right
        if not is_right and event.kind == "chose":
            self._tried |= {event.option}
        return Reply(event, self._paced(MINUTES[ask.ask_kind]), chance, is_right)

    def _pass_by(self, ask: Ask, chance: float) -> Event | None:
        """Anything but an answer: a cry for the solution, for a hint, or that there is no idea."""
        if self.habits.is_given_answers and self._attempts == 0:
            return Said(TELL_ME) if self.rng.random() < 0.4 + self.manner.reliance else None
        feeling = self.manner.feeling(chance, self.rng)
        dice = self.rng.random()
        if ask.purpose == "placement":
            is_lost = feeling < CLUELESS and dice < self.manner.honesty
            return voice.no_idea(self.lang) if is_lost else None
        if feeling < UNSURE and dice < self.manner.reliance:
            return voice.hint()
        if feeling < CLUELESS and dice < self.manner.reliance + 0.3 * self.manner.honesty:
            return voice.no_idea(self.lang)
        return None
