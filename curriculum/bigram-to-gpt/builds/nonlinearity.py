"""Checks of a neuron: `Neuron(weights, bias)` bends a weighted sum with tanh."""

from math import tanh

from tutor.builds.checking import Wrong, need, same


def numbers(dice, count):
    return [dice.uniform(-1, 1) for _ in range(count)]


def out(weights, bias, inputs):
    return tanh(sum(a * b for a, b in zip(weights, inputs, strict=True)) + bias)


def make(program, weights, bias):
    return need(program, "Neuron")(weights, bias)


def no_inputs_matter(program, dice):
    bias = dice.uniform(0.2, 0.8)
    found = make(program, [0.0, 0.0], bias)([1.0, 1.0])
    same(f"Neuron([0, 0], {bias:.3g})([1, 1]).data", found.data, tanh(bias))


def weighted(program, dice):
    for count in (1, 3):
        weights, bias, inputs = numbers(dice, count), dice.uniform(-1, 1), numbers(dice, count)
        found = make(program, weights, bias)(inputs)
        call = f"Neuron with {count} weights: .data"
        same(call, found.data, out(weights, bias, inputs), 1e-9)


def bounded(program, dice):
    found = make(program, [5.0, 5.0], 0.0)([3.0, 4.0]).data
    if not -1 <= found <= 1:
        raise Wrong("Neuron([5, 5], 0)([3, 4]).data", found, "a number from -1 to 1")
    same("Neuron([5, 5], 0)([3, 4]).data", found, tanh(35.0))


def parameters(program, dice):
    weights, bias = numbers(dice, 3), dice.uniform(-1, 1)
    found = make(program, weights, bias).parameters()
    wanted = sorted([*weights, bias])
    call = "the numbers in Neuron(3 weights, bias).parameters(), in order of size"
    same(call, sorted(one.data for one in found), wanted)


def the_slopes(program, dice):
    weights, bias, inputs = numbers(dice, 2), dice.uniform(-0.5, 0.5), numbers(dice, 2)
    neuron = make(program, weights, bias)
    result = neuron(inputs)
    result.backward()
    bend = 1 - out(weights, bias, inputs) ** 2
    wanted = sorted([bend, *(bend * one for one in inputs)])
    found = sorted(one.grad for one in neuron.parameters())
    same("the slopes of the parameters, in order of size", found, wanted, 1e-6)


def used_again(program, dice):
    neuron = make(program, numbers(dice, 2), dice.uniform(-1, 1))
    inputs = numbers(dice, 2)
    first, second = neuron(inputs).data, neuron(inputs).data
    same("the same neuron asked twice: .data", second, first)
