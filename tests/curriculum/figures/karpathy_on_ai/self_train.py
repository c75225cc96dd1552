"""Figures of the concept self-train: ideas that die out when texts are drawn from texts.

Knows a toy in which every text holds one idea. Does not know the texts that quote the figures.
"""

import random
from statistics import mean

IDEAS, TEXTS, MORE_TEXTS = 100, 200, 1000
RUNS = 40


def survivors(texts: int, rounds: int, original_share: float, rng: random.Random) -> int:
    """How many ideas are left when each round is drawn from the last one and from the original."""
    original = [place % IDEAS for place in range(texts)]
    pool = original
    fresh = round(texts * original_share)
    for _ in range(rounds):
        own = [rng.choice(pool) for _ in range(texts - fresh)]
        pool = own + [rng.choice(original) for _ in range(fresh)]
    return len(set(pool))


def average(texts: int, rounds: int, original_share: float = 0.0) -> str:
    """The same on average over some runs, rounded."""
    runs = (survivors(texts, rounds, original_share, random.Random(seed)) for seed in range(RUNS))
    return f"{mean(runs):.0f}"


def missed(ideas: int, texts: int) -> float:
    """The chance that no text picks up a given one of some equally frequent ideas."""
    return (1 - 1 / ideas) ** texts


def lost(ideas: int, texts: int) -> float:
    """How many of them no text picks up, on average."""
    return ideas * missed(ideas, texts)


def figures() -> dict[str, str]:
    return {
        "ideas": str(IDEAS),
        "texts": str(TEXTS),
        "more_texts": f"{MORE_TEXTS:,}",
        "rounds_two": "20",
        "rounds_three": "30",
        "left_10": average(TEXTS, 10),
        "left_20": average(TEXTS, 20),
        "left_30": average(TEXTS, 30),
        "left_more_texts": average(MORE_TEXTS, 30),
        "left_half_original": average(TEXTS, 30, 0.5),
        "missed_by_ten": f"{missed(10, 10):.2f}",
        "missed_by_forty": f"{missed(20, 40):.2f}",
        "lost_of_ten": f"{lost(10, 10):.1f}",
        "more_ideas": "20",
        "forty_texts": "40",
        "lost_of_twenty": f"{lost(20, 40):.1f}",
    }
