"""Figures of the concept vocab, worked out from the course's names."""

from tests.curriculum.names_model import SYMBOLS

DIGITS = 10
"""The digits that user names of an item may contain besides the letters."""


def encode(name: str) -> list[int]:
    """The ids of a name between two boundary symbols."""
    return [SYMBOLS.index(symbol) for symbol in f".{name}."]


def readings(row: str, names: frozenset[str]) -> int:
    """In how many ways a row of letters falls apart into listed names."""
    if not row:
        return 1
    return sum(readings(row[len(name) :], names) for name in names if row.startswith(name))


def figures(names: list[str]) -> dict[str, str]:
    letters = len(set("".join(names)))
    leo = encode("leo")
    return {
        "letters": str(letters),
        "symbols": str(letters + 1),
        "readings": str(readings("joannahaoran", frozenset(names))),
        "id_e": str(SYMBOLS.index("e")),
        "id_m": str(SYMBOLS.index("m")),
        "id_z": str(SYMBOLS.index("z")),
        "emma_questions": str(len(encode("emma")) - 1),
        "digits": str(DIGITS),
        "nick_symbols": str(letters + DIGITS + 1),
        "before_thirteen": str(encode("kim")[encode("kim").index(13) - 1]),
        "after_five": str(leo[leo.index(5) + 1]),
    }
