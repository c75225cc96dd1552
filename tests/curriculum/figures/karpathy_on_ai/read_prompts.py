"""Figures of the concept read-prompts: sentences of one's own on those of the author.

Knows made-up pages. Does not know the texts that quote the figures.
"""


def on_ten(own: int, theirs: int) -> float:
    """Sentences of one's own for every ten of the author's."""
    return 10 * own / theirs


def figures() -> dict[str, str]:
    assert on_ten(8, 20) == 4  # the hint
    return {
        "page": "30",
        "own": f"{6 * 3}",
        "own_on_ten": f"{on_ten(6 * 3, 30):g}",
        "chapter": "120",
        "questions": "12",
        "own_again": f"{12 * 4}",
        "own_on_ten_again": f"{on_ten(12 * 4, 120):g}",
        "hint_steps": "20",
    }
