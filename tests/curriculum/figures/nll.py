"""Figures of the concept nll: probabilities of one name, losses, and a product that becomes 0.

Knows the bigram table of the course's names. Does not know the texts that quote the figures.
"""

from math import exp, log

import numpy as np

from tests.builds import programs
from tests.curriculum.names_model import SYMBOLS, loss, pairs, rows, table

PUBLIC_LOSS = 2.454  # fact M042
PUBLIC_NAMES = 32_033  # fact M021


def figures(names: list[str]) -> dict[str, str]:
    chances = rows(table(names))
    emma = picked(["emma"], chances)
    place, name = vanishing_name(names, chances)
    whole = loss(chances, names)
    return {
        "build_number": programs.nll(),
        "build_cost": f"{log(8):.3f}",
        "names_total": f"{len(names):,}",
        "pairs_total": f"{len(pairs(names)):,}",
        "symbols": f"{len(SYMBOLS)}",
        "letters": f"{len(SYMBOLS) - 1}",
        "zero": f"{float(np.prod(picked(names, chances)))}",
        "vanishing_place": f"{place}",
        "vanishing_name": name,
        **{f"emma_{number}": f"{one:.3f}" for number, one in enumerate(emma, start=1)},
        **{f"emma_cost_{number}": f"{-log(one):.3f}" for number, one in enumerate(emma, start=1)},
        "emma_loss": f"{loss(chances, ['emma']):.3f}",
        "loss": f"{whole:.3f}",
        "perplexity": f"{exp(whole):.1f}",
        "uniform_loss": f"{log(len(SYMBOLS)):.3f}",
        "public_names": f"{PUBLIC_NAMES:,}",
        "public_loss": f"{PUBLIC_LOSS:.3f}",
        "public_perplexity": f"{exp(PUBLIC_LOSS):.1f}",
        **_made_up(),
    }


def picked(names: list[str], chances: np.ndarray) -> np.ndarray:
    """The probability of each true next symbol, in the order of the names."""
    steps = [(SYMBOLS.index(a), SYMBOLS.index(b)) for a, b in pairs(names)]
    return np.array([chances[step] for step in steps])


def vanishing_name(names: list[str], chances: np.ndarray) -> tuple[int, str]:
    """Place (from 1) and name at which the product of all probabilities so far is 0.0."""
    product = 1.0
    for place, name in enumerate(names, start=1):
        for one in picked([name], chances):
            product *= float(one)
        if product == 0.0:
            return place, name
    raise AssertionError("the product never vanished")


def mean_cost(*chances: float) -> str:
    return f"{-sum(log(one) for one in chances) / len(chances):.3f}"


def _made_up() -> dict[str, str]:
    # Numbers of the made-up models and worked analogues, which no list of names decides.
    return {
        "half": "0.5",
        "cost_half": mean_cost(0.5),
        "log_half": f"{log(0.5):.3f}",
        "quarter": "0.25",
        "eighth": "0.125",
        "halving": mean_cost(0.5, 0.25, 0.125),
        "halving_twin": mean_cost(0.5, 0.5, 0.5, 0.125),
        "tenth": "0.1",
        "cost_tenth": mean_cost(0.1),
        "analogue": mean_cost(0.1, 1.0),
        "fifth": "0.2",
        "hundredth": "0.01",
        "bold_product": f"{0.5 * 0.5 * 0.01:.4f}",
        "even_product": f"{0.2**3:.3f}",
        "bold_loss": mean_cost(0.5, 0.5, 0.01),
        "even_loss": mean_cost(0.2, 0.2, 0.2),
        "loss_of_two": mean_cost(0.5),
        "nine_tenths": "0.9",
    }
