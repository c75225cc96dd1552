"""Figures of the concept mlp-lm: sizes of networks, and dev losses beside those of the tables.

Knows the split of the names and trains three small networks. Does not know the texts that quote
the figures.
"""

from tests.curriculum.names_model import ngram_loss, split
from tests.curriculum.neural import Network

STEPS = 3000


def layer(symbols: int, width: int, units: int) -> int:
    """The parameters of a hidden layer that reads `symbols` vectors of `width` numbers."""
    return (symbols * width + 1) * units


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    networks = {back: Network(back, 4, 40, seed=1).train(train, STEPS, 0.3) for back in (1, 3, 8)}
    losses = {back: f"{one.loss(dev):.2f}" for back, one in networks.items()}
    return {
        "train_names": f"{len(train):,}",
        "steps": f"{STEPS:,}",
        "rows_eight": f"{27**8:,}",
        "cells_three": f"{27**4:,}",
        "dev_one": losses[1],
        "dev_three": losses[3],
        "dev_eight": losses[8],
        "table_one": f"{ngram_loss(train, dev, 1, 0.1):.2f}",
        "table_three": f"{ngram_loss(train, dev, 3, 0.1):.2f}",
        "table_fake": "0.1",
        "numbers": f"{3 * 4}",
        "hidden": "40",
        "per_symbol": f"{layer(4, 4, 40) - layer(3, 4, 40)}",
        "part_table": f"{27 * 4}",
        "part_hidden": f"{layer(3, 4, 40)}",
        "part_out": f"{(40 + 1) * 27:,}",
        "size_three": f"{networks[3].size:,}",
        "size_eight": f"{networks[8].size:,}",
        "symbols": "27",
        "layer_one": f"{layer(4, 3, 20)}",
        "layer_two": f"{layer(5, 6, 10)}",
        "hint_layer": f"{layer(3, 7, 4)}",
        "hint_inputs": f"{3 * 7}",
        "layer_units_one": "20",
        "part_260": f"{4 * 3 * 20}",
        "part_310": f"{5 * 6 * 10}",
        "inputs_310": f"{5 * 6}",
        "growth": f"{layer(6, 4, 50) - layer(3, 4, 50)}",
        "growth_hidden": "50",
        "hint_growth": f"{3 * 5}",
        "shelves": "500",
    }
