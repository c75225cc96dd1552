"""Checks of the loss: `loss(probabilities, names)`, average negative log-likelihood."""

from math import inf, log

from tutor.builds.checking import Wrong, need, same

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"


def even():
    return [[1 / 27] * 27 for _ in range(27)]


def uneven(dice):
    """27 rows of random shares."""
    rows = [[dice.random() + 0.01 for _ in range(27)] for _ in range(27)]
    return [[one / sum(row) for one in row] for row in rows]


def ids(name):
    return [0, *(SYMBOLS.index(letter) for letter in name), 0]


def right(probabilities, names):
    costs = [
        -log(probabilities[one][two])
        for name in names
        for one, two in zip(ids(name), ids(name)[1:], strict=False)
    ]
    return sum(costs) / len(costs)


def made_up(dice, number):
    return ["".join(dice.choices(SYMBOLS[1:], k=dice.randint(1, 7))) for _ in range(number)]


def knows_nothing(program, dice):
    found = need(program, "loss")(even(), ["emma"])
    same("loss(27 equal probabilities in each row, ['emma'])", found, log(27), 1e-6)


def one_name(program, dice):
    table, name = uneven(dice), made_up(dice, 1)[0]
    found = need(program, "loss")(table, [name])
    same(f"loss(uneven probabilities, [{name!r}])", found, right(table, [name]), 1e-6)


def the_stop_counts(program, dice):
    table = even()
    table[1] = [0.5 if n == 0 else 0.5 / 26 for n in range(27)]
    found = need(program, "loss")(table, ["a"])
    wanted = (log(27) + log(2)) / 2
    same("loss(probabilities, ['a']), where stop follows a with 0.5", found, wanted, 1e-6)


def long_names_weigh_more(program, dice):
    table = uneven(dice)
    names = ["".join(dice.choices(SYMBOLS[1:], k=length)) for length in (1, 12)]
    found = need(program, "loss")(table, names)
    same(f"loss(uneven probabilities, {names!r})", found, right(table, names), 1e-6)


def never_seen(program, dice):
    table = even()
    table[1] = [0.0 if n == 2 else 1 / 26 for n in range(27)]
    found = need(program, "loss")(table, ["ab"])
    if found != inf:
        raise Wrong("loss(probabilities, ['ab']), where b after a has probability 0", found, inf)


def many_names(program, dice):
    table, names = uneven(dice), made_up(dice, 300)
    found = need(program, "loss")(table, names)
    same("loss(uneven probabilities, 300 names)", found, right(table, names), 1e-6)
