"""`tutor bot`: the Telegram bot, until it is stopped."""

import asyncio
import logging

from tutor.cli.picture import map_picture
from tutor.core.messages import Row
from tutor.faces.telegram import Door, run_bot
from tutor.wiring import SetupError, assemble


def run(course: str | None) -> int:
    """Serve learners until SIGINT or SIGTERM; raises SetupError without a token."""
    tutor = assemble(course)
    settings = tutor.settings
    logging.getLogger().setLevel(settings.log_level)
    if settings.telegram_token is None:
        raise SetupError(
            "no TELEGRAM_BOT_TOKEN; get a token from @BotFather, put it into the environment or "
            "into .env, and start again"
        )

    def picture(rows: tuple[Row, ...], lang: str) -> bytes:
        return map_picture(tutor.course, rows, tutor.words, lang, "png")

    door = Door(settings.telegram_allowed, settings.telegram_allow_all)
    token = settings.telegram_token.get_secret_value()

    async def serve() -> None:
        try:
            await run_bot(
                tutor.driver,
                tutor.words,
                picture,
                token=token,
                base_url=settings.telegram_base_url,
                course=tutor.course.id,
                door=door,
            )
        finally:
            await tutor.aclose()

    try:
        asyncio.run(serve())
    finally:
        tutor.store.close()
    return 0
