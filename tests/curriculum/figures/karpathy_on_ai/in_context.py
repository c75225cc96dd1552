"""Figures of the concept in-context: points on a line, continued by rule and by small steps.

Knows the pairs of numbers that are continued, and gradient descent for one straight line. Does not
know the texts that quote the figures.
"""

PAIRS = ((1, 5), (2, 7), (3, 9))  # y = 2x + 3
RATE = 0.05


def line(slope: int, start: int, x: int) -> int:
    """What a straight line gives for x."""
    return slope * x + start


def after(steps: int, x: int = 4) -> float:
    """What the line found by so many steps of gradient descent says for x; it begins flat at 0."""
    slope = start = 0.0
    for _ in range(steps):
        errors = [(slope * at + start - y, at) for at, y in PAIRS]
        slope -= RATE * sum(error * at for error, at in errors) / len(PAIRS)
        start -= RATE * sum(error for error, _ in errors) / len(PAIRS)
    return slope * x + start


def figures() -> dict[str, str]:
    return {
        "next_pair": str(line(2, 3, 4)),
        "one_step": f"{after(1):.1f}",
        "five_steps": f"{after(5):.1f}",
        "many_steps": "1,000",
        "settled": f"{after(1000):.1f}",
        "a_second": str(line(3, 1, 5)),
        "a_third": str(line(3, 1, 10)),
        "a_answer": str(line(3, 1, 4)),
        "b_second": str(line(5, 4, 3)),
        "b_third": str(line(5, 4, 6)),
        "b_answer": str(line(5, 4, 4)),
        "b_fifteen": "15",
        "hint_second": str(line(10, 2, 3)),
        "hint_first": str(line(10, 2, 1)),
        "hint_step": "20",
        "hint_answer": str(line(10, 2, 2)),
    }
