"""Figures of the concept beyond-rl: the chance that several ideas all arrive.

Knows the made-up chances of the questions. Does not know the texts that quote the figures.
"""


def all_of(ideas: int, chance: float) -> str:
    """The chance that all of some independent ideas arrive, in per cent."""
    return f"{100 * chance**ideas:.0f}%"


def figures() -> dict[str, str]:
    return {
        "chance_five": "90%",
        "five_arrive": all_of(5, 0.9),
        "chance_three": "70%",
        "three_arrive": all_of(3, 0.7),
        "hint_chance": "50%",
        "hint_arrive": all_of(2, 0.5),
        "other_hint_chance": "80%",
        "other_hint_arrive": all_of(2, 0.8),
    }
