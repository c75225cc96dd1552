"""One request to a model's server and its reply, whole or in pieces, by the openai SDK.

Knows how a response is opened in a dialect that the server accepts, read and closed. Every error is
a ModelError. Does not know time limits or second tries.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from typing import Any

import openai

from tutor.content.prompt import Prompt
from tutor.llm import completion, wire
from tutor.llm.bill import Bill
from tutor.llm.completion import Part
from tutor.llm.dialect import Dialect
from tutor.llm.failure import ModelError
from tutor.llm.thought import Spoken, without_thought

GRACE = 0.5
"""Seconds for which the count of tokens is waited for when all has been said."""

Response = openai.AsyncAPIResponse[Any]

_END = object()


class Exchange:
    """Sends filled prompts to one model; remembers which dialect its server accepts."""

    def __init__(self, client: openai.AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model
        self._dialect = Dialect()

    async def whole(self, prompt: Prompt, texts: tuple[str, str], bill: Bill) -> str:
        """The words of a reply that comes as one; raises ModelError."""
        async with self._response(prompt, texts, bill, streams=False) as response:
            return await _whole(response, bill)

    async def pieces(
        self, prompt: Prompt, texts: tuple[str, str], bill: Bill
    ) -> AsyncGenerator[str, None]:
        """The words of a reply as they come, none of them empty; at least one, or ModelError."""
        async with self._response(prompt, texts, bill, streams=True) as response:
            if "event-stream" in _type_of(response):
                async with aclosing(_streamed(response, bill)) as pieces:
                    async for piece in pieces:
                        yield piece
            else:  # a server that does not stream
                yield await _whole(response, bill)

    @asynccontextmanager
    async def _response(
        self, prompt: Prompt, texts: tuple[str, str], bill: Bill, *, streams: bool
    ) -> AsyncIterator[Response]:
        """An open response with the status 200; what goes wrong while it is read is told too."""
        try:
            async with AsyncExitStack() as stack:
                yield await self._open(stack, prompt, texts, bill, streams=streams)
        except wire.ERRORS as error:
            raise wire.failure_of(error) from None

    async def _open(
        self,
        stack: AsyncExitStack,
        prompt: Prompt,
        texts: tuple[str, str],
        bill: Bill,
        *,
        streams: bool,
    ) -> Response:
        create: Any = self._client.chat.completions.with_streaming_response.create
        has_form = prompt.schema is not None
        dialect: Dialect | None = self._dialect
        while dialect is not None:
            body = dialect.request(self._model, prompt, texts, streams=streams)
            bill.send()
            try:
                response: Response = await stack.enter_async_context(create(**body))
            except openai.APIStatusError as error:
                bill.refuse()
                if not wire.is_refused_request(error):
                    raise
                complaint, refused = wire.complaint_of(error), error
                dialect = next(dialect.simpler(complaint, has_form=has_form, streams=streams), None)
            except openai.APITimeoutError:
                raise
            except openai.APIConnectionError:  # before anything came back
                bill.refuse()
                raise wire.unreachable() from None
            else:
                self._dialect = dialect  # for good, now that the server took it
                return response
        raise refused


def _type_of(response: Response) -> str:
    return response.headers.get("content-type", "").lower()


async def _whole(response: Response, bill: Bill) -> str:
    kind = _type_of(response)
    if kind and "json" not in kind:
        raise ModelError("malformed", "a response that is no JSON", is_passing=True)
    part = completion.whole(await response.read())
    bill.hear(part.text)
    bill.settle(part.tokens)
    part.check()
    words = without_thought(part.text).strip()
    if not words:
        raise ModelError("empty", "a reply without words", is_passing=True)
    return words


async def _streamed(response: Response, bill: Bill) -> AsyncGenerator[str, None]:
    """The words of a stream until it says that it is done; raises ModelError if it never does."""
    spoken, finish, tokens, is_silent = Spoken(), None, None, True
    async with aclosing(_events(response)) as events:
        async for part in events:
            bill.hear(part.text)
            part.check()
            finish, tokens = part.finish or finish, part.tokens or tokens
            if words := spoken.take(part.text):
                is_silent = False
                yield words
    bill.settle(tokens)
    if finish is None:
        raise ModelError("truncated", "a stream that was cut", is_passing=True)
    if words := spoken.rest():
        yield words
    elif is_silent:
        raise ModelError("empty", "a reply without words", is_passing=True)


async def _events(response: Response) -> AsyncGenerator[Part, None]:
    """The events of a stream; one that is done need not end well, nor soon."""
    stream = await response.parse(to=openai.AsyncStream[object])
    events, is_done = aiter(stream), False
    while True:
        try:
            async with asyncio.timeout(GRACE if is_done else None):
                event = await anext(events, _END)
        except wire.ERRORS:
            if is_done:
                return
            raise
        if event is _END:
            return
        part = completion.piece(event)
        is_done = is_done or part.finish is not None
        yield part
