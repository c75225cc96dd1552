"""Names drawn from a table of probabilities, symbol by symbol."""

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def pick(row, dice):
    """The id on which the arrow comes to rest; `dice()` gives a number from 0 up to 1."""
    arrow = dice()
    for id, share in enumerate(row):
        arrow -= share
        if arrow < 0:
            return id
    return max(id for id, share in enumerate(row) if share > 0)  # sums just below 1


def sample(probabilities, dice):
    """One name: begin at the boundary symbol and draw until it comes again."""
    name, id = "", pick(probabilities[0], dice)
    while id != 0:
        name += SYMBOLS[id]
        id = pick(probabilities[id], dice)
    return name
