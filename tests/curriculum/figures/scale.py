"""Figures of the concept scale: operations and hours of training runs, slopes averaged over GPUs.

Knows the rule of six operations per parameter and token. Does not know the texts that quote the
figures.
"""

from math import sqrt

from tests.curriculum.names_model import split

PARAMETERS = 4128  # measured: tests/builds/test_training.py
SECONDS = 90  # measured: tests/builds/test_training.py, one to two minutes
GPT2 = 1.24e8
TOKENS = 1e10
SPEED = 1e14
YEAR = 365.25 * 24 * 3600


def operations(parameters: float, tokens: float) -> float:
    return 6 * parameters * tokens


def power(number: float) -> str:
    """The part of a number before its power of ten."""
    return f"{number:.1e}".split("e")[0]


def figures(names: list[str]) -> dict[str, str]:
    train = split(names)[0]
    symbols = 300 * 4 * sum(len(name) + 1 for name in train) / len(train)
    ours = operations(PARAMETERS, symbols)
    years = operations(GPT2, TOKENS) / (ours / SECONDS) / YEAR
    seconds = operations(GPT2, TOKENS) / SPEED
    slopes = [0.2, 0.4, -0.1, 0.3]
    mean = sum(slopes) / 4
    return {
        "parameters": f"{PARAMETERS:,}",
        "our_symbols": f"{round(symbols, -3):,.0f}",
        "our_seconds": f"{SECONDS}",
        "years": f"{round(years, -5):,.0f}",
        "gpt_parameters": f"{GPT2 / 1e8:.2f}",
        "gpt_operations": power(operations(GPT2, TOKENS)),
        "gpt_seconds": f"{seconds:,.0f}",
        "gpt_hours": f"{seconds / 3600:.1f}",
        "gpt_hours_eight": f"{seconds / 3600 / 8:.1f}",
        "gopher": power(operations(280e9, 300e9)),  # M236
        "gopher_parameters": "2.8",  # M236
        "chinchilla": power(operations(70e9, 1.4e12)),  # M236
        "chinchilla_tokens": "1.4",  # M236
        "per_parameter": f"{1.4e12 / 70e9:.0f}",
        "item_parameters": "3.5",
        "item_hours": f"{operations(3.5e8, 7e9) / SPEED / 3600:.1f}",
        "item_operations": "1.47",
        "twin_tokens": "1.2",
        "twin_operations": f"{operations(6e7, 1.2e9) / 1e17:.2f}",
        "twin_minutes": f"{operations(6e7, 1.2e9) / SPEED / 60:.0f}",
        "hint_operations": power(operations(1e6, 5e7)),
        "hint_seconds": f"{operations(1e6, 5e7) / 1e12:.0f}",
        "slope_one": "0.2",
        "slope_two": "0.4",
        "slope_three": "-0.1",
        "slope_four": "0.3",
        "rate": "0.1",
        "slope_mean": f"{mean:.1f}",
        "weight_after": f"{1 - 0.1 * mean:.2f}",
        "hint_rate": "0.5",
        "hint_slope": "0.5",
        "hint_mean": "0.3",
        "hint_weight": f"{2 - 0.5 * 0.3:.2f}",
        "budget": "1.2",
        "budget_per": f"{6 * 20}",
        "budget_parameters": f"{sqrt(1.2e22 / 120) / 1e9:.0f}",
        "bits_half": "16",
        "bits_full": "32",
        "gpus": "1,000",
        "cooks": "20",
    }
