"""Faces decide nothing: the same inputs give the same actions in all three.

Each face is the real one, over the real driver: the terminal with Rich on a string, JSON lines on a
string, and Telegram with the real client over HTTP to a fake server. A day passes every thirty
inputs, so that what was shown today can be proved later.
"""

import asyncio
import io
from datetime import timedelta

from rich.console import Console

from tests.ramp import COURSE, NOW, engine, right_answer, words
from tests.telegram.harness import ADA, running
from tests.telegram.server import PNG, FakeTelegram
from tutor.cli.learn import converse
from tutor.core.messages import Ask, AskCheck, Said
from tutor.driver import Driver
from tutor.faces.jsonl import JsonLines, read_input
from tutor.faces.terminal import Terminal
from tutor.llm.offline import OfflineJudge
from tutor.ports import Enrolment
from tutor.store.memory import MemoryStore

TYPED = [
    "/lang en",
    "I don't know",
    "I don't know",
    "What is tea?",
    "warm leaves",
    "/hint",
    "b",
    "a",
]
TYPED += [
    "/why",
    "/progress",
    "12",
    "7531",
    "/map",
    "I think so",
    "a",
    "/nonsense",
    "d c b a",
    "/skip",
]


class Remembering(MemoryStore):
    """A store that remembers every committed action, whoever it was for."""

    def __init__(self):
        super().__init__()
        self.actions = []

    def commit(self, who, turn):
        done = super().commit(who, turn)
        if done:
            self.actions += turn.actions
        return done


def make(outbox, store):
    def clock():
        turns = max((one.turn for one in map(store.load, store.enrolments()) if one), default=0)
        return NOW + timedelta(days=turns // 30)

    return Driver(engine(), store, OfflineJudge(COURSE), outbox, clock, lambda who: 1)


def in_the_terminal(lines):
    store = Remembering()
    face = Terminal(Console(file=io.StringIO(), width=80), words())
    converse(make(face, store), Enrolment("a", "tea"), face, None, map(Said, lines))
    return store.actions


def by_lines(lines):
    store = Remembering()
    face = JsonLines(io.StringIO(), words())
    converse(make(face, store), Enrolment("a", "tea"), face, None, map(read_input, lines))
    return store.actions


async def in_telegram(lines):
    store = Remembering()
    async with (
        FakeTelegram() as telegram,
        running(
            telegram,
            lambda outbox: make(outbox, store),
            words=words(),
            picture=lambda rows, lang: PNG,
            course="tea",
        ),
    ):
        await telegram.say(ADA, "/start")
        for line in lines:
            await telegram.say(ADA, line)
        who = Enrolment(f"tg:{ADA}", "tea")
        wanted = len(lines)
        await telegram.wait_for(lambda: (got := store.load(who)) and got.turn == wanted)
        await telegram.wait_for(lambda: not store.pending(who))
    return store.actions


def to_the_end(lines):
    """The lines, and then right answers until the course is finished."""
    lines = list(lines)
    face = JsonLines(io.StringIO(), words())
    for _ in range(150):
        store = Remembering()
        converse(make(face, store), Enrolment("a", "tea"), face, None, map(read_input, lines))
        state = store.load(Enrolment("a", "tea"))
        if state.is_finished:
            return lines
        ask = next(one for one in reversed(store.actions) if isinstance(one, Ask | AskCheck))
        event = right_answer(COURSE, ask, "en")
        lines.append(getattr(event, "text", None) or event.option)
    raise AssertionError("the course does not end")


async def test_the_same_inputs_give_the_same_actions_in_every_face():
    lines = await asyncio.to_thread(to_the_end, TYPED)
    terminal = await asyncio.to_thread(in_the_terminal, lines)
    jsonl = await asyncio.to_thread(by_lines, lines)
    telegram = await in_telegram(lines)
    assert len(terminal) > 100 and any(one.kind == "finish_course" for one in terminal)
    assert terminal == jsonl == telegram
