"""Memory as a sum of traces, each of which fades exponentially; a night makes part of it last.

    strength of a trace = fresh * exp(-days / 0.8)  +  kept * exp(-days / 40)

What is kept is decided when the trace is laid: little of it while the memory is still fresh (a
tenth repetition within the hour), much of it when it had nearly faded. What is laid on one day
competes for the night. Knows no concept.
"""

import math
from dataclasses import dataclass

FRESH_DAYS = 0.8
KEPT_DAYS = 40.0
HEARD_KEPT, RETRIEVED_KEPT = 0.25, 0.95
"""The share that a night keeps of a first trace: of something heard, of something retrieved."""

HALF = 0.35
"""The activation at which a memory is recalled half of the time."""


@dataclass(frozen=True)
class Trace:
    """One encounter: when (days), how strong, and what share of it a night keeps."""

    when: float
    strength: float
    kept: float
    fades_in: float = KEPT_DAYS

    def value(self, now: float) -> float:
        """What is left of it."""
        age = max(0.0, now - self.when)
        fresh = (1 - self.kept) * math.exp(-age / FRESH_DAYS)
        return self.strength * (fresh + self.kept * math.exp(-age / self.fades_in))


def activation(traces: tuple[Trace, ...], now: float) -> float:
    """The sum of what is left of all traces.

    >>> activation((Trace(0.0, 1.0, 0.5), Trace(0.0, 1.0, 0.5)), 0.0)
    2.0
    """
    return sum(one.value(now) for one in traces)


def recall(traces: tuple[Trace, ...], now: float) -> float:
    """P(recall), in [0, 1).

    >>> recall((), 3.0)
    0.0
    """
    active = activation(traces, now)
    return active / (active + HALF)


def laid(
    traces: tuple[Trace, ...], strength: float, most_kept: float, now: float
) -> tuple[Trace, ...]:
    """The traces with a new one, which keeps the more the less was left and the day had less."""
    today = sum(one.strength for one in traces if int(one.when) == int(now))
    kept = most_kept / (1 + activation(traces, now)) / (1 + today) ** 0.7
    return (*traces, Trace(now, strength, kept))
