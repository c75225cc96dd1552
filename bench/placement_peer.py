"""knowledgespaces, the nearest peer on PyPI, in the benchmark of placement (bench only).

Exact Bayes over the states of a knowledge space with the question of largest expected information;
its prior has all states alike. The states are handed to it, since listing them takes it minutes.
"""

import time

import numpy as np

from bench.placement_learners import closed_states

try:
    from knowledgespaces import KnowledgeStructure
    from knowledgespaces.assessment import BLIM, BLIMParams, StatePosterior, select_item_eig
except ImportError:
    KnowledgeStructure = None


def is_there():
    """Whether the package is installed."""
    return KnowledgeStructure is not None


def converse(requires, truth, dice, slip, guess, most, limit):
    """Share of concepts called rightly, (limit + 1, learners), and seconds per question."""
    names = [f"{i:03}" for i in range(len(requires))]
    states = [frozenset(np.array(names)[one].tolist()) for one in closed_states(requires)]
    model = BLIM(KnowledgeStructure.from_states(states), BLIMParams(slip, guess))
    right, seconds = np.zeros((limit + 1, len(truth))), []
    for learner, knows in enumerate(truth):
        posterior, asked = StatePosterior.uniform(model), np.zeros(len(requires), int)
        right[0, learner] = _right(posterior, names, knows)
        for question in range(1, limit + 1):
            start = time.perf_counter()
            done = {name for name, times in zip(names, asked, strict=True) if times == most}
            item = select_item_eig(posterior, exclude=done).item
            seconds.append(time.perf_counter() - start)
            i = int(item)
            answer = dice[learner, i, asked[i]] < (1 - slip if knows[i] else guess)
            posterior = posterior.update(item, bool(answer))
            asked[i] += 1
            right[question, learner] = _right(posterior, names, knows)
    return right, float(np.mean(seconds))


def _right(posterior, names, knows):
    known = posterior.marginal_mastery()
    return np.mean([(known[name] > 0.5) == one for name, one in zip(names, knows, strict=True)])
