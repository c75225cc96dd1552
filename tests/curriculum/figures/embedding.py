"""Figures of the concept embedding: where training puts the symbols, and one unseen context.

Knows the training part of the names and one trained network with two numbers per symbol. Does not
know the texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import SYMBOLS, split
from tests.curriculum.neural import Network

VOWELS = "aeiou"


def after(names: list[str], context: str) -> list[str]:
    """What followed each occurrence of `context`."""
    padded = ["." * len(context) + name + "." for name in names]
    size = len(context)
    return [
        name[i + size]
        for name in padded
        for i in range(len(name) - size)
        if name[i : i + size] == context
    ]


def mapped(names: list[str]) -> Network:
    return Network(context=3, width=2, hidden=40, seed=1).train(split(names)[0], 3000, 0.3)


def nearest(table: np.ndarray, letter: str) -> str:
    """The letter whose vector lies nearest to that of `letter`."""
    far = np.linalg.norm(table - table[SYMBOLS.index(letter)], axis=1)
    return min(
        (one for one in SYMBOLS[1:] if one != letter), key=lambda one: far[SYMBOLS.index(one)]
    )


def figures(names: list[str]) -> dict[str, str]:
    train = split(names)[0]
    network = mapped(names)
    assert not after(train, "ong")
    assert all(nearest(network.table, one) in VOWELS for one in VOWELS)
    far = {
        pair: np.linalg.norm(np.subtract(*[network.table[SYMBOLS.index(one)] for one in pair]))
        for pair in ("eo", "kl", "qu", "il")
    }
    assert min(far, key=far.get) == "eo"
    unseen = network.forward(np.array([[SYMBOLS.index(one) for one in "ong"]]))[0]
    places = {
        f"at_{one}": "({:.1f}, {:.1f})".format(*network.table[SYMBOLS.index(one)])
        for one in "aeioubt"
    }
    return {
        **places,
        "seen_ing": f"{len(after(train, 'ing'))}",
        "ended_ing": f"{after(train, 'ing').count('.')}",
        "seen_ang": f"{len(after(train, 'ang'))}",
        "ended_ang": f"{after(train, 'ang').count('.')}",
        "uniform": f"{1 / 27:.3f}",
        "network_ong": f"{unseen[0]:.2f}",
        "symbols": "27",
        "numbers": f"{network.table.size}",
        "small_a": "(0.5, -1)",
        "small_b": "(2, 0.4)",
        "small_c": "(-0.3, 1.1)",
        "reads_b": f"{3 * 2 - 5 * 0.4 + 1:.0f}",
        "reads_c": f"{3 * -0.3 - 5 * 1.1 + 1:.1f}",
        "reads_c_one": f"{3 * -0.3:.1f}",
        "reads_c_two": f"{5 * 1.1:.1f}",
        "hint_small": "(4, 0.5)",
        "last_id": "26",
        "shelf": "100",
        "house": "200",
    }
