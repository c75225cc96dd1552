"""What the neighbours of an item in the prerequisite graph say about a learner.

Knows six relations that follow from the edges, and sums answers over them. Knows no model.
"""

import numpy as np

PRIOR = 1.0  # imagined answers without surprise, beside those of the neighbours


def relations(edges, items):
    """Six lists of pairs (item, neighbour); edges: pairs (what must be known first, item).

    >>> found = relations(np.array([[0, 1], [1, 2]]), 3)
    >>> [name for name, pairs in found.items() if len(pairs)]
    ['before', 'after', 'two before', 'two after']
    >>> found["two before"].tolist()
    [[2, 0]]
    """
    before = np.zeros((items, items), bool)
    before[edges[:, 1], edges[:, 0]] = True
    np.fill_diagonal(before, False)
    hops = before.astype(int)
    two = (hops @ hops > 0) & ~before
    found = {
        "before": before,
        "after": before.T,
        "two before": two,
        "two after": two.T,
        "same prerequisite": hops @ hops.T > 0,
        "same successor": hops.T @ hops > 0,
    }
    return {name: np.argwhere(one & ~np.eye(items, dtype=bool)) for name, one in found.items()}


def answers(learner, item, value, shape):
    """The sum of the values per item and learner."""
    table = np.zeros(shape, np.float32)
    np.add.at(table, (item, learner), value)
    return table


def neighbours(evidence, surprise, asked, pairs_of, shape):
    """Two columns per relation for every row asked: mean surprise, and log(1 + answers).

    evidence, asked: (learner, item); shape: items x learners. An item is no neighbour of itself,
    so that a row which is evidence never tells its own outcome.
    """
    told = answers(*evidence, surprise, shape)
    known = answers(*evidence, 1.0, shape)
    columns = []
    for pairs in pairs_of.values():
        total, count = np.zeros_like(told), np.zeros_like(known)
        for item, neighbour in pairs:
            total[item] += told[neighbour]
            count[item] += known[neighbour]
        learner, item = asked
        total, count = total[item, learner], count[item, learner]
        columns += [total / (count + PRIOR), np.log1p(count)]
    return np.column_stack(columns).astype(float)
