"""Figures of the concept init: two starts of the same network, and how sums of random numbers grow.

Knows the sizes, the losses and the share of saturated units. Does not know the texts that quote
the figures.
"""

import itertools
import math

import numpy as np

from tests.curriculum.names_model import split
from tests.curriculum.neural import Network


def figures(names: list[str]) -> dict[str, str]:
    train, _, _ = split(names)
    wild, calm = Network(spread=5, out=1), Network()
    first = {}
    for key, network in (("wild", wild), ("calm", calm)):
        first[f"loss_{key}"] = f"{network.loss(train):.2f}"
        flat = float((abs(network.bent) > 0.97).mean())
        first[f"flat_{key}"] = f"{100 * flat:.0f}%" if key == "wild" else f"{100 * flat:.1f}%"
        network.train(train, 1000, 0.3, is_decayed=False)
        first[f"late_{key}"] = f"{np.mean(network.history[-100:]):.2f}"
    copies = Network()
    copies.first[:], copies.last[:] = 0.1, 0.1
    copies.train(train, 500, 0.3, is_decayed=False)
    copies.loss(train)
    assert copies.bent.std(axis=1).max() < 1e-9
    coins = [sum(throw) for throw in itertools.product((-1, 1), repeat=4)]
    fan_in = wild.context * wild.width
    return {
        **first,
        "loss_blind": f"{math.log(27):.3f}",
        "symbols": "27",
        "edge": "0.97",
        "edge_slope": f"{1 - 0.97**2:.2f}",
        "steps": f"{1000:,}",
        "fan_in": f"{fan_in}",
        "fan_root": f"{math.sqrt(fan_in):.2f}",
        "fan_scale": f"{1 / math.sqrt(fan_in):.2f}",
        "throws": f"{len(coins)}",
        "coin_size": f"{math.sqrt(np.mean(np.square(coins))):.0f}",
        "deep_width": "200",
        "deep_root": f"{math.sqrt(200):.1f}",
        "deep_size": f"{200**3:,}",
        "copies": f"{copies.hidden}",
        # items
        "fresh_symbols": "50",
        "fresh_loss": f"{math.log(50):.2f}",
        "hint_faces": "6",
        "hint_ln_six": f"{math.log(6):.2f}",
        "scale_wide": "400",
        "scale_wide_weight": f"{1 / math.sqrt(400):.2f}",
        "scale_narrow": "25",
        "scale_narrow_weight": f"{1 / math.sqrt(25):.1f}",
        "hint_fan": "100",
        "hint_fan_root": "10",
        "hint_wide": "16",
        "hint_wide_weight": f"{1 / math.sqrt(16):.2f}",
        "twin_loss": "12.8",
        "const_weight": "0.1",
        "root_wide": "20",
        "shrunk_slope": "0.0004",
        "shrunk_edge": "0.9998",
        "blind_short": "3.3",
    }
