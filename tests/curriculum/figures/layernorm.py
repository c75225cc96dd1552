"""Figures of the concept layernorm: one number in two batches, and a vector normed by itself.

Knows little vectors. Does not know the texts that quote the figures.
"""

from math import sqrt

from tests.builds.programs import layernorm

Numbers = tuple[float, ...]


def over_batch(batch: Numbers) -> list[float]:
    """What batch normalisation makes of one unit's numbers, the first of which is ours."""
    mean = sum(batch) / len(batch)
    spread = sqrt(sum((one - mean) ** 2 for one in batch) / len(batch))
    return [(one - mean) / spread if spread else 0.0 for one in batch]


def rms(vector: Numbers) -> float:
    """The root of the mean square."""
    return sqrt(sum(one * one for one in vector) / len(vector))


def figures(names: list[str]) -> dict[str, str]:
    quiet, loud = over_batch((5, 1, 3)), over_batch((5, 9, 10))
    assert over_batch((5,)) == [0.0]
    vector = (3, 4)
    by_layer = over_batch(vector)  # over the numbers of one vector instead of over a batch
    assert [round(one, 9) for one in by_layer] == [-1, 1]
    assert rms((0, 0, 0, 6)) == 3 and rms((1, 7)) == 5 and rms((8, 4, 4, 2)) == 5
    return {
        "quiet": f"{quiet[0]:.2f}",
        "loud": f"{loud[0]:.2f}",
        "units": "40",
        "mean_square": f"{(9 + 16) / 2:g}",
        "root": f"{rms(vector):.3f}",
        "first": f"{3 / rms(vector):.3f}",
        "second": f"{4 / rms(vector):.3f}",
        "mean": f"{(3 + 4) / 2:g}",
        "spread": "0.5",
        "item": f"{7 / rms((1, 7)):g}",
        "twin": f"{8 / rms((8, 4, 4, 2)):g}",
        "square_item": f"{7**2}",
        "squares_item": "25",
        "sum_twin": "100",
        "sum_hint": "36",
        "width": "16",
        "batch": "32",
        "all": f"{32 * 8}",
        "tiny": "0.00001",
        "build_number": layernorm(),
    }
