"""Figures of the concept position: attention over two letters in either order.

Knows two letters as vectors of two numbers and one head without matrices. Does not know the texts
that quote the figures.
"""

from math import exp

from tests.curriculum.names_model import SYMBOLS

Vector = tuple[float, float]
LETTERS: dict[str, Vector] = {"l": (2, 0), "e": (0, 1)}
PLACES: tuple[Vector, Vector] = ((0, 0), (1, 0))
QUERY: Vector = (1, 1)


def heard(order: str, has_places: bool) -> tuple[list[float], list[float], Vector]:
    """Scores, shares and output of one head that looks at the two letters before it."""
    vectors = [
        tuple(one + (place[axis] if has_places else 0) for axis, one in enumerate(LETTERS[letter]))
        for letter, place in zip(order, PLACES, strict=True)
    ]
    scores = [sum(q * x for q, x in zip(QUERY, one, strict=True)) for one in vectors]
    powers = [exp(score) for score in scores]
    shares = [power / sum(powers) for power in powers]
    mixed = [sum(s * one[axis] for s, one in zip(shares, vectors, strict=True)) for axis in (0, 1)]
    return scores, shares, (mixed[0], mixed[1])


def confused(names: list[str]) -> int:
    """How many groups of two or more names have the same letters and the same last letter."""
    bags: dict[tuple[str, str], set[str]] = {}
    for name in names:
        bags.setdefault(("".join(sorted(name)), name[-1]), set()).add(name)
    return sum(len(one) > 1 for one in bags.values())


def followers(names: list[str], start: str) -> dict[str, int]:
    """What comes after a beginning, and how often."""
    count: dict[str, int] = {}
    for name in names:
        if name.startswith(start):
            after = f"{name}."[len(start)]
            count[after] = count.get(after, 0) + 1
    return count


def figures(names: list[str]) -> dict[str, str]:
    le, el = heard("le", False), heard("el", False)
    assert max(abs(a - b) for a, b in zip(le[2], el[2], strict=True)) < 1e-12
    assert (le[0], el[0]) == ([2, 1], [1, 2])
    first, other = heard("le", True), heard("el", True)
    assert (first[0], other[0]) == ([2, 2], [1, 3])
    assert followers(names, "leo") == {".": 1, "n": 4}
    assert followers(names, "elo") == {"d": 1, "i": 1}
    assert {"nadia", "adina"} <= set(names)
    context, width, symbols = 12, 16, len(SYMBOLS)
    assert symbols == 27
    return {
        "groups": f"{confused(names)}",
        "large_share": f"{le[1][0]:.3f}",
        "small_share": f"{le[1][1]:.3f}",
        "bag_first": f"{le[2][0]:.2f}",
        "bag_second": f"{le[2][1]:.2f}",
        "half": f"{first[1][0]:.1f}",
        "le_first": f"{first[2][0]:.1f}",
        "le_second": f"{first[2][1]:.1f}",
        "el_small": f"{other[1][0]:.3f}",
        "el_large": f"{other[1][1]:.3f}",
        "el_first": f"{other[2][0]:.2f}",
        "el_second": f"{other[2][1]:.2f}",
        "symbols": f"{symbols}",
        "context": f"{context}",
        "width": f"{width}",
        "table": f"{context * width}",
        "context_again": "20",
        "table_again": f"{20 * 24}",
        "width_again": "24",
        "hint_table": "40",
        "thirteenth": "13",
    }
