"""The only loop: event, step, commit, perform, next event.

The event, the new state, the evidence and the actions to be done are committed in one transaction;
the actions are carried out after it and ticked off one by one. So after a crash the loop first
carries out what is pending: a message may double but never vanish. Knows no face, no model and no
database, only the ports.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from weakref import WeakValueDictionary

from tutor.core.engine import Engine
from tutor.core.intake import tidy
from tutor.core.learner import Learner
from tutor.core.messages import AskJudge, AskReading, Event, JudgeFailed, Record, Say, Visible
from tutor.ports import (
    Clock,
    Enrolment,
    FaceError,
    FaceGone,
    Judge,
    JudgeError,
    Lines,
    Outbox,
    Pending,
    StaleState,
    Store,
    Turn,
)

log = logging.getLogger(__name__)

STALE_TRIES = 10
"""How often a step is taken again when another process changed the learner meanwhile."""

ROWS = ("why_edge", "evidence_", "why_strike")
"""How the keys begin of what is a row below the message before it, and no message of its own."""


def dice(state: Learner) -> Random:
    """The dice of the next step: a function of seed and step, so that a log replays exactly.

    >>> dice(Learner("c", 7)).random() == dice(Learner("c", 7)).random()
    True
    """
    return Random(f"{state.seed}:{state.step}")


@dataclass(frozen=True)
class Call:
    """A committed request to the judge that was not answered yet."""

    id: int
    request: AskJudge | AskReading


@dataclass(frozen=True)
class Message:
    """What a learner reads at once, with the pending actions that it carries out."""

    ids: tuple[int, ...]
    lang: str
    action: Visible | Lines


class Driver:
    """Takes events of many learners, one at a time for each; `seed` gives a new learner's seed."""

    def __init__(
        self,
        engine: Engine,
        store: Store,
        judge: Judge,
        outbox: Outbox,
        clock: Clock,
        seed: Callable[[Enrolment], int],
    ) -> None:
        self._engine = engine
        self._store = store
        self._judge = judge
        self._outbox = outbox
        self._clock = clock
        self._seed = seed
        self._under_way: set[int] = set()
        self._locks: WeakValueDictionary[Enrolment, asyncio.Lock] = WeakValueDictionary()

    async def handle(self, who: Enrolment, event: Event, source: str | None = None) -> Learner:
        """The learner after `event` and all that follows from it was committed and carried out.

        An event whose `source` was seen before changes nothing.
        """
        async with self._lock(who):
            await self._show_pending(who)
            self._commit(who, tidy(event), source)
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

    async def _show_pending(self, who: Enrolment) -> None:
        """Carry out what is committed and not ticked off; it stops where a message stays."""
        for one in _messages(self._store.pending(who)):
            if not await self._show(who, one.lang, one.action):
                return
            for done in one.ids:
                self._store.tick(done)

    async def _answer_calls(self, who: Enrolment) -> None:
        """Have every pending call answered, and commit the replies.

        Nobody is locked out meanwhile: while a judge thinks, the learner can skip or stop. A reply
        is committed before its call is ticked off, so that a crash cannot lose it.
        """
        while call := self._next_call(who):
            self._under_way.add(call.id)
            try:
                reply = await self._ask(call)
                async with self._lock(who):
                    if self._store.load(who) is not None:  # forgotten meanwhile: say no more
                        self._commit(who, reply, None)
                    self._store.tick(call.id)
                    await self._show_pending(who)
            finally:
                self._under_way.discard(call.id)

    def _next_call(self, who: Enrolment) -> Call | None:
        for one in self._store.pending(who):
            if isinstance(one.action, AskJudge | AskReading) and one.id not in self._under_way:
                return Call(one.id, one.action)
        return None

    async def _ask(self, call: Call) -> Event:
        request = call.request
        try:
            if isinstance(request, AskReading):
                return await self._judge.read(request)
            return await self._judge.judge(request)
        except JudgeError as error:
            log.warning("the judge gave no usable reply to call %s: %s", request.call, error)
            return JudgeFailed(request.call, str(error))
        except Exception:  # a bug in a judge must not lock a learner in for ever
            log.exception("the judge broke on call %s", request.call)
            return JudgeFailed(request.call, "the judge broke")

    async def _show(self, who: Enrolment, lang: str, action: Visible | Lines) -> bool:
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


def _messages(pending: Sequence[Pending]) -> list[Message]:
    """The visible actions in order, each row put to the message before it."""
    found: list[Message] = []
    for one in pending:
        match one.action:
            case AskJudge() | AskReading() | Record():
                continue
            case Say(key) as row if key.startswith(ROWS) and found:
                found += _joined(found.pop(), one.id, row)
            case action:
                found.append(Message((one.id,), one.lang, action))
    return found


def _joined(head: Message, row: int, say: Say) -> tuple[Message, ...]:
    """A row below what was said before it; by itself below anything else."""
    match head.action:
        case Say() as first:
            return (Message((*head.ids, row), head.lang, Lines((first, say))),)
        case Lines(says):
            return (Message((*head.ids, row), head.lang, Lines((*says, say))),)
        case _:
            return head, Message((row,), head.lang, say)
