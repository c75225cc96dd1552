"""One simulated learner in one arm, over weeks of a virtual calendar, and what came of it.

Every day on which the learner comes is one sitting. What is measured is the mind itself, so no test
is needed and nothing is learned from being measured. Knows no family and no arm by name.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from tutor.core.course import Course
from tutor.core.learner import is_guess
from tutor.core.messages import (
    Ask,
    AskCheck,
    Commanded,
    Event,
    Opened,
    ReportPlacement,
    Visible,
)
from tutor.faces.simulator.arms import Arm, Setting
from tutor.faces.simulator.ears import is_told_to_stop, open_question
from tutor.faces.simulator.learners.manner import draw_manner
from tutor.faces.simulator.learners.mind import MakeMind, Mind
from tutor.faces.simulator.pupil import Pupil, Reply
from tutor.faces.simulator.tutors.tutor import Tutor

FIRST_DAY = datetime(2026, 1, 5, 16, tzinfo=UTC)
DAYS = 30
"""Days during which a learner may come."""

KNOWS = 0.5
"""True unhelped chance from which a concept is known."""

BAND = (0.70, 0.90)
"""True chances at which practice is neither too hard nor too easy."""

MOST_HINTS = 2
WEEK, MONTH = 7.0, 30.0
MINUTES_A_DAY = 24 * 60.0
MOST_TURNS = 400
"""Turns in one sitting after which a tutor is taken to go in circles."""


@dataclass(frozen=True)
class Outcome:
    """What came of one learner in one arm.

    `test_*` are mean true chances over all concepts, `known_*` shares of concepts with at least
    KNOWS, at enrolment and 7 and 30 days after the last lesson day. `reachable` counts practice
    questions where some item of the concept that was not asked that day, with at most two hints,
    was within the band. `calls` counts the times a concept was called known, by the placement or
    later, `false_calls` those not known 7 days later; `held` and `falsely_held` are the concepts
    called known at the end, and those of them not known 7 days after the last lesson day.
    """

    test_before: float
    test_7: float
    test_30: float
    known_before: float
    known_7: float
    known_30: float
    minutes: float
    sittings: int
    items: int
    practice: int
    in_band: int
    too_easy: int
    reachable: int
    practice_right: int
    placed_right: float | None
    placed_falsely: int
    placed_known: int
    placement_questions: int
    calls: int
    false_calls: int
    held: int
    falsely_held: int
    is_finished: bool
    circles: int


@dataclass
class _Notes:
    """What is written down while the lessons go on."""

    last_day: float = 0.0
    minutes: float = 0.0
    sittings: int = 0
    circles: int = 0
    numbers: set[int] = field(default_factory=set)
    practice: list[tuple[float, bool]] = field(default_factory=list)
    practice_right: set[int] = field(default_factory=set)
    placement: tuple[float | None, int, int, int] = (None, 0, 0, 0)
    called: list[tuple[float, str]] = field(default_factory=list)
    calls: int = 0
    false_calls: int = 0


def take_course(
    setting: Setting, arm: Arm, make_mind: MakeMind, seed: str, minutes: float | None = None
) -> Outcome:
    """Send one learner through the course; the same seed is the same person in every arm.

    `minutes` is the time that the learner has in all, where the arm is timed.
    """
    manner = draw_manner(Random(f"{seed}:manner"))
    mind = make_mind(setting.course, Random(f"{seed}:mind"), manner.is_spinner)
    pupil = Pupil(setting.course, setting.lang, mind, manner, arm.habits, Random(f"{seed}:choices"))
    tutor = arm.tutor(setting, Random(seed).getrandbits(31))
    before = _test(mind, setting.course, 0.0)
    lessons = _Lessons(setting, tutor, pupil, minutes if arm.is_timed else None)
    calendar = Random(f"{seed}:calendar")
    for day in range(DAYS):
        comes = calendar.random() < manner.attendance or day == 0
        lessons.look_back(float(day))
        if comes and not lessons.is_over():
            lessons.sit(float(day))
    for day in range(DAYS, DAYS + 8):
        lessons.look_back(float(day))
    return _outcome(setting.course, mind, tutor, lessons.notes, before)


@dataclass
class _Lessons:
    """The sittings of one learner with one tutor."""

    setting: Setting
    tutor: Tutor
    pupil: Pupil
    minutes: float | None
    notes: _Notes = field(default_factory=_Notes)
    known: frozenset[str] = frozenset()
    asked_today: set[str] = field(default_factory=set)

    def is_over(self) -> bool:
        """Whether the learner has no reason or no time left to come."""
        if self.minutes is not None and self.notes.minutes >= self.minutes:
            return True
        return not self.pupil.habits.has_reviews and self.tutor.is_finished()

    def look_back(self, now: float) -> None:
        """Count the calls of 7 days ago whose concept is not known now."""
        ripe = [one for one in self.notes.called if one[0] + WEEK <= now]
        self.notes.called = [one for one in self.notes.called if one not in ripe]
        mastery = self.pupil.mind.mastery
        self.notes.false_calls += sum(mastery(one, now) < KNOWS for _, one in ripe)

    def sit(self, day: float) -> None:
        """One sitting, until time is up or nothing is left to ask."""
        spent, turns = 0.0, 0
        self.asked_today.clear()
        self.pupil.arrive()
        shown = self._hear(Opened(self.setting.lang), day)
        while True:
            now = day + spent / MINUTES_A_DAY
            spent += self.pupil.read(shown, now)
            self._note_shown(shown, now)
            ask = open_question(shown)
            if ask is None:
                break
            if spent >= self._time_left() or turns >= MOST_TURNS or is_told_to_stop(shown, ask):
                self.notes.circles += turns >= MOST_TURNS
                self._hear(Commanded("stop"), now)
                break
            reply = self._reply(ask, now)
            spent, turns = spent + reply.minutes, turns + 1
            shown = self._hear(reply.event, day + spent / MINUTES_A_DAY)
        if turns:
            self.notes.sittings += 1
            self.notes.last_day = day
            self.notes.minutes += spent

    def _time_left(self) -> float:
        sitting = self.pupil.manner.sitting
        if self.minutes is None:
            return sitting
        return min(sitting, self.minutes - self.notes.minutes)

    def _hear(self, event: Event, day: float) -> tuple[Visible, ...]:
        return self.tutor.hear(event, FIRST_DAY + timedelta(days=day))

    def _note_shown(self, shown: tuple[Visible, ...], now: float) -> None:
        for action in shown:
            if isinstance(action, ReportPlacement):
                self._note_placement(action, now)
        known = self.tutor.known()
        new = sorted(known - self.known)
        self.notes.calls += len(new)
        self.notes.called += [(now, one) for one in new]
        self.known = known

    def _note_placement(self, report: ReportPlacement, now: float) -> None:
        mastery = self.pupil.mind.mastery
        concepts = self.setting.course.by_id
        agree = sum((mastery(one, now) >= KNOWS) == (one in report.known) for one in concepts)
        wrong = sum(mastery(one, now) < KNOWS for one in report.known)
        found = (agree / len(concepts), wrong, len(report.known), report.questions)
        self.notes.placement = found

    def _reply(self, ask: Ask | AskCheck, now: float) -> Reply:
        notes = self.notes
        if ask.number not in notes.numbers and not is_guess(ask.item):
            notes.numbers.add(ask.number)
            if ask.purpose == "practice":
                chance = self.pupil.mind.chance(ask.item, ask.help, now)
                notes.practice.append((chance, self._is_reachable(ask, chance, now)))
            self.asked_today.add(ask.item)
        reply = self.pupil.reply(ask, now)
        if reply.is_right and ask.purpose == "practice":
            notes.practice_right.add(ask.number)
        return reply

    def _is_reachable(self, ask: Ask | AskCheck, chance: float, now: float) -> bool:
        """Whether the band was hit, or would have been by a fresh item with up to two hints."""
        items = self.setting.course.by_id[ask.concept].items
        fresh = {f"{ask.concept}/{one.id}": one for one in items}
        return is_within(chance) or any(
            is_within(self.pupil.mind.chance(reference, help_, now))
            for reference, item in fresh.items()
            if reference not in self.asked_today
            for help_ in range(min(MOST_HINTS, len(item.hints)) + 1)
        )


def is_within(chance: float) -> bool:
    """Whether a true chance is neither too hard nor too easy for practice.

    >>> [is_within(one) for one in (0.6, 0.7, 0.9, 0.95)]
    [False, True, True, False]
    """
    return BAND[0] <= chance <= BAND[1]


def _test(mind: Mind, course: Course, now: float) -> tuple[float, float]:
    """The mean chance, and the share of concepts known."""
    chances = [mind.mastery(one, now) for one in course.by_id]
    return sum(chances) / len(chances), sum(one >= KNOWS for one in chances) / len(chances)


def _outcome(
    course: Course, mind: Mind, tutor: Tutor, notes: _Notes, before: tuple[float, float]
) -> Outcome:
    week = notes.last_day + WEEK
    test_7, known_7 = _test(mind, course, week)
    test_30, known_30 = _test(mind, course, notes.last_day + MONTH)
    placed_right, placed_falsely, placed_known, questions = notes.placement
    chances = [chance for chance, _ in notes.practice]
    return Outcome(
        test_before=before[0],
        test_7=test_7,
        test_30=test_30,
        known_before=before[1],
        known_7=known_7,
        known_30=known_30,
        minutes=notes.minutes,
        sittings=notes.sittings,
        items=len(notes.numbers),
        practice=len(chances),
        in_band=sum(map(is_within, chances)),
        too_easy=sum(one > BAND[1] for one in chances),
        reachable=sum(could for _, could in notes.practice),
        practice_right=len(notes.practice_right),
        placed_right=placed_right,
        placed_falsely=placed_falsely,
        placed_known=placed_known,
        placement_questions=questions,
        calls=notes.calls,
        false_calls=notes.false_calls,
        held=len(tutor.known()),
        falsely_held=sum(mind.mastery(one, week) < KNOWS for one in tutor.known()),
        is_finished=tutor.is_finished(),
        circles=notes.circles,
    )
