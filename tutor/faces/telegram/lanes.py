"""One lane per learner: work of one stays in order and never waits for work of another.

Knows nothing of what the work is.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Load = TypeVar("Load")


class Lanes(Generic[Load]):
    """Carries each load to `work`, one at a time per key."""

    def __init__(self, work: Callable[[Load], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: dict[int, deque[Load]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._is_closed = False

    def put(self, key: int, load: Load) -> None:
        """Queue a load in the lane of `key`."""
        if key in self._waiting:
            self._waiting[key].append(load)
            return
        self._waiting[key] = deque([load])
        task = asyncio.create_task(self._drive(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def close(self, grace: float) -> bool:
        """Finish what is in hand, start nothing new; False if it took over `grace` seconds."""
        self._is_closed = True
        if not self._running:
            return True
        _, late = await asyncio.wait(self._running, timeout=grace)
        for task in late:
            task.cancel()
        return not late

    def drop(self) -> None:
        """Break off at once, as a crash would."""
        for task in self._running:
            task.cancel()

    async def _drive(self, key: int) -> None:
        lane = self._waiting[key]
        try:
            while lane and not self._is_closed:
                await self._work(lane.popleft())
        finally:
            del self._waiting[key]
