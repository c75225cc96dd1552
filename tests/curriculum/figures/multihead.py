"""Figures of the concept multihead: a music box and our names, heard by one head and by several.

Knows attention with heads of any number at equal width, its training, and where the shares went.
Does not know the texts that quote the figures.
"""

import math

import numpy as np

from tests.curriculum.names_model import SYMBOLS, split

WIDTH, STEPS, TONES, LONG = 16, 1500, 12, 8


def softmax(table):
    powers = np.exp(table - table.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def turned(table):
    """The last two axes exchanged, in every head of every text."""
    return table.swapaxes(-1, -2)


class Heads:
    """Symbol and position vectors, masked scaled attention in `heads` heads, then logits."""

    def __init__(self, heads, symbols, places, seed=1):
        self.dice, self.heads = np.random.default_rng(seed), heads
        normal = self.dice.standard_normal
        self.table, self.places = normal((symbols, WIDTH)), normal((places, WIDTH))
        self.query, self.key, self.value, self.joint = (
            normal((WIDTH, WIDTH)) / np.sqrt(WIDTH) for _ in range(4)
        )
        self.last = normal((WIDTH, symbols)) * 0.1
        self.mask = np.triu(np.full((places, places), -np.inf), 1)

    def parted(self, rows):
        """Rows of 16 numbers as rows of each head: texts, heads, places, numbers."""
        return rows.reshape(*rows.shape[:2], self.heads, -1).swapaxes(1, 2)

    @staticmethod
    def together(rows):
        """The heads' rows side by side again."""
        return rows.swapaxes(1, 2).reshape(len(rows), rows.shape[2], -1)

    def forward(self, texts):
        self.rows = self.table[texts] + self.places
        asked = (self.rows @ one for one in (self.query, self.key, self.value))
        self.asks, self.keys, self.values = map(self.parted, asked)
        self.root = math.sqrt(WIDTH // self.heads)
        self.shares = softmax(self.asks @ turned(self.keys) / self.root + self.mask)
        self.joined = self.together(self.shares @ self.values)
        self.mixed = self.joined @ self.joint
        return softmax(self.mixed @ self.last)

    def loss(self, texts, after, counts):
        chances = np.take_along_axis(self.forward(texts), after[..., None], 2)[..., 0]
        return float(-(np.log(chances) * counts).sum() / counts.sum())

    def slopes(self, texts, after, counts):
        error = self.forward(texts)
        error -= np.eye(error.shape[2])[after]
        error *= counts[..., None] / counts.sum()
        mixed = error @ self.last.T
        parts = self.parted(mixed @ self.joint.T)
        shares = parts @ turned(self.values)
        shares = self.shares * (shares - (shares * self.shares).sum(axis=-1, keepdims=True))
        shares /= self.root
        made = (shares @ self.keys, turned(shares) @ self.asks, turned(self.shares) @ parts)
        asked = [self.together(one) for one in made]
        maps = (self.query, self.key, self.value)
        rows = sum(one @ its.T for one, its in zip(asked, maps, strict=True))
        table = np.zeros_like(self.table)
        np.add.at(table, texts, rows)
        pairs = [(self.rows, one) for one in asked]
        pairs += [(self.joined, mixed), (self.mixed, error)]
        return [table, rows.sum(axis=0), *(np.tensordot(*pair, ((0, 1), (0, 1))) for pair in pairs)]

    def parameters(self):
        mixing = [self.query, self.key, self.value, self.joint]
        return [self.table, self.places, *mixing, self.last]

    def train(self, texts, after, counts, rate):
        for step in range(STEPS):
            chosen = self.dice.integers(len(texts), size=32)
            now = rate * (0.1 if step > 2 * STEPS / 3 else 1)
            slopes = self.slopes(texts[chosen], after[chosen], counts[chosen])
            for parameter, its in zip(self.parameters(), slopes, strict=True):
                parameter -= now * its
        return self


def music(number, seed):
    """Random tones; next comes one above the last or one below the one before, half and half."""
    dice = np.random.default_rng(seed)
    texts = dice.integers(TONES, size=(number, LONG))
    is_last = dice.random((number, LONG)) < 0.5
    after = np.where(is_last, texts + 1, np.roll(texts, 1, axis=1) - 1) % TONES
    counts = np.ones((number, LONG))
    counts[:, 0] = 0
    return texts, after, counts


def spelled(names, places=12):
    """Names as rows of ids, what comes next, and which places count."""
    texts, after = np.zeros((2, len(names), places), dtype=int)
    counts = np.zeros((len(names), places))
    for row, name in enumerate(names):
        ids = [0, *(SYMBOLS.index(one) for one in name), 0]
        size = min(places, len(ids) - 1)
        texts[row, :size], after[row, :size] = ids[:size], ids[1 : size + 1]
        counts[row, :size] = 1
    return texts, after, counts


def rule_loss():
    """The loss of somebody who knows the rule of the music box: ln 2, or 0 where both agree."""
    pairs = [((last + 1) % TONES, (one - 1) % TONES) for last in range(12) for one in range(12)]
    return sum(math.log(2) for above, below in pairs if above != below) / len(pairs)


def weights(width: int, heads: int) -> int:
    """Three tables in each head, and the output projection."""
    return heads * 3 * width * (width // heads) + width * width


def mirrored(box: Heads, texts: np.ndarray) -> tuple[float, float]:
    """The chances of the two right tones, and of those right if the last two were exchanged."""
    chances = box.forward(texts)[:, -1]
    last, before, rows = texts[:, -1], texts[:, -2], np.arange(len(texts))
    apart = (last - before) % TONES
    four = (last + 1, before - 1, before + 1, last - 1)
    picked = [chances[rows, tone % TONES][~np.isin(apart, (0, 2, 10))] for tone in four]
    return float((picked[0] + picked[1]).mean()), float((picked[2] + picked[3]).mean())


def figures(names: list[str]) -> dict[str, str]:
    heard, tunes = music(500, seed=8), music(20_000, seed=9)
    shown, shares = {}, {}
    for heads, seed in ((1, 1), (2, 1), (2, 2)):
        box = Heads(heads, TONES, LONG, seed).train(*tunes, 1.0)
        right, wrong = mirrored(box, heard[0])
        shown[f"loss_{heads}_{seed}"] = f"{box.loss(*heard):.2f}"
        shown[f"right_{heads}_{seed}"] = f"{right:.0%}"
        shown[f"swapped_{heads}_{seed}"] = f"{wrong:.0%}"
        box.forward(heard[0])
        shares[heads, seed] = box.shares.mean(axis=0)[:, -1, -2:]
    assert (shares[2, 1].argmax(axis=1) == [1, 0]).all()  # head 1 fetches the last tone
    assert (shares[2, 2].argmax(axis=1) == [0, 1]).all()  # and here the one before it
    train, dev, _ = split(names)
    for heads in (1, 4):
        network = Heads(heads, 27, 12).train(*spelled(train), 0.3)
        shown[f"names_{heads}"] = f"{network.loss(*spelled(train)):.2f}"
        shown[f"names_{heads}_dev"] = f"{network.loss(*spelled(dev)):.2f}"
    assert weights(WIDTH, 1) == weights(WIDTH, 2) == weights(WIDTH, 4)
    return {
        "steps": f"{STEPS:,}",
        "tones": f"{TONES}",
        "width": f"{WIDTH}",
        **shown,
        "rule": f"{rule_loss():.2f}",
        "share_before": f"{shares[1, 1][0, 0]:.2f}",
        "share_last": f"{shares[1, 1][0, 1]:.2f}",
        "share_first_head": f"{shares[2, 1][0, 1]:.2f}",
        "share_second_head": f"{shares[2, 1][1, 0]:.2f}",
        "weights": f"{weights(WIDTH, 4):,}",
        # items
        "count_small": f"{weights(12, 3)}",
        "wide": "40",
        "count_wide": f"{weights(40, 5):,}",
        "hint_head": f"{3 * 10 * 5}",
        "hint_heads": f"{2 * 3 * 10 * 5}",
        "hint_joint": f"{10 * 10}",
        "hint_count": f"{weights(10, 2)}",
        "root_wide": "72",
        "root_score": f"{math.sqrt(72 / 8):.0f}",
        "hint_width": "50",
        "hint_size": "25",
        "split_wide": "32",
    }
