"""Figures of the concept chain-rule: slopes of small expressions, by the rule and by nudging.

Knows the expressions; every slope is taken by going backward through them. Does not know the
texts that quote the figures.
"""

from tests.builds.programs import program


def slopes(make, *inputs: float) -> list[float]:
    """The slopes of what `make` gives for each of its inputs."""
    values = [program("backprop").Value(one) for one in inputs]
    make(*values).backward()
    return [one.grad for one in values]


def small(a: float, b: float, c: float, d: float) -> float:
    return (a * b + c) * d


def figures(names: list[str]) -> dict[str, str]:
    of_a, of_b, _, _ = slopes(small, 3, 2, -2, 5)
    return {
        "l_now": f"{small(3, 2, -2, 5)}",
        "nudge": "0.001",
        "a_nudged": "3.001",
        "l_nudged": f"{small(3.001, 2, -2, 5):.2f}",
        "slope_a": f"{of_a:.0f}",
        "slope_b": f"{of_b:.0f}",
        "square_near": f"{(3.001**2 - 3**2) / 0.001:.3f}",
        "chain_one": f"{slopes(lambda x: (3 * x + 7) * 4, 1)[0]:.0f}",
        "chain_two": f"{slopes(lambda t: (-2 * (t + 8) + 5) * 3, 1)[0]:.0f}",
        "twice": f"{slopes(lambda x: (x + 3) * x, 4)[0]:.0f}",
        "hint_chain": f"{slopes(lambda t: 5 * (6 * t + 9), 1)[0]:.0f}",
        "hint_twice": f"{slopes(lambda z: (z + 4) * z, 5)[0]:.0f}",
        "skipped_zero": f"{4 * 5}",
    }
