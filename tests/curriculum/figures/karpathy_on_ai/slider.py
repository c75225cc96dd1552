"""Figures of the concept slider: people in a call centre before and after machines take a share.

Knows a made-up centre, and Karpathy's example of 80 to 20. Does not know the texts that quote the
figures.
"""


def people(calls: int, machine_percent: int, a_person: int) -> float:
    """People for what the machines leave, when each does so many calls a day."""
    return calls * (100 - machine_percent) / 100 / a_person


def figures() -> dict[str, str]:
    hard, watching = people(1000, 80, 25), 10 / 5
    assert (people(1000, 0, 50), hard, watching) == (20, 8, 2)
    assert round(people(1000, 50, 40)) in (12, 13)
    assert people(40, 50, 10) == 2  # the hint
    return {
        "machine_share": "80%",  # F170
        "people_share": "20%",  # F170
        "machine_number": "80",
        "people_number": "20",
        "calls": "1,000",
        "a_person": "50",
        "machine_calls": f"{1000 * 80 // 100}",
        "people_calls": f"{1000 * 20 // 100}",
        "a_person_hard": "25",
        "half": "50%",
        "half_calls": "500",
        "a_person_medium": "40",
        "half_people": "13",
        "item_calls": "600",
        "item_share": "75%",
        "item_person": "30",
        "item_rest": "150",
        "people_left": f"{people(600, 75, 30):.0f}",
        "applications": "400",
        "applications_share": "60%",
        "applications_rest": "160",
        "clerks_left": f"{people(400, 60, 20):.0f}",
        "registry_share": "70%",
    }
