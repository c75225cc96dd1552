"""Figures of the concept split: sizes of the parts, losses on them, and denied symbols.

Knows tables that look at several symbols back. Does not know the texts that quote the figures.
"""

from math import log

from tests.curriculum.names_model import SYMBOLS, ngram_loss, pairs, split

PUBLIC_NAMES = 32_033  # fact M021
REPAIR = 0.1


def figures(names: list[str]) -> dict[str, str]:
    train, dev, test = split(names)
    dev_pairs = len(pairs(dev))
    denied = {back: denials(train, dev, back) for back in (1, 5)}
    losses = {
        f"{part}_{back}": f"{ngram_loss(train, judged, back, REPAIR):.3f}"
        for part, judged in (("train", train), ("dev", dev))
        for back in (0, 1, 2, 3, 5)
    }
    alike = [name for name in names if name.startswith("clar")]
    gap = float(losses["dev_1"]) - float(losses["train_1"])
    return {
        "names_total": f"{len(names):,}",
        "pairs_total": f"{len(pairs(names)):,}",
        "bigram_loss": f"{ngram_loss(names, names, 1, 0.0):.3f}",
        "far_loss": f"{ngram_loss(names, names, 5, 0.0):.3f}",
        **{f"alike_{number}": name for number, name in enumerate(alike, start=1)},
        "train_names": f"{len(train):,}",
        "dev_names": f"{len(dev)}",
        "test_names": f"{len(test)}",
        "dev_pairs": f"{dev_pairs}",
        "bigram_train": f"{ngram_loss(train, train, 1, 0.0):.3f}",
        "far_train": f"{ngram_loss(train, train, 5, 0.0):.3f}",
        "bigram_denied": f"{denied[1]}",
        "far_denied": f"{denied[5]}",
        "far_denied_share": f"{denied[5] / dev_pairs:.0%}",
        **losses,
        "uniform_loss": f"{log(len(SYMBOLS)):.3f}",
        "chosen_gap": f"{gap:.3f}",
        "public_names": f"{PUBLIC_NAMES:,}",
        "public_train": f"{int(0.8 * PUBLIC_NAMES):,}",
        "twin_names": f"{6_400:,}",
        "twin_train": f"{int(0.8 * 6_400):,}",
        **MADE_UP,
    }


# Numbers of the worked analogues, which no list of names decides.
MADE_UP = {
    "eighty": "80",
    "eighty_percent": "80%",
    "ten_percent": "10%",
    "toy_names": "500",
    "toy_train": "400",
    "toy_dev": "50",
    "toy_loss_train": "2.1",
    "toy_loss_dev": "2.4",
    "toy_gap": "0.3",
    "toy_worse_train": "1.9",
    "toy_worse_dev": "2.6",
    "versions": "20",
}


def denials(train: list[str], judged: list[str], back: int) -> int:
    """How many true next symbols get probability 0 from a raw table that looks `back` symbols."""
    seen = set(_steps(train, back))
    return sum(step not in seen for step in _steps(judged, back))


def _steps(names: list[str], back: int) -> list[tuple[str, str]]:
    return [
        (padded[i - back : i], padded[i])
        for padded in ("." * back + name + "." for name in names)
        for i in range(back, len(padded))
    ]
