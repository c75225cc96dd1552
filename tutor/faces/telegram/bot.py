"""The Telegram bot from start to stop.

Puts the parts of this face together, introduces the bot to Telegram and ends it cleanly on a
signal. Reads no settings: everything comes as an argument.
"""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Iterator

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError

from tutor.faces.telegram.delivery import Delivery
from tutor.faces.telegram.outbox import Picture, TelegramOutbox
from tutor.faces.telegram.pace import Tempo
from tutor.faces.telegram.polling import Polling
from tutor.faces.telegram.reception import Door, Reception, Turns
from tutor.faces.telegram.wire import connect
from tutor.faces.words import Words
from tutor.ports import FaceError, Outbox

logger = logging.getLogger(__name__)

TurnsFactory = Callable[[Outbox], Turns]
"""Makes the driver that talks through an outbox."""


async def run_bot(
    make_driver: TurnsFactory,
    words: Words,
    picture: Picture,
    *,
    token: str,
    course: str,
    base_url: str = "https://api.telegram.org",
    door: Door | None = None,
    tempo: Tempo | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Serve learners until SIGINT, SIGTERM or `stop`; the turn in hand is finished first.

    `base_url` is the root of the Bot API, with or without its `/bot`. With no `door`, nobody is
    let in. Raises FaceError when Telegram refuses the token.
    """
    door, tempo, stop = door or Door(), tempo or Tempo(), stop or asyncio.Event()
    if not token.strip():
        raise FaceError("no token; get one from @BotFather and set TELEGRAM_BOT_TOKEN")
    if not door.allowed and not door.allow_all:
        logger.warning("nobody is let in: set ALLOWED_TELEGRAM_USER_IDS or TELEGRAM_ALLOW_ALL")
    bot = connect(token.strip(), base_url, tempo)
    with _stopped_by_signals(stop):
        try:
            if not await _introduced(bot, words, tempo, stop):
                return
            delivery = Delivery(bot, tempo)
            outbox = TelegramOutbox(delivery, words, picture)
            reception = Reception(
                make_driver(outbox), outbox, delivery, words,
                door=door, course=course, bot_id=bot.id, tempo=tempo,
            )  # fmt: skip
            logger.info("the bot @%s is ready", bot.username)
            await Polling(bot, delivery, reception, tempo).run(stop)
            logger.info("the bot has stopped")
        finally:
            await bot.shutdown()


async def _introduced(bot: Bot, words: Words, tempo: Tempo, stop: asyncio.Event) -> bool:
    """Meet Telegram, however long it takes to be reached; False when stopped before."""
    pauses = iter(tempo.reconnect)
    pause = 0.0
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken:
            # The library's own message quotes the token.
            raise FaceError(
                "Telegram refuses the bot's token; get it from @BotFather and set"
                " TELEGRAM_BOT_TOKEN"
            ) from None
        except TelegramError as error:
            pause = next(pauses, pause)
            logger.warning("Telegram cannot be reached (%s); next try in %g s", error, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        else:
            await _register(bot, words)
            return True
    return False


async def _register(bot: Bot, words: Words) -> None:
    """Clear the way for polling and offer the commands; neither is worth a stop."""
    codes = list(words.languages())
    default = "en" if "en" in codes else codes[0]
    try:
        await bot.delete_webhook()
        for code in codes:
            commands = [BotCommand(name, text) for name, text in words.commands(code)]
            await bot.set_my_commands(commands, language_code=None if code == default else code)
    except TelegramError as error:
        logger.warning("the commands could not be registered (%s); the bot works without", error)


@contextlib.contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """Set `stop` on SIGINT and SIGTERM, where the platform and the thread allow it."""
    loop = asyncio.get_running_loop()
    caught = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop.set)
            caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
