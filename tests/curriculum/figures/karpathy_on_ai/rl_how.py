"""Figures of the concept rl-how: many attempts, and how the successful ones shift the shares.

Knows the chances of supposed attempts and the arithmetic of shares. Does not know the texts that
quote the figures.
"""

ATTEMPTS = 100
GOOD, POOR = 6, 2  # of ten attempts that many are right, for the two ways to begin


def at_least_one(chance: float, attempts: int) -> float:
    """The chance in per cent that one attempt or more succeeds."""
    return 100 * (1 - (1 - chance) ** attempts)


def right(share: float, of_ten: int) -> float:
    """How many of all attempts begin in this way and come out right."""
    return ATTEMPTS * share * of_ten / 10


def next_share(share: float) -> float:
    """The share of the better beginning among the attempts that came out right."""
    good, poor = right(share, GOOD), right(1 - share, POOR)
    return good / (good + poor)


def figures() -> dict[str, str]:
    second = next_share(0.5)
    third = next_share(second)
    return {
        "attempts": str(ATTEMPTS),
        "half": "50",
        "right_good": f"{right(0.5, GOOD):.0f}",
        "second": f"{100 * second:.0f}%",
        "second_good": f"{right(second, GOOD):.0f}",
        "second_both": f"{right(second, GOOD) + right(1 - second, POOR):.0f}",
        "third": f"{100 * third:.0f}%",
        "fail_one": "0.9",
        "fail_ten": f"{0.9**10:.2f}",
        "fail_other": "0.8",
        "fail_five": f"{0.8**5:.2f}",
        "one_of_ten": f"{at_least_one(0.1, 10):.0f}%",
        "one_of_five": f"{at_least_one(0.2, 5):.0f}%",
        "hint_two_dice": f"{at_least_one(0.5, 3):.1f}%",
        "hint_all_tails": "12.5%",
        "hint_rain": f"{100 * 0.5**2:.0f}%",
        "hint_dry": f"{at_least_one(0.5, 2):.0f}%",
    }
