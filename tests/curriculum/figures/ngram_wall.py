"""Figures of the concept ngram-wall, worked out from the course's names."""

from collections import Counter

from tests.curriculum.names_model import SYMBOLS, ngram_loss, split

PUBLIC_NAMES = 32_033  # M021
PUBLIC_HIDDEN = {3: 2.104, 4: 2.150}  # M064
FAKE = 0.1


def seen(names: list[str], context: int) -> Counter[tuple[str, str]]:
    """How often each (context, next symbol) occurs in `names`."""
    counts: Counter[tuple[str, str]] = Counter()
    for name in names:
        padded = "." * context + name + "."
        for i in range(context, len(padded)):
            counts[padded[i - context : i], padded[i]] += 1
    return counts


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    size = len(SYMBOLS)
    total = seen(train, 1).total()
    two, three, asked = seen(train, 2), seen(train, 3), seen(dev, 3)
    rows_met = {context for context, _ in three}
    positions = asked.total()
    new_context = sum(n for (context, _), n in asked.items() if context not in rows_met)
    empty_cell = sum(n for cell, n in asked.items() if cell not in three)
    counted = [ngram_loss(train, train, context, FAKE) for context in (1, 2, 3)]
    held_out = [ngram_loss(train, dev, context, FAKE) for context in (1, 2, 3)]
    return {
        "symbols": f"{size}",
        "names_train": f"{len(train):,}",
        "names_dev": f"{len(dev):,}",
        "fake": f"{FAKE}",
        "counts_train": f"{total:,}",
        "train_one": f"{counted[0]:.3f}",
        "train_two": f"{counted[1]:.3f}",
        "train_three": f"{counted[2]:.3f}",
        "dev_one": f"{held_out[0]:.3f}",
        "dev_two": f"{held_out[1]:.3f}",
        "dev_three": f"{held_out[2]:.3f}",
        "cells_one": f"{size**2:,}",
        "cells_two": f"{size**3:,}",
        "cells_three": f"{size**4:,}",
        "filled_two": f"{len(two):,}",
        "filled_three": f"{len(three):,}",
        "share_two": f"{len(two) / size**3:.1%}",
        "share_three": f"{len(three) / size**4:.1%}",
        "dev_positions": f"{positions:,}",
        "dev_new_context": f"{new_context / positions:.1%}",
        "dev_empty_cell": f"{empty_cell / positions:.1%}",
        "per_row_one": f"{total / size:.0f}",
        "per_row_three": f"{total / size**3:.2f}",
        "public_names": f"{PUBLIC_NAMES:,}",
        "public_hidden_three": f"{PUBLIC_HIDDEN[3]:.3f}",
        "public_hidden_four": f"{PUBLIC_HIDDEN[4]:.3f}",
        "public_times": f"{PUBLIC_NAMES / len(names):.0f}",
        "toy_cells": f"{6**4:,}",
        "toy_cells_more": f"{10**5:,}",
        "hint_cells": f"{3**4:,}",
        "hint_floors": "20",
        "hint_counts": "60",
        "hint_rows": "240",
        "hint_per_row": f"{60 / 240:.2f}",
    }
