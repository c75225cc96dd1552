"""Figures of the concept rnn: a recurrent network in numpy, and how slopes fade on the way back.

Knows training through time on whole names. Does not know the texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import SYMBOLS, split
from tests.curriculum.neural import softmax


class Recurrent:
    """One state of `hidden` numbers, made anew at each letter from itself and the letter."""

    def __init__(self, width=4, hidden=24, seed=1):
        self.dice = np.random.default_rng(seed)
        normal = self.dice.standard_normal
        self.table = normal((27, width))
        self.inward = normal((width, hidden)) / np.sqrt(width + hidden)
        self.onward = normal((hidden, hidden)) / np.sqrt(width + hidden)
        self.shift = np.zeros(hidden)
        self.last, self.bias = normal((hidden, 27)) * 0.1, np.zeros(27)

    def parameters(self):
        return [self.table, self.inward, self.onward, self.shift, self.last, self.bias]

    @property
    def size(self):
        return sum(one.size for one in self.parameters())

    @staticmethod
    def padded(names):
        """Ids of the names, each with a boundary before and after; -1 fills up behind."""
        ids = np.full((len(names), max(map(len, names)) + 2), -1)
        for row, name in zip(ids, names, strict=True):
            row[: len(name) + 2] = [0, *(SYMBOLS.index(one) for one in name), 0]
        return ids[:, :-1], ids[:, 1:]

    def forward(self, before):
        self.states = [np.zeros((len(before), len(self.shift)))]
        for column in before.T:
            here = self.table[np.maximum(column, 0)] @ self.inward
            self.states.append(np.tanh(here + self.states[-1] @ self.onward + self.shift))
        return softmax_all(np.stack(self.states[1:], axis=1) @ self.last + self.bias)

    def loss(self, names):
        before, after = self.padded(names)
        shares, real = self.forward(before), after >= 0
        picked = np.take_along_axis(shares, np.maximum(after, 0)[..., None], 2)[..., 0]
        return float(-np.log(picked[real]).mean())

    def step(self, names, rate):
        before, after = self.padded(names)
        shares, real = self.forward(before), after >= 0
        rows, columns = np.nonzero(real)
        shares[rows, columns, after[real]] -= 1
        shares *= real[..., None] / real.sum()
        slopes = [np.zeros_like(one) for one in self.parameters()]
        back = np.zeros_like(self.states[0])
        for place in range(before.shape[1] - 1, -1, -1):
            state, earlier = self.states[place + 1], self.states[place]
            slopes[4] += state.T @ shares[:, place]
            slopes[5] += shares[:, place].sum(axis=0)
            sums = (back + shares[:, place] @ self.last.T) * (1 - state**2)
            ids = np.maximum(before[:, place], 0)
            slopes[1] += self.table[ids].T @ sums
            slopes[2] += earlier.T @ sums
            slopes[3] += sums.sum(axis=0)
            np.add.at(slopes[0], ids, sums @ self.inward.T)
            back = sums @ self.onward.T
        for one, slope in zip(self.parameters(), slopes, strict=True):
            one -= rate * slope

    def train(self, names, steps, rate):
        for step in range(steps):
            chosen = self.dice.choice(len(names), 16, replace=False)
            now = rate * (0.1 if step > 2 * steps / 3 else 1.0)
            self.step([names[number] for number in chosen], now)
        return self

    def arriving(self, names, back):
        """How much of a slope at the last letter is left `back` letters earlier, on average."""
        parts = []
        for name in names:
            if len(name) < back + 2:
                continue
            before, after = self.padded([name])
            shares = self.forward(before)
            end = before.shape[1] - 1
            shares[0, end, after[0, end]] -= 1
            slope = shares[:, end] @ self.last.T
            start = np.linalg.norm(slope)
            for place in range(end, end - back, -1):
                slope = (slope * (1 - self.states[place + 1] ** 2)) @ self.onward.T
            parts.append(np.linalg.norm(slope) / start)
        return float(np.median(parts))


def softmax_all(logits):
    return softmax(logits.reshape(-1, logits.shape[-1])).reshape(logits.shape)


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    reader = Recurrent().train(train, 1000, 1.0)
    fading = {back: f"{100 * reader.arriving(dev, back):.0f}%" for back in (1, 3, 5)}
    return {
        "state": f"{len(reader.shift)}",
        "size": f"{reader.size:,}",
        "steps": f"{1000:,}",
        "dev": f"{reader.loss(dev):.2f}",
        "flat_size": "2,535",  # the flat network of context-squash
        "flat_dev": "2.40",
        "back_one": fading[1],
        "back_three": fading[3],
        "back_five": fading[5],
        "toy_factor": "0.5",
        "toy_two": f"{0.5**2:.2f}",
        "toy_three": f"{0.5**3:.3f}",
        "fade_factor": "0.9",
        "fade_left": f"{0.9**50:.3f}",
        # items
        "item_factor": "0.8",
        "item_left": f"{0.8**10:.3f}",
        "twin_factor": "0.6",
        "twin_left": f"{0.6**6:.3f}",
        "hint_factor": "0.7",
        "hint_one": f"{0.7**2:.2f}",
        "hint_left": f"{0.7**3:.3f}",
        "count_state": "100",
        "count_width": "20",
        "count_text": "500",
        "count_weights": f"{20 * 100 + 100 * 100:,}",
        "hint_in": "3",
        "hint_sum": f"{3 * 5 + 5 * 5}",
        "chain_letters": f"{1000:,}",
        "chain_seconds": "12",
        "far": "499",
        "at": "501",
        "big_factor": "1.1",
        "carry": "200",
        "double_seconds": "24",
        "half": "500",
        "symbols": "27",
        "less": "0.2",
    }
