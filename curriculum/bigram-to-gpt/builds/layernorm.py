"""Checks of a transformer block: `norm(vector)` and `block(vectors, weights)`."""

from math import exp, sqrt

from tutor.builds.checking import Wrong, need, same

WIDTH, SIZE = 4, 2


def matrix(dice, rows, columns, scale=1.0):
    return [[dice.uniform(-scale, scale) for _ in range(columns)] for _ in range(rows)]


def weights(dice, scale=1.0):
    head = [tuple(matrix(dice, SIZE, WIDTH) for _ in range(3)) for _ in range(WIDTH // SIZE)]
    return {
        "heads": head,
        "output": matrix(dice, WIDTH, WIDTH, scale),
        "up": matrix(dice, 4 * WIDTH, WIDTH),
        "down": matrix(dice, WIDTH, 4 * WIDTH, scale),
    }


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def quiet(vector):
    size = sqrt(sum(one * one for one in vector) / len(vector) + 1e-5)
    return [one / size for one in vector]


def attended(given, query, key, value):
    result = []
    keys, values = [times(key, one) for one in given], [times(value, one) for one in given]
    for place, one in enumerate(given):
        wanted = times(query, one)
        past = range(place + 1)
        powers = [
            exp(sum(a * b for a, b in zip(wanted, keys[n], strict=True)) / sqrt(len(wanted)))
            for n in past
        ]
        whole = sum(powers)
        axes = range(len(value))
        result.append([sum(powers[n] / whole * values[n][axis] for n in past) for axis in axes])
    return result


def right(given, parts):
    normed = [quiet(one) for one in given]
    heads = [attended(normed, *head) for head in parts["heads"]]
    after = []
    for place, vector in enumerate(given):
        joined = [one for head in heads for one in head[place]]
        mixed = [a + b for a, b in zip(vector, times(parts["output"], joined), strict=True)]
        hidden = [max(0.0, one) for one in times(parts["up"], quiet(mixed))]
        after.append([a + b for a, b in zip(mixed, times(parts["down"], hidden), strict=True)])
    return after


def vectors(dice, count):
    return [[dice.uniform(-2, 2) for _ in range(WIDTH)] for _ in range(count)]


def unit_size(program, dice):
    vector = [dice.uniform(-5, 5) for _ in range(6)]
    found = need(program, "norm")(vector)
    same("norm of six numbers", found, quiet(vector), 1e-4)


def norm_of_nothing(program, dice):
    found = need(program, "norm")([0.0, 0.0, 0.0])
    same("norm([0.0, 0.0, 0.0])", found, [0.0, 0.0, 0.0], 1e-4)


def silent_block(program, dice):
    given, parts = vectors(dice, 3), weights(dice, 0.0)
    found = need(program, "block")(given, parts)
    call = "block with `output` and `down` all 0: nothing is added, so the vectors stay"
    same(call, found, given, 1e-6)


def attention_part(program, dice):
    given, parts = vectors(dice, 4), weights(dice)
    parts["down"] = [[0.0] * (4 * WIDTH)] * WIDTH
    found = need(program, "block")(given, parts)
    same("block with `down` all 0: attention alone", found, right(given, parts), 1e-4)


def thinking_part(program, dice):
    given, parts = vectors(dice, 3), weights(dice)
    parts["output"] = [[0.0] * WIDTH] * WIDTH
    found = need(program, "block")(given, parts)
    same("block with `output` all 0: the feed-forward part alone", found, right(given, parts), 1e-4)


def whole_block(program, dice):
    given, parts = vectors(dice, 5), weights(dice)
    kept = [list(one) for one in given]
    same("block of five vectors", need(program, "block")(given, parts), right(kept, parts), 1e-4)
    if given != kept:
        raise Wrong("the vectors given to block, afterwards", "changed", "left as they were")


def no_future(program, dice):
    given, parts = vectors(dice, 5), weights(dice)
    before = need(program, "block")([list(one) for one in given], parts)
    given[4] = [7.0, -7.0, 7.0, -7.0]
    after = need(program, "block")(given, parts)
    same("the first four results after the fifth vector was changed", after[:4], before[:4], 1e-6)
