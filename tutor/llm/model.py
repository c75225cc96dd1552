"""The model behind an OpenAI-compatible server: a prompt is filled and sent, its reply checked.

Knows tries, time and money: whatever happens between a request and its end is paid from one
allowance of time and recorded as one call. Whatever goes wrong is a ModelError. Does not know what
a prompt is for, nor what its reply means for anybody.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import TypeVar

from tutor.content.prompt import Prompt
from tutor.llm import tokens, wire
from tutor.llm.bill import Bill
from tutor.llm.completion import read_object
from tutor.llm.exchange import Exchange
from tutor.llm.failure import BudgetSpent, ModelError
from tutor.llm.patience import Patience
from tutor.ports import Clock, Meter, Usage

_Result = TypeVar("_Result")


class Model:
    """One model; `seconds` limits a whole call, `idle` the silence inside a stream.

    `tries` bounds how often a request is sent that fails in passing, with pauses from `pause`
    seconds on. `vocabulary` is tiktoken's folder, for counting what the server does not count.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        name: str,
        meter: Meter,
        clock: Clock,
        *,
        seconds: float = 25.0,
        idle: float = 8.0,
        tries: int = 2,
        pause: float = 0.5,
        vocabulary: Path | None = None,
    ) -> None:
        self.name = name
        self._client = wire.make_client(base_url, api_key)
        self._exchange = Exchange(self._client, name)
        self._meter = meter
        self._clock = clock
        self._seconds = seconds
        self._idle = idle
        self._tries = tries
        self._pause = pause
        self._vocabulary = vocabulary

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.close()

    async def ask(
        self, who: str, prompt: Prompt, inputs: Mapping[str, str]
    ) -> Mapping[str, object]:
        """The reply to a prompt with a schema, which it fits; raises ModelError, nothing else.

        Raises BudgetSpent, before anything is sent, when the meter says so. A reply that does not
        fit is asked for once more.
        """
        assert prompt.schema is not None, f"{prompt.name} is to be said, not asked"
        schema, texts = prompt.schema, prompt.fill(inputs)
        with self._billed(who, prompt, texts) as bill:
            patience = Patience(self._seconds)

            async def once() -> Mapping[str, object]:
                return read_object(await self._exchange.whole(prompt, texts, bill), schema)

            return await patience.wait(self._several(once, patience))

    async def say(
        self, who: str, prompt: Prompt, inputs: Mapping[str, str]
    ) -> AsyncGenerator[str, None]:
        """The reply to a prompt for plain text, piece by piece; raises ModelError, nothing else.

        It may do so after pieces have come; these are then not the whole reply. Whoever stops
        listening early closes the generator, and with it the connection.
        """
        assert prompt.schema is None, f"{prompt.name} is to be asked, not said"
        texts = prompt.fill(inputs)
        with self._billed(who, prompt, texts) as bill:
            patience = Patience(self._seconds)

            async def begin() -> tuple[AsyncGenerator[str, None], str]:
                pieces = self._exchange.pieces(prompt, texts, bill)
                return pieces, await anext(pieces)

            pieces, piece = await patience.wait(self._several(begin, patience))
            async with aclosing(pieces):
                while piece:
                    yield piece
                    piece = await patience.wait(anext(pieces, ""), self._idle)

    async def _several(self, once: Callable[[], Awaitable[_Result]], patience: Patience) -> _Result:
        """The result of the first try that succeeds; what fails in passing is tried again."""
        for number in range(self._tries - 1):
            try:
                return await once()
            except ModelError as error:
                pause = max(self._pause * 2**number, error.retry_after or 0.0)
                if not error.is_passing or pause >= patience.left:
                    raise
            await asyncio.sleep(pause)
        return await once()

    @contextmanager
    def _billed(self, who: str, prompt: Prompt, texts: tuple[str, str]) -> Iterator[Bill]:
        """The bill of a call, handed to the meter however the call ends."""
        if self._meter.is_spent(who):
            raise BudgetSpent
        bill = Bill(texts, lambda text: tokens.count(text, self.name, self._vocabulary))
        loop = asyncio.get_running_loop()
        began, outcome = loop.time(), _CANCELLED
        try:
            yield bill
            outcome = "ok"
        except ModelError as error:
            outcome = error.reason
            raise
        finally:
            bill.settle(None)
            self._meter.record(
                Usage(
                    learner=who,
                    at=self._clock(),
                    prompt=prompt.name,
                    digest=prompt.digest,
                    model=self.name,
                    tokens_in=bill.tokens_in,
                    tokens_out=bill.tokens_out,
                    seconds=loop.time() - began,
                    outcome=outcome,
                    is_estimate=bill.is_estimate,
                )
            )


_CANCELLED = "cancelled"
