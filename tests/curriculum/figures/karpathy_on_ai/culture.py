"""Figures of the concept culture: what generations know that hand on a share of their tricks.

Knows an invented village and an invented workshop. Does not know the texts that quote the figures.
"""


def known(finds: int, share: float, generation: int) -> float:
    """How many tricks a generation knows that finds some itself and takes over a share of all."""
    tricks = 0.0
    for _ in range(generation):
        tricks = finds + share * tricks
    return tricks


def figures() -> dict[str, str]:
    return {
        "finds_one": "50",
        "kept_one": "80%",
        "second_one": f"{known(50, 0.8, 2):.0f}",
        "third_one": f"{known(50, 0.8, 3):.0f}",
        "finds_two": "80",
        "kept_two": "50%",
        "third_two": f"{known(80, 0.5, 3):.0f}",
        "hint_finds": "20",
        "hint_kept": "40",
        "hint_second": f"{known(20, 0.4, 2):.0f}",
        "hint_share": "40%",
    }
