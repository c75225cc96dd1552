"""The loss of a table of probabilities on a list of names."""

from math import inf, log

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def encode(name):
    return [0, *(SYMBOLS.index(letter) for letter in name), 0]


def loss(probabilities, names):
    """Average negative log-likelihood over all predictions, the stops included."""
    costs = []
    for name in names:
        ids = encode(name)
        for this, following in zip(ids, ids[1:]):
            probability = probabilities[this][following]
            costs.append(-log(probability) if probability > 0 else inf)
    return sum(costs) / len(costs)
