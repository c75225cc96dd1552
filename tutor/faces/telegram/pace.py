"""How fast to speak: per chat one message a second with short bursts, and how long to insist.

Holds the numbers of patience in one place. Fetches no clock; `now` is an argument, in seconds.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tempo:
    """Every waiting time of this face, in seconds.

    `poll` is how long Telegram holds an empty poll; `glance` is the pause between polls while an
    update is in hand (Telegram cuts polls short that repeat an offset within half a second).
    `resend` and `retry` are the pauses between tries of one message and of one turn.
    """

    poll: int = 25
    glance: float = 0.7
    answer: float = 20.0
    interval: float = 1.0
    burst: int = 12
    typing: float = 4.5
    longest_wait: float = 60.0
    resend: tuple[float, ...] = (0.5, 2.0, 5.0)
    retry: tuple[float, ...] = (1.0, 3.0, 10.0, 30.0)
    reconnect: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0)
    notice: float = 3600.0
    grace: float = 60.0


class Pace:
    """Gives every chat its slots: `burst` at once, then one per `interval`."""

    def __init__(self, interval: float, burst: int) -> None:
        self._interval = interval
        self._slack = (burst - 1) * interval
        self._next: dict[int, float] = {}

    def reserve(self, chat: int, now: float) -> float:
        """Take the next slot of a chat; returns the seconds to wait for it.

        >>> pace = Pace(1.0, burst=2)
        >>> [pace.reserve(7, now=100.0) for _ in range(4)]
        [0.0, 0.0, 1.0, 2.0]
        """
        slot = max(self._next.get(chat, now - self._slack), now - self._slack)
        self._next[chat] = slot + self._interval
        return max(0.0, slot - now)


class Notices:
    """Remembers what was said to whom, so that it is not said again within `every` seconds."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._last: dict[tuple[str, int], float] = {}

    def is_due(self, key: str, chat: int, now: float) -> bool:
        """Whether to say `key` to a chat now; if so, that counts as said.

        >>> notices = Notices(60.0)
        >>> notices.is_due("closed", 7, 0.0), notices.is_due("closed", 7, 59.0)
        (True, False)
        """
        self._last = {one: said for one, said in self._last.items() if now - said < self._every}
        if (key, chat) in self._last:
            return False
        self._last[key, chat] = now
        return True
