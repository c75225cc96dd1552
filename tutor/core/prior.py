"""What is believed of a learner before any answer: who knows one concept probably knows others.

    component ──▶ every concept ── soft edge ── its prerequisites

A learner belongs to one component of a mixture: a point of a general level, or a class learned
from data. The component says how likely each concept is by itself; the ramp couples them: a state
in which a concept is known and one of its prerequisites is not is `leak` times less likely than it
would be without that edge. So a state with holes stays possible. Concepts are plain indices here;
what they are about is somebody else's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAK = 0.03
"""How likely a hole is, beside the same state without it."""


@dataclass(frozen=True, eq=False)
class Prior:
    """A distribution over the 2 ** n states of a ramp, as a mixture of K components.

    `weight` has shape (K,) and sums to one; `rate` has shape (K, n), each in (0, 1): P(known) by
    itself, before the ramp is considered; `requires[i]` lists the indices of the prerequisites of
    concept i and `leak[i]`, in the same order, how likely a hole there is, in (0, 1].
    """

    weight: Floats
    rate: Floats
    requires: tuple[tuple[int, ...], ...]
    leak: tuple[tuple[float, ...], ...]

    @classmethod
    def of(
        cls,
        weight: Floats,
        rate: Floats,
        requires: Sequence[Sequence[int]] | None = None,
        leak: float = LEAK,
    ) -> "Prior":
        """A prior whose edges all leak alike; without `requires` there are no edges.

        >>> Prior.of(np.ones(1), np.array([[0.5, 0.5]]), [(), (0,)], leak=0.1).leak
        ((), (0.1,))
        """
        parents = ((),) * rate.shape[1] if requires is None else tuple(map(tuple, requires))
        return cls(weight, rate, parents, tuple((leak,) * len(one) for one in parents))

    @property
    def concepts(self) -> int:
        """How many concepts there are."""
        return int(self.rate.shape[1])

    def edges(self) -> list[tuple[int, int, float]]:
        """Every edge as prerequisite, concept and leak."""
        return [
            (parent, child, leak)
            for child, (parents, leaks) in enumerate(zip(self.requires, self.leak, strict=True))
            for parent, leak in zip(parents, leaks, strict=True)
        ]
