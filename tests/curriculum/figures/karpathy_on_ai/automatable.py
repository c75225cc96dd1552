"""Figures of the concept automatable: jobs scored on five questions.

Knows the answers that the items describe. Does not know the texts that quote the figures.
"""

QUESTIONS = ("short and often", "closed", "on a screen", "verifiable", "mistakes cheap")
YES = {
    "bills": set(QUESTIONS),
    "swimming": {"verifiable"},
    "shepherd": {"short and often", "verifiable"},
}


def figures() -> dict[str, str]:
    assert all(found <= set(QUESTIONS) for found in YES.values())
    return {
        "most": "99%",  # F172
        "last": "1%",  # F172
        "bills_points": str(len(YES["bills"])),
        "swimming_points": str(len(YES["swimming"])),
        "shepherd_points": str(len(YES["shepherd"])),
    }
