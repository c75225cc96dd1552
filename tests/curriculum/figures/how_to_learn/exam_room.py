"""Figures of the concept exam-room: points and minutes of one paper, and answers that were changed.

Knows one made-up paper and what the study counted. Does not know the texts that quote the figures.
"""

PAPERS, BETTER, WORSE = 1_561, 51, 25  # F367: papers; per cent from wrong to right, and back
ENOUGH = 85  # F268: per cent
MINUTES = 60
PAPER = {1: (10, 5), 3: (10, 10), 4: (25, 15), 5: (15, 5)}  # question: points, minutes needed
STUCK = (5, 40)  # question 2: points and minutes of somebody who stays at it
SKETCH = (5, 20)  # question 2: points and minutes of somebody who comes back to it last


def gained(changed: int) -> float:
    """How many more of the changed answers become right than become wrong."""
    return changed * (BETTER - WORSE) / 100


def figures() -> dict[str, str]:
    left = MINUTES - PAPER[1][1] - STUCK[1] - PAPER[3][1]
    in_order = PAPER[1][0] + STUCK[0] + PAPER[3][0] + PAPER[4][0] * left / PAPER[4][1]
    easy = sum(points for points, _ in PAPER.values())
    easy_minutes = sum(minutes for _, minutes in PAPER.values())
    return {
        "papers": f"{PAPERS:,}",
        "better": f"{BETTER}%",
        "worse": f"{WORSE}%",
        "enough": f"{ENOUGH}%",
        "minutes": str(MINUTES),
        "hard_points": "20",
        "stuck_minutes": str(STUCK[1]),
        "four_points": str(PAPER[4][0]),
        "five_points": str(PAPER[5][0]),
        "in_order": f"{in_order:.0f}",
        "easy": str(easy),
        "easy_minutes": str(easy_minutes),
        "sketch_minutes": str(SKETCH[1]),
        "easy_first": str(easy + SKETCH[0]),
        "class_changed": "200",
        "class_gained": f"{gained(200):.0f}",
        "class_better": f"{200 * BETTER / 100:.0f}",
        "class_worse": f"{200 * WORSE / 100:.0f}",
        "year_changed": "350",
        "year_points": f"{2 * gained(350):.0f}",
        "year_gained": f"{gained(350):.0f}",
        "lin_now": "88%",
        "lin_then": "96%",
    }
