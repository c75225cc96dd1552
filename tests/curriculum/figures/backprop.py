"""Figures of the concept backprop: a walk back through small graphs, and how many ways they have.

Knows the expressions and what two common slips would give. Does not know the texts that quote
the figures.
"""

from tests.builds import programs
from tests.curriculum.figures.chain_rule import slopes


def figures(names: list[str]) -> dict[str, str]:
    p, b = 2, 2
    a = p + 1
    e = a * b
    ways = 2**50
    return {
        "build_number": programs.backprop(),
        "build_start": "0.3",
        "doublings": "50",
        "ways": f"{ways:,}",
        "years": f"{ways / 1e6 / 60 / 60 / 24 / 365.25:.0f}",
        "l_now": f"{e * a}",
        "a_grad": f"{slopes(lambda p: ((p + 1) * b) * (p + 1), p)[0]:.0f}",
        "wrong_p": f"{e}",
        "slope_one": f"{slopes(lambda a, b: (a + b) * a * 2, 4, 3)[0]:.0f}",
        "slope_two": f"{slopes(lambda x, y: (x * y + x) * 5, 2, 6)[0]:.0f}",
        "hint_grad": f"{slopes(lambda u, v: u * v * u, 2, 6)[0]:.0f}",
        "times_nudge": f"{10 * 10}",
        "loss_same": "2.7",
        "product_left": f"{7 * -2}",
    }
