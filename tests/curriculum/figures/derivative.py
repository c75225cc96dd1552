"""Figures of the concept derivative, worked out from the course's names."""

import math
import sys
from collections.abc import Callable

from tests.curriculum.names_model import pairs


def slope(f: Callable[[float], float], x: float, h: float) -> float:
    """What the concept calls the slope: the change of `f` over a nudge `h`, divided by it.

    >>> slope(lambda x: 2 * x, 1.0, 0.5)
    2.0
    """
    return (f(x + h) - f(x)) / h


def figures(names: list[str]) -> dict[str, str]:
    after_a = [following for symbol, following in pairs(names) if symbol == "a"]
    ends, times = after_a.count("."), len(after_a)

    def ending_loss(q: float) -> float:
        """Loss of the one-number model: q is the chance that a name ends after `a`."""
        return -(ends * math.log(q) + (times - ends) * math.log(1 - q)) / times

    def square(x: float) -> float:
        return x * x

    nudge, tiny = 0.001, 1e-15
    now, nudged = round(ending_loss(0.2), 6), round(ending_loss(0.2 + nudge), 6)
    slope_low = round(slope(ending_loss, 0.1, nudge), 1)
    return {
        "cells": f"{27 * 27}",
        "times_a": f"{times:,}",
        "times_a_ends": f"{ends:,}",
        "q_now": "0.2",
        "q_nudged": f"{0.2 + nudge:.3f}",
        "nudge": f"{nudge:.3f}",
        "loss_now": f"{now:.6f}",
        "loss_nudged": f"{nudged:.6f}",
        "loss_change": f"{nudged - now:.6f}",
        "slope_now": f"{slope(ending_loss, 0.2, nudge):.2f}",
        "q_high": "0.4",
        "slope_high": f"{slope(ending_loss, 0.4, nudge):.2f}",
        "q_best": f"{ends / times:.2f}",
        "q_low": "0.1",
        "slope_low": f"{slope_low:.1f}",
        "q_jump": f"{0.1 - slope_low:.1f}",
        "square_near": f"{slope(square, 3.0, nudge):.3f}",
        "tiny_nudge": f"{tiny:.15f}",
        "square_tiny": f"{slope(square, 3.0, tiny):.3f}",
        "digits": f"{sys.float_info.dig}",
        "read_slope": "-4",
        "read_nudge": "0.01",
        "read_change": f"{-4 * 0.01:.2f}",
        "product_b": "-3",
        "product_slope": f"{slope(lambda a: a * -3.0 + 10, 2.0, nudge):.0f}",
        "hint_after": "9.8",
        "hint_slope": f"{(9.8 - 10) / 0.1:.0f}",
        "hint_rise": f"{3 * 0.1:.1f}",
        "hint_gain": f"{5 * 0.1:.1f}",
        "two_x": "1.50",
        "two_x_next": "1.51",
        "two_f": "2.480",
        "two_f_next": "2.473",
        "two_slope": f"{(2.473 - 2.480) / 0.01:.1f}",
        "two_drop": f"{2.480 - 2.473:.3f}",
        "other_x": "0.80",
        "other_x_next": "0.82",
        "other_f": "3.10",
        "other_f_next": "3.16",
        "other_slope": f"{(3.16 - 3.10) / 0.02:.0f}",
        "other_nudge": f"{0.82 - 0.80:.2f}",
        "other_rise": f"{3.16 - 3.10:.2f}",
    }
