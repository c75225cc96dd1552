"""A neuron: a weighted sum, a bias and a bend."""

from backprop import Value


class Neuron:
    """tanh of the weighted sum of its inputs plus a bias; weights and bias are Values."""

    def __init__(self, weights, bias):
        self.weights, self.bias = [Value(weight) for weight in weights], Value(bias)

    def __call__(self, inputs):
        total = self.bias
        for weight, one in zip(self.weights, inputs):
            total = total + weight * one
        return total.tanh()

    def parameters(self):
        return [*self.weights, self.bias]
