"""The learners whom a course expects before it knows anybody: a general level, and the ramp.

The level is the share of the course that somebody knows: every share is expected alike. Which
concepts make up the share is left to the ramp, and to difficulties where an author or data gave
them. Knows no answers.
"""

from collections.abc import Sequence

import numpy as np

from tutor.core.network import Network
from tutor.core.prior import LEAK, Floats, Prior

POINTS = 9
"""So many points stand for the general level, each as likely as the others."""

STEEPNESS = 1.7
"""Log odds per unit of difficulty, which is in standard deviations of the population."""

REACH = 8.0
"""Log odds at which a concept is as good as certain by itself."""

CLOSER = 4
"""So often the levels are looked for nearer; a long chain goes from unknown to known at once."""


def population(
    requires: Sequence[Sequence[int]],
    difficulty: Sequence[float | None] | None = None,
    leak: float = LEAK,
    points: int = POINTS,
) -> Prior:
    """The prior of a ramp: `points` levels whose expected shares known are equally far apart.

    `difficulty` says, per concept, how much harder it is than its place on the ramp, None for 0.

    >>> prior = population([(), (0,), (1,)])
    >>> Network(prior).beliefs(np.zeros(3)).round(2).tolist()
    [0.67, 0.5, 0.33]
    """
    hard = np.array([0.0 if one is None else one for one in difficulty or [None] * len(requires)])

    def levels(odds: Floats) -> Prior:
        rate = 1 / (1 + np.exp(STEEPNESS * hard - odds[:, None]))
        return Prior.of(np.full(len(odds), 1 / len(odds)), rate, requires, leak)

    def shares(odds: Floats) -> Floats:
        _, known = Network(levels(odds)).components(np.zeros((1, len(requires))))
        share: Floats = known[0].mean(axis=1)
        return share

    wanted = (np.arange(points) + 0.5) / points
    # From where even the easiest is unknown to where even the hardest is known.
    ends = STEEPNESS * hard.min() - REACH, STEEPNESS * hard.max() + REACH
    tried = np.linspace(*ends, 2 * points + 1)
    found = shares(tried)
    for _ in range(CLOSER):
        nearer = np.interp(wanted, found, tried)
        order = np.argsort(np.concatenate([tried, nearer]), kind="stable")
        tried = np.concatenate([tried, nearer])[order]
        found = np.concatenate([found, shares(nearer)])[order]
    return levels(np.interp(wanted, found, tried))


def uniform(requires: Sequence[Sequence[int]], leak: float = LEAK) -> Prior:
    """The prior under which every state that keeps to the ramp is as likely as any other."""
    return Prior.of(np.ones(1), np.full((1, len(requires)), 0.5), requires, leak)
