"""How long somebody waits for a model in all, whatever the time goes into.

Knows one allowance of seconds that every wait draws from. Time in which nobody waits, because the
words that came are being shown, costs nothing.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from tutor.llm.failure import ModelError

_Result = TypeVar("_Result")


class Patience:
    """An allowance of seconds; made inside a running event loop."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._since: float | None = None

    @property
    def left(self) -> float:
        """The seconds that are left now."""
        waited = 0.0 if self._since is None else self._loop.time() - self._since
        return max(0.0, self._seconds - waited)

    async def wait(self, coming: Awaitable[_Result], most: float | None = None) -> _Result:
        """What comes, within what is left and within `most`; raises ModelError when it does not.

        What did not come in time is cancelled.
        """
        limit = self.left if most is None else min(self.left, most)
        self._since = self._loop.time()
        try:
            async with asyncio.timeout(limit):
                return await coming
        except TimeoutError:
            raise ModelError("timeout", f"nothing from the model for {limit:.3g} s") from None
        finally:
            self._seconds, self._since = self.left, None
