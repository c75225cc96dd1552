"""Figures of the concept bigram-counts, worked out from the course's names."""

from tests.builds import programs
from tests.curriculum.names_model import SYMBOLS, pairs, table

FEW_NAMES = ["anna", "hannah", "ana", "nan"]
"""The names that an item has tallied by hand."""

GREEK_LETTERS = 24

RUSSIAN_LETTERS = 33
"""The modern Russian alphabet, Ё and the two signs included."""


def figures(names: list[str]) -> dict[str, str]:
    counts = table(names)

    def cell(row: str, column: str) -> str:
        return str(int(counts[SYMBOLS.index(row), SYMBOLS.index(column)]))

    corner = {
        f"{row}_{column}".replace(".", "stop"): cell(row, column)
        for row in "amn"
        for column in "aen."
    }
    return {
        "build_number": programs.bigram_counts(),
        "build_cells": "100",
        "build_letters": f"{len(SYMBOLS) - 1}",
        **corner,
        "names_total": f"{len(names):,}",
        "pairs_total": f"{len(pairs(names)):,}",
        "symbols": str(len(SYMBOLS)),
        "cells": f"{counts.size:,}",
        "empty_cells": str(int((counts == 0).sum())),
        "first_a": cell(".", "a"),
        "row_n_of_few": str(sum(one == "n" for one, _ in pairs(FEW_NAMES))),
        "greek_letters": str(GREEK_LETTERS),
        "greek_symbols": str(GREEK_LETTERS + 1),
        "greek_cells": f"{(GREEK_LETTERS + 1) ** 2:,}",
        "russian_letters": str(RUSSIAN_LETTERS),
        "russian_symbols": str(RUSSIAN_LETTERS + 1),
        "russian_cells": f"{(RUSSIAN_LETTERS + 1) ** 2:,}",
        "example_cells": str((len("aeioun") + 1) ** 2),
    }
