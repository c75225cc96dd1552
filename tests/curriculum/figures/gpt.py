"""Figures of the concept gpt: how many weights its parts hold, and what the small one reaches.

Knows the plan of the GPT of the course and what its training gave. Does not know the texts that
quote the figures.
"""

from math import factorial, log

from tests.builds.programs import gpt
from tests.builds.training import CONTEXT, DEV_LOSS, HEADS, LAYERS, PARAMETERS, WIDTH
from tests.curriculum.names_model import SYMBOLS, loss, rows, split, table


def weights(width: int, blocks: int, context: int) -> int:
    """All weights: two tables of symbols, one of positions, 4 + 8 squares of the width a block."""
    return 2 * len(SYMBOLS) * width + context * width + blocks * 12 * width**2


def figures(names: list[str]) -> dict[str, str]:
    assert f"{weights(WIDTH, LAYERS, CONTEXT):,}" == PARAMETERS and (HEADS, LAYERS) == (4, 1)
    assert f"{weights(24, 3, 16):,}" == gpt()
    train, dev, _ = split(names)
    return {
        "parts": "8",
        "orders": f"{factorial(8):,}",
        "blind": f"{log(len(SYMBOLS)):.1f}",
        "symbols": f"{len(SYMBOLS)}",
        "width": f"{WIDTH}",
        "context": f"{CONTEXT}",
        "table": f"{len(SYMBOLS) * WIDTH}",
        "places": f"{CONTEXT * WIDTH}",
        "attention": f"{4 * WIDTH**2:,}",
        "feed_forward": f"{8 * WIDTH**2:,}",
        "all": PARAMETERS,
        "steps": "300",
        "more_steps": "1,000",
        "after": DEV_LOSS["plain", 300, 1.0],
        "best": DEV_LOSS["adam", 1000, 0.01],
        "counts": f"{loss(rows(table(train, 0.1)), dev):.2f}",
        "item": f"{weights(8, 2, 10):,}",
        "item_tables": f"{2 * 27 * 8}",
        "item_places": f"{10 * 8}",
        "item_blocks": f"{2 * 12 * 64:,}",
        "twin_width": "32",
        "twin": f"{weights(32, 1, 8):,}",
        "twin_square": f"{32**2:,}",
        "twin_tables": f"{2 * 27 * 32:,}",
        "twin_places": f"{8 * 32}",
        "twin_block": f"{12 * 32**2:,}",
        "hint": f"{weights(2, 1, 5):,}",
        "hint_tables": f"{2 * 27 * 2}",
        "hint_places": f"{5 * 2}",
        "hint_block": f"{12 * 4}",
        "twelve": "12",
        "year": "2017",
        "build_width": "24",
        "build_context": "16",
        "build_number": gpt(),
        "spread": "0.02",
        "below": "2.0",
        "loss_start": f"{log(len(SYMBOLS)):.2f}",
    }
