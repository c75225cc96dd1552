"""Checks of Value: a number that knows how it was made, with backward()."""

from math import exp, log, tanh

from tutor.builds.checking import Wrong, need, same

NUDGE = 1e-6


def slopes(function, numbers):
    """Slopes of a function of plain numbers, by nudging one after another."""
    found = []
    for n, number in enumerate(numbers):
        up = [*numbers[:n], number + NUDGE, *numbers[n + 1 :]]
        down = [*numbers[:n], number - NUDGE, *numbers[n + 1 :]]
        found.append((function(*up) - function(*down)) / (2 * NUDGE))
    return found


def compare(program, what, with_values, with_numbers, numbers):
    value = need(program, "Value")
    leaves = [value(number) for number in numbers]
    result = with_values(*leaves)
    shown = ", ".join(f"{number:.3g}" for number in numbers)
    same(f"{what} at {shown}: .data", result.data, with_numbers(*numbers), 1e-9)
    result.backward()
    for n, (leaf, slope) in enumerate(zip(leaves, slopes(with_numbers, numbers), strict=True)):
        same(f"{what} at {shown}: .grad of input {n + 1}", leaf.grad, slope, 1e-4)


def numbers(dice, count):
    return [dice.uniform(0.3, 1.7) * dice.choice((-1, 1)) for _ in range(count)]


def add_and_multiply(program, dice):
    compare(program, "a + b", lambda a, b: a + b, lambda a, b: a + b, numbers(dice, 2))
    compare(program, "a * b", lambda a, b: a * b, lambda a, b: a * b, numbers(dice, 2))
    compare(
        program, "(a * b + c) * d", lambda a, b, c, d: (a * b + c) * d,
        lambda a, b, c, d: (a * b + c) * d, numbers(dice, 4),
    )  # fmt: skip


def plain_numbers(program, dice):
    compare(program, "a * 3 + 2", lambda a: a * 3 + 2, lambda a: a * 3 + 2, numbers(dice, 1))
    compare(program, "2 + 3 * a", lambda a: 2 + 3 * a, lambda a: 2 + 3 * a, numbers(dice, 1))


def bends(program, dice):
    compare(program, "a.tanh()", lambda a: a.tanh(), tanh, numbers(dice, 1))
    compare(program, "a.exp()", lambda a: a.exp(), exp, numbers(dice, 1))
    compare(program, "a.log()", lambda a: a.log(), log, [dice.uniform(0.5, 3)])


def used_twice(program, dice):
    compare(program, "a + a", lambda a: a + a, lambda a: a + a, numbers(dice, 1))
    compare(program, "a * a + a", lambda a: a * a + a, lambda a: a * a + a, numbers(dice, 1))

    def shared(a, b):
        c = a * b
        d = c + a
        return c * d + d

    compare(program, "c = a*b, d = c+a, c*d + d", shared, shared, numbers(dice, 2))


def twice_called(program, dice):
    value = need(program, "Value")
    a, b = value(dice.uniform(1, 2)), value(dice.uniform(1, 2))
    (a * b).backward()
    first = a.grad
    (a * b).backward()
    call = "a.grad after two results, a * b each, were sent backward"
    same(call, a.grad, 2 * first, 1e-6)


def deep(program, dice):
    value = need(program, "Value")
    a = value(1.0)
    total = a
    for _ in range(3000):
        total = total + a
    total.backward()
    same("a.grad of a + a + ... + a, 3001 times", a.grad, 3001.0, 1e-9)


def not_too_slow(program, dice):
    value = need(program, "Value")
    total = start = value(0.01)
    for _ in range(60):
        total = total + total  # 2 to the power of 60 paths: who walks each of them never arrives
    total.backward()
    if start.grad != 2.0**60:
        raise Wrong("a doubled 60 times: a.grad", start.grad, 2.0**60)
