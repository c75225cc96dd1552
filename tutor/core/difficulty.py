"""How much harder concepts are than their places on the ramp, from what learners knew at first.

Fits the difficulties of `tutor.core.population` by expectation maximisation in the very model that
belief uses: at the level where a learner seems to be, how many were expected to know a concept, and
how many seem to know it? Held back by a prior around the authored difficulties. Does not know where
the evidence comes from.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tutor.core.course import LEVELS
from tutor.core.network import Network
from tutor.core.population import STEEPNESS, population
from tutor.core.prior import Floats

SPREAD = 0.5
"""How far a difficulty is expected from the authored one: standard deviation of its prior."""

ROUNDS, CLOSE, LONGEST = 40, 0.01, 0.5
"""It ends after so many rounds, or when no difficulty moves further than CLOSE; in one round none
moves further than LONGEST."""

MOST = 500
"""So many learners are enough: then the error is below a tenth."""

AT_ONCE = 256
"""So many learners are looked at side by side; it bounds the memory."""

Requires = Sequence[Sequence[int]]


def network(requires: Requires, difficulty: Floats) -> Network:
    """Belief over a ramp whose concepts have these difficulties, of shape (n,).

    >>> network([(), (0,)], np.zeros(2)).beliefs(np.zeros(2)).round(2).tolist()
    [0.61, 0.39]
    """
    return Network(population(requires, [float(one) for one in difficulty]))


def difficulties(
    requires: Requires, authored: Floats, llr: Floats, is_free: NDArray[np.bool_]
) -> Floats:
    """The most likely difficulties, of shape (n,) like the `authored`, which stay if not free.

    `llr` has shape (B, n): what each of B learners showed of each concept before the teaching, as
    log P(answers | known) - log P(answers | not known), zero where they were not asked.
    """
    llr = llr[:: max(1, len(llr) // MOST)]
    found = authored.copy()
    for _ in range(ROUNDS if np.any(is_free) and len(llr) else 0):
        missing, curve = _missing(network(requires, found), llr)
        slope = STEEPNESS * missing - (found - authored) / SPREAD**2
        step = slope / (STEEPNESS**2 * curve + SPREAD**-2)
        # The level takes up what all concepts have in common; only differences are to be found.
        step = np.clip(step - step[is_free].mean(), -LONGEST, LONGEST) * is_free
        found = np.clip(found + step, *LEVELS)
        if float(np.abs(step).max()) < CLOSE:
            break
    return found


def _missing(belief: Network, llr: Floats) -> tuple[Floats, Floats]:
    """Per concept, how many fewer know it than expected at their levels; and how sure that is.

    The second is the sum of the variances of what was expected.
    """
    _, expected = belief.components(np.zeros((1, llr.shape[1])))
    missing, curve = np.zeros(llr.shape[1]), np.zeros(llr.shape[1])
    for start in range(0, len(llr), AT_ONCE):
        level, known = belief.components(llr[start : start + AT_ONCE])
        missing += np.einsum("bk,bkn->n", level, expected - known)
        curve += np.einsum("bk,kn->n", level, expected[0] * (1 - expected[0]))
    return missing, curve
