"""Which question tells most: expected information about what a learner knows.

A question about a concept is a noisy look at it: who knows it slips sometimes, who does not
guesses sometimes. Knows beliefs, slips and guesses as numbers; knows no items and no lessons.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutor.core.network import CERTAIN, Network
from tutor.core.prior import Floats

LOOKED_AT = 4
"""So many questions that promise most are compared by the doubt that they would leave."""


@dataclass(frozen=True)
class Probe:
    """A question that could be asked: its concept, P(wrong | known) and P(right | not known)."""

    concept: int
    slip: float
    guess: float

    def llr(self, is_right: bool) -> float:
        """What a right or wrong answer says about the concept, in nats.

        >>> round(Probe(0, 0.1, 0.25).llr(True), 2)
        1.28
        """
        if is_right:
            return float(np.log((1 - self.slip) / self.guess))
        return float(np.log(self.slip / (1 - self.guess)))


@dataclass(frozen=True, eq=False)
class Probes:
    """Many probes as arrays of one length, so that pools of thousands are quick to look through.

    `if_known` and `if_not` are how uncertain the answers are, in bits, of who knows the concept and
    of who does not.
    """

    concept: NDArray[np.intp]
    slip: Floats
    guess: Floats
    if_known: Floats
    if_not: Floats

    @classmethod
    def of(cls, probes: Sequence[Probe]) -> "Probes":
        """The same probes as arrays."""
        slip = np.array([one.slip for one in probes], dtype=np.float64)
        guess = np.array([one.guess for one in probes], dtype=np.float64)
        concept = np.array([one.concept for one in probes], dtype=np.intp)
        return cls(concept, slip, guess, entropy(slip), entropy(guess))

    def some(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> "Probes":
        """Those at some places, given by index or by a mask."""
        return Probes(
            self.concept[which],
            self.slip[which],
            self.guess[which],
            self.if_known[which],
            self.if_not[which],
        )

    def right(self, known: Floats) -> Floats:
        """P(right answer) of each probe, from P(known) of its concept in the last axis."""
        chance: Floats = self.guess + known * (1 - self.slip - self.guess)
        return chance

    def __getitem__(self, i: int) -> Probe:
        return Probe(int(self.concept[i]), float(self.slip[i]), float(self.guess[i]))


def entropy(chance: Floats) -> Floats:
    """The uncertainty of a yes-or-no question, in bits.

    >>> entropy(np.array([0.5, 0.9])).round(2).tolist()
    [1.0, 0.47]
    """
    sure = np.clip(chance, 1e-12, 1 - 1e-12)
    bits: Floats = -(sure * np.log2(sure) + (1 - sure) * np.log2(1 - sure))
    return bits


def information(beliefs: Floats, probes: Sequence[Probe] | Probes) -> Floats:
    """Expected information of each probe about the whole state of the ramp, in bits.

    It is the mutual information of answer and state; given the probe's own concept the answer
    depends on nothing else, so P(known) of that concept is all it takes.

    >>> probes = [Probe(0, 0.1, 0.2), Probe(1, 0.1, 0.2)]
    >>> information(np.array([0.5, 0.9]), probes).round(2).tolist()
    [0.4, 0.16]
    """
    pool = probes if isinstance(probes, Probes) else Probes.of(probes)
    known = beliefs[pool.concept]
    answer = entropy(pool.right(known))
    bits: Floats = answer - pool.if_not - known * (pool.if_known - pool.if_not)
    return bits


def expected_right(beliefs: Floats) -> float:
    """Share of concepts that would be called known or not known rightly, by the beliefs.

    >>> round(expected_right(np.array([0.5, 0.9, 0.2])), 2)
    0.73
    """
    return float(np.maximum(beliefs, 1 - beliefs).mean())


def most_telling(
    network: Network,
    llr: Floats,
    beliefs: Floats,
    probes: Sequence[Probe] | Probes,
    goal: Sequence[int],
) -> tuple[Probe, float]:
    """The probe to ask, and its expected information in bits.

    Of the most promising ones it takes the one that leaves the least doubt about the concepts of
    `goal`, looking one answer ahead. `llr` is the evidence so far, of shape (n,), and `beliefs`
    what follows from it.
    """
    pool = probes if isinstance(probes, Probes) else Probes.of(probes)
    exact = information(beliefs, pool)
    bits = exact.round(9)  # equal ones stay equal on any machine
    best = _best_of_each(pool, bits)
    promising = best[_promising(network, llr, pool.some(best), bits[best])]
    gain = _doubt_removed(network, llr, beliefs, pool.some(promising), list(goal))
    chosen = int(promising[int(np.argmax(gain.round(9)))])
    return pool[chosen], float(exact[chosen])


def _best_of_each(pool: Probes, bits: Floats) -> NDArray[np.intp]:
    """The most informative probe of each concept, the most informative of all first."""
    top = np.full(int(pool.concept.max()) + 1, -np.inf)
    np.maximum.at(top, pool.concept, bits)
    best = np.flatnonzero(bits == top[pool.concept])
    best = best[np.argsort(-bits[best], kind="stable")]
    _, first = np.unique(pool.concept[best], return_index=True)
    chosen: NDArray[np.intp] = best[np.sort(first)]
    return chosen


def _promising(network: Network, llr: Floats, pool: Probes, bits: Floats) -> NDArray[np.intp]:
    """Those that say most about the whole state, and those that say most about the component.

    The former are the first by `bits`, and often neighbours; the latter, mostly about a general
    level, bear on concepts far away, which is what counts at first.
    """
    if len(bits) <= LOOKED_AT:
        return np.arange(len(bits))
    share, known = network.components(llr[None])
    right = pool.right(known[0][:, pool.concept])
    level = entropy(share[0] @ right) - share[0] @ entropy(right)
    by_level = np.argsort(-level, kind="stable")
    either = np.stack([np.arange(len(bits)), by_level], axis=1).reshape(-1)
    _, first = np.unique(either, return_index=True)
    chosen: NDArray[np.intp] = either[np.sort(first)[:LOOKED_AT]]
    return chosen


def _doubt_removed(
    network: Network, llr: Floats, beliefs: Floats, pool: Probes, goal: list[int]
) -> Floats:
    """Per probe, how much less doubt about the goal's concepts is expected after its answer.

    The doubt about a concept is the variance of "known", P(known) * P(not known): it counts what
    is far from sure, and still rewards what makes the rather sure surer. An answer is right or
    wrong, so it takes away covariance squared over its own variance.
    """
    if_known = np.tile(llr, (len(pool.concept), 1))
    if_known[np.arange(len(pool.concept)), pool.concept] = CERTAIN
    own = beliefs[pool.concept]
    shared = own[:, None] * (network.beliefs(if_known)[:, goal] - beliefs[goal])
    right = pool.right(own)
    told: Floats = (1 - pool.slip - pool.guess) ** 2 * (shared**2).sum(axis=1)
    return told / (right * (1 - right))
