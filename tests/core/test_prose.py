"""Answers in own words: what was shown stays shown, what is open is said; doubt is no credit."""

from dataclasses import replace

import pytest

from tests.ramp import COURSE, NOW, both, engine
from tutor.core.course import KeyPoint, Prose
from tutor.core.learner import Learner, Question, Standing
from tutor.core.messages import Ask, AskCheck, AskJudge, Judged, PointFinding, Record, Said
from tutor.driver import dice

HEAT = KeyPoint(
    "heat", both("heat moves"), {"en": ("heat moves",)}, missing=both("Where is the heat?")
)
TIME = KeyPoint("time", both("it takes time"), {"en": ("takes time",)}, missing=both("And when?"))


def course(points=(HEAT, TIME)):
    one = COURSE.by_id["one"]
    say = replace(one.items_by_id["say"], task=Prose(points))
    explain = replace(one.explain, item=replace(one.explain.item, task=Prose(points)))
    items = tuple(say if item.id == "say" else item for item in one.items)
    return replace(
        COURSE, concepts=(replace(one, items=items, explain=explain), *COURSE.concepts[1:])
    )


class Talk:
    """A learner at one open prose question of a course."""

    def __init__(self, item="one/say", purpose="practice", points=(HEAT, TIME)):
        self.engine = engine(course(points))
        met = Standing(is_met=True, is_taught=True, taught=1)
        question = Question(1, item, purpose, at=NOW)
        self.learner = Learner(
            "tea", 1, lang="en", is_placed=True, concept="one", asked=1, question=question,
            standings={"one": met}, day=NOW.date(),
        )  # fmt: skip
        self.actions = ()

    def send(self, event):
        args = (self.learner, event, NOW, dice(self.learner))
        self.learner, self.actions = self.engine.step(*args)
        return self.said()

    def said(self):
        return [one.key for one in self.actions if one.kind == "say"]

    def judge(self, text, *findings, grader="keypoints", sort="answer"):
        """Say something and have it judged as told."""
        self.send(Said(text))
        (call,) = (one for one in self.actions if isinstance(one, AskJudge))
        points = tuple(PointFinding(point, finding, "q") for point, finding in findings)
        return self.send(Judged(call.call, points, grader, sort))

    def records(self):
        return [one for one in self.actions if isinstance(one, Record)]


def test_what_was_shown_before_need_not_be_said_again():
    talk = Talk()
    assert (
        talk.judge("Heat moves, I think.", ("heat", "shown"), ("time", "not_seen"))[0]
        == "points_shown"
    )
    talk.judge("And it takes time to do so.", ("heat", "not_seen"), ("time", "shown"))
    assert talk.records()[0].outcome == "correct"


def test_what_is_denied_later_is_not_shown_any_more():
    talk = Talk()
    talk.judge("Heat moves, I think.", ("heat", "shown"), ("time", "not_seen"))
    talk.judge(
        "No, the heat stays, but it takes time.", ("heat", "contradicted"), ("time", "shown")
    )
    assert talk.records()[0].outcome == "incorrect"


def test_what_is_missing_is_said_and_given_no_point_away():
    talk = Talk()
    said = talk.judge("Heat moves, I think.", ("heat", "shown"), ("time", "not_seen"))
    assert said == ["points_shown", "point_missing"]
    texts = [
        one.values["text"]
        for one in talk.actions
        if one.kind == "say" and one.key == "point_missing"
    ]
    assert texts == ["And when?"]
    assert isinstance(talk.actions[-1], Ask)


def test_an_explanation_gets_the_pupil_too():
    talk = Talk("one/explain", "explain")
    said = talk.judge("Heat moves, I think.", ("heat", "shown"), ("time", "not_seen"))
    assert said == ["points_shown", "point_missing", "pupil"]


def test_in_doubt_it_is_asked_once_more_and_then_compared():
    talk = Talk()
    assert talk.judge("Something about leaves.", ("heat", "not_seen"), ("time", "not_seen")) == [
        "unsure_more"
    ]
    assert talk.records()[0].llr == 0.0
    assert talk.judge("Something about cups.", ("heat", "not_seen"), ("time", "not_seen")) == [
        "unsure"
    ]
    assert isinstance(talk.actions[-1], AskCheck)


def test_without_such_words_doubt_leads_to_the_comparison_at_once():
    talk = Talk(points=(replace(HEAT, missing=None),))
    assert talk.judge("Something about leaves.", ("heat", "not_seen")) == ["unsure"]
    assert isinstance(talk.actions[-1], AskCheck)


def test_a_model_that_could_not_tell_moves_nothing():
    talk = Talk()
    before = talk.learner.standings["one"].evidence
    talk.judge("Heat moves, I think.", grader="model")
    assert [one.llr for one in talk.records()] == [0.0]
    assert [one.llr for one in talk.learner.standings["one"].evidence[len(before) :]] == [0.0]


def test_a_model_that_looked_for_every_point_and_found_none_says_wrong():
    talk = Talk()
    said = talk.judge("Leaves.", ("heat", "not_seen"), ("time", "not_seen"), grader="model")
    assert said[0] == "points_missing" and talk.records()[0].outcome == "incorrect"


@pytest.mark.parametrize(
    ("sort", "said"),
    [
        ("question", []), ("smalltalk", ["smalltalk"]), ("attack", ["attack"]),
        ("no_idea", ["nudge_1", "hint"]), ("command", ["expects_short"]),
    ],
)  # fmt: skip
def test_a_message_that_turns_out_to_be_no_answer_is_not_graded(sort, said):
    talk = Talk()
    assert talk.judge("Heat moves, I think.", sort=sort, grader="model") == said
    assert [one for one in talk.records() if one.grader == "model"] == []
    assert talk.learner.question is not None and talk.learner.question.tries == 0
