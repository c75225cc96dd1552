"""Belief over a ramp too wide for exact tables: messages passed along its edges until they settle.

Loopy belief propagation (Koller and Friedman, 2009, 11.3), one run a component side by side, and
the components weighed by the Bethe estimate of how well each explains the evidence. The number of
rounds is fixed, so the cost is; the error against exact belief is measured in `bench/placement.py`.
A message is log odds of "known", of shape (evidence sets, components, edges).
"""

import numpy as np

from tutor.core.prior import Floats, Prior

ROUNDS = 25
"""Messages go up and down so many times."""

KEPT = 0.3
"""Share of the old message that is kept in a round, against oscillation."""


class Loops:
    """The edges of one prior, laid out in arrays."""

    def __init__(self, prior: Prior) -> None:
        edges = prior.edges()
        self._odds = np.log(prior.rate) - np.log1p(-prior.rate)
        self._ends = np.array([(p, c) for p, c, _ in edges], dtype=np.intp).reshape(-1, 2).T
        self._leak = np.log([leak for _, _, leak in edges])
        # Rows of an identity matrix: `messages @ _sum[0]` adds up what comes to each prerequisite.
        self._sum = np.eye(prior.concepts)[self._ends]
        self._weight = np.log(prior.weight) - self._run(np.zeros((1, prior.concepts)))[0]

    def components(self, llr: Floats) -> tuple[Floats, Floats]:
        """P(component), of shape (B, K), and P(known | component), of shape (B, K, n).

        `llr` is the evidence, of shape (B, n).
        """
        fit, known = self._run(llr)
        share = np.exp(self._weight + fit - (self._weight + fit).max(axis=1, keepdims=True))
        return share / share.sum(axis=1, keepdims=True), known

    def _run(self, llr: Floats) -> tuple[Floats, Floats]:
        """The Bethe estimate of log P(evidence | component), and P(known | component)."""
        own = self._odds + llr[:, None, :]
        up = np.zeros((*own.shape[:2], len(self._leak)))
        down = np.zeros_like(up)
        parent, child = self._ends
        for _ in range(ROUNDS):
            total = own + up @ self._sum[0] + down @ self._sum[1]
            # What an end says to its edge is all it has heard, but from that edge.
            from_parent, from_child = total[..., parent] - up, total[..., child] - down
            up = KEPT * up + (1 - KEPT) * self._to_parent(from_child)
            down = KEPT * down + (1 - KEPT) * self._to_child(from_parent)
        total = own + up @ self._sum[0] + down @ self._sum[1]
        ends = total[..., parent], total[..., child]
        edges = self._edge(ends[0] - up, ends[1] - down) - _either(ends[0]) - _either(ends[1])
        return _either(total).sum(axis=-1) + edges.sum(axis=-1), 1 / (1 + np.exp(-total))

    def _to_parent(self, child: Floats) -> Floats:
        """A prerequisite of a known concept is rarely unknown: log odds from the concept's."""
        told: Floats = _either(child) - _either(child + self._leak)
        return told

    def _to_child(self, parent: Floats) -> Floats:
        """A concept with an unknown prerequisite is rarely known: log odds from the latter's."""
        told: Floats = np.logaddexp(self._leak, parent) - _either(parent)
        return told

    def _edge(self, parent: Floats, child: Floats) -> Floats:
        """Log of the sum over both ends of an edge, from what each says to it."""
        known: Floats = np.logaddexp(parent + _either(child), np.logaddexp(0, child + self._leak))
        return known


def _either(odds: Floats) -> Floats:
    """Log of the weights of "not known", 1, and "known", e to the odds, together."""
    both: Floats = np.logaddexp(0, odds)
    return both
