"""How much harder concepts are than their places on the ramp, from how many learners know each.

Turns the prior of `tutor.core.population` round: there, difficulties make some concepts known to
fewer learners than others; here they are found that make the shares those that were seen. Only the
differences between concepts count, as the prior knows nothing of how good the learners of one
course are. Does not know where the shares come from.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tutor.core.course import LEVELS
from tutor.core.network import Network
from tutor.core.population import STEEPNESS, population
from tutor.core.prior import Floats

ROUNDS, CLOSE = 100, 0.001
DAMPING = 0.6
"""A concept pulls at its neighbours on the ramp; full steps would overshoot."""

Requires = Sequence[Sequence[int]]


def shares(requires: Requires, difficulty: Floats) -> Floats:
    """P(known) of every concept before any answer, of shape (n,).

    >>> shares([(), (0,)], np.zeros(2)).round(2).tolist()
    [0.61, 0.39]
    """
    network = Network(population(requires, [float(one) for one in difficulty]))
    return network.beliefs(np.zeros(len(requires)))


def difficulties(
    requires: Requires, authored: Floats, wanted: Floats, is_free: NDArray[np.bool_]
) -> Floats:
    """The difficulties under which concepts are known to the `wanted` shares, apart from a common
    shift; of shape (n,), like the others, and as authored where `is_free` is false.

    >>> requires, truth = [(), (0,), (1,)], np.array([0.6, -0.8, 0.2])
    >>> seen = shares(requires, truth)
    >>> difficulties(requires, np.zeros(3), seen, np.ones(3, bool)).round(1).tolist()
    [0.6, -0.8, 0.2]
    """
    found = authored.copy()
    if not np.any(is_free):
        return found
    for _ in range(ROUNDS):
        gap = _logit(shares(requires, found)) - _logit(wanted)
        step = np.where(is_free, gap - gap.mean(), 0.0) / STEEPNESS
        moved = np.clip(found + DAMPING * step, *LEVELS)
        is_close = float(np.abs(moved - found).max()) < CLOSE
        found = moved
        if is_close:
            break
    return found


def _logit(share: Floats) -> Floats:
    bounded = np.clip(share, 0.005, 0.995)
    odds: Floats = np.log(bounded / (1 - bounded))
    return odds
