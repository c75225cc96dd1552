"""One message to one chat, at least once: paced, tried again, or given up with a named error.

Knows Telegram's errors and which of them pass. Sending has no key against doubles, so a message
whose reply got lost is sent twice rather than never.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from tutor.faces.telegram.markup import Span, html, plain
from tutor.faces.telegram.pace import Notices, Pace, Tempo
from tutor.faces.telegram.wire import Flood
from tutor.ports import FaceError, FaceGone

logger = logging.getLogger(__name__)

Reply = TypeVar("Reply")

DRAFT = 1
"""The number of the one draft of a chat; the same number makes it grow instead of doubling."""

DRAFT_EVERY = 1.0
"""Seconds between two states of a draft."""


class Refused(FaceGone):
    """Telegram does not take this content, with or without mark-up."""


class Delivery:
    """Sends through `bot` at the pace of `tempo`."""

    def __init__(self, bot: Bot, tempo: Tempo) -> None:
        self._bot = bot
        self._tempo = tempo
        self._pace = Pace(tempo.interval, tempo.burst)
        self._drafts = Notices(DRAFT_EVERY)

    async def text(
        self, chat: int, page: Sequence[Span], buttons: InlineKeyboardMarkup | None = None
    ) -> Message:
        """Send one page.

        Raises FaceError when it did not arrive, FaceGone when it never will, Refused when that is
        because of what it contains.
        """

        async def marked() -> Message:
            return await self._bot.send_message(
                chat, html(page), parse_mode=ParseMode.HTML, reply_markup=buttons
            )

        async def bare() -> Message:
            return await self._bot.send_message(chat, plain(page), reply_markup=buttons)

        return await self._marked_or_bare(chat, marked, bare)

    async def photo(self, chat: int, picture: bytes, caption: Sequence[Span]) -> Message:
        """Send a picture with the text below it; raises like `text`."""

        async def marked() -> Message:
            return await self._bot.send_photo(
                chat, picture, caption=html(caption), parse_mode=ParseMode.HTML, filename="map.png"
            )

        async def bare() -> Message:
            return await self._bot.send_photo(
                chat, picture, caption=plain(caption), filename="map.png"
            )

        return await self._marked_or_bare(chat, marked, bare)

    async def document(self, chat: int, file: Path) -> Message:
        """Send a file under its own name; raises like `text`."""

        async def send() -> Message:
            return await self._bot.send_document(chat, file.read_bytes(), filename=file.name)

        return await self._marked_or_bare(chat, send, send)

    async def typing(self, chat: int) -> None:
        """Show that an answer is on its way; never fails, never waits long."""
        await self._quietly(self._bot.send_chat_action(chat, ChatAction.TYPING), "typing")

    async def draft(self, chat: int, page: Sequence[Span]) -> None:
        """Show words that are still growing; at most one try a second, and no harm if it fails."""
        now = asyncio.get_running_loop().time()
        if chat < 0 or not page or not self._drafts.is_due("draft", chat, now):
            return
        await self._quietly(self._bot.send_message_draft(chat, DRAFT, plain(page)), "draft")

    async def answer_tap(self, query: str) -> None:
        """Stop the clock on a tapped button; too late or twice does no harm."""
        await self._quietly(self._bot.answer_callback_query(query), "tap")

    async def strip(self, chat: int, message: int) -> None:
        """Take the buttons off a message; one already gone does no harm."""
        await self._quietly(
            self._bot.edit_message_reply_markup(chat, message, reply_markup=None), "buttons"
        )

    async def _quietly(self, call: Awaitable[object], what: str) -> None:
        try:
            await asyncio.wait_for(call, self._tempo.typing)
        except (TelegramError, TimeoutError) as error:
            logger.debug("%s: left alone: %s", what, error)

    async def _marked_or_bare(
        self,
        chat: int,
        marked: Callable[[], Awaitable[Message]],
        bare: Callable[[], Awaitable[Message]],
    ) -> Message:
        try:
            return await self._insist(chat, marked)
        except BadRequest as error:
            logger.error("chat %s: %s; sent again without mark-up", chat, error)
        try:
            return await self._insist(chat, bare)
        except BadRequest as error:
            raise Refused(f"chat {chat}: Telegram refuses the message: {error}") from error

    async def _insist(self, chat: int, send: Callable[[], Awaitable[Reply]]) -> Reply:
        """Send until it works or patience ends; a refusal of the content is left to the caller."""
        pauses = iter(self._tempo.resend)
        while True:
            await asyncio.sleep(self._pace.reserve(chat, asyncio.get_running_loop().time()))
            try:
                return await send()
            except Forbidden as error:
                raise FaceGone(f"chat {chat}: {error}") from error
            except BadRequest as error:
                if "chat not found" in error.message.lower():
                    raise FaceGone(f"chat {chat}: {error}") from error
                raise
            except (Flood, NetworkError) as error:
                pause = self._pause(error, next(pauses, None))
                if pause is None:
                    raise FaceError(
                        f"chat {chat}: not delivered, stays pending: {error}"
                    ) from error
                logger.warning("chat %s: %s; next try in %g s", chat, error, pause)
                await asyncio.sleep(pause)
            except TelegramError as error:
                raise FaceError(f"chat {chat}: not delivered, stays pending: {error}") from error

    def _pause(self, error: TelegramError, planned: float | None) -> float | None:
        """Seconds until the next try; None when there is none."""
        if planned is None or not isinstance(error, Flood):
            return planned
        return error.seconds if error.seconds <= self._tempo.longest_wait else None
