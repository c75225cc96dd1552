"""Checks of an MLP: `MLP(sizes, dice)` and `step(model, examples, rate)`."""

import itertools

from tutor.builds.checking import Wrong, need, same

XOR = [([0.0, 0.0], [-1.0]), ([0.0, 1.0], [1.0]), ([1.0, 0.0], [1.0]), ([1.0, 1.0], [-1.0])]


def make(program, dice, sizes):
    return need(program, "MLP")(sizes, dice.random)


def error(model, examples):
    return sum(
        (found.data - wanted) ** 2
        for inputs, goals in examples
        for found, wanted in zip(model(inputs), goals, strict=True)
    ) / len(examples)


def outputs(program, dice):
    for sizes in ([2, 3, 1], [3, 4, 4, 2]):
        found = make(program, dice, sizes)([0.5] * sizes[0])
        same(f"how many outputs MLP({sizes}, dice) gives", len(found), sizes[-1])


def parameters(program, dice):
    for sizes in ([2, 3, 1], [3, 4, 4, 2]):
        wanted = sum((one + 1) * two for one, two in itertools.pairwise(sizes))
        found = make(program, dice, sizes).parameters()
        same(f"len(MLP({sizes}, dice).parameters())", len(found), wanted)
        if len({id(one) for one in found}) != wanted:
            call = f"MLP({sizes}, dice).parameters()"
            raise Wrong(call, "the same parameter more than once", "each parameter once")


def not_all_alike(program, dice):
    model = make(program, dice, [2, 4, 1])
    if len({round(one.data, 9) for one in model.parameters()}) < 8:
        call = "the numbers that MLP([2, 4, 1], dice) begins with"
        raise Wrong(call, "nearly all the same", "random ones, drawn with dice()")


def loss_is_told(program, dice):
    model = make(program, dice, [2, 3, 1])
    wanted = error(model, XOR)
    found = need(program, "step")(model, XOR, 0.01)
    same("step(model, examples, 0.01): the loss before the step", found, wanted, 1e-6)


def downhill(program, dice):
    model = make(program, dice, [2, 3, 1])
    before = error(model, XOR)
    need(program, "step")(model, XOR, 0.02)
    after = error(model, XOR)
    if not after < before:
        raise Wrong("the loss after one small step", after, f"less than {before:.6g}")


def one_step_exactly(program, dice):
    model = make(program, dice, [1, 1])
    examples = [([0.7], [0.2]), ([-0.4], [0.5])]
    for _ in range(2):  # a second step shows whether old slopes were cleared
        before = [one.data for one in model.parameters()]
        slopes = numeric(model, examples)
        need(program, "step")(model, examples, 0.1)
        for one, weight, slope in zip(model.parameters(), before, slopes, strict=True):
            call = "a parameter after step(model, examples, 0.1)"
            same(call, one.data, weight - 0.1 * slope, 1e-4)


def numeric(model, examples):
    nudge, slopes = 1e-6, []
    for one in model.parameters():
        weight = one.data
        one.data = weight + nudge
        up = error(model, examples)
        one.data = weight - nudge
        slopes.append((up - error(model, examples)) / (2 * nudge))
        one.data = weight
    return slopes


def learns_xor(program, dice):
    model = make(program, dice, [2, 8, 1])
    for _ in range(600):
        need(program, "step")(model, XOR, 0.2)
    left = error(model, XOR)
    if left > 0.15:
        call = "the loss on `one or the other, but not both` after 600 steps"
        raise Wrong(call, left, "less than 0.15: a hidden layer with a bend can learn it")
