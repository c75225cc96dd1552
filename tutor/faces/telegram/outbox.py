"""The visible actions as Telegram messages.

Knows which action becomes text, buttons or a picture, and which buttons still stand in which chat.
Words and pictures come from elsewhere; what is said, and when, is decided elsewhere too.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import assert_never

from telegram import InlineKeyboardMarkup

from tutor.core.messages import (
    Ask,
    AskCheck,
    Complain,
    DrawMap,
    EndSession,
    FinishCourse,
    HandOut,
    OfferLanguages,
    ReportBelief,
    ReportPlacement,
    ReportProgress,
    ReportVerdict,
    Row,
    Say,
    Shown,
    Visible,
)
from tutor.faces.telegram import buttons
from tutor.faces.telegram.delivery import Delivery, Refused
from tutor.faces.telegram.markup import Span, spans
from tutor.faces.telegram.pages import CAPTION, pages
from tutor.faces.words import Words
from tutor.ports import Enrolment, FaceError, FaceGone, Lines, Spoken

logger = logging.getLogger(__name__)

Picture = Callable[[tuple[Row, ...], str], bytes]
"""Draws the rows of a map in a language; returns a PNG."""

PREFIX = "tg:"
"""Learners of this face are called `tg:<Telegram's user id>`."""


class TelegramOutbox:
    """Performs visible actions; an `Outbox` of the driver."""

    def __init__(self, delivery: Delivery, words: Words, picture: Picture) -> None:
        self._delivery = delivery
        self._words = words
        self._picture = picture
        self._drawing = asyncio.Lock()
        self._failed: set[int] = set()
        self._standing: dict[int, dict[int, int | None]] = {}

    async def draft(self, who: Enrolment, lang: str, text: str) -> None:
        """Show growing words, about once a second; Telegram lets them go by itself."""
        chat = int(who.learner.removeprefix(PREFIX))
        page = next(iter(pages(spans(text))), ())
        await self._delivery.draft(chat, page)

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> None:
        """Show one action; raises FaceError when it did not arrive, FaceGone when it never will."""
        chat = int(who.learner.removeprefix(PREFIX))
        try:
            await self._show(chat, lang, action)
        except FaceGone:
            raise
        except FaceError:
            self._failed.add(chat)
            raise

    def take_failure(self, chat: int) -> bool:
        """Whether something for a chat stayed pending since the last call of this."""
        failed = chat in self._failed
        self._failed.discard(chat)
        return failed

    async def _show(self, chat: int, lang: str, action: Visible | Lines | Spoken) -> None:
        match action:
            case Ask():
                await self._ask(chat, lang, action, buttons.options(action))
            case AskCheck():
                await self._ask(chat, lang, action, self._words.check_choices(lang))
            case OfferLanguages(codes):
                text = self._words.render(lang, action, with_choices=False)
                keyboard = buttons.languages(codes, self._words.languages())
                await self._tell_with(chat, text, keyboard, None)
            case DrawMap(rows):
                await self._draw(chat, rows, lang, self._words.render(lang, action))
            case HandOut(file):
                await self._delivery.document(chat, self._words.place(file))
            case (
                Say()
                | ReportVerdict()
                | ReportBelief()
                | ReportPlacement()
                | ReportProgress()
                | FinishCourse()
                | EndSession()
                | Complain()
                | Lines()
                | Spoken()
            ):
                await self.tell(chat, self._words.render(lang, action))
            case _ as never:
                assert_never(never)

    async def tell(self, chat: int, text: str) -> None:
        """Send a text, in as many messages as it needs; raises like `perform`."""
        for page in pages(spans(text)):
            await self._delivery.text(chat, page)

    def standing(self, chat: int) -> dict[int, int | None]:
        """The messages of a chat that bear buttons, each with the number of its question."""
        return dict(self._standing.get(chat, {}))

    async def retire(
        self, chat: int, standing: Mapping[int, int | None], question: int | None
    ) -> None:
        """Take the buttons off messages whose question is closed, or was put again since."""
        repeated = {
            number
            for message, number in self._standing.get(chat, {}).items()
            if message not in standing
        }
        for message, number in standing.items():
            if number is None or number != question or number in repeated:
                await self._delivery.strip(chat, message)
                self._standing.get(chat, {}).pop(message, None)

    async def _ask(
        self, chat: int, lang: str, ask: Ask | AskCheck, options: tuple[Shown, ...]
    ) -> None:
        """Put a question: options that are short stand on buttons, others in the text as well."""
        is_listed = not options or buttons.are_long(options)
        text = self._words.render(lang, ask, with_choices=is_listed)
        await self._tell_with(chat, text, buttons.keyboard(ask.number, options), ask.number)

    async def _tell_with(
        self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None, number: int | None
    ) -> None:
        *before, last = pages(spans(text)) or [(Span("?"),)]
        for page in before:
            await self._delivery.text(chat, page)
        sent = await self._delivery.text(chat, last, keyboard)
        if keyboard is not None:
            self._standing.setdefault(chat, {})[sent.message_id] = number

    async def _draw(self, chat: int, rows: tuple[Row, ...], lang: str, text: str) -> None:
        # The picture shows the rest.
        caption = next(iter(pages(spans(text.partition("\n")[0]), CAPTION)), ())
        if not await self._show_picture(chat, rows, lang, caption):
            await self.tell(chat, text)

    async def _show_picture(
        self, chat: int, rows: tuple[Row, ...], lang: str, caption: tuple[Span, ...]
    ) -> bool:
        picture = await self._drawn(rows, lang)
        if picture is None:
            return False
        try:
            await self._delivery.photo(chat, picture, caption)
        except Refused as error:
            logger.error("%s; sent as text", error)
            return False
        return True

    async def _drawn(self, rows: tuple[Row, ...], lang: str) -> bytes | None:
        """The picture, drawn beside the loop, one at a time; None when it cannot be drawn."""
        async with self._drawing:
            try:
                return await asyncio.to_thread(self._picture, rows, lang)
            except (ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError):
                logger.exception("the map of %d concepts cannot be drawn; sent as text", len(rows))
                return None
