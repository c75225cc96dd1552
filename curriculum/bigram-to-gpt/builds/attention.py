"""Checks of one head of causal self-attention: `attend(vectors, query, key, value)`."""

from math import exp, sqrt

from tutor.builds.checking import Wrong, need, same


def vectors(dice, count, width):
    return [[dice.uniform(-1, 1) for _ in range(width)] for _ in range(count)]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def right(given, query, key, value):
    """What attention gives, written as it is defined."""
    queries, keys, values = ([times(one, v) for v in given] for one in (query, key, value))
    result = []
    for place, wanted in enumerate(queries):
        powers = [
            exp(sum(a * b for a, b in zip(wanted, key, strict=True)) / sqrt(len(wanted)))
            for key in keys[: place + 1]
        ]
        shares = [power / sum(powers) for power in powers]
        axes = range(len(value))
        past = values[: place + 1]
        result.append([sum(s * v[n] for s, v in zip(shares, past, strict=True)) for n in axes])
    return result


def attend(program, *args):
    return need(program, "attend")(*args)


def one_alone(program, dice):
    given, value = vectors(dice, 1, 3), vectors(dice, 2, 3)
    found = attend(program, given, vectors(dice, 2, 3), vectors(dice, 2, 3), value)
    same(
        "attend with one position: all it can take is its own value",
        found,
        right(given, value, value, value),
    )


def no_future(program, dice):
    given, parts = vectors(dice, 5, 3), [vectors(dice, 2, 3) for _ in range(3)]
    before = attend(program, given, *parts)
    changed = [*given[:3], [9.0, -9.0, 9.0], given[4]]
    after = attend(program, changed, *parts)
    call = "the first three results after the fourth vector was changed"
    same(call, after[:3], before[:3], 1e-9)


def mean_of_the_past(program, dice):
    given, value = vectors(dice, 4, 3), vectors(dice, 2, 3)
    nothing = [[0.0] * 3] * 2
    found = attend(program, given, nothing, nothing, value)
    past = [times(value, one) for one in given]
    wanted = [
        [sum(one[axis] for one in past[: n + 1]) / (n + 1) for axis in range(2)] for n in range(4)
    ]
    same("attend where all scores are 0: the mean of the values so far", found, wanted, 1e-9)


def scaled(program, dice):
    given = vectors(dice, 3, 4)
    query, key = ([[4 * one for one in row] for row in vectors(dice, 4, 4)] for _ in range(2))
    value = vectors(dice, 4, 4)
    found = attend(program, given, query, key, value)
    same("attend with large scores", found, right(given, query, key, value), 1e-9)


def several_sizes(program, dice):
    for count, width, size in ((2, 2, 2), (6, 5, 3), (9, 4, 8)):
        parts = [vectors(dice, size, width) for _ in range(3)]
        given = vectors(dice, count, width)
        call = f"attend with {count} vectors of {width} numbers, head size {size}"
        same(call, attend(program, given, *parts), right(given, *parts), 1e-9)


def huge_scores(program, dice):
    given = [[1.0], [2.0]]
    try:
        found = attend(program, given, [[60.0]], [[60.0]], [[1.0]])
    except OverflowError:
        call = "attend with scores of several thousand"
        raise Wrong(call, "OverflowError", "a result; take the largest score off first") from None
    same("attend with scores of several thousand", found, [[1.0], [2.0]], 1e-9)
