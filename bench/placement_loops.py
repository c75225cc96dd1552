"""Belief passed round loops beside exact belief, in `bench/placement.py`: error and cost.

The engine takes the former where a ramp is too wide for the latter. Compared where both can be had.
"""

import time

import numpy as np

from bench import ramps
from tutor.core.elimination import eliminate
from tutor.core.exact import CliqueTree
from tutor.core.loopy import Loops
from tutor.core.population import population

ANSWERS = (0, 4, 8, 16)


def loops(graphs, count):
    """Per ramp the mean and largest error of P(known), concepts called otherwise, and ms of one."""
    graph = ramps.junyi()
    found = {"ramp A": ramps.authored("a"), "ramp B": ramps.authored("b")}
    for size in (20, 50, 200):
        for seed in graphs:
            found[f"Junyi {size}, graph {seed}"] = ramps.connected(graph, size, seed)
    rng = np.random.default_rng([2026, 3])
    return {name: _compare(requires, count, rng) for name, requires in found.items()}


def _compare(requires, count, rng):
    prior = population(requires)
    exact, loop = CliqueTree(prior, eliminate(prior.requires)), Loops(prior)
    levels = rng.random((count, 1))
    truth = rng.random((count, len(requires))) < levels
    for child, parents in enumerate(requires):
        truth[:, child] &= truth[:, list(parents)].all(axis=1)
    evidence = np.concatenate([_answers(truth, number, rng) for number in ANSWERS])
    right, passed = _known(exact, evidence), _known(loop, evidence)
    error = np.abs(right - passed)
    return {
        "mean error": float(error.mean()),
        "largest error": float(error.max()),
        "called otherwise": float(((right > 0.5) != (passed > 0.5)).mean()),
        "exact ms": _milliseconds(exact, evidence),
        "loops ms": _milliseconds(loop, evidence),
    }


def _known(method, evidence):
    share, known = method.components(evidence)
    return np.einsum("bk,bkn->bn", share, known)


def _answers(truth, number, rng, slip=0.1, guess=0.2):
    """Evidence of so many answers about concepts drawn at random."""
    llr = np.zeros(truth.shape)
    for row, knows in zip(llr, truth, strict=True):
        for i in rng.choice(len(knows), size=min(number, len(knows)), replace=False):
            is_right = rng.random() < (1 - slip if knows[i] else guess)
            row[i] = np.log((1 - slip) / guess) if is_right else np.log(slip / (1 - guess))
    return llr


def _milliseconds(method, evidence):
    """The median time for one learner."""
    times = []
    for row in evidence[:20]:
        start = time.perf_counter()
        method.components(row[None])
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))
