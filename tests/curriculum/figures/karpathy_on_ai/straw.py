"""Figures of the concept straw: how many of the rewarded steps were bad, in a toy of ten steps.

Knows the toy: only some steps matter, the bit at the end depends on these. Does not know the texts
that quote the figures.
"""

from random import Random

STEPS, MATTER, GOOD, ATTEMPTS = 10, 3, 0.7, 100_000


def tried() -> tuple[float, float, float]:
    """Shares: attempts counted as right, bad steps among rewarded, wrong ones mostly good."""
    dice = Random(1).random
    right = bad = wrong = mostly_good = 0
    for _ in range(ATTEMPTS):
        steps = [dice() < GOOD for _ in range(STEPS)]
        if all(steps[:MATTER]):
            right += 1
            bad += STEPS - sum(steps)
        else:
            wrong += 1
            mostly_good += sum(steps) > STEPS / 2
    return right / ATTEMPTS, bad / (right * STEPS), mostly_good / wrong


def figures() -> dict[str, str]:
    counted, bad, mostly_good = tried()
    assert 0.75 < mostly_good < 0.85  # "about four in five"
    return {
        "p_good": f"{GOOD}",
        "attempts": f"{ATTEMPTS:,}",
        "counted_right": f"{counted:.0%}",
        "bad_rewarded": f"{bad:.0%}",
        "proof_tokens": "4,000",
        "dense_bits": f"{4000 * 2:,}",
        "long_tokens": "9,000",
        "stage_tokens": "3,000",
        "staged_bits": str(9000 // 3000),
        "hint_letters": "500",
        "hint_stamps": "1,500",
    }
