"""The reference programs of the builds, and the numbers that only a running program can tell."""

import importlib
import sys
from pathlib import Path

from tests.curriculum.names_model import NAMES, read_names

REFERENCE = Path(__file__).parent / "reference"
XOR = [([0.0, 0.0], [-1.0]), ([0.0, 1.0], [1.0]), ([1.0, 0.0], [1.0]), ([1.0, 1.0], [-1.0])]


def program(name):
    """A reference program as a module; they find each other as a learner's own files do."""
    if str(REFERENCE) not in sys.path:
        sys.path.insert(0, str(REFERENCE))
    return importlib.import_module(name)


def probabilities(names):
    table = program("bigram_counts").count(names)
    return [[count / sum(row) for count in row] for row in table]


def golden_dice():
    thrown = 0

    def dice():
        nonlocal thrown
        thrown += 1
        return (0.618 * thrown) % 1

    return dice


def bigram_counts():
    table = program("bigram_counts").count(read_names())
    return f"{sum(count > 100 for row in table for count in row)}"


def nll():
    names = read_names()
    own = [name for name in names if name.startswith("m")]
    return f"{program('nll').loss(probabilities(names), own):.3f}"


def sampling():
    table, dice = probabilities(read_names()), golden_dice()
    return f"{sum(len(program('sampling').sample(table, dice)) for _ in range(500)):,}"


def backprop():
    start = program("backprop").Value(0.3)
    x = start
    for _ in range(10):
        x = (x * x + start).tanh()
    x.backward()
    return f"{start.grad:.4f}"


def nonlinearity():
    neuron = program("nonlinearity").Neuron([0.5, -1.5, 2.0], 0.3)
    neuron([1.0, 2.0, 0.7]).backward()
    return f"{neuron.bias.grad:.4f}"


def mlp():
    model = program("mlp").MLP([2, 3, 1], lambda: 0.5)
    for one in model.parameters():
        one.data = 0.1
    return f"{[program('mlp').step(model, XOR, 0.5) for _ in range(20)][-1]:.4f}"


def attention():
    vectors = [[1, 0], [0, 1], [1, 1]]
    parts = [[1, 2], [0, 1]], [[2, 0], [1, 1]], [[1, 0], [0, 3]]
    return f"{sum(map(sum, program('attention').attend(vectors, *parts))):.4f}"


def layernorm():
    one = [[1, 0], [0, 1]]
    weights = {"heads": [(one, one, one)], "output": one, "up": [[1, 1], [1, -1]], "down": one}
    return f"{sum(map(sum, program('layernorm').block([[1, 2], [3, -1]], weights))):.3f}"


def gpt():
    model = program("gpt").GPT(24, 4, 3, 16, golden_dice())
    return f"{len(model.parameters()):,}"


def adam():
    weight = program("backprop").Value(1.0)
    optimiser = program("adam").Adam([weight], 0.1)
    for _ in range(20):
        weight.grad = 2 * weight.data
        optimiser.step()
    return f"{weight.data:.4f}"


def bpe():
    text = NAMES.read_text("utf-8")
    merges = program("bpe").train(text, 100)
    return f"{len(program('bpe').encode(text, merges)):,}"
