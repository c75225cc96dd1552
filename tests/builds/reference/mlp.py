"""Layers of neurons, and the four stages that train them."""

from nonlinearity import Neuron


class MLP:
    """Layers of tanh neurons: `MLP([2, 8, 1], dice)` has 2 inputs, 8 hidden units, 1 output."""

    def __init__(self, sizes, dice):
        self.layers = [
            [Neuron([dice() * 2 - 1 for _ in range(before)], 0.0) for _ in range(after)]
            for before, after in zip(sizes, sizes[1:])
        ]

    def __call__(self, inputs):
        for layer in self.layers:
            inputs = [neuron(inputs) for neuron in layer]
        return inputs

    def parameters(self):
        return [one for layer in self.layers for neuron in layer for one in neuron.parameters()]


def step(model, examples, rate):
    """One step of gradient descent on the mean squared error; returns the loss before the step."""
    loss = 0.0
    for inputs, wanted in examples:
        for output, goal in zip(model(inputs), wanted):
            loss = loss + (output - goal) ** 2
    loss = loss * (1 / len(examples))
    for parameter in model.parameters():
        parameter.grad = 0.0
    loss.backward()
    for parameter in model.parameters():
        parameter.data -= rate * parameter.grad
    return loss.data
