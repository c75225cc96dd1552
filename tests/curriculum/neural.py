"""A small neural language model in numpy, for the figures of the course: embedding, tanh, logits.

Knows how to train on windows of `context` symbols and how to take the loss. Losses are
natural-log, per prediction, each name closed by the boundary symbol, as in `names_model`.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from tests.curriculum.names_model import SYMBOLS, read_names, split


def windows(names, context):
    """The ids before each prediction, shape (N, context), padded with 0, and the ids to predict."""
    before, after = [], []
    for name in names:
        ids = [0] * context + [SYMBOLS.index(letter) for letter in name] + [0]
        for place in range(context, len(ids)):
            before.append(ids[place - context : place])
            after.append(ids[place])
    return np.array(before), np.array(after)


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@dataclass
class Network:
    """Embedding of `width` numbers a symbol, one hidden layer of tanh units, 27 logits.

    `spread` scales the first random weights of the hidden layer (1 is 1 / sqrt(fan-in)), `out`
    those of the last one.
    """

    context: int = 3
    width: int = 4
    hidden: int = 40
    seed: int = 1
    spread: float = 1.0
    out: float = 0.1
    history: list = field(default_factory=list)

    def __post_init__(self):
        self.dice = np.random.default_rng(self.seed)
        inputs = self.context * self.width
        normal = self.dice.standard_normal
        self.table = normal((27, self.width))
        self.first = normal((inputs, self.hidden)) * self.spread / np.sqrt(inputs)
        self.shift = np.zeros(self.hidden)
        self.last = normal((self.hidden, 27)) * self.out
        self.bias = np.zeros(27)

    def parameters(self):
        return [self.table, self.first, self.shift, self.last, self.bias]

    @property
    def size(self):
        return sum(one.size for one in self.parameters())

    def forward(self, before):
        self.before = before
        self.joined = self.table[before].reshape(len(before), -1)
        self.bent = np.tanh(self.joined @ self.first + self.shift)
        return softmax(self.bent @ self.last + self.bias)

    def loss(self, names):
        before, after = windows(names, self.context)
        shares = self.forward(before)[np.arange(len(after)), after]
        return float(-np.log(shares).mean())

    def slopes(self, before, after):
        """The loss on a batch, and its slope for every parameter."""
        shares = self.forward(before)
        rows = np.arange(len(after))
        loss = float(-np.log(shares[rows, after]).mean())
        shares[rows, after] -= 1
        shares /= len(after)
        bent = (shares @ self.last.T) * (1 - self.bent**2)
        table = np.zeros_like(self.table)
        joined = (bent @ self.first.T).reshape(*before.shape, self.width)
        np.add.at(table, before, joined)
        slopes = [table, self.joined.T @ bent, bent.sum(axis=0), self.bent.T @ shares]
        return loss, [*slopes, shares.sum(axis=0)]

    def train(self, names, steps=5000, rate=0.3, batch=32, is_decayed=True):
        """Gradient descent on random batches; the rate falls to a tenth in the last third."""
        before, after = windows(names, self.context)
        for step in range(steps):
            chosen = self.dice.integers(len(after), size=batch)
            loss, slopes = self.slopes(before[chosen], after[chosen])
            self.history.append(loss)
            now = rate * (0.1 if is_decayed and step > 2 * steps / 3 else 1.0)
            for one, slope in zip(self.parameters(), slopes, strict=True):
                one -= now * slope
        return self


@cache
def trained(context=3, width=4, hidden=40, steps=5000, rate=0.3, seed=1):
    """A network trained on the training part of the names; made once."""
    return Network(context, width, hidden, seed).train(split(read_names())[0], steps, rate)
