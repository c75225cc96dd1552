"""The learners of `bench/placement.py`, drawn without the engine's code.

Every learner's state keeps to the ramp: whoever knows a concept knows its prerequisites. Four
populations:

* by size: first how many concepts are known, every number alike; then one of the states of that
  size, all alike;
* by level: a general level, standard normal; then a state, which weighs exp(slope * level) for
  each concept known. The slope is 2.5, or 1 for a weak level;
* by level and depth: the same, but a concept counts slope * (level - difficulty), where the
  difficulty grows with the depth on the ramp, to mean 0 and standard deviation 1;
* uniform: every state alike, which is slope 0.

States are listed where there are few, and else drawn exactly by coupling from the past.
"""

import numpy as np

from bench.ramps import depths


def closed_states(requires):
    """Every state that keeps to the ramp, of shape (states, concepts)."""
    found = [()]
    for parents in requires:
        found = [
            (*one, x) for one in found for x in (False, True)[: 1 + all(one[p] for p in parents)]
        ]
    return np.array(found)


def by_size(requires, count, rng):
    """Learners spread over the number of concepts known, of shape (count, concepts)."""
    states = closed_states(requires)
    known = states.sum(axis=1)
    sizes = rng.integers(len(requires) + 1, size=count)
    return np.array([states[rng.choice(np.flatnonzero(known == size))] for size in sizes])


def by_level(requires, count, rng, slope=2.5, depth=0.0):
    """Learners of a general level, of shape (count, concepts)."""
    odds = slope * (rng.normal(size=(count, 1)) - depth * difficulty(requires))
    return coupled(requires, odds, rng)


def difficulty(requires):
    """Harder with every step up the ramp; mean 0, standard deviation 1."""
    depth = np.array(depths(requires), dtype=float)
    return (depth - depth.mean()) / max(depth.std(), 1e-9)


def coupled(requires, odds, rng):
    """One state a row, with weight exp(odds) for each concept known, exactly.

    Coupling from the past (Propp and Wilson, 1996): sweeps that start ever longer ago, with the
    same dice each time, from nothing known and from everything known; what both have become when
    they meet is a perfect draw, since every state lies between the two. Concepts of one depth do
    not touch each other, so a sweep takes them together.
    """
    layers = _layers(requires)
    known = 1 / (1 + np.exp(-odds))
    seeds, found = [], np.zeros(odds.shape, dtype=bool)
    left = np.arange(len(odds))
    while len(left):
        seeds += [int(one) for one in rng.integers(2**63, size=max(32, len(seeds)))]
        states = np.zeros((2, len(left), odds.shape[1] + 1), dtype=bool)
        states[1] = True
        for seed in reversed(seeds):
            dice = np.random.default_rng(seed).random(odds.shape)[left] < known[left]
            _sweep(states, dice, layers)
        met = (states[0, :, :-1] == states[1, :, :-1]).all(axis=1)
        found[left[met]] = states[0, met, :-1]
        left = left[~met]
    return found


def _layers(requires):
    """Per depth its concepts, and what is below and above each, filled up with one index more."""
    above = [[] for _ in requires]
    for child, parents in enumerate(requires):
        for parent in parents:
            above[parent].append(child)
    depth = np.array(depths(requires))
    layers = []
    for at in range(depth.max() + 1):
        those = np.flatnonzero(depth == at)
        sides = (_padded([side[i] for i in those], len(depth)) for side in (requires, above))
        layers.append((those, *sides))
    return layers


def _padded(lists, filler):
    width = max(map(len, lists), default=0)
    return np.array([[*one, *[filler] * (width - len(one))] for one in lists], dtype=int)


def _sweep(states, dice, layers):
    """Each concept drawn anew: possible where all below is known, certain where any above is."""
    for those, below, above in layers:
        states[..., -1] = True
        can = states[..., below].all(axis=-1)
        states[..., -1] = False
        states[..., those] = states[..., above].any(axis=-1) | (can & dice[:, those])
