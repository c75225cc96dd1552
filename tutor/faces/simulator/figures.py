"""From what came of each learner to the figures of an arm, each with its standard error.

A share of events (practice questions within the band, say) is a ratio of two sums over learners,
and its error counts learners, not events, since the events of one learner are alike.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor.faces.simulator.classroom import Outcome

NOTE = "Simulated learners show that a tutor is consistent, not that people learn."


@dataclass(frozen=True)
class Figure:
    """A mean or a share over learners, and its standard error; `value` is None without cases."""

    value: float | None
    error: float | None = None


def mean(values: Sequence[float]) -> Figure:
    """The mean and its standard error.

    >>> mean([1.0, 3.0])
    Figure(value=2.0, error=1.0)
    """
    if not values:
        return Figure(None)
    middle = math.fsum(values) / len(values)
    if len(values) == 1:
        return Figure(middle)
    spread = math.fsum((one - middle) ** 2 for one in values) / (len(values) - 1)
    return Figure(middle, math.sqrt(spread / len(values)))


def ratio(parts: Sequence[int], wholes: Sequence[int]) -> Figure:
    """The sum of parts as a share of the sum of wholes, and its standard error over learners.

    >>> ratio([1, 3], [4, 4]).value
    0.5
    """
    whole = sum(wholes)
    if not whole:
        return Figure(None)
    share = sum(parts) / whole
    if len(parts) == 1:
        return Figure(share)
    off = math.fsum((x - share * y) ** 2 for x, y in zip(parts, wholes, strict=True))
    return Figure(share, math.sqrt(off * len(parts) / (len(parts) - 1)) / whole)


Measure = Callable[[Sequence[Outcome]], Figure]


def _mean_of(name: str) -> Measure:
    return lambda outcomes: mean([float(getattr(one, name)) for one in outcomes])


def _share_of(part: str, whole: str) -> Measure:
    return lambda outcomes: ratio(
        [getattr(one, part) for one in outcomes], [getattr(one, whole) for one in outcomes]
    )


def _placed_right(outcomes: Sequence[Outcome]) -> Figure:
    return mean([one.placed_right for one in outcomes if one.placed_right is not None])


MEASURES: dict[str, Measure] = {
    "test at enrolment": _mean_of("test_before"),
    "test after 7 days": _mean_of("test_7"),
    "test after 30 days": _mean_of("test_30"),
    "known at enrolment": _mean_of("known_before"),
    "known after 7 days": _mean_of("known_7"),
    "known after 30 days": _mean_of("known_30"),
    "minutes": _mean_of("minutes"),
    "sittings": _mean_of("sittings"),
    "items": _mean_of("items"),
    "practice in band": _share_of("in_band", "practice"),
    "practice too easy": _share_of("too_easy", "practice"),
    "practice reachable": _share_of("reachable", "practice"),
    "practice right": _share_of("practice_right", "practice"),
    "placement right": _placed_right,
    "placement questions": _mean_of("placement_questions"),
    "placed falsely": _share_of("placed_falsely", "placed_known"),
    "called known falsely": _share_of("false_calls", "calls"),
    "held known falsely": _share_of("falsely_held", "held"),
    "finished": _mean_of("is_finished"),
    "in circles": _mean_of("circles"),
}
"""Every figure by name; shares lie in [0, 1], minutes are minutes of a learner's own time."""


def figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """All figures of one arm in one family."""
    return {name: measure(outcomes) for name, measure in MEASURES.items()}
