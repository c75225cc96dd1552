"""Which question tells most: expected information about what a learner knows.

A question about a concept is a noisy look at it: who knows it slips sometimes, who does not
guesses sometimes. Knows beliefs, slips and guesses as numbers; knows no items and no lessons.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tutor.core.network import CERTAIN, Network
from tutor.core.prior import Floats

LOOKED_AT = 8
"""So many of the most informative questions are compared by what they would leave unsure."""


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


def success(known: Floats | float, slip: Floats | float, guess: Floats | float) -> Floats | float:
    """P(right answer) from P(known)."""
    return known * (1 - slip) + (1 - known) * guess


def entropy(chance: Floats) -> Floats:
    """The uncertainty of a yes-or-no question, in bits.

    >>> entropy(np.array([0.5, 0.9])).round(2).tolist()
    [1.0, 0.47]
    """
    sure = np.clip(chance, 1e-12, 1 - 1e-12)
    bits: Floats = -(sure * np.log2(sure) + (1 - sure) * np.log2(1 - sure))
    return bits


def information(beliefs: Floats, probes: Sequence[Probe]) -> Floats:
    """Expected information of each probe about the whole state of the ramp, in bits.

    It is the mutual information of answer and state; given the probe's own concept the answer
    depends on nothing else, so P(known) of that concept is all it takes.

    >>> information(np.array([0.5, 0.9]), [Probe(0, 0.1, 0.2), Probe(1, 0.1, 0.2)]).round(2).tolist()
    [0.4, 0.16]
    """
    known = beliefs[[probe.concept for probe in probes]]
    slip = np.array([probe.slip for probe in probes])
    guess = np.array([probe.guess for probe in probes])
    right = known * (1 - slip) + (1 - known) * guess
    bits: Floats = entropy(right) - known * entropy(slip) - (1 - known) * entropy(guess)
    return bits


def expected_right(beliefs: Floats) -> float:
    """Share of concepts that would be called known or not known rightly, by the beliefs.

    >>> round(expected_right(np.array([0.5, 0.9, 0.2])), 2)
    0.73
    """
    return float(np.maximum(beliefs, 1 - beliefs).mean())


def most_telling(
    network: Network, llr: Floats, beliefs: Floats, probes: Sequence[Probe], goal: Sequence[int]
) -> tuple[Probe, float]:
    """The probe to ask, and its expected information in bits.

    Of the most informative ones it takes the one that leaves the fewest concepts of `goal` on the
    wrong side of a half, looking one answer ahead. `llr` is the evidence so far, of shape (n,),
    and `beliefs` what follows from it.
    """
    bits = information(beliefs, probes)
    best = np.argsort(-bits, kind="stable")[:LOOKED_AT]
    ahead = _expected_right_after(network, llr, beliefs, [probes[i] for i in best], list(goal))
    chosen = int(best[int(np.argmax(ahead))])
    return probes[chosen], float(bits[chosen])


def _expected_right_after(
    network: Network, llr: Floats, beliefs: Floats, probes: Sequence[Probe], goal: list[int]
) -> Floats:
    """Per probe, the share of the goal's concepts called rightly after its answer is known."""
    concepts = [probe.concept for probe in probes]
    if_known = np.tile(llr, (len(probes), 1))
    if_known[range(len(probes)), concepts] = CERTAIN
    given_known = network.beliefs(if_known)[:, goal]
    known = beliefs[concepts][:, None]
    now = beliefs[goal]
    both = known * given_known
    neither = np.maximum(now - both, 0.0)
    slip = np.array([[probe.slip] for probe in probes])
    guess = np.array([[probe.guess] for probe in probes])
    found = np.zeros(len(probes))
    for with_known, with_unknown in ((1 - slip, guess), (slip, 1 - guess)):
        answer = known * with_known + (1 - known) * with_unknown
        yes = both * with_known + neither * with_unknown
        found += np.maximum(yes, answer - yes).mean(axis=1)
    return found
