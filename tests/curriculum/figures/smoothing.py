"""Figures of the concept smoothing: unseen pairs, smoothed rows, and losses per fake count.

Knows the bigram table of the training names. Does not know the texts that quote the figures.
"""

import numpy as np

from tests.curriculum.names_model import SYMBOLS, loss, pairs, rows, split, table

AMOUNTS = {"tenth": 0.1, "one": 1.0, "ten": 10.0}
ENDLESS = 1_000_000.0


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    raw = table(train)
    unseen = [pair for pair in pairs(dev) if cell(raw, *pair) == 0]
    losses = {
        f"{part}_{name}": f"{loss(rows(table(train, amount)), judged):.3f}"
        for part, judged in (("train", train), ("dev", dev))
        for name, amount in AMOUNTS.items()
    }
    q, a = raw[SYMBOLS.index("q")], raw[SYMBOLS.index("a")]
    whole = table(names)
    return {
        "symbols": f"{len(SYMBOLS)}",
        "dev_names": f"{len(dev)}",
        "dev_pairs": f"{len(pairs(dev))}",
        "unseen_pairs": f"{len(unseen)}",
        "seen_pairs": f"{len(pairs(dev)) - len(unseen)}",
        "unseen_name": max((name for name in dev if "up" in name), key=len),
        "unseen_u_p": f"{cell(raw, 'u', 'p'):.0f}",
        "train_0": f"{loss(rows(raw), train):.3f}",
        **losses,
        "endless_dev": f"{loss(rows(table(train, ENDLESS)), dev):.3f}",
        "endless_perplexity": f"{np.exp(loss(rows(table(train, ENDLESS)), dev)):.0f}",
        "q_total": f"{q.sum():.0f}",
        "q_u": f"{cell(raw, 'q', 'u'):.0f}",
        "q_u_plus": f"{cell(raw, 'q', 'u') + 1:.0f}",
        "q_total_plus": f"{q.sum() + len(SYMBOLS):.0f}",
        "q_u_raw_share": share(cell(raw, "q", "u"), q.sum(), 0),
        "q_u_share": share(cell(raw, "q", "u"), q.sum(), 1),
        "q_e_share": share(cell(raw, "q", "e"), q.sum(), 1),
        "q_small_total": f"{q.sum() + 0.1 * len(SYMBOLS):.1f}",
        "q_u_small_share": share(cell(raw, "q", "u"), q.sum(), 0.1),
        "a_total": f"{a.sum():.0f}",
        "a_n_raw_share": share(cell(raw, "a", "n"), a.sum(), 0),
        "a_n_share": share(cell(raw, "a", "n"), a.sum(), 1),
        "x_total": f"{whole[SYMBOLS.index('x')].sum():.0f}",
        "x_i": f"{cell(whole, 'x', 'i'):.0f}",
        "x_i_share": share(cell(whole, "x", "i"), whole[SYMBOLS.index("x")].sum(), 1),
        "w_total": f"{whole[SYMBOLS.index('w')].sum():.0f}",
        "w_a": f"{cell(whole, 'w', 'a'):.0f}",
        "w_a_share": share(cell(whole, "w", "a"), whole[SYMBOLS.index("w")].sum(), 1),
        "million": f"{ENDLESS:,.0f}",
        **MADE_UP,
    }


# Numbers of the worked analogues, which no list of names decides.
MADE_UP = {
    "tenth": "0.1",
    "toy_row": "16",
    "toy_smoothed": "20",
    "toy_share": "0.25",
    "toy_fake": "100",
}


def cell(counts: np.ndarray, one: str, two: str) -> float:
    """The count of the pair `one`, `two`."""
    return float(counts[SYMBOLS.index(one), SYMBOLS.index(two)])


def share(count: float, total: float, fake: float) -> str:
    """The probability of a cell once `fake` is added to each cell of its row."""
    return f"{(count + fake) / (total + fake * len(SYMBOLS)):.3f}"
