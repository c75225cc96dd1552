"""Figures of the concept code-first: how long it takes to check a change with and without a diff.

Knows made-up minutes. Does not know the texts that quote the figures.
"""


def figures() -> dict[str, str]:
    code, slides = 2 + 1, 40 * 0.5
    contract, marked = 12 * 4, 6
    return {
        "slide": "17",
        "slides": "40",
        "slides_minutes": f"{slides:.0f}",
        "times_as_long": f"{slides / code:.1f}",
        "contract_pages": "12",
        "contract_minutes": f"{contract}",
        "contract_times": f"{contract / marked:g}",
    }
