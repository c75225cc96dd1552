"""Which updates are in hand, and what Telegram may forget.

Telegram forgets an update once it is asked for a later one, so the offset passed on is the lowest
update that is not finished: whatever is lost in a crash comes again. Knows numbers only.
"""

from collections.abc import Iterable


class Ledger:
    """The updates taken and finished since the last offset.

    >>> ledger = Ledger()
    >>> ledger.take([8, 7, 7])
    [7, 8]
    >>> ledger.finish(8); ledger.offset
    7
    >>> ledger.finish(7); ledger.offset
    9
    """

    def __init__(self) -> None:
        self._next: int | None = None
        self._open: set[int] = set()
        self._done: set[int] = set()

    def take(self, batch: Iterable[int]) -> list[int]:
        """Write a batch down; returns the updates not seen before, in order.

        The numbers may start lower than before: Telegram draws them anew after a quiet week.
        """
        numbers = sorted(set(batch))
        if not numbers:
            return []
        fresh = [one for one in numbers if one not in self._open and one not in self._done]
        self._open.update(fresh)
        self._next = numbers[-1] + 1
        return fresh

    def finish(self, number: int) -> None:
        """Tick an update off."""
        self._open.discard(number)
        self._done.add(number)

    def acknowledged(self, offset: int) -> None:
        """Forget what Telegram has forgotten: everything below `offset`."""
        self._done = {one for one in self._done if one >= offset}

    @property
    def is_busy(self) -> bool:
        """Whether an update is in hand."""
        return bool(self._open)

    @property
    def offset(self) -> int | None:
        """The first update that Telegram has to keep; None before the first one came."""
        return min(self._open, default=self._next)
