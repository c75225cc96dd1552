"""Figures of the concept sampling: greedy names, names drawn with a fixed seed, chances in a row.

Knows the count table of the course's names and how to draw from it. Does not know the texts that
quote the figures.
"""

from itertools import accumulate
from random import Random

import numpy as np

from tests.builds import programs
from tests.curriculum.names_model import SYMBOLS, rows, table

DRAWN = 20_000


def figures(names: list[str]) -> dict[str, str]:
    counts = table(names)
    chances = rows(counts)
    first, many = drawn_names(chances, 1, 6), drawn_names(chances, 42, DRAWN)
    thrice = [name for name in many if has_thrice(name)]
    at_q, at_x = counts[SYMBOLS.index("q")], counts[SYMBOLS.index("x")]
    q_total, x_total = at_q.sum(), at_x.sum()
    i, a, u = (at_x[SYMBOLS.index(letter)] for letter in "iau")
    return {
        "build_number": programs.sampling(),
        "build_share_3": "0.3",
        "build_throw": "0.6",
        "build_step": "0.618",
        "build_so_far": f"{0.2 + 0.5:.1f}",
        "names_total": f"{len(names):,}",
        "m_first": f"{counts[0, SYMBOLS.index('m')]:.0f}",
        "m_first_share": f"{chances[0, SYMBOLS.index('m')]:.1%}",
        "greedy_name": greedy_name(chances, "."),
        **{f"drawn_{number}": name for number, name in enumerate(first, start=1)},
        "q_total": f"{q_total:.0f}",
        "q_u": f"{at_q[SYMBOLS.index('u')]:.0f}",
        "q_times": f"{1000:,}",
        "q_not_u": f"{1000 * (1 - at_q[SYMBOLS.index('u')] / q_total):.0f}",
        "x_total": f"{x_total:.0f}",
        "x_last_a": f"{i + a:.0f}",
        "x_next_u": f"{i + a + 1:.0f}",
        "x_last_u": f"{i + a + u:.0f}",
        "x_next_rest": f"{i + a + u + 1:.0f}",
        "x_times": "600",
        "x_a_or_u": f"{600 * (a + u) / x_total:.0f}",
        "p_m_first": f"{chances[0, SYMBOLS.index('m')]:.3f}",
        "p_a_after_m": f"{chances[SYMBOLS.index('m'), SYMBOLS.index('a')]:.3f}",
        "p_end_after_a": f"{chances[SYMBOLS.index('a'), 0]:.3f}",
        "ma_of": f"{10_000:,}",
        "ma_expected": f"{10_000 * chance_of('ma', chances):.0f}",
        "many_drawn": f"{DRAWN:,}",
        "many_ma": f"{many.count('ma')}",
        "many_thrice": f"{len(thrice)}",
        "first_thrice": thrice[0],
        "real_thrice": f"{sum(has_thrice(name) for name in names)}",
        "l_after_l": f"{chances[SYMBOLS.index('l'), SYMBOLS.index('l')]:.1%}",
        **MADE_UP,
    }


# Numbers of the made-up tables and worked analogues, which no list of names decides.
MADE_UP = {
    "toy_n_after_a": "60%",
    "toy_end_after_a": "40%",
    "toy_a_after_n": "70%",
    "toy_end_after_n": "30%",
    "toy_total": "50",
    "toy_red": "35",
    "toy_other": "15",
    "toy_times": "200",
    "toy_expected": "60",
    "toy_half": "0.5",
    "toy_fifth": "0.2",
    "toy_product": "0.1",
    "toy_of": "500",
}


def greedy_name(chances: np.ndarray, start: str) -> str:
    """What follows `start` when the top cell is taken each time, the earlier letter on a tie."""
    name, at = "", SYMBOLS.index(start)
    while len(name) < 27 and (at := int(chances[at].argmax())) != 0:
        name += SYMBOLS[at]
    return name


def drawn_names(chances: np.ndarray, seed: int, number: int) -> list[str]:
    """`number` names drawn symbol by symbol, the dice of Python's `random` set to `seed`."""
    dice = Random(seed)
    ladders = [list(accumulate(row)) for row in chances.tolist()]
    return [_drawn_name(ladders, dice) for _ in range(number)]


def chance_of(name: str, chances: np.ndarray) -> float:
    """The probability of drawing exactly this name."""
    steps = zip("." + name, name + ".", strict=True)
    return float(np.prod([chances[SYMBOLS.index(a), SYMBOLS.index(b)] for a, b in steps]))


def has_thrice(name: str) -> bool:
    """Whether some letter stands three times in a row."""
    return any(letter * 3 in name for letter in set(name))


def _drawn_name(ladders: list[list[float]], dice: Random) -> str:
    name, at = "", 0
    while True:
        at = dice.choices(range(len(SYMBOLS)), cum_weights=ladders[at])[0]
        if at == 0:
            return name
        name += SYMBOLS[at]
