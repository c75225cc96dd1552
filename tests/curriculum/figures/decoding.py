"""Figures of the concept decoding: runs with and without a cache, its size, temperatures.

Knows the count table of the course's names (a row of counts to a power is a row of logits divided
by a temperature). Does not know the texts that quote the figures.
"""

import math

from tests.curriculum.names_model import SYMBOLS, table


def shares(logits: list[float], temperature: float) -> list[float]:
    powers = [math.exp(logit / temperature) for logit in logits]
    return [power / sum(powers) for power in powers]


def runs(symbols: int) -> str:
    """Positions put through the network to write that many symbols, all of them each time."""
    return f"{symbols * (symbols + 1) // 2:,}"


def cache(layers: int, width: int) -> int:
    """Numbers kept per position: a key and a value in every layer."""
    return 2 * layers * width


def figures(names: list[str]) -> dict[str, str]:
    row_q = table(names)[SYMBOLS.index("q")]
    u, a, i, stop = (int(row_q[SYMBOLS.index(symbol)]) for symbol in "uai.")
    squares = [count**2 for count in (u, a, i, stop)]
    temperatures = {"half": 0.5, "one": 1.0, "two": 2.0}
    logits = {
        f"share_{name}_{place}": f"{share:.3f}"
        for name, temperature in temperatures.items()
        for place, share in enumerate(shares([2.0, 1.0, 0.0], temperature))
    }
    return {
        **logits,
        "half": "0.5",
        "symbols": str(len(SYMBOLS)),
        "symbols_written": "1,000",
        "runs_thousand": runs(1000),
        "last": "999",
        "cache_ours": str(cache(1, 16)),
        "width_ours": "16",
        "cache_llama": f"{cache(80, 8 * 128):,}",  # M233
        "llama_layers": "80",  # M233
        "llama_size": "128",  # M233
        "llama_billions": "70",  # M233
        "item_runs": "40",
        "item_next": "41",
        "item_runs_answer": runs(40),
        "twin_runs": "60",
        "twin_runs_answer": runs(60),
        "item_width": "384",
        "item_positions": "256",
        "item_cache": f"{cache(6, 384) * 256:,}",
        "hint_width": "12",
        "hint_positions": "5",
        "hint_cache": f"{cache(3, 12) * 5}",
        "count_qu": str(u),
        "p_qu_sharp": f"{squares[0] / sum(squares):.3f}",
        "row_q": str(u + a + i + stop),
        "hint_three": "3",
        "hint_sharp": f"{shares([math.log(3), 0], 0.5)[0]:.1f}",
        "hint_once": f"{shares([math.log(3), 0], 1)[0]:.2f}",
        "right_chance": "0.1",
        "wrong_chance": "0.7",
        "names_drawn": "20",
    }
