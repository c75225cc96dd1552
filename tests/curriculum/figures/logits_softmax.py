"""Figures of the concept logits-softmax, worked out from the course's names."""

import math
from collections.abc import Sequence

import numpy as np

from tests.curriculum.names_model import SYMBOLS, loss, rows, table


def softmax(logits: Sequence[float]) -> list[float]:
    """e to each logit, divided by the sum.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    powers = [math.exp(logit) for logit in logits]
    return [power / sum(powers) for power in powers]


def figures(names: list[str]) -> dict[str, str]:
    counts, smooth = table(names, 0.0), table(names, 1.0)
    weights = np.log(smooth)
    outputs = [2, 0, -1]
    powers = [math.exp(output) for output in outputs]
    chances = softmax(outputs)
    row = [12, 3, 5]
    return {
        "symbols": f"{len(SYMBOLS)}",
        "cells": f"{counts.size}",
        "empty_cells": f"{int((counts == 0).sum())}",
        "table_loss": f"{loss(rows(counts), names):.3f}",
        "smooth_loss": f"{loss(rows(smooth), names):.3f}",
        "weights_loss": f"{loss(rows(np.exp(weights)), names):.3f}",
        "low_logit": f"{outputs[2]}",
        "exp_two": f"{powers[0]:.3f}",
        "exp_low": f"{powers[2]:.3f}",
        "exp_sum": f"{sum(powers):.3f}",
        "chance_first": f"{chances[0]:.3f}",
        "chance_second": f"{chances[1]:.3f}",
        "chance_third": f"{chances[2]:.3f}",
        "exp_three": f"{math.exp(3):.2f}",
        "exp_one": f"{math.e:.3f}",
        "two_way": f"{softmax([3, 1])[0]:.3f}",
        "two_way_other": f"{softmax([0, 1])[0]:.3f}",
        "row_first": f"{row[0]}",
        "row_sum": f"{sum(row)}",
        "row_chance": f"{softmax([math.log(count) for count in row])[1]:.2f}",
        "hint_sum": f"{math.exp(2) + 1:.3f}",
        "hint_low": f"{softmax([2, 0])[1]:.3f}",
        "hint_row": f"{softmax([math.log(count) for count in (2, 1, 2)])[0]:.1f}",
        "hint_coin": f"{6 / 10:.1f}",
        "close_high": "4.0",
        "close_low": "3.9",
    }
