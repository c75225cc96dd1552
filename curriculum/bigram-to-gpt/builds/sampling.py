"""Checks of sampling: `sample(probabilities, dice)` gives one name."""

from collections import Counter

from tutor.builds.checking import Wrong, need, same

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"
THROWS = 4000
MOST_THROWN = 2000


def draw(program, table, dice):
    """One name; a program that never stops is stopped."""
    thrown = 0

    def counted():
        nonlocal thrown
        thrown += 1
        if thrown > MOST_THROWN:
            raise Wrong("sample(probabilities, dice)", f"{MOST_THROWN} throws", "a name that ends")
        return dice()

    return need(program, "sample")(table, counted)


def chain(*ids):
    """Probabilities with which one name is certain."""
    table = [[1 / 27] * 27 for _ in range(27)]
    for one, two in zip((0, *ids), (*ids, 0), strict=True):
        table[one] = [float(n == two) for n in range(27)]
    return table


def only_way(program, dice):
    ids = dice.sample(range(1, 27), 4)
    wanted = "".join(SYMBOLS[one] for one in ids)
    found = draw(program, chain(*ids), dice.random)
    same("sample(probabilities that leave only one name, dice)", found, wanted)


def no_dot(program, dice):
    table = [[1 / 27] * 27 for _ in range(27)]
    names = [draw(program, table, dice.random) for _ in range(30)]
    for name in names:
        if not isinstance(name, str) or not all(letter in SYMBOLS[1:] for letter in name):
            raise Wrong("sample(equal probabilities, dice)", name, "letters from a to z only")


def uses_the_dice(program, dice):
    table = [[1 / 27] * 27 for _ in range(27)]
    seed = dice.random()

    def again():
        numbers = iter([(seed + 0.37 * n) % 1 for n in range(MOST_THROWN)])
        return [draw(program, table, lambda: next(numbers)) for _ in range(3)]

    one, two = again(), again()
    same("the same dice thrown again: names", two, one)


def first_letters(program, dice):
    shares = [0.0, 0.6, 0.3, 0.1, *[0.0] * 23]
    table = [shares, *([1.0, *[0.0] * 26] for _ in range(26))]
    names = Counter(draw(program, table, dice.random) for _ in range(THROWS))
    for letter, share in zip("abc", shares[1:4], strict=True):
        found = names[letter] / THROWS
        if abs(found - share) > 0.05:
            call = f"share of names {letter!r} where it has probability {share}"
            raise Wrong(call, found, f"about {share}")


def second_letters(program, dice):
    table = chain(1)
    table[1] = [0.2, 0.0, 0.5, 0.3, *[0.0] * 23]
    table[2] = table[3] = [1.0, *[0.0] * 26]
    names = Counter(draw(program, table, dice.random) for _ in range(THROWS))
    for name, share in (("a", 0.2), ("ab", 0.5), ("ac", 0.3)):
        found = names[name] / THROWS
        if abs(found - share) > 0.05:
            raise Wrong(f"share of names {name!r}", found, f"about {share}")


def length_of_names(program, dice):
    table = [[0.0, *[1 / 26] * 26], *([0.5, *[0.5 / 26] * 26] for _ in range(26))]
    lengths = [len(draw(program, table, dice.random)) for _ in range(THROWS)]
    mean = sum(lengths) / THROWS
    if abs(mean - 2) > 0.15:
        raise Wrong("mean length of names that stop with 0.5 after each letter", mean, "about 2")
