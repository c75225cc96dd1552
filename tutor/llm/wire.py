"""The line to a model's server: the HTTP client, how much it reads, and what its errors mean.

Knows httpx2 and the errors of the openai SDK, and turns each into a ModelError. Does not know what
is asked.
"""

import json
from collections.abc import AsyncIterator

import httpx2
import openai

from tutor.llm.failure import ModelError

MOST_BYTES = 256 * 1024
"""The longest body that is read of any response."""

ERRORS = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    OSError,
    ValueError,
    RecursionError,
)
"""All that the SDK and what it rests on may raise; the last two are those of JSON and pydantic."""

_CLIENT_ERRORS_THAT_PASS = frozenset({408, 409, 425, 429})
_REPLY_FAILED = "json_validate_failed"  # a server that checks the model's reply itself says so


def make_client(base_url: str, api_key: str) -> openai.AsyncOpenAI:
    """A client that tries once, reads at most MOST_BYTES of a response, and never decompresses.

    A few packed bytes can hold any number of bytes, so nothing packed is taken. No redirect is
    followed: what learners wrote goes to the named server and to nobody else.
    """
    http = openai.DefaultAsyncHttpx2Client(
        event_hooks={"response": [_limit]}, follow_redirects=False
    )
    return openai.AsyncOpenAI(
        api_key=api_key or "none",  # servers on one's own machine ask for none
        base_url=base_url,
        max_retries=0,
        http_client=http,
        default_headers={"Accept-Encoding": "identity"},
    )


async def _limit(response: httpx2.Response) -> None:
    """Refuse a response that says it is too large or packed, and count the bytes of the others."""
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise ModelError("malformed", "a compressed response")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:12]) > MOST_BYTES:
        raise _too_large()
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Counted(response.stream)


class _Counted(httpx2.AsyncByteStream):
    """A body that breaks off behind MOST_BYTES."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise _too_large()
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def _too_large() -> ModelError:
    return ModelError("too_large", f"a response of more than {MOST_BYTES} bytes")


def unreachable() -> ModelError:
    """No response at all."""
    return ModelError("unreachable", "no response from the model's server", is_passing=True)


def failure_of(error: Exception) -> ModelError:
    """What an error of ERRORS means that shows once a request was sent."""
    match error:
        case openai.APIStatusError():
            return _status(error)
        case openai.APITimeoutError() | httpx2.TimeoutException() | TimeoutError():
            return ModelError("timeout", "nothing from the model's server")
        case httpx2.UnsupportedProtocol() | httpx2.InvalidURL():
            return ModelError("unreachable", "an address that is none")
        case openai.APIConnectionError() | httpx2.TransportError() | OSError():
            return ModelError("truncated", "a connection closed too early", is_passing=True)
        case openai.APIError():  # told in the middle of a stream
            return ModelError("http", "the model's server told an error", is_passing=True)
        case _:
            kind = type(error).__name__
            return ModelError("malformed", f"a response of no known form ({kind})", is_passing=True)


def _status(error: openai.APIStatusError) -> ModelError:
    status, code = error.status_code, (error.code or "").lower()
    found = f"the status {status} from the model's server"
    if code == "content_filter":
        return ModelError("refused", found)
    if code == _REPLY_FAILED:
        return ModelError("malformed", found, is_passing=True)
    is_passing = status >= 500 or status in _CLIENT_ERRORS_THAT_PASS
    if code == "insufficient_quota":
        is_passing = False
    wait = _retry_after(error.response.headers.get("retry-after", ""))
    return ModelError("http", found, is_passing=is_passing, retry_after=wait)


def _retry_after(text: str) -> float | None:
    """The seconds that a server asks to wait; a date is taken for no wish at all."""
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if seconds >= 0 else None  # not a number compares false


def is_refused_request(error: openai.APIStatusError) -> bool:
    """Whether the server may accept the same question in other words."""
    code = (error.code or "").lower()
    known = ("content_filter", _REPLY_FAILED, "model_not_found", "context_length_exceeded")
    return error.status_code in (400, 404, 422) and code not in known


def complaint_of(error: openai.APIStatusError) -> str:
    """What a server says about a request, for telling which part of it was refused."""
    body = error.body if isinstance(error.body, str) else json.dumps(error.body, default=str)
    return f"{error.param or ''} {error.message} {body}"[:2000]
