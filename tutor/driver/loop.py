"""The driver: takes the events of many learners, one at a time for each.

Knows in which order things are committed, shown and ticked off. How pending actions become messages
is in `bundle`, how a voice gets to word them in `speaking`.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import assert_never
from weakref import WeakValueDictionary

from tutor.core.engine import Engine
from tutor.core.intake import tidy
from tutor.core.learner import Learner
from tutor.core.messages import (
    AskAnswer,
    AskJudge,
    AskNotes,
    AskReading,
    Calling,
    Event,
    JudgeFailed,
    Record,
    Visible,
    Voiced,
    WentOffline,
)
from tutor.driver.bundle import Message, breaths, bundled
from tutor.driver.speaking import Speaker
from tutor.ports import (
    Budget,
    Clock,
    Enrolment,
    FaceError,
    FaceGone,
    Judge,
    JudgeError,
    Lines,
    Outbox,
    Spoken,
    StaleState,
    Store,
    Turn,
    Voice,
)

log = logging.getLogger(__name__)

STALE_TRIES = 10
"""How often a step is taken again when another process changed the learner meanwhile."""


def dice(state: Learner) -> Random:
    """The dice of the next step: a function of seed and step, so that a log replays exactly.

    >>> dice(Learner("c", 7)).random() == dice(Learner("c", 7)).random()
    True
    """
    return Random(f"{state.seed}:{state.step}")


@dataclass(frozen=True)
class Call:
    """A committed request that was not replied to yet."""

    id: int
    request: Calling


class Driver:
    """Takes events of many learners, one at a time for each; `seed` gives a new learner's seed.

    Without a `voice` every move is said as it was written; `budget` says when the model rests.
    """

    def __init__(
        self,
        engine: Engine,
        store: Store,
        judge: Judge,
        outbox: Outbox,
        clock: Clock,
        seed: Callable[[Enrolment], int],
        voice: Voice | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._engine = engine
        self._store = store
        self._judge = judge
        self._outbox = outbox
        self._clock = clock
        self._seed = seed
        self._speaker = Speaker(voice, outbox, engine.course)
        self._budget = budget
        self._under_way: set[int] = set()
        self._locks: WeakValueDictionary[Enrolment, asyncio.Lock] = WeakValueDictionary()

    async def handle(self, who: Enrolment, event: Event, source: str | None = None) -> Learner:
        """The learner after `event` and all that follows from it was committed and carried out.

        An event whose `source` was seen before changes nothing.
        """
        async with self._lock(who):
            await self._show_pending(who)
            self._commit(who, tidy(event), source)
            self._mind_budget(who)
            await self._show_pending(who)
        await self._answer_calls(who)
        return self._load(who)

    def _lock(self, who: Enrolment) -> asyncio.Lock:
        return self._locks.setdefault(who, asyncio.Lock())

    def _load(self, who: Enrolment) -> Learner:
        return self._store.load(who) or self._engine.enrol(self._seed(who))

    def _commit(self, who: Enrolment, event: Event, source: str | None) -> None:
        for left in reversed(range(STALE_TRIES)):
            before = self._load(who)
            now = self._clock()
            after, actions = self._engine.step(before, event, now, dice(before))
            turn = Turn(
                at=now,
                event=event,
                source=source,
                before=before.step,
                state=after,
                evidence=tuple(one for one in actions if isinstance(one, Record)),
                actions=tuple(one for one in actions if not isinstance(one, Record)),
                course_version=self._engine.course.version,
            )
            try:
                if not self._store.commit(who, turn):
                    log.info("message %s was handled before; nothing done", source)
            except StaleState:
                if not left:
                    raise
                continue
            return

    def _mind_budget(self, who: Enrolment) -> None:
        """Have it said, once a day, that the model is not asked any more."""
        if self._budget is None or not self._budget.is_spent(who.learner):
            return
        if self._load(who).offline_on != self._clock().date():
            self._commit(who, WentOffline(), None)

    async def _show_pending(self, who: Enrolment) -> None:
        """Carry out what is committed and not ticked off; it stops where a message stays."""
        left = bundled(self._store.pending(who))
        deadline = self._speaker.deadline()
        spoken: list[str] = []
        for breath in breaths(left):
            left = left[len(breath) :]
            words = None
            if self._speaker.may_word(breath):
                words = await self._speaker.word(who, self._store.load(who), breath, left, deadline)
            if words is not None:
                done = tuple(id_ for one in breath for id_ in one.ids)
                if not await self._show_and_tick(who, breath[0].lang, words, done):
                    break
                spoken.append(words.text)
            elif not await self._show_all(who, breath):
                break
        for text in spoken:
            if self._store.load(who) is not None:
                self._commit(who, Voiced(text), None)

    async def _show_all(self, who: Enrolment, messages: Sequence[Message]) -> bool:
        """Whether all of these were done with, one after the other."""
        for one in messages:
            if not await self._show_and_tick(who, one.lang, one.action, one.ids):
                return False
        return True

    async def _show_and_tick(
        self, who: Enrolment, lang: str, action: Visible | Lines | Spoken, done: tuple[int, ...]
    ) -> bool:
        if not await self._show(who, lang, action):
            return False
        for id_ in done:
            self._store.tick(id_)
        return True

    async def _answer_calls(self, who: Enrolment) -> None:
        """Have every pending call replied to, and commit the replies.

        Nobody is locked out meanwhile: while a judge thinks, the learner can skip or stop. A reply
        is committed before its call is ticked off, so that a crash cannot lose it.
        """
        while call := self._next_call(who):
            self._under_way.add(call.id)
            try:
                reply = await self._ask(who, call)
                async with self._lock(who):
                    if self._store.load(who) is not None:  # forgotten meanwhile: say no more
                        self._commit(who, reply, None)
                    self._store.tick(call.id)
                    await self._show_pending(who)
            finally:
                self._under_way.discard(call.id)

    def _next_call(self, who: Enrolment) -> Call | None:
        for one in self._store.pending(who):
            if isinstance(one.action, Calling) and one.id not in self._under_way:
                return Call(one.id, one.action)
        return None

    async def _ask(self, who: Enrolment, call: Call) -> Event:
        request = call.request
        try:
            match request:
                case AskJudge():
                    return await self._judge.judge(who, request)
                case AskReading():
                    return await self._judge.read(who, request)
                case AskAnswer():
                    return await self._judge.answer(who, request)
                case AskNotes():
                    return await self._judge.look_back(who, request)
                case _ as never:
                    assert_never(never)
        except JudgeError as error:
            log.warning("the judge gave no usable reply to call %s: %s", request.call, error)
            return JudgeFailed(request.call, str(error))
        except Exception:  # a bug in a judge must not lock a learner in for ever
            log.exception("the judge broke on call %s", request.call)
            return JudgeFailed(request.call, "the judge broke")

    async def _show(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> bool:
        """Whether an action is done with: shown, or never to be shown."""
        try:
            await self._outbox.perform(who, lang, action)
        except FaceGone as gone:
            log.warning("dropped a message to %s: %s", who.learner, gone)
        except FaceError as error:
            log.warning("a message to %s stays pending: %s", who.learner, error)
            return False
        except OSError:
            raise
        except Exception:  # a message that cannot be put must not block all others
            log.exception("dropped a message to %s that could not be shown", who.learner)
        return True
