"""Figures of the concept decade: forecasts with a stated chance, and what they score.

Knows the score of one forecast: the squared chance of what did not happen. Does not know the texts
that quote the figures.
"""


def score(said: float) -> str:
    """The squared chance that was given to what did not happen; 0 is best, 1 is worst."""
    return f"{said**2:.2f}"


def figures() -> dict[str, str]:
    shown = {}
    for name, said in {"mira": 0.6, "tom": 0.9, "hint_say": 0.7, "second": 0.8}.items():
        shown |= {name: f"{said:.0%}", f"{name}_share": f"{said}"}
        shown[f"{name.removesuffix('_say')}_score"] = score(said)
    return shown
