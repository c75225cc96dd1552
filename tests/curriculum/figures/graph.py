"""Figures of the concept graph: how many nodes an expression leaves, and what nudging costs.

Knows how to count the nodes behind a result. Does not know the texts that quote the figures.
"""

from tests.builds.programs import program


def nodes(*results) -> int:
    """The nodes from which the results were made, the results included."""
    seen, todo = {}, list(results)
    while todo:
        one = todo.pop()
        if id(one) not in seen:
            seen[id(one)] = one
            todo.extend(one.parents)
    return len(seen)


def figures(names: list[str]) -> dict[str, str]:
    value = program("backprop").Value
    a, b, c, d = value(3), value(2), value(-2), value(5)
    x, one = value(0), value(1)
    for _ in range(10):
        x = x + one
    return {
        "cells": f"{27 * 27}",
        "runs": f"{27 * 27 + 1}",
        "minutes": f"{(27 * 27 + 1) / 60:.0f}",
        "million": f"{10**6:,}",
        "days": f"{(10**6 + 1) / 60 / 60 / 24:.0f}",
        "result": f"{((a * b + c) * d).data}",
        "loop_nodes": f"{nodes(x)}",
        "loop_copies": f"{1 + 10 * 2}",
        "many_numbers": f"{1499:,}",
        "run_seconds": "0.2",
        "many_seconds": f"{(1499 + 1) * 0.2:.0f}",
        "nodes_one": f"{nodes((a + b) * (a + c))}",
        "nodes_two": f"{nodes(a * b + a * c + a)}",
        "hint_seconds": f"{(9 + 1) * 5}",
    }
