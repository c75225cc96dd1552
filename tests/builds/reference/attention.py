"""One head of causal self-attention on plain numbers."""

from math import exp, sqrt


def softmax(scores):
    """Shares of one whole; the largest score is taken off first, so that nothing overflows."""
    largest = max(scores)
    powers = [exp(score - largest) for score in scores]
    return [power / sum(powers) for power in powers]


def dot(one, other):
    return sum(a * b for a, b in zip(one, other))


def project(matrix, vector):
    """One number per row of the matrix."""
    return [dot(row, vector) for row in matrix]


def weights(vectors, query, key):
    """Per position, how much it takes from itself and from each earlier one."""
    queries = [project(query, vector) for vector in vectors]
    keys = [project(key, vector) for vector in vectors]
    return [
        softmax([dot(one, keys[past]) / sqrt(len(one)) for past in range(place + 1)])
        for place, one in enumerate(queries)
    ]


def attend(vectors, query, key, value):
    """Per position, the mixture of the values of itself and all earlier positions."""
    values = [project(value, vector) for vector in vectors]
    return [
        [sum(share * one[axis] for share, one in zip(shares, values)) for axis in range(len(value))]
        for shares in weights(vectors, query, key)
    ]
