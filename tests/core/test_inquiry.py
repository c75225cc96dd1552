"""Questions of the learner: answered from the sources, no answers themselves, help where told."""

from dataclasses import replace

import pytest

from tests.ramp import COURSE, NOW, engine, kinds, right_answer, said, wrong_answer
from tutor.core import secrets
from tutor.core.learner import Inquiry, Learner
from tutor.core.messages import (
    Answered,
    Ask,
    AskAnswer,
    AskCheck,
    AskJudge,
    Commanded,
    Judged,
    JudgeFailed,
    Opened,
    PointFinding,
    Quoted,
    Record,
    Said,
    Say,
)
from tutor.driver import dice
from tutor.store import codec

ASKED = "What is a leaf?"
ABOUT_ONE = Quoted("one", "leaves are green", concept="one")
ELSEWHERE = Quoted("M1", "cups are round", "Ana", "2024")


class Desk:
    """An engine whose calls nobody replies to but the test."""

    def __init__(self, course=COURSE):
        self.engine = engine(course)
        self.course = course
        self.learner = self.engine.enrol(1)
        self.now, self.log, self.heard = NOW, [], []
        self.ask = self.call = None

    def send(self, event):
        before = codec.decode_learner(codec.encode_learner(self.learner))
        assert before == self.learner
        self.learner, actions = self.engine.step(before, event, self.now, dice(before))
        self.log.append((self.now, event, self.learner, actions))
        for one in actions:
            if isinstance(one, Ask | AskCheck):
                self.ask = one
            if isinstance(one, AskAnswer | AskJudge):
                self.call = one
        return actions

    def say(self, text):
        return self.send(Said(text))

    def right(self):
        return self.send(right_answer(self.course, self.ask, "en"))

    def wrong(self):
        return self.send(wrong_answer(self.course, self.ask, "en"))

    def reply(self, holding="held", *passages, text="", concept=None, call=None):
        number = self.call.call if call is None else call
        return self.send(Answered(number, holding, text, passages, concept))

    def skip_to(self, wanted):
        for _ in range(60):
            if wanted(self):
                return self
            self.send(Commanded("skip"))
        raise AssertionError(f"never asked; last was {self.ask.item}")


def at_guess(course=COURSE):
    desk = Desk(course)
    desk.send(Opened("en"))
    while desk.ask.purpose == "placement":
        desk.send(Commanded("skip") if desk.learner.question.is_opening else Said("I don't know"))
    assert desk.ask.item == "one/guess"
    return desk


def at_item(name="pick"):
    desk = at_guess()
    desk.say("something with leaves")
    return desk.skip_to(lambda it: it.ask.item == f"one/{name}")


def recorded(actions):
    return [one for one in actions if isinstance(one, Record)]


@pytest.mark.parametrize("desk", [at_guess, at_item, lambda: at_item("say")])
def test_a_question_closes_nothing_and_proves_nothing(desk):
    desk = desk()
    open_now, standing = desk.learner.question, desk.learner.standing("one")
    actions = desk.say(ASKED)
    assert [kind for kind in kinds(actions) if kind != "report_verdict"] == ["ask_answer"]
    desk.reply("held", ABOUT_ONE)
    assert desk.learner.question.number == open_now.number
    assert desk.learner.question.tries == 0 and desk.learner.standing("one") == standing


def test_what_the_sources_hold_is_told_with_its_source_and_the_item_put_again():
    desk = at_item()
    desk.say(ASKED)
    actions = desk.reply("held", ELSEWHERE, replace(ABOUT_ONE, doubt="perhaps"))
    assert said(actions) == ["passages", "source_row", "source_row", "source_doubt"]
    assert actions[1].values == {"text": "cups are round", "source": "M1: Ana, 2024"}
    assert actions[2].values["source"] == "Title one"
    assert actions[-1].item == "one/pick" and actions[-1].number == desk.learner.question.number


def test_an_answer_in_words_is_told_with_all_its_sources():
    desk = at_item()
    desk.say(ASKED)
    told, ask = desk.reply("held", ELSEWHERE, ABOUT_ONE, text="Round and green.")
    assert told == Say(
        "answered", {"text": "Round and green.", "sources": "M1: Ana, 2024, Title one"}
    )
    assert ask.item == "one/pick"


@pytest.mark.parametrize(
    ("holding", "concept", "key"),
    [
        ("later", "three", "answered_later"),
        ("later", "one", "answered_here"),
        ("later", "gone", "not_in_sources"),
        ("later", None, "not_in_sources"),
        ("unknown", None, "not_in_sources"),
    ],
)
def test_what_cannot_be_told_is_said_so_and_the_item_put_again(holding, concept, key):
    desk = at_guess()
    desk.say(ASKED)
    actions = desk.reply(holding, concept=concept)
    assert said(actions) == [key, "or_answer"] and kinds(actions)[-1] == "ask"
    assert desk.ask.item == "one/guess" and not desk.learner.question.is_informed


def test_in_the_placement_nothing_is_looked_up():
    desk = Desk()
    desk.send(Opened("en"))
    desk.send(Commanded("skip"))
    assert desk.ask.purpose == "placement" and not desk.learner.question.is_opening
    actions = desk.say(ASKED)
    assert said(actions) == ["question_later"] and kinds(actions)[-1] == "ask"
    assert desk.learner.inquiry is None


def in_check():
    """A learner in the unaided check at the end of all three steps."""
    desk = at_guess()
    for _ in range(60):
        if desk.learner.checking is not None:
            return desk
        if isinstance(desk.call, AskJudge):
            call, desk.call = desk.call, None
            found = tuple(PointFinding(p, "shown", "heat moves") for p in ("heat",))
            desk.send(Judged(call.call, found, "model"))
        else:
            desk.right()
    raise AssertionError("no check began")


def test_in_a_check_nothing_is_looked_up():
    desk = in_check()
    actions = desk.say(ASKED)
    assert "question_later" in said(actions) and "ask_answer" not in kinds(actions)
    assert desk.learner.inquiry is None


@pytest.mark.parametrize("name", ["guess", "say"])
def test_a_question_that_is_sent_again_counts_as_the_answer(name):
    desk = at_guess() if name == "guess" else at_item(name)
    number = desk.learner.question.number
    desk.say(ASKED)
    desk.reply("unknown")
    actions = desk.say(ASKED)
    if name == "guess":
        assert said(actions)[0] == "contrast" and actions[0].values["guess"] == ASKED
        assert desk.learner.question.number > number
    else:
        assert kinds(actions) == ["ask_judge"] and actions[0].answer == ASKED


def test_another_question_is_no_insisting():
    desk = at_guess()
    desk.say(ASKED)
    desk.reply("unknown")
    assert "ask_answer" in kinds(desk.say("What is a cup?"))
    assert "ask_answer" in kinds(desk.say(ASKED))


def test_who_insists_is_not_sent_round_in_circles_by_a_judge_that_sees_a_question():
    desk = at_item("say")
    first = "leaves are warm because heat moves in"
    desk.say(first)
    assert "ask_answer" in kinds(desk.send(Judged(desk.call.call, (), "model", "question")))
    desk.reply("unknown")
    assert kinds(desk.say(first)) == ["ask_judge"]
    actions = desk.send(Judged(desk.call.call, (), "model", "question"))
    assert "ask_answer" not in kinds(actions) and isinstance(desk.ask, AskCheck)


def test_the_lookup_is_told_what_is_still_hidden_and_which_item_is_open():
    desk = at_guess()
    desk.say(ASKED)
    assert (desk.call.item, desk.call.hidden) == (None, ("one", "two", "three"))
    desk.reply("unknown")
    desk.say("something with leaves")
    desk.say(ASKED)
    assert (desk.call.item, desk.call.hidden) == (desk.ask.item, ("two", "three"))


def test_a_known_or_taught_step_is_no_secret():
    learner = Learner("tea", 1)
    assert secrets.hidden(COURSE, learner) == ("one", "two", "three")
    for changes in ({"is_taught": True}, {"taught": 1}, {"known_on": NOW.date()}):
        standing = replace(learner.standing("one"), **changes)
        assert secrets.hidden(COURSE, learner.with_standing("one", standing)) == ("two", "three")


@pytest.mark.parametrize("number", [0, 99])
def test_a_reply_that_nobody_waits_for_is_dropped(number):
    desk = at_item()
    desk.say(ASKED)
    before = replace(desk.learner, step=desk.learner.step + 1)
    assert desk.reply("held", ABOUT_ONE, call=number) == () and desk.learner == before


def test_a_doubled_reply_is_dropped():
    desk = at_item()
    desk.say(ASKED)
    desk.reply("held", ELSEWHERE)
    assert desk.reply("held", ABOUT_ONE) == () and not desk.learner.question.is_informed


def test_a_reply_to_the_first_of_two_questions_is_dropped():
    desk = at_item()
    desk.say(ASKED)
    first = desk.call.call
    desk.say("What is a cup?")
    assert desk.reply("held", ABOUT_ONE, call=first) == ()
    assert said(desk.reply("unknown")) == ["not_in_sources"]


@pytest.mark.parametrize("reply", [JudgeFailed, lambda call, why: Judged(call, ())])
def test_a_question_that_could_not_be_looked_up_is_said_so_and_the_item_put_again(reply):
    desk = at_item()
    desk.say(ASKED)
    standing = desk.learner.standing("one")
    actions = desk.send(reply(desk.call.call, "time-out"))
    assert said(actions) == ["question_unanswered"] and actions[-1].item == "one/pick"
    assert desk.learner.inquiry is None and desk.learner.standing("one") == standing


# -- what was told is help ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("passages", "text", "is_help"),
    [
        ((ABOUT_ONE,), "", True),
        ((ELSEWHERE, ABOUT_ONE), "", True),
        ((ELSEWHERE,), "", False),
        ((Quoted("two", "x", concept="two"),), "", False),
        ((Quoted("F1", "cited by step one"),), "", True),
        ((ELSEWHERE,), "In words of its own.", True),
    ],
)
def test_only_being_told_about_the_open_step_makes_the_next_answer_helped(passages, text, is_help):
    one = replace(COURSE.concepts[0], sources=("F1",))
    desk = at_guess(replace(COURSE, concepts=(one, *COURSE.concepts[1:])))
    desk.say("something with leaves")
    desk.skip_to(lambda it: it.ask.item == "one/pick")
    desk.say(ASKED)
    desk.reply("held", *passages, text=text)
    (record,) = recorded(desk.right())
    assert record.helped is is_help
    assert ("pick" in desk.learner.standing("one").right) is not is_help


def told_at(name):
    desk = at_item(name)
    desk.say(ASKED)
    desk.reply("held", ABOUT_ONE)
    return desk


def test_help_is_not_undone_by_another_question():
    desk = told_at("pick")
    desk.say("What is a cup?")
    desk.reply("held", ELSEWHERE)
    assert recorded(desk.right())[0].helped


@pytest.mark.parametrize("way", ["skip", "lang zh", "know 1", "goal 3", "stop"])
def test_help_is_not_undone_by_a_command(way):
    desk = told_at("pick")
    desk.send(Commanded(*way.split()))
    if way == "stop":
        desk.send(Opened())
    asked = []
    for _ in range(30):
        asked.append(desk.ask.item)
        if desk.ask.item == "one/pick":
            (record,) = recorded(desk.send(right_answer(COURSE, desk.ask, desk.learner.lang)))
            assert record.helped
            return
        desk.send(Commanded("skip"))
    assert way in ("skip", "know 1"), asked  # put away for today: nothing proved either


def test_i_do_not_know_after_being_told_proves_nothing_alone():
    desk = told_at("pick")
    assert not [one for one in recorded(desk.say("I don't know")) if not one.helped]


def test_the_day_after_the_same_item_counts_in_full_again():
    desk = told_at("pick")
    desk.right()
    desk.now = desk.now.replace(day=desk.now.day + 1)
    desk.skip_to(lambda it: it.ask.item == "one/pick")
    assert not recorded(desk.right())[0].helped


# -- while it is looked up ---------------------------------------------------------------------


def test_an_answer_given_before_the_reply_counts_as_given_alone():
    desk = at_item()
    desk.say(ASKED)
    (record,) = recorded(desk.right())
    assert (record.item, record.outcome, record.helped) == ("one/pick", "correct", False)


def test_what_was_looked_up_for_a_closed_question_is_looked_up_anew_for_the_open_one():
    desk = at_item()
    desk.say(ASKED)
    first = desk.call
    desk.right()
    (again,) = desk.reply("held", ABOUT_ONE)
    assert isinstance(again, AskAnswer) and again.text == ASKED and again.call > first.call
    assert again.item == desk.ask.item != first.item
    desk.reply("held", ABOUT_ONE)
    assert desk.learner.question.is_informed


def test_an_answer_that_arrives_in_a_check_is_not_told():
    desk = in_check()
    number, calls = desk.learner.question.number, desk.learner.calls + 1
    desk.learner = replace(desk.learner, calls=calls, inquiry=Inquiry(calls, number - 1, ASKED))
    actions = desk.reply("held", Quoted("three", "TOLD", concept="three"), call=calls)
    assert said(actions) == ["question_later"] and "TOLD" not in str(actions)


def test_prose_that_was_with_the_judge_when_the_sources_spoke_was_written_alone():
    desk = at_item("say")
    desk.learner = replace(desk.learner, question=replace(desk.learner.question, help=0))
    desk.say(ASKED)
    lookup = desk.call
    desk.say("heat moves into it")
    judging = desk.call
    told = desk.reply("held", ABOUT_ONE, call=lookup.call)
    assert said(told) == ["passages", "source_row"] and "ask" not in kinds(told)
    shown = (PointFinding("heat", "shown", "heat moves"),)
    (record,) = recorded(desk.send(Judged(judging.call, shown, "model")))
    assert record.outcome == "correct" and not record.helped


@pytest.mark.parametrize("sort", ["answer", "smalltalk"])
def test_prose_written_after_the_sources_spoke_is_helped_whatever_came_before(sort):
    desk = at_item("say")
    desk.say(ASKED)
    lookup = desk.call
    desk.say("well, it is what it is")
    judging = desk.call
    desk.reply("held", ABOUT_ONE, call=lookup.call)
    points = (PointFinding("heat", "not_seen"),) if sort == "answer" else ()
    desk.send(Judged(judging.call, points, "model", sort))
    assert desk.learner.question.is_informed
    desk.say("heat moves into it")
    shown = (PointFinding("heat", "shown", "heat moves"),)
    (record,) = recorded(desk.send(Judged(desk.call.call, shown, "model")))
    assert record.helped


# -- the log -----------------------------------------------------------------------------------


def test_a_replayed_log_gives_the_same_learner_and_the_same_actions():
    desk = told_at("pick")
    desk.wrong()
    desk.say("What is a cup?")
    desk.send(JudgeFailed(desk.call.call, "away"))
    desk.right()
    learner = desk.engine.enrol(1)
    for at, event, after, actions in desk.log:
        learner, again = engine().step(learner, event, at, dice(learner))
        assert (learner, again) == (after, actions)
        assert codec.decode_event(codec.encode_event(event)) == event
        assert [codec.decode_action(codec.encode_action(one)) for one in again] == list(again)


def test_a_question_is_answered_when_nothing_is_open_too():
    learner = Learner("tea", 1, lang="en", is_placed=True, day=NOW.date())
    after, actions = engine().step(learner, Said("What is a leaf?"), NOW, dice(learner))
    (call,) = (one for one in actions if isinstance(one, AskAnswer))
    assert after.question is None and call.item is None
    after, actions = engine().step(after, Answered(call.call, "unknown"), NOW, dice(after))
    assert [one.key for one in actions] == ["not_in_sources"] and after.question is None
