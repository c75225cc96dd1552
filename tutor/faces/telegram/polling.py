"""The loop that asks Telegram for updates and loses none.

An update is acknowledged by asking for a later one, so the offset passed on never runs ahead of the
work. While work is in hand Telegram therefore answers at once, with the same updates again: the
loop then pauses between its questions, and otherwise waits as long as Telegram lets it.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, TelegramError

from tutor.faces.telegram.delivery import Delivery
from tutor.faces.telegram.lanes import Lanes
from tutor.faces.telegram.ledger import Ledger
from tutor.faces.telegram.pace import Tempo
from tutor.faces.telegram.reception import Reception
from tutor.faces.telegram.wire import Flood
from tutor.ports import FaceError

logger = logging.getLogger(__name__)

_WANTED = [UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE, UpdateType.CALLBACK_QUERY]


class Polling:
    """Feeds updates to `reception` until told to stop."""

    def __init__(self, bot: Bot, delivery: Delivery, reception: Reception, tempo: Tempo) -> None:
        self._bot = bot
        self._delivery = delivery
        self._reception = reception
        self._tempo = tempo
        self._ledger = Ledger()
        self._lanes: Lanes[Update] = Lanes(self._work)
        self._is_idle = asyncio.Event()
        self._taps: set[asyncio.Task[None]] = set()
        self._trouble = ""
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set, then finish the turns in hand and acknowledge them.

        Raises FaceError when Telegram no longer knows the token.
        """
        try:
            clock = asyncio.get_running_loop().time
            while not stop.is_set():
                asked = clock()
                batch = await self._fetch(stop)
                self._dispatch(batch)
                if self._ledger.is_busy:
                    await _first(self._tempo.glance, self._is_idle.wait, stop.wait)
                elif not batch and clock() - asked < self._tempo.glance:
                    # Some servers do not hold an empty poll: ask them no more often than needed.
                    await _first(self._tempo.glance, stop.wait)
            if not await self._lanes.close(self._tempo.grace):
                logger.error("a turn took over %g s to end; it comes again", self._tempo.grace)
            await self._acknowledge()
        finally:
            self._lanes.drop()
            for tap in self._taps:
                tap.cancel()

    async def _work(self, update: Update) -> None:
        try:
            await self._reception.receive(update)
        except Exception:
            logger.exception("update %d is passed over", update.update_id)
        # A turn that is cut off does not get here: its update comes again.
        self._ledger.finish(update.update_id)
        if not self._ledger.is_busy:
            self._is_idle.set()

    def _dispatch(self, batch: Sequence[Update]) -> None:
        updates = {update.update_id: update for update in batch}
        for number in self._ledger.take(updates):
            update = updates[number]
            self._is_idle.clear()
            if update.callback_query is not None:
                # Telegram waits for an answer to a tap for seconds only: before any queue.
                tap = asyncio.create_task(self._delivery.answer_tap(update.callback_query.id))
                self._taps.add(tap)
                tap.add_done_callback(self._taps.discard)
            user = update.effective_user
            self._lanes.put(user.id if user else 0, update)

    async def _fetch(self, stop: asyncio.Event) -> Sequence[Update]:
        """The next updates; none after a stop or a failure."""
        offset = self._ledger.offset
        poll = asyncio.create_task(
            self._bot.get_updates(offset, timeout=self._tempo.poll, allowed_updates=_WANTED)
        )
        try:
            await _first(None, lambda: asyncio.wait([poll]), stop.wait)
            if not poll.done():
                return ()
            batch = poll.result()
        except TelegramError as error:
            await _first(self._pause(error), stop.wait)
            return ()
        finally:
            poll.cancel()
        if offset is not None:
            self._ledger.acknowledged(offset)
        if self._trouble:
            logger.info("updates are coming in again")
        self._trouble, self._failures = "", 0
        return batch

    def _pause(self, error: TelegramError) -> float:
        """Seconds until the next poll; says once what is wrong."""
        if isinstance(error, InvalidToken):
            raise FaceError(
                "Telegram does not know the bot's token any more; get it from @BotFather"
                " and set TELEGRAM_BOT_TOKEN"
            ) from None
        pauses = self._tempo.reconnect
        pause = pauses[min(self._failures, len(pauses) - 1)]
        self._failures += 1
        trouble = type(error).__name__
        if trouble != self._trouble:
            self._trouble = trouble
            if isinstance(error, Conflict):
                logger.error(
                    "another process polls this bot (%s); stop it, or give this one a token of"
                    " its own; trying again",
                    error,
                )
            else:
                logger.warning("no updates from Telegram (%s); trying again", error)
        return max(pause, error.seconds) if isinstance(error, Flood) else pause

    async def _acknowledge(self) -> None:
        """Tell Telegram what is done, so that it does not come again after a restart."""
        offset = self._ledger.offset
        if offset is None:
            return
        try:
            await self._bot.get_updates(offset, limit=1, timeout=0, allowed_updates=_WANTED)
        except TelegramError as error:
            logger.warning("the last updates will come again (%s); that does no harm", error)


async def _first(timeout: float | None, *waits: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Wait until one of the waits is over, or `timeout` seconds."""
    tasks = [asyncio.create_task(wait()) for wait in waits]
    try:
        await asyncio.wait(tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
