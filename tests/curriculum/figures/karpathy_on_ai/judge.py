"""Figures of the concept judge: the best of many answers by a faulty mark, and cracks found.

Knows a toy in which a mark is the truth and an error that is now and then large. Does not know the
texts that quote the figures.
"""

import numpy as np

FREEDOM = 3  # of Student's t: errors that are now and then large
RUNS = 1500


def best_of(answers: int) -> tuple[float, float]:
    """Mark and true quality of the answer with the highest mark, on average."""
    rng = np.random.default_rng(answers)
    truth = rng.normal(size=(RUNS, answers))
    mark = truth + rng.standard_t(FREEDOM, size=(RUNS, answers))
    best = mark.argmax(axis=1)
    runs = np.arange(RUNS)
    return float(mark[runs, best].mean()), float(truth[runs, best].mean())


def found(chance: float, steps: int) -> str:
    """The chance that at least one of some steps hits, in per cent."""
    return f"{100 * (1 - (1 - chance) ** steps):.0f}%"


def figures() -> dict[str, str]:
    shown = {
        "all": "100%",
        "hundred": "100",
        "many_steps": "1,000",
        "most": "1,024",
        "some": "16",
        "more": "64",
        "reward_before": "60%",
        "chance_two": "2%",
        "found_ten": found(0.02, 10),
        "found_hundred": found(0.02, 100),
        "chance_half": "0.5%",
        "steps_half": "300",
        "found_half": found(0.005, 300),
        "hint_found": found(0.25, 2),
        "hint_chance": "25%",
    }
    for answers in (4, 16, 64, 1024):
        mark, truth = best_of(answers)
        shown[f"mark_{answers}"] = f"{mark:.1f}"
        shown[f"truth_{answers}"] = f"{truth:.2f}"
    return shown
