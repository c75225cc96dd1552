"""Trials: the same seed gives the same figures, and every arm is what it says."""

from collections import Counter
from dataclasses import replace
from random import Random
from types import SimpleNamespace

import pytest

from tests.core.brew import chain
from tests.ramp import COURSE, NOW, engine
from tutor.core.messages import (
    Ask,
    AskNotes,
    AskReading,
    Chose,
    Commanded,
    Distilled,
    Judged,
    Opened,
    Read,
    Say,
)
from tutor.core.review import due_concepts
from tutor.faces.simulator.arms import ARMS, NO_HABITS, Setting
from tutor.faces.simulator.classroom import BAND, take_course
from tutor.faces.simulator.figures import MEASURES, figures, mean, ratio
from tutor.faces.simulator.learners.family import FAMILIES
from tutor.faces.simulator.learners.manner import draw_manner
from tutor.faces.simulator.pupil import Pupil
from tutor.faces.simulator.trial import Seat, Trial, seats, take_all
from tutor.faces.simulator.tutors.engine import EngineTutor
from tutor.faces.simulator.tutors.script import ScriptTutor
from tutor.llm.offline import find_points
from tutor.llm.reading import read_claims


def setting_of(course):
    def judge(request):
        if isinstance(request, AskReading):
            return Read(request.call, read_claims(course, request.text))
        if isinstance(request, AskNotes):
            return Distilled(request.call, ())
        task = course.item(request.item).task
        return Judged(request.call, find_points(task, request.lang, request.answer), "keypoints")

    return Setting(engine(course), judge, "en")


SETTING = setting_of(COURSE)
LONG = setting_of(chain(8))
SOME = ("engine", "fixed order", "fixed, same time")


def trial_of(wanted, arms=SOME):
    trial = Trial(arms)
    for seat in wanted:
        trial.add(seat, take_all(SETTING, seat, arms))
    return trial.figures()


def test_the_order_in_which_learners_come_in_changes_nothing():
    wanted = seats(2, seed=2)
    assert trial_of(wanted) == trial_of(wanted[::-1])


def test_another_seed_is_other_learners():
    assert trial_of(seats(1, seed=1)) != trial_of(seats(1, seed=2))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("arm", ARMS)
def test_nobody_is_sent_in_circles(arm, family):
    for seed in range(4):
        outcome = take_course(SETTING, ARMS[arm], FAMILIES[family], f"{seed}", minutes=60.0)
        assert outcome.circles == 0
        assert outcome.items > 0
        assert 0 <= outcome.false_calls <= outcome.calls


def test_all_arms_get_the_same_people():
    found = take_all(SETTING, Seat("skill", 0, 1), tuple(ARMS))
    assert len({one.test_before for one in found.values()}) == 1


def test_who_is_timed_gets_the_minutes_of_the_engine():
    found = take_all(SETTING, Seat("production", 1, 1), ("engine", "fixed, same time"))
    longest_answer = 5.0
    allowed = found["engine"].minutes
    assert allowed <= found["fixed, same time"].minutes <= allowed + longest_answer


class Listening:
    """A tutor that keeps what it was told, and what was shown."""

    def __init__(self, inner):
        self.inner, self.heard, self.shown = inner, [], []
        self.known, self.is_finished = inner.known, inner.is_finished

    def hear(self, event, now):
        self.heard.append(event)
        shown = self.inner.hear(event, now)
        self.shown += shown
        return shown


def listened(name, family="skill", seed="1"):
    tutors = []

    def make(setting, number):
        tutors.append(Listening(ARMS[name].tutor(setting, number)))
        return tutors[0]

    outcome = take_course(SETTING, replace(ARMS[name], tutor=make), FAMILIES[family], seed)
    return tutors[0], outcome


def purposes(tutor):
    return {one.purpose for one in tutor.shown if isinstance(one, Ask)}


def test_without_placement_nothing_is_asked_before_the_first_lesson():
    assert "placement" in purposes(listened("engine")[0])
    tutor, outcome = listened("no placement")
    assert "placement" not in purposes(tutor)
    assert outcome.placed_right is None


class Watching(EngineTutor):
    """The engine as a tutor; notes what each question called a review is for, and who left it."""

    def __init__(self, setting, seed):
        super().__init__(setting.engine, setting.judge, seed)
        self.reviews, self.left_out = {}, set()

    def hear(self, event, now):
        open_now = self._state.question
        if event == Commanded("skip") and open_now is not None:
            self.left_out.add(open_now.number)
        shown = super().hear(event, now)
        question = self._state.question
        if question is not None and question.purpose == "review":
            is_due = question.concept in due_concepts(LONG.course, self._state, now.date())
            what = "due" if is_due else "mixed in"
            what = "check" if self._state.checking is not None else what
            self.reviews.setdefault(question.number, what)
        return shown


def watched(seed):
    tutors = []

    def make(setting, number):
        tutors.append(Watching(setting, number))
        return tutors[0]

    arm = replace(ARMS["no spacing"], tutor=make)
    take_course(LONG, arm, FAMILIES["skill"], seed, minutes=120.0)
    return tutors[0]


def test_without_spacing_what_is_due_is_left_out_and_hardly_anything_else():
    asked, left_out = Counter(), Counter()
    for seed in range(8):
        tutor = watched(str(seed))
        assert tutor.left_out <= set(tutor.reviews)
        asked.update(tutor.reviews.values())
        left_out.update(tutor.reviews[number] for number in tutor.left_out)
    assert asked["check"] > 20 and left_out["check"] == 0
    assert asked["due"] > 50 and left_out["due"] > 0.95 * asked["due"]
    assert asked["mixed in"] > 5 and left_out["mixed in"] < 0.4 * asked["mixed in"]


def test_hints_that_come_with_a_question_are_taken_in():
    taken = []
    mind = SimpleNamespace(take_in=lambda what, concept, now: taken.append((what, concept)))
    pupil = Pupil(COURSE, "en", mind, draw_manner(Random(1)), NO_HABITS, Random(1))
    assert pupil.read((Say("faded", {"text": "look at the rows"}, "one"),), 0.0) > 0
    assert taken == [("hint", "one")]


def test_without_pain_no_guess_is_made():
    tutor, _ = listened("no pain")
    assert any(isinstance(one, Say) and one.key == "solution" for one in tutor.shown)
    assert not any(isinstance(one, Say) and one.key == "contrast" for one in tutor.shown)


def test_the_chat_gives_answers_away_and_they_do_not_last():
    minds = [str(seed) for seed in range(12)]
    tests = {
        arm: mean([take_course(SETTING, ARMS[arm], FAMILIES["skill"], one).test_7 for one in minds])
        for arm in ("fixed order", "answer-giving chat")
    }
    assert tests["answer-giving chat"].value < tests["fixed order"].value


# -- tutors ------------------------------------------------------------------------------------


def script(repeats=False):
    return ScriptTutor(COURSE, "en", tuple(COURSE.by_id), Random(1), repeats)


def play(tutor, answer, most=100):
    shown = tutor.hear(Opened("en"), NOW)
    for _ in range(most):
        ask = next((one for one in shown if isinstance(one, Ask)), None)
        if ask is None:
            break
        yield ask
        shown = tutor.hear(answer(ask), NOW)


def test_a_script_asks_every_item_once_and_calls_nothing_known_that_was_wrong():
    tutor = script()
    asked = [ask.item for ask in play(tutor, lambda ask: Chose("z"))]
    assert asked == [f"{one.id}/{item}" for one in COURSE.concepts for item in one.items_by_id]
    assert tutor.is_finished() and not tutor.known()


def test_a_script_calls_known_what_was_right_twice():
    tutor = script()

    def right(ask):
        for one in ask.choices:
            if "RIGHT" in one.text and ask.concept == "two":
                return Chose(one.id)
        return Chose("z")

    assert list(play(tutor, right))
    assert tutor.known() == {"two"}


def test_a_script_asks_the_open_question_again_on_another_day():
    tutor = script()
    first = tutor.hear(Opened("en"), NOW)[-1]
    assert tutor.hear(Commanded("stop"), NOW) == ()
    assert tutor.hear(Opened("en"), NOW) == (first,)


def test_the_engine_tutor_knows_what_a_face_is_told():
    tutor = EngineTutor(SETTING.engine, SETTING.judge, 1)
    for _ in play(tutor, lambda ask: Commanded("skip"), most=40):
        pass
    assert tutor.known() == frozenset()
    assert not tutor.is_finished()


# -- figures -----------------------------------------------------------------------------------


def test_a_share_counts_events_and_its_error_counts_learners():
    alike = ratio([5, 5, 5, 5], [10, 10, 10, 10])
    unlike = ratio([0, 10, 0, 10], [10, 10, 10, 10])
    assert alike.value == unlike.value == 0.5
    assert alike.error == 0.0
    assert unlike.error == pytest.approx(0.2887, abs=1e-4)


def test_no_case_is_no_figure():
    assert ratio([0], [0]).value is None
    assert mean([]).value is None
    assert mean([2.0]).error is None


def test_every_figure_is_there_and_shares_are_shares():
    found = take_all(SETTING, Seat("skill", 0, 1), ("engine",))
    table = figures([found["engine"]])
    assert table.keys() == MEASURES.keys()
    for name in table.keys() - {
        "minutes",
        "sittings",
        "items",
        "placement questions",
        "in circles",
    }:
        assert table[name].value is None or 0.0 <= table[name].value <= 1.0, name
    assert BAND == (0.70, 0.90)
