"""Figures of the concept problems-first: a price that rises and falls, and evenings in minutes.

Knows the plans that the questions describe. Does not know the texts that quote the figures.
"""

PRICE = 100
CHANGE = 20  # per cent, first up, then down
EVENING = 140  # minutes
PAGE = 2.5  # minutes a page


def problems(pages: int, each: float) -> float:
    """How many problems fit into the evening after some pages have been read."""
    return (EVENING - pages * PAGE) / each


def figures() -> dict[str, str]:
    up = PRICE * (1 + CHANGE / 100)
    down = up * (1 - CHANGE / 100)
    return {
        "price": str(PRICE),
        "change": f"{CHANGE}%",
        "price_up": f"{up:.0f}",
        "price_down": f"{down:.0f}",
        "reduction": f"{up - down:.0f}",
        "evening": str(EVENING),
        "page": f"{PAGE:.1f}",
        "pages_all": "40",
        "each_later": "15",
        "reading_all": f"{40 * PAGE:.0f}",
        "pages_few_minutes": f"{8 * PAGE:.0f}",
        "after_reading_all": f"{problems(40, 10):.0f}",
        "after_reading_few": f"{problems(8, 15):.0f}",
    }
