"""Figures of the concept coding-limits: what a change costs on average, by hand and with an agent.

Knows made-up minutes, and the size of nanochat as Karpathy gave it. Does not know the texts that
quote the figures.
"""

LINES = "8,000"  # F141


def on_average(sure: float, chance: float, repair: float) -> float:
    """Minutes that always pass, and those that pass only with some chance."""
    return sure + chance * repair


def figures() -> dict[str, str]:
    assert on_average(3, 1 / 10, 60) == 9  # the hint
    return {
        "lines": LINES,
        "by_hand": "20",
        "reading": "15",
        "repair": "40",
        "agent_minutes": f"{on_average(2 + 15, 1 / 4, 40):.0f}",
        "usual_by_hand": "60",
        "usual_reading": "12",
        "usual_minutes": f"{on_average(3 + 12, 1 / 10, 20):.0f}",
    }
