"""Figures of the concept ffn: heads that fetch two letters, with and without thinking afterwards.

Knows the made-up language of the pain, and how many weights lie where. Does not know the texts
that quote the figures.
"""

import math

import numpy as np

WIDTH, HEAD = 16, 8
PAIRS = np.array([(last, before) for last in range(26) for before in range(26)])
KIND = (PAIRS < 13).astype(int)
WANTED = (KIND[:, 0] != KIND[:, 1]).astype(float)
"""1 where an o follows (one day letter, one night letter), 0 where an e follows."""


class Elves:
    """Heads with all their share on the last letter or the one before, then a yes-or-no output.

    `hidden` is the width of the feed-forward layer after them; 0 leaves it out. Half of the heads
    fetch the last letter, the other half the one before.
    """

    def __init__(self, heads, hidden, seed=1):
        normal = np.random.default_rng(seed).standard_normal
        half = heads // 2
        self.table = normal((26, WIDTH))
        self.values = [normal((WIDTH, half * HEAD)) / np.sqrt(WIDTH) for _ in range(2)]
        self.joint = normal((heads * HEAD, WIDTH)) / np.sqrt(heads * HEAD)
        self.wide = normal((WIDTH, hidden)) * np.sqrt(2 / WIDTH)
        self.narrow = normal((hidden, WIDTH)) / np.sqrt(max(hidden, 1))
        self.last = normal((WIDTH, 1)) / np.sqrt(WIDTH)
        self.hidden = hidden

    def forward(self):
        fetched = [self.table[PAIRS[:, one]] for one in range(2)]
        self.fetched = fetched
        self.heads = np.concatenate([fetched[one] @ self.values[one] for one in range(2)], axis=1)
        self.row = self.heads @ self.joint
        self.bent = np.maximum(self.row @ self.wide, 0)
        self.thought = self.bent @ self.narrow if self.hidden else self.row
        return 1 / (1 + np.exp(-(self.thought @ self.last)[:, 0]))

    def loss(self):
        chance = self.forward()
        return float(-np.log(np.where(WANTED == 1, chance, 1 - chance)).mean())

    def train(self, steps, rate):
        for _ in range(steps):
            error = (self.forward() - WANTED)[:, None] / len(WANTED)
            slope = error @ self.last.T
            pairs = [(self.last, self.thought.T @ error)]
            if self.hidden:
                bent = (slope @ self.narrow.T) * (self.bent > 0)
                pairs += [(self.narrow, self.bent.T @ slope), (self.wide, self.row.T @ bent)]
                slope = bent @ self.wide.T
            pairs.append((self.joint, self.heads.T @ slope))
            heads = np.split(slope @ self.joint.T, 2, axis=1)
            table = np.zeros_like(self.table)
            for one in range(2):
                np.add.at(table, PAIRS[:, one], heads[one] @ self.values[one].T)
                pairs.append((self.values[one], self.fetched[one].T @ heads[one]))
            for parameter, its in [*pairs, (self.table, table)]:
                parameter -= rate * its
        return self


def alone(rows: np.ndarray, network: Elves) -> np.ndarray:
    """The feed-forward layer by itself: one row for each place, in and out."""
    return np.maximum(rows @ network.wide, 0) @ network.narrow


def attention_weights(width: int) -> int:
    """Queries, keys, values, output projection; the number of heads does not matter."""
    return 4 * width * width


def forward_weights(width: int, hidden: int) -> int:
    return width * hidden + hidden * width


def figures(names: list[str]) -> dict[str, str]:
    two, ten, thinking = Elves(2, 0), Elves(10, 0), Elves(2, 4 * WIDTH)
    losses = [one.train(300, 0.3).loss() for one in (two, ten, thinking)]
    assert f"{losses[0]:.2f}" == f"{losses[1]:.2f}" == f"{math.log(2):.2f}"
    chance = thinking.forward()
    assert forward_weights(30, 60) == attention_weights(30)
    assert ((chance > 0.5) == WANTED).all()
    rows = np.random.default_rng(2).standard_normal((5, WIDTH))
    changed = rows.copy()
    changed[2] += 1
    other = np.abs(alone(changed, thinking) - alone(rows, thinking)).sum(axis=1) > 0
    assert list(other) == [False, False, True, False, False]
    return {
        "steps": f"{300}",
        "loss_heads": f"{losses[0]:.2f}",
        "loss_thinking": f"{losses[2]:.3f}",
        "width": f"{WIDTH}",
        "hidden": f"{4 * WIDTH}",
        "attention": f"{attention_weights(WIDTH):,}",
        "forward": f"{forward_weights(WIDTH, 4 * WIDTH):,}",
        "heads": "10",
        "cases": f"{len(PAIRS)}",
        # items
        "width_wide": "20",
        "hidden_wide": f"{4 * 20}",
        "count_wide": f"{forward_weights(20, 80):,}",
        "width_twice": "30",
        "hidden_twice": f"{2 * 30}",
        "count_twice": f"{forward_weights(30, 60):,}",
        "hint_hidden": "50",
        "hint_table": f"{10 * 50}",
        "hint_count": f"{forward_weights(10, 50):,}",
    }
