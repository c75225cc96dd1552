"""Checks of the count table: `count(names)` gives 27 rows of 27 counts."""

from collections import Counter

from tutor.builds.checking import Wrong, need, same

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def made_up(dice, number):
    """Names that are on no list."""
    letters = SYMBOLS[1:]
    return ["".join(dice.choices(letters, k=dice.randint(1, 6))) for _ in range(number)]


def the_shape(program, dice):
    table = need(program, "count")(["ab"])
    same("len(count(['ab']))", len(table), 27)
    for row in range(27):
        same(f"len(count(['ab'])[{row}])", len(table[row]), 27)


def one_pair(program, dice):
    one, two = dice.sample(range(1, 27), 2)
    name = SYMBOLS[one] + SYMBOLS[two]
    table = need(program, "count")([name])
    if table[two][one] == 1 and table[one][two] == 0:
        call = f"count([{name!r}]): row of the symbol so far, column of the one that came next"
        raise Wrong(call, "row and column exchanged", f"table[{one}][{two}] == 1")
    same(f"count([{name!r}])[{one}][{two}]", table[one][two], 1)


def start_and_stop(program, dice):
    letter = dice.randint(1, 26)
    name = SYMBOLS[letter]
    table = need(program, "count")([name])
    same(f"count([{name!r}])[0][{letter}]", table[0][letter], 1)
    same(f"count([{name!r}])[{letter}][0]", table[letter][0], 1)
    same(f"count([{name!r}])[0][0]", table[0][0], 0)


def several_names(program, dice):
    names = made_up(dice, 3)
    table = need(program, "count")(names)
    wanted = sum(len(name) + 1 for name in names)
    same(f"all counts of count({names!r}) together", sum(map(sum, table)), wanted)


def many_names(program, dice):
    names = made_up(dice, 200)
    table = need(program, "count")(names)
    pairs = Counter(pair for name in names for pair in zip("." + name, name + ".", strict=True))
    for one in range(27):
        for two in range(27):
            what = f"{SYMBOLS[two]!r} after {SYMBOLS[one]!r} in 200 made-up names"
            same(what, table[one][two], pairs[SYMBOLS[one], SYMBOLS[two]])


def twice_the_same(program, dice):
    names = made_up(dice, 5)
    count = need(program, "count")
    first = [list(row) for row in count(names)]
    again = [list(row) for row in count(names)]
    if first != again:
        call = "count(names), called twice with the same names"
        raise Wrong(call, "another table the second time", "the same table")
