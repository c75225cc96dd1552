"""Adam: a step size of its own for every weight, from its past gradients."""

from math import sqrt


class Adam:
    """Two running averages per weight; `step` moves all weights by their gradients."""

    def __init__(self, parameters, rate=0.01, fade=0.9, fade_squares=0.999, epsilon=1e-8):
        self.parameters, self.rate, self.epsilon = parameters, rate, epsilon
        self.fade, self.fade_squares = fade, fade_squares
        self.means = [0.0] * len(parameters)
        self.squares = [0.0] * len(parameters)
        self.steps = 0

    def step(self):
        self.steps += 1
        for n, one in enumerate(self.parameters):
            self.means[n] = self.fade * self.means[n] + (1 - self.fade) * one.grad
            self.squares[n] = (
                self.fade_squares * self.squares[n] + (1 - self.fade_squares) * one.grad**2
            )
            mean = self.means[n] / (1 - self.fade**self.steps)
            square = self.squares[n] / (1 - self.fade_squares**self.steps)
            one.data -= self.rate * mean / (sqrt(square) + self.epsilon)
