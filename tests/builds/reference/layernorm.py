"""A transformer block on plain numbers: norm, attention, add; norm, feed-forward, add."""

from math import sqrt

from attention import attend, project

EPSILON = 1e-5


def norm(vector):
    """The vector scaled so that its mean square is 1 (RMSNorm)."""
    mean_square = sum(one * one for one in vector) / len(vector)
    return [one / sqrt(mean_square + EPSILON) for one in vector]


def add(ones, others):
    return [one + other for one, other in zip(ones, others)]


def block(vectors, weights):
    """What the block makes of the vectors; `weights` holds the matrices by their names.

    `heads` is a list of (query, key, value) triples; `output`, `up` and `down` are matrices.
    """
    quiet = [norm(vector) for vector in vectors]
    heads = [attend(quiet, *head) for head in weights["heads"]]
    joined = [[one for head in heads for one in head[place]] for place in range(len(vectors))]
    vectors = [add(one, project(weights["output"], mix)) for one, mix in zip(vectors, joined)]
    results = []
    for vector in vectors:
        hidden = [max(0.0, one) for one in project(weights["up"], norm(vector))]
        results.append(add(vector, project(weights["down"], hidden)))
    return results
