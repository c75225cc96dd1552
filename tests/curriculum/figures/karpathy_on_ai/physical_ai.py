"""Figures of the concept physical-ai: sensors shared by many cars, one platform shared by tasks.

Knows sums of money, all made up. Does not know the texts that quote the figures.
"""


def pays_from(platform: int, further: int, special: int) -> int:
    """The smallest number of tasks at which one platform costs less than special machines."""
    return next(n for n in range(1, 100) if platform + n * further < n * special)


def figures() -> dict[str, str]:
    test_cars, sensor_set, sold_cars = 50, 60_000, 100_000
    # quoted in `after` and hints
    assert (40 + 3 * 2, 3 * 15, 40 + 4 * 2, 4 * 15) == (46, 45, 48, 60)
    assert (33 + 5, 5 * 7, 33 + 6, 6 * 7) == (38, 35, 39, 42)
    assert (10 + 3, 3 * 4, 10 + 4, 4 * 4) == (13, 12, 14, 16)
    return {
        "test_cars": str(test_cars),
        "sensor_set": f"{sensor_set:,}",
        "sold_cars": f"{sold_cars:,}",
        "per_car": str(test_cars * sensor_set // sold_cars),
        "platform": "40",
        "special": "15",
        "pays_from": str(pays_from(40, 2, 15)),
        "platform_again": "33",
        "pays_from_again": str(pays_from(33, 1, 7)),
        **{f"cost_{n}": str(n) for n in (46, 45, 48, 60, 38, 35, 39, 42, 13, 12, 14, 16)},
    }
