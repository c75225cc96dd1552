"""Figures of the concept mlp: nine prices learned by one hidden unit and by two.

Knows the examples and trains the reference program on them. Does not know the texts that quote
the figures.
"""

from random import Random

from tests.builds import programs
from tests.builds.programs import program

PRICES = [([(price - 5) / 4], [1.0 if 4 <= price <= 6 else -1.0]) for price in range(1, 10)]


def trained(hidden: int, seed: int):
    """The trained model and its losses; 300 steps with rate 0.5 from random weights."""
    model = program("mlp").MLP([1, hidden, 1], Random(seed).random)
    return model, [program("mlp").step(model, PRICES, 0.5) for _ in range(300)]


def cuts(model) -> list[str]:
    """At which price each hidden unit passes 0."""
    return [f"{5 - 4 * one.bias.data / one.weights[0].data:.2f}" for one in model.layers[0]]


def right(model) -> int:
    return sum((model(price)[0].data > 0) == (goal[0] > 0) for price, goal in PRICES)


def size(*sizes: int) -> int:
    return len(program("mlp").MLP(list(sizes), lambda: 0.5).parameters())


def figures(names: list[str]) -> dict[str, str]:
    model, losses = trained(2, 1)
    starts = [trained(2, seed)[0] for seed in range(1, 7)]
    assert right(model) == 9 and [right(one) for one in starts].count(6) == 1
    assert all(right(trained(1, seed)[0]) == 6 for seed in range(1, 7))
    upper, lower = cuts(model)
    return {
        "build_number": programs.mlp(),
        "build_half": "0.5",
        "build_same": "0.1",
        "build_steps": "20",
        "start": f"{losses[0]:.2f}",
        "at_fifty": f"{losses[49]:.2f}",
        "at_hundred": f"{losses[99]:.2f}",
        "at_end": f"{losses[299]:.2f}",
        "steps_fifty": "50",
        "steps_hundred": "100",
        "steps_end": "300",
        "cut_one": upper,
        "cut_two": lower,
        "other_cut_one": cuts(starts[2])[0],
        "stuck": f"{trained(2, 5)[1][-1]:.2f}",
        "size_one": f"{size(3, 4, 1)}",
        "size_two": f"{size(6, 2, 3)}",
        "hint_size": f"{size(4, 3, 3)}",
        "hint_first": f"{3 * (4 + 1)}",
        "hint_second": f"{3 * (3 + 1)}",
        "part_one": f"{4 * (3 + 1)}",
        "part_two": f"{2 * (6 + 1)}",
        "all_same": "0.2",
    }
