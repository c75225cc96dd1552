"""The count table of a list of names: how often each symbol follows each other one."""

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def encode(name):
    """The ids of a name, with the boundary symbol 0 on both sides."""
    return [0, *(SYMBOLS.index(letter) for letter in name), 0]


def count(names):
    """27 rows of 27 counts: row = symbol so far, column = symbol that came next."""
    table = [[0] * 27 for _ in range(27)]
    for name in names:
        ids = encode(name)
        for this, following in zip(ids, ids[1:]):
            table[this][following] += 1
    return table
