"""Figures of the concept nines: chains of steps that must all succeed.

Knows that independent chances multiply. Does not know the texts that quote the figures.
"""


def chain(step: float, steps: int) -> float:
    """The chance that so many steps in a row all succeed."""
    return step**steps


def figures() -> dict[str, str]:
    table = {
        "ten_at_one": f"{chain(0.9, 10):.0%}",
        "ten_product": f"{chain(0.9, 10):.3f}",
        "hundred_at_two": f"{chain(0.99, 100):.0%}",
        "hundred_at_three": f"{chain(0.999, 100):.0%}",
        "hundred_at_three_exact": f"{100 * chain(0.999, 100):.1f}%",
        "hundred_product": f"{chain(0.999, 100):.3f}",
        "twenty_at_two": f"{chain(0.99, 20):.0%}",
        "twenty_product": f"{chain(0.99, 20):.2f}",
        "hint_product": f"{chain(0.8, 3):.3f}",
        "hint_fifty": f"{chain(0.99, 50):.3f}",
    }
    assert chain(0.9, 100) < 0.0001  # "almost never"
    assert f"{chain(0.99, 10):.0%}" == "90%"
    assert f"{chain(0.999, 10):.0%}" == "99%"
    given = {
        "one_nine": "90%",
        "two_nines": "99%",
        "three_nines": "99.9%",
        "four_nines": "99.99%",
        "p_one": "0.9",
        "p_two": "0.99",
        "p_three": "0.999",
        "hint_step": "0.8",
        "twenty": "20",
        "hundred": "100",
        "fifty": "50",
    }
    return {**given, **table}
