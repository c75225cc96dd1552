"""One update from the door to the driver: who may come in, and what happens when a turn fails.

Holds the one error handler of this face. Knows nothing about learning: an update becomes an event,
the driver does the rest.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from telegram import Update, User
from telegram.constants import ChatType

from tutor.core.learner import Learner
from tutor.core.messages import Event, Value
from tutor.faces.telegram.delivery import Delivery
from tutor.faces.telegram.outbox import PREFIX, TelegramOutbox
from tutor.faces.telegram.pace import Notices, Tempo
from tutor.faces.telegram.translation import event_of
from tutor.faces.words import Words
from tutor.ports import Enrolment, FaceError, FaceGone

logger = logging.getLogger(__name__)


class Turns(Protocol):
    """The driver, as far as a face needs it."""

    async def handle(self, who: Enrolment, event: Event, source: str | None = None) -> Learner:
        """Let one event happen; the same `source` again changes nothing."""
        ...


@dataclass(frozen=True)
class Door:
    """Who is let in: those on the list, or everybody if that is said; by default nobody."""

    allowed: frozenset[int] = frozenset()
    allow_all: bool = False

    def admits(self, user: int) -> bool:
        """Whether a user is served.

        >>> Door().admits(7), Door(frozenset({7})).admits(7)
        (False, True)
        """
        return self.allow_all or user in self.allowed


class Reception:
    """Takes updates, one at a time per user."""

    def __init__(
        self, turns: Turns, outbox: TelegramOutbox, delivery: Delivery, words: Words, *,
        door: Door, course: str, bot_id: int, tempo: Tempo,
    ) -> None:  # fmt: skip
        self._turns = turns
        self._outbox = outbox
        self._delivery = delivery
        self._words = words
        self._door = door
        self._course = course
        self._bot_id = bot_id
        self._tempo = tempo
        self._notices = Notices(tempo.notice)
        self._langs: dict[int, str] = {}

    async def receive(self, update: Update) -> None:
        """Deal with one update; it is done when this returns, whatever happened."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot:
            return
        if chat.type != ChatType.PRIVATE:
            if update.message is not None:
                await self._notice(chat.id, user, "private_only", {})
        elif not self._door.admits(user.id):
            logger.info("user %s is not on the list of allowed users", user.id)
            await self._notice(chat.id, user, "outsider", {"id": user.id})
        elif update.edited_message is not None:
            await self._notice(chat.id, user, "edited", {})
        elif (event := event_of(update)) is not None:
            await self._turn(update, user, event)

    async def _turn(self, update: Update, user: User, event: Event) -> None:
        who = Enrolment(f"{PREFIX}{user.id}", self._course)
        source = f"{PREFIX}{self._bot_id}:{update.update_id}"
        before = self._outbox.standing(user.id) | _tapped(update, event)
        async with self._typing(user.id):
            learner = await self._insist(who, event, source, user)
        if learner is None:
            return
        if learner.lang is not None:
            self._langs[user.id] = learner.lang
        question = learner.question.number if learner.question else None
        await self._outbox.retire(user.id, before, question)

    async def _insist(
        self, who: Enrolment, event: Event, source: str, user: User
    ) -> Learner | None:
        """Try a turn until it works or patience ends: no update may block the bot for ever."""
        learner = None
        for pause in (*self._tempo.retry, None):
            try:
                learner = await self._turns.handle(who, event, source)
                if not self._outbox.take_failure(user.id):
                    return learner
                # What could not be sent stays with the driver, which sends it when called again.
            except FaceGone as error:
                logger.warning("%s: cannot be reached any more: %s", source, error)
                return None
            except FaceError as error:
                logger.warning("%s: %s", source, error)
            except Exception:
                # The face's one error handler: a failed turn must not take the bot with it.
                logger.exception("%s: a %s failed", source, event.kind)
            if pause is not None:
                await asyncio.sleep(pause)
        tries = len(self._tempo.retry) + 1
        if learner is not None:
            logger.error("%s: handled, but not all was delivered in %d tries", source, tries)
            return learner
        logger.error("%s: skipped after %d tries", source, tries)
        await self._say(user.id, user, "trouble", {})
        return None

    @contextlib.asynccontextmanager
    async def _typing(self, chat: int) -> AsyncIterator[None]:
        """Show that the tutor is busy for as long as a turn lasts."""
        await self._delivery.typing(chat)

        async def go_on() -> None:
            while True:
                await asyncio.sleep(self._tempo.typing)
                await self._delivery.typing(chat)

        task = asyncio.create_task(go_on())
        try:
            yield
        finally:
            task.cancel()

    async def _notice(self, chat: int, user: User, key: str, values: dict[str, Value]) -> None:
        """Say a thing, but not again and again."""
        if self._notices.is_due(key, chat, asyncio.get_running_loop().time()):
            await self._say(chat, user, key, values)

    async def _say(self, chat: int, user: User, key: str, values: dict[str, Value]) -> None:
        try:
            await self._outbox.tell(chat, self._words.say(self._lang(user), key, values))
        except FaceError as error:
            logger.warning("%s was not said: %s", key, error)

    def _lang(self, user: User) -> str:
        """The learner's language, else the one of the learner's app, else the first there is."""
        codes = list(self._words.languages())
        spoken = (user.language_code or "").partition("-")[0]
        wishes = (self._langs.get(user.id), spoken, "en", *codes)
        return next(wish for wish in wishes if wish in codes)


def _tapped(update: Update, event: Event) -> dict[int, int | None]:
    """The message whose button was tapped, with its question; nothing if none was."""
    query = update.callback_query
    if query is None or query.message is None:
        return {}
    return {query.message.message_id: getattr(event, "ask", None)}
