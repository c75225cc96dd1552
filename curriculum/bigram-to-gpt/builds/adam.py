"""Checks of Adam: `Adam(parameters, rate)` with `step()`, which moves `.data` by `.grad`."""

from math import sqrt

from tutor.builds.checking import Wrong, need, same


class Weight:
    """All that Adam sees of a parameter."""

    def __init__(self, data):
        self.data, self.grad = data, 0.0


def right(start, grads, rate):
    """Where Adam brings one weight that has these slopes, one after another."""
    data, mean, square = start, 0.0, 0.0
    for n, grad in enumerate(grads, start=1):
        mean = 0.9 * mean + 0.1 * grad
        square = 0.999 * square + 0.001 * grad * grad
        data -= rate * (mean / (1 - 0.9**n)) / (sqrt(square / (1 - 0.999**n)) + 1e-8)
    return data


def first_step(program, dice):
    for slope in (1e-3, 1.0, 1e3):
        weight = Weight(1.0)
        adam = need(program, "Adam")([weight], 0.01)
        weight.grad = slope
        adam.step()
        same(f"a weight of 1.0 after one step, rate 0.01, slope {slope:g}", weight.data, 0.99, 1e-4)


def downhill(program, dice):
    weight = Weight(1.0)
    adam = need(program, "Adam")([weight], 0.01)
    weight.grad = -2.0
    adam.step()
    if not weight.data > 1.0:
        call = "a weight of 1.0 with slope -2: more of it lowers the loss; after one step"
        raise Wrong(call, weight.data, "more than 1.0")


def several_steps(program, dice):
    grads = [dice.gauss(0, 1) for _ in range(25)]
    weight = Weight(0.5)
    adam = need(program, "Adam")([weight], 0.02)
    for n, grad in enumerate(grads, start=1):
        weight.grad = grad
        adam.step()
        call = f"a weight after {n} steps with random slopes"
        same(call, weight.data, right(0.5, grads[:n], 0.02), 1e-6)


def each_its_own(program, dice):
    scales, rate = (1e-3, 1.0, 1e3), 0.01
    weights = [Weight(0.0) for _ in scales]
    adam = need(program, "Adam")(weights, rate)
    grads = [dice.uniform(0.5, 1.5) for _ in range(10)]
    for grad in grads:
        for weight, scale in zip(weights, scales, strict=True):
            weight.grad = grad * scale
        adam.step()
    for weight, scale in zip(weights, scales, strict=True):
        wanted = right(0.0, [grad * scale for grad in grads], rate)
        same(
            f"a weight whose slopes are about {scale:g}, after 10 steps", weight.data, wanted, 1e-4
        )


def rate_may_change(program, dice):
    weight = Weight(0.0)
    adam = need(program, "Adam")([weight], 0.1)
    weight.grad = 1.0
    adam.step()
    adam.rate = 0.0
    before = weight.data
    adam.step()
    same("a weight after a step with adam.rate = 0", weight.data, before, 1e-12)


def two_at_once(program, dice):
    one, two = Weight(0.0), Weight(0.0)
    first, second = need(program, "Adam")([one], 0.01), need(program, "Adam")([two], 0.01)
    one.grad = 1.0
    for _ in range(5):
        first.step()
    two.grad = 2.0
    second.step()
    same("a second optimiser's first step, rate 0.01", two.data, -0.01, 1e-4)
