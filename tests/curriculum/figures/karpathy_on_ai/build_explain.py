"""Figures of the concept build-explain: how many studies of teaching were put together.

Knows the number a fact gives. Does not know the texts that quote it.
"""

STUDIES = 28  # F365


def figures() -> dict[str, str]:
    return {"studies": str(STUDIES)}
