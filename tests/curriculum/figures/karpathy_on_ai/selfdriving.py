"""Figures of the concept selfdriving: how often a fleet meets what a single trip hardly ever meets.

Knows rates and numbers of trips, all made up. Does not know the texts that quote the figures.
"""


def met(trips: int, once_in: int) -> int:
    """How often something that turns up once in so many trips is met."""
    return trips // once_in


def figures() -> dict[str, str]:
    assert met(1_000_000, 10_000) == 100  # the example: a hundred times a day
    return {
        "once_in": "50,000",
        "fleet_trips": "200,000",
        "fleet_oddities": str(met(200_000, 50_000)),
        "letters_once_in": "4,000",
        "letters": "12,000",
        "misread_letters": str(met(12_000, 4_000)),
    }
