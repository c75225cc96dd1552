"""What is compared in `bench/placement.py`: priors for the engine, exact Bayes, a peer, a bound.

`Listed` is belief by brute force over every state that keeps to the ramp, with any weights: the
best that can be done with a population that is known, written without the engine. `peer` asks with
knowledgespaces, where that is installed. `fewest` is a number of questions that no rule beats.
"""

from statistics import NormalDist

import numpy as np

from bench.placement_learners import closed_states, difficulty
from tutor.core.network import Network
from tutor.core.prior import Prior
from tutor.core.telling import information

POINTS = 11
HOLE = 0.002


def level_prior(requires, slope=2.5, depth=0.0, points=POINTS, hole=HOLE):
    """The engine's prior for the population by level: points for the level, hardly any holes."""
    level = np.array([NormalDist().inv_cdf((i + 0.5) / points) for i in range(points)])
    odds = slope * (level[:, None] - depth * difficulty(requires))
    return Prior.of(np.full(points, 1 / points), 1 / (1 + np.exp(-odds)), requires, hole)


class Listed:
    """Exact Bayes over listed states; speaks like a `Network` of one component."""

    def __init__(self, states, weight):
        self.states, self.log = states.astype(float), np.log(weight)

    def beliefs(self, llr):
        """P(known), for evidence of shape (n,) or (B, n)."""
        fit = np.atleast_2d(llr) @ self.states.T + self.log
        weight = np.exp(fit - fit.max(axis=1, keepdims=True))
        known = (weight / weight.sum(axis=1, keepdims=True)) @ self.states
        return known.reshape(llr.shape)

    def components(self, llr):
        """One component, and P(known | component)."""
        return np.ones((len(llr), 1)), self.beliefs(llr)[:, None]


def by_size(requires):
    """Exact Bayes that knows that every number of concepts known is alike."""
    states = closed_states(requires)
    sizes = states.sum(axis=1)
    return Listed(states, 1 / np.bincount(sizes)[sizes])


def by_level(requires, slope=2.5, points=201):
    """Exact Bayes that knows the population by level."""
    states = closed_states(requires)
    level = [NormalDist().inv_cdf((i + 0.5) / points) for i in range(points)]
    fit = slope * np.outer(level, states.sum(axis=1))
    weight = np.exp(fit - fit.max(axis=1, keepdims=True))
    return Listed(states, (weight / weight.sum(axis=1, keepdims=True)).mean(axis=0))


def uniform(requires):
    """Exact Bayes to which all states are alike."""
    states = closed_states(requires)
    return Listed(states, np.ones(len(states)))


def most_informative(network, llr, beliefs, probes, goal):
    """The rule of half-split: the probe of largest expected information, with no look ahead."""
    bits = information(beliefs, probes)
    return probes[int(np.argmax(bits))], float(bits.max())


def in_random_order(rng):
    """A rule that asks once about everything in random order before it asks again."""

    def rule(network, llr, beliefs, probes, goal):
        fresh = [one for one in probes if llr[one.concept] == 0] or probes
        return fresh[int(rng.integers(len(fresh)))], 0.0

    return rule


def fewest(states_drawn, prior, share=0.95, slip=0.1, guess=0.2):
    """No rule needs fewer questions on average until that share of concepts is called rightly.

    The learners' states carry H bits, by the chain rule under the `prior` they come from. With a
    share right, at most n * h(share) bits may be left open, h being the entropy of a yes or no;
    and an answer carries no more than the capacity of its noisy channel.
    """
    network, llr = Network(prior), np.zeros(states_drawn.shape)
    bits = 0.0
    for i in range(llr.shape[1]):
        known = network.beliefs(llr)[:, i]
        bits -= np.log2(np.where(states_drawn[:, i], known, 1 - known)).mean()
        llr[:, i] = np.where(states_drawn[:, i], 30.0, -30.0)
    knowing = np.linspace(0, 1, 1001)
    right = knowing * (1 - slip) + (1 - knowing) * guess
    capacity = (_h(right) - knowing * _h(slip) - (1 - knowing) * _h(guess)).max()
    return bits, max(0.0, (bits - llr.shape[1] * _h(share)) / capacity)


def _h(chance):
    sure = np.clip(chance, 1e-12, 1 - 1e-12)
    return -(sure * np.log2(sure) + (1 - sure) * np.log2(1 - sure))
