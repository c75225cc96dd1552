"""A running bot for tests: the real client and loop, a scripted driver, and words of its own.

`running` takes any factory of a driver, so that the real one can be plugged in.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field

from tests.telegram.server import PNG, TOKEN
from tutor.core.learner import Learner, Question
from tutor.core.messages import (
    Ask,
    Chose,
    Commanded,
    Complain,
    DrawMap,
    Misread,
    OfferLanguages,
    Opened,
    ReportVerdict,
    Row,
    Said,
    Say,
    Shown,
)
from tutor.faces.telegram import Door, Tempo, run_bot
from tutor.ports import FaceError, FaceGone

ADA, BOB = 7, 8

FAST = Tempo(
    glance=0.02,
    answer=2.0,
    interval=0.001,
    longest_wait=0.5,
    resend=(0.001, 0.001, 0.001),
    retry=(0.001, 0.001),
    reconnect=(0.01,),
    typing=2.0,
    grace=2.0,
)


class Words:
    """Words that show where they come from."""

    def languages(self):
        return {"en": "English", "zh": "中文"}

    def commands(self, lang):
        return [("hint", f"a hint ({lang})"), ("map", f"the map ({lang})")]

    def check_choices(self, lang):
        return tuple(
            Shown(one, text) for one, text in zip("abc", ("all", "some", "none"), strict=True)
        )

    def say(self, lang, key, values):
        return f"{lang}:{key} {' '.join(map(str, values.values()))}".strip()

    def render(self, lang, action, with_choices=True):
        match action:
            case Ask():
                lines = [f"{one.id}) {one.text}" for one in action.choices if with_choices]
                return "\n".join([action.text, *lines])
            case Say(key, values) | Complain(key, values):
                return str(values.get("text", f"{lang}:{key}"))
            case DrawMap(rows):
                return "\n".join(row.title for row in rows)
            case ReportVerdict():
                return f"{lang}:{action.outcome}"
            case _:
                return f"{lang}:{action.kind}"


def picture(rows, lang):
    return PNG + f"{len(rows)} {lang}".encode()


@dataclass
class Book:
    """What is committed: it outlives a bot that is killed."""

    events: list = field(default_factory=list)
    sources: set = field(default_factory=set)
    pending: dict = field(default_factory=dict)
    learners: dict = field(default_factory=dict)

    def of(self, user):
        return [event for who, event in self.events if who.learner == f"tg:{user}"]


class Driver:
    """Handles events by a script, `script(event) -> actions`, as the real driver would."""

    def __init__(self, outbox, book, script):
        self._outbox, self._book, self._script = outbox, book, script

    async def handle(self, who, event, source=None):
        await self._settle(who)
        if source not in self._book.sources:
            actions = self._script(event)
            if asyncio.iscoroutine(actions):
                actions = await actions
            self._book.sources.add(source)
            self._book.events.append((who, event))
            self._book.pending.setdefault(who, []).extend(actions)
            self._book.learners[who] = _after(self._book.learners.get(who), event, actions)
        await self._settle(who)
        return self._book.learners[who]

    async def _settle(self, who):
        pending = self._book.pending.setdefault(who, [])
        lang = getattr(self._book.learners.get(who), "lang", None) or "en"
        while pending:
            try:
                await self._outbox.perform(who, lang, pending[0])
            except FaceGone:
                pass
            except FaceError:
                return
            pending.pop(0)


def _after(learner, event, actions):
    lang = learner.lang if learner else None
    if isinstance(event, Commanded) and event.name == "lang":
        lang = event.argument
    question = learner.question if learner else None
    for action in actions:
        if isinstance(action, Ask):
            question = Question(action.number, action.item, action.purpose)
    return Learner("c", 1, lang=lang, question=question)


def ask(number=1, kind="choice", options=("yes", "no"), text="Is it?"):
    shown = tuple(Shown(letter, one) for letter, one in zip("abcdefgh", options, strict=False))
    return Ask(number, "one/item", "one", "practice", kind, text, shown)


ROW = Row("one", "One", "learning", 0.5, 0.6, (), 1, False)


def lesson(event):
    """A short lesson: language, two questions, a map."""
    match event:
        case Opened():
            return [OfferLanguages(("en", "zh"))]
        case Commanded("lang"):
            return [Say("welcome"), ask(1)]
        case Chose(option, 1):
            verdict = "correct" if option == "a" else "incorrect"
            return [ReportVerdict("one/item", verdict, 1.0, "exact"), ask(2, "number", ())]
        case Said(text):
            return [Say("heard", {"text": text})]
        case Commanded("map"):
            return [DrawMap((ROW,))]
        case Misread(reason):
            return [Complain(reason)]
        case _:
            return [Complain("unknown")]


class Gate:
    """A script that holds some events back until it is opened."""

    def __init__(self, holds=lambda event: True):
        self._event, self._holds = asyncio.Event(), holds

    def open(self):
        self._event.set()

    async def __call__(self, event):
        if self._holds(event):
            await self._event.wait()
        return []


@contextlib.asynccontextmanager
async def running(telegram, make_driver, *, words=None, picture=picture, killed=False, **options):
    """A bot that polls; it ends cleanly, or with `killed` as if the power failed."""
    stop = asyncio.Event()
    options = {
        "token": TOKEN, "base_url": telegram.base_url, "course": "c", "tempo": FAST,
        "door": Door(frozenset({ADA, BOB})), "stop": stop, **options,
    }  # fmt: skip
    bot = asyncio.create_task(run_bot(make_driver, words or Words(), picture, **options))
    polls = len(telegram.did("getUpdates"))
    try:
        ready = asyncio.create_task(
            telegram.wait_for(lambda: len(telegram.did("getUpdates")) > polls)
        )
        await asyncio.wait([bot, ready], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        yield bot
    finally:
        if killed:
            bot.cancel()
        stop.set()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait_for(bot, 5)
