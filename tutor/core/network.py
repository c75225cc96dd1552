"""P(known) of every concept, given what was answered: a prior over the ramp, and evidence.

Evidence enters as one log-likelihood ratio a concept. Belief is exact where the ramp is narrow
enough for it, and passed round loops where it is not; either way the same arguments give the same
result, and the cost is bounded by the course. Knows nothing of items, lessons or learners.
"""

from functools import cached_property, lru_cache

import numpy as np

from tutor.core.elimination import Bag, narrow
from tutor.core.exact import CliqueTree
from tutor.core.loopy import Loops
from tutor.core.prior import Floats, Prior

MAX_STATES = 2**14
"""Entries that all tables of exact belief may have together, per component of the prior."""

CERTAIN = 30.0
"""Evidence beyond this many nats is cut to it: it means "known, no doubt" already."""


@lru_cache(maxsize=8)
def _narrow(requires: tuple[tuple[int, ...], ...], max_states: int) -> tuple[Bag, ...] | None:
    """The bags of a ramp that is narrow enough; a population asks for the same ones many times."""
    return narrow(requires, max_states)


class Network:
    """Belief under one prior."""

    def __init__(self, prior: Prior, max_states: int = MAX_STATES) -> None:
        self.prior = prior
        self._max_states = max_states
        self._last: tuple[bytes, tuple[Floats, Floats]] | None = None

    @cached_property
    def is_exact(self) -> bool:
        """Whether belief is exact."""
        return _narrow(self.prior.requires, self._max_states) is not None

    @cached_property
    def _method(self) -> CliqueTree | Loops:
        bags = _narrow(self.prior.requires, self._max_states)
        return Loops(self.prior) if bags is None else CliqueTree(self.prior, bags)

    def components(self, llr: Floats) -> tuple[Floats, Floats]:
        """P(component), of shape (B, K), and P(known | component), of shape (B, K, n).

        `llr`, of shape (B, n), is log P(answers | known) - log P(answers | not known) of every
        concept, in nats, zero where nothing was asked; B sets of evidence are taken side by side.
        """
        if len(llr) > 1:
            return self._components(llr)
        # While one question is chosen, the same evidence is looked at several times.
        key = llr.tobytes()
        if self._last is None or self._last[0] != key:
            self._last = key, self._components(llr)
        return self._last[1]

    def _components(self, llr: Floats) -> tuple[Floats, Floats]:
        share, known = self._method.components(np.clip(llr, -CERTAIN, CERTAIN))
        share.flags.writeable = known.flags.writeable = False
        return share, known

    def beliefs(self, llr: Floats) -> Floats:
        """P(known) of each concept, for evidence of shape (n,) or (B, n), in the same shape.

        >>> prior = Prior.of(np.ones(1), np.array([[0.5, 0.5]]), [(), (0,)], leak=0.5)
        >>> Network(prior).beliefs(np.zeros(2)).round(2).tolist()
        [0.57, 0.43]
        >>> Network(prior).beliefs(np.array([0.0, 3.0])).round(2).tolist()
        [0.66, 0.94]
        """
        share, known = self.components(np.atleast_2d(llr))
        found: Floats = np.einsum("bk,bkn->bn", share, known)
        return found.reshape(llr.shape)
