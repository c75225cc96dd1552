"""The connection to the Bot API: one bot object whose token stays out of every log.

Knows the address, the time-outs and two gaps of the library that it closes: a flood reply becomes
`Flood` with plain seconds, and an update that the library cannot read becomes an empty one, so that
it can be passed over instead of coming back for ever.
"""

import json
import logging
import ssl
from functools import cache
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tutor.faces.telegram.pace import Tempo

logger = logging.getLogger(__name__)

_TALKATIVE = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.INFO}


class Flood(TelegramError):
    """Telegram wants us to wait for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"flood control: wait for {seconds:g} s")
        self.seconds = seconds


class ApiRequest(HTTPXRequest):
    """HTTP to the Bot API, with floods reported as `Flood`."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """One request; returns the status and the body, raises TelegramError."""
        status, body = await super().do_request(*args, **kwargs)
        if status == 429:
            raise Flood(_retry_after(body))
        return status, body


class UpdatesRequest(ApiRequest):
    """HTTP for getUpdates only."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The reply with every unreadable update emptied."""
        reply: dict[str, Any] = HTTPXRequest.parse_json_payload(payload)
        if isinstance(reply.get("result"), list):
            reply["result"] = [_readable(update) for update in reply["result"]]
        return reply


def api_root(address: str) -> str:
    """The root that the library puts the token behind.

    >>> api_root("http://127.0.0.1:8081/"), api_root("https://api.telegram.org/bot")
    ('http://127.0.0.1:8081/bot', 'https://api.telegram.org/bot')
    """
    return address.strip().rstrip("/").removesuffix("/bot").rstrip("/") + "/bot"


def connect(token: str, address: str, tempo: Tempo) -> Bot:
    """A bot not yet initialised; also hushes the libraries, which log addresses with tokens."""
    for name, level in _TALKATIVE.items():
        chatty = logging.getLogger(name)
        chatty.setLevel(max(level, chatty.level))
    return Bot(
        token,
        base_url=api_root(address),
        request=_patient(ApiRequest, 64, tempo.answer),
        get_updates_request=_patient(UpdatesRequest, 2, tempo.answer),
    )


def _patient(kind: type[ApiRequest], connections: int, seconds: float) -> ApiRequest:
    return kind(
        connection_pool_size=connections,
        read_timeout=seconds,
        write_timeout=seconds,
        connect_timeout=seconds,
        pool_timeout=seconds,
        media_write_timeout=3 * seconds,
        httpx_kwargs={"verify": _certificates()},
    )


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities trusted for TLS; read once, since that takes longer than a request."""
    return httpx.create_ssl_context()


def _retry_after(body: bytes) -> float:
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0


def _readable(raw: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(raw, None)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        logger.error(
            "update %s cannot be read (%s: %s); it is passed over; a newer python-telegram-bot"
            " may know it",
            raw.get("update_id"),
            type(error).__name__,
            error,
        )
        return {"update_id": raw["update_id"]}
    return raw
