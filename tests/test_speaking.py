"""A voice words the tutor's moves; whatever goes wrong with it, the authored words go out."""

import asyncio
import io
import json
import re
from datetime import timedelta

import pytest

from tests.ramp import COURSE, NOW, WHO, Heard, Table, engine, kinds, said, words
from tutor.core.learner import Learner
from tutor.core.memory import MOST_LINES, Line
from tutor.core.messages import (
    Ask,
    Chose,
    Commanded,
    EndSession,
    Opened,
    Said,
    Say,
    Voiced,
    WentOffline,
)
from tutor.core.moves import MOVES
from tutor.driver import Driver, dice, speaking
from tutor.driver.bundle import Message, breaths, bundled, moves_of
from tutor.faces.jsonl import JsonLines
from tutor.llm.offline import OfflineJudge
from tutor.ports import Enrolment, FaceError, Lines, Pending, Spoken, VoiceError
from tutor.store.memory import MemoryStore

NEVER = {"solution", "example", "answer", "after", "source_row", "passages", "answered", "note_own"}


class Parrot:
    """A voice that says its moves' names, a word at a time."""

    def __init__(self, text="Well now."):
        self.speeches, self.text = [], text

    async def speak(self, who, speech):
        self.speeches.append(speech)
        said = ""
        for word in self.text.split(" "):
            said = f"{said} {word}".strip()
            yield said


class Failing(Parrot):
    """A voice that breaks after its first words."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    async def speak(self, who, speech):
        self.speeches.append(speech)
        yield "Well"
        raise self.error


class Silent(Parrot):
    async def speak(self, who, speech):
        self.speeches.append(speech)
        if self.text:
            yield self.text


class Slow(Parrot):
    """A voice that never ends."""

    closed = 0

    async def speak(self, who, speech):
        self.speeches.append(speech)
        try:
            yield "Well"
            await asyncio.Event().wait()
        finally:
            self.closed += 1


class Screen(Heard):
    """An outbox that keeps drafts as well."""

    def __init__(self):
        super().__init__()
        self.drafts = []

    async def draft(self, who, lang, text):
        self.drafts.append(text)

    async def perform(self, who, lang, action):
        if isinstance(action, Spoken):
            self.actions.append(action)
            return
        await super().perform(who, lang, action)


class Room(Table):
    """A table with a voice at it."""

    def __init__(self, voice=None, course=COURSE, store=None, outbox=None, budget=None):
        super().__init__(course, store)
        self.heard = outbox or Screen()
        self.voice = voice
        self.driver = self.made(budget)

    def made(self, budget=None):
        return Driver(
            self.engine,
            self.store,
            OfflineJudge(self.course),
            self.heard,
            lambda: self.now,
            lambda who: 1,
            self.voice,
            budget,
        )

    async def to_guess(self):
        await self.send(Opened("en"))
        while self.ask.purpose == "placement":
            actions = await self.say("I don't know")
        return actions

    async def to_choice(self):
        await self.to_guess()
        await self.say("something with leaves")
        while self.ask.ask_kind != "choice":
            await self.send(Commanded("skip"))
        return self

    async def answer(self, text):
        (choice,) = (one.id for one in self.ask.choices if one.text == text)
        return await self.send(Chose(choice))


def spoken(actions):
    return [one for one in actions if isinstance(one, Spoken)]


def keys(actions):
    """What is said, a voice's moves in brackets."""
    return [
        [move.key for move in one.moves] if isinstance(one, Spoken) else one.key
        for one in actions
        if isinstance(one, Say | Spoken)
    ]


# -- words of a voice --------------------------------------------------------------------------


async def test_the_words_go_out_instead_of_the_moves():
    room = Room(Parrot())
    actions = await room.to_guess()
    (one,) = spoken(actions)
    assert one.text == "Well now." and keys(actions)[-1] == ["pain"]
    assert actions[-1].item == "one/guess" and actions.index(one) == len(actions) - 2
    assert room.heard.drafts == ["Well", "Well now."]
    assert not room.store.pending(WHO)


async def test_moves_that_follow_each_other_are_said_in_one_breath():
    room = await Room(Parrot()).to_choice()
    actions = await room.answer("cold-one")
    assert keys(actions) == [["misconception", "hint"]]
    speech = room.voice.speeches[-1]
    assert [one.key for one in speech.moves] == ["misconception", "hint"]
    assert speech.question == room.ask and speech.item == room.ask.item


async def test_what_was_voiced_is_in_the_log_and_in_the_talk():
    room = Room(Parrot())
    await room.to_guess()
    await room.say("something with leaves")
    events = [one.event for one in room.store.events(WHO)]
    assert events.count(Voiced("Well now.")) == len(room.voice.speeches) == 2
    assert room.learner.talk[-2:] == (
        Line("learner", "something with leaves"),
        Line("tutor", "Well now."),
    )


async def test_the_log_with_voiced_words_replays_to_the_same_learner():
    room = await Room(Parrot()).to_choice()
    await room.answer("cold-one")
    learner = Learner(WHO.course, 1)
    for past in room.store.events(WHO):
        learner, _ = engine().step(learner, past.event, past.at, dice(learner))
    assert learner == room.store.load(WHO)


async def test_the_talk_that_a_voice_hears_is_bounded():
    room = await Room(Parrot("word " * 300)).to_choice()
    for _ in range(30):
        await room.say("hello")
    talk = room.voice.speeches[-1].talk
    assert len(talk) == MOST_LINES and max(len(one.text) for one in talk) <= 400


async def test_json_lines_name_the_key_the_step_and_all_moves():
    out = io.StringIO()
    room = Room(Parrot(), outbox=JsonLines(out, words()))
    await room.driver.handle(WHO, Opened("en"))
    while room.store.load(WHO).question.purpose == "placement":
        out.truncate(out.seek(0))
        await room.driver.handle(WHO, Said("I don't know"))
    lines = [json.loads(one) for one in out.getvalue().splitlines()]
    assert lines[-2] == {
        "type": "say", "key": "pain", "concept": "one", "text": "Well now.", "moves": ["pain"],
    }  # fmt: skip
    assert lines[-1]["type"] == "ask"


# -- what goes wrong ---------------------------------------------------------------------------


def same_lesson(room):
    """What is shown by a lesson that meets every move."""

    async def play():
        events = (Said("hello"), Commanded("hint"), Said("something with leaves"))
        shown = [await room.to_guess(), *[await room.send(event) for event in events]]
        while room.ask.ask_kind != "choice":
            shown.append(await room.send(Commanded("skip")))
        shown.append(await room.answer("cold-one"))
        shown.append(await room.answer("SECRET-RIGHT-one"))
        return shown

    return play()


@pytest.mark.parametrize(
    "voice",
    [
        lambda: Failing(VoiceError("a leak")),
        lambda: Failing(TimeoutError()),
        lambda: Failing(ZeroDivisionError()),
        lambda: Failing(OSError("no network")),
        lambda: Silent(""),
        lambda: Silent("  \n"),
        Slow,
    ],
)
async def test_a_voice_that_fails_leaves_the_lesson_as_it_is_without_one(voice, monkeypatch):
    monkeypatch.setattr(speaking, "PATIENCE", 0.01)
    room = Room(voice())
    assert await same_lesson(room) == await same_lesson(Room(None))
    assert len(room.voice.speeches) > 4 and not room.store.pending(WHO)
    assert not any(isinstance(one.event, Voiced) for one in room.store.events(WHO))


@pytest.mark.parametrize("voice", [lambda: Failing(VoiceError("a leak")), Slow])
async def test_words_that_may_not_go_out_are_taken_back(voice, monkeypatch):
    monkeypatch.setattr(speaking, "PATIENCE", 0.01)
    room = Room(voice())
    await room.to_guess()
    assert room.heard.drafts == ["Well", ""]


async def test_a_voice_that_is_given_up_is_closed(monkeypatch):
    monkeypatch.setattr(speaking, "PATIENCE", 0.01)
    room = Room(Slow())
    await room.to_guess()
    assert room.voice.closed == 1


async def test_all_words_of_a_turn_share_one_time_limit(monkeypatch):
    monkeypatch.setattr(speaking, "PATIENCE", 0.05)
    slow, clock = Slow(), asyncio.get_running_loop().time
    speaker = speaking.Speaker(slow, Screen(), COURSE)
    started, deadline = clock(), speaker.deadline()
    breath = (Message((1,), "en", Say("hint", {"level": 1, "text": "x"}, "one")),)
    for _ in range(20):
        assert await speaker.word(WHO, Learner("tea", 1), breath, (), deadline) is None
    assert slow.closed > 0 and clock() - started < 0.5


async def test_every_turn_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setattr(speaking, "PATIENCE", 0.05)

    class Waking(Slow):
        """A voice that hangs once."""

        def speak(self, who, speech):
            return super().speak(who, speech) if self.speeches else Parrot.speak(self, who, speech)

    room = await Room(Waking()).to_choice()
    room.voice.speeches.append(None)
    assert not spoken(await room.answer("cold-one"))
    room.voice.speeches.clear()
    assert spoken(await room.answer("SECRET-RIGHT-one"))


class Flickering(Screen):
    """A screen on which growing words cannot be shown."""

    async def draft(self, who, lang, text):
        raise RuntimeError("no such screen")


async def test_a_draft_that_fails_does_not_fail_the_turn():
    room = Room(Parrot(), outbox=Flickering())
    actions = await room.to_guess()
    assert keys(actions)[-1] == "pain" and room.ask.item == "one/guess"


# -- crashes -----------------------------------------------------------------------------------


class Killed(BaseException):
    """As if the process had been killed."""


class Fragile(MemoryStore):
    """A store whose process dies at the n-th tick from now on."""

    left = -1

    def tick(self, done):
        if self.left == 0:
            self.left = -1
            raise Killed
        self.left -= 1
        super().tick(done)


@pytest.mark.parametrize("left", range(8))
async def test_a_crash_between_showing_and_ticking_doubles_but_never_loses(left):
    calm = await Room(Parrot()).to_choice()
    wanted = keys(await calm.answer("cold-one")) + keys(await calm.answer("SECRET-RIGHT-one"))
    room = await Room(Parrot(), store=Fragile()).to_choice()
    room.store.left, shown, died = left, [], False
    for text in ("cold-one", "SECRET-RIGHT-one"):
        try:
            shown += await room.answer(text)
        except Killed:
            died = True
            shown += room.heard.take()
            shown += await room.send(Commanded("nonsense"))
    moves = [key for one in keys(shown) for key in (one if isinstance(one, list) else [one])]
    for key in (key for one in wanted for key in (one if isinstance(one, list) else [one])):
        assert key in moves
    assert died and not room.store.pending(WHO)
    assert room.learner.standings == calm.learner.standings


async def test_words_that_did_not_arrive_are_no_part_of_the_talk():
    class Offline(Screen):
        async def perform(self, who, lang, action):
            if isinstance(action, Spoken):
                raise FaceError("no network")
            await super().perform(who, lang, action)

    room = Room(Parrot(), outbox=Offline())
    await room.send(Opened("en"))
    while room.store.load(WHO).question.purpose == "placement":
        await room.say("I don't know")
    assert [one.action.key for one in room.store.pending(WHO) if isinstance(one.action, Say)][
        -1
    ] == "pain"
    assert not any(isinstance(one.event, Voiced) for one in room.store.events(WHO))
    room.heard = Screen()
    room.driver = room.made()
    assert ["pain"] in keys(await room.send(Commanded("help")))
    assert [one.event for one in room.store.events(WHO)].count(Voiced("Well now.")) == 1


async def test_a_learner_forgotten_while_a_voice_speaks_leaves_nothing_behind():
    store = MemoryStore()

    class Late(Parrot):
        async def speak(self, who, speech):
            store.forget(WHO.learner)
            yield "Well"

    room = Room(Late(), store=store)
    await room.send(Opened("en"))
    for _ in range(20):
        if store.load(WHO) is None or store.load(WHO).question.purpose != "placement":
            break
        await room.driver.handle(WHO, Said("I don't know"))
    assert store.load(WHO) is None and store.enrolments() == []


# -- nothing hidden ----------------------------------------------------------------------------


class Listening(Parrot):
    """A voice that repeats every secret it is told, as a careless model would."""

    async def speak(self, who, speech):
        self.speeches.append(speech)
        told = " ".join(str(value) for one in speech.moves for value in one.values.values())
        yield f"You know: {told}"


MAY = {"contrast": "LOOK", "right_since": "AFTER", "points_shown": "POINT"}
"""The moves that tell something of the key, because it was earned."""


def check_hidden(speech):
    for move in speech.moves:
        text = " ".join(str(value) for value in move.values.values())
        rest = text.replace(f"SECRET-{MAY[move.key]}-", "") if move.key in MAY else text
        assert "SECRET" not in rest, move
    assert "SECRET" not in " ".join(str(one.values) for one in speech.notes)
    talk = " ".join(one.text for one in speech.talk)
    assert not re.search("SECRET-(FIRST|THEN|EXAMPLE|RIGHT)", talk)
    heard = talk + " " + " ".join(str(one.values) for one in speech.moves)
    for hidden in speech.hidden:
        assert not re.search(f"SECRET-(LOOK|FIRST|THEN|EXAMPLE)-{hidden}", heard)
    if isinstance(speech.question, Ask):
        assert "SECRET" not in speech.question.text


async def wander(room, rolls):
    """A lesson of somebody who is right half of the time, over some days."""
    for turn in range(120):
        if room.learner.is_finished:
            break
        others = [Said("I don't know"), Said("hello"), Commanded("hint"), Commanded("skip")]
        roll = rolls.random()
        if roll < 0.5:
            await room.answer_right()
        elif roll < 0.7:
            await room.answer_wrong()
        else:
            await room.send(rolls.choice(others))
        if turn % 25 == 24:
            room.sleep()
            await room.send(Opened())


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_hidden_is_told_to_a_voice_in_whole_lessons(seed):
    room = Room(Listening())
    await room.send(Opened("en" if seed % 2 else "zh"))
    while room.ask.purpose == "placement":
        await room.say("I don't know")
    await wander(room, dice(Learner("x", seed)))
    assert len(room.voice.speeches) > 15
    for speech in room.voice.speeches:
        check_hidden(speech)
    moves = {one.key for speech in room.voice.speeches for one in speech.moves}
    assert moves <= MOVES.keys() and not moves & NEVER
    assert len(moves) > 3


async def test_a_voice_is_told_what_is_still_to_come_and_what_is_open():
    room = Room(Parrot())
    await room.to_guess()
    speech = room.voice.speeches[-1]
    assert (speech.item, speech.hidden) == ("one/guess", ("one", "two", "three"))
    await room.say("something with leaves")
    assert room.voice.speeches[-1].hidden == ("two", "three")


async def test_notes_reach_a_voice_in_the_learners_language():
    room = await Room(Parrot()).to_choice()
    await room.send(Commanded("memory", "add likes chess"))
    await room.answer("cold-one")
    room.sleep()
    await room.send(Opened())
    await room.send(Commanded("lang", "zh"))
    await room.say("你好")
    shown = [words().render("zh", one) for one in room.voice.speeches[-1].notes]
    assert "1. likes chess" in shown and "2. *Title one 中文*：有个想法挡了路：cold 中文" in shown


# -- which words are a voice's -----------------------------------------------------------------


def pending(*actions):
    return [Pending(i, "en", one) for i, one in enumerate(actions, 1)]


def says(*several):
    return [Say(one) for one in several]


@pytest.mark.parametrize("key", sorted(MOVES))
def test_moves_are_a_voices(key):
    assert moves_of(bundled(pending(Say(key)))) == (Say(key),)


@pytest.mark.parametrize("key", sorted(NEVER | {"faded", "concept_known", "welcome", "help"}))
def test_the_authors_words_stay_as_they_are(key):
    assert key not in MOVES and not moves_of(bundled(pending(Say(key))))


def test_a_breath_ends_where_something_else_is_said():
    order = ("misconception", "hint", "answer", "right", "solution", "example", "pain")
    cut = [
        [one.action.key for one in breath] for breath in breaths(bundled(pending(*says(*order))))
    ]
    assert cut == [
        ["misconception", "hint"], ["answer"], ["right"], ["solution"], ["example"], ["pain"],
    ]  # fmt: skip
    assert list(breaths([])) == []


def test_nothing_that_is_not_said_is_worded():
    ask = Ask(1, "one/pick", "one", "practice", "choice", "?")
    for action in (ask, EndSession(), Lines((Say("hint"), Say("note_own")))):
        assert moves_of((Message((1,), "en", action),)) == ()
    assert moves_of(()) == ()


async def test_what_was_taught_and_answered_is_said_in_the_authors_words():
    room = await Room(Parrot()).to_choice()
    shown = []
    while "answer" not in keys(shown):
        shown += await room.answer_wrong()
    authored = {one.key: str(one.values) for one in shown if isinstance(one, Say)}
    assert "SECRET-RIGHT-one" in authored["answer"] and "SECRET-AFTER-one" in authored["after"]
    assert not any("SECRET" in one.text for one in spoken(shown))


# -- the budget --------------------------------------------------------------------------------


class Purse:
    """A budget that is spent when told so."""

    spent = False

    def is_spent(self, learner):
        return self.spent


def offline(actions):
    return said([one for one in actions if one.kind == "say"]).count("offline_budget")


async def test_that_the_budget_is_spent_is_said_once_a_day():
    purse = Purse()
    room = Room(None, budget=purse)
    assert offline(await room.send(Opened("en"))) == 0
    purse.spent = True
    told = [offline(await room.say("I don't know")) for _ in range(3)]
    assert told == [1, 0, 0]
    assert [one.event for one in room.store.events(WHO)].count(WentOffline()) == 1
    room.sleep()
    assert [offline(await room.send(Commanded("help"))) for _ in range(2)] == [1, 0]
    purse.spent = False
    room.sleep()
    assert offline(await room.send(Commanded("help"))) == 0


async def test_a_spent_budget_closes_nothing_and_proves_nothing():
    purse = Purse()
    rich, poor = Room(None), Room(None, budget=purse)
    purse.spent = True
    for room in (rich, poor):
        await room.to_guess()
        await room.say("something with leaves")
    assert poor.learner.standings == rich.learner.standings
    assert poor.learner.question.item == rich.learner.question.item


async def test_each_learner_is_told_for_themself():
    purse = Purse()
    purse.spent = True
    room = Room(None, budget=purse)
    for name in ("ana", "ben"):
        await room.driver.handle(Enrolment(name, "tea"), Opened("en"))
    assert offline(room.heard.take()) == 2


def test_the_first_day_is_a_day_like_others():
    learner, _ = engine().step(
        Learner("tea", 1, lang="en"), WentOffline(), NOW, dice(Learner("t", 1))
    )
    assert learner.offline_on == NOW.date() and learner.turn == 0
    assert learner.day is None and NOW + timedelta(1) > NOW
    assert kinds(engine().step(learner, WentOffline(), NOW, dice(learner))[1]) == ["say"]
