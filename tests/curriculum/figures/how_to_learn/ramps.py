"""Figures of the concept ramps: songs that were tapped, a loan by years, the largest share.

Knows what the study reports, one made-up loan and two made-up lists. Does not know the texts that
quote the figures.
"""

SONGS = 120  # F363; 3 were named
DEBT, RATE, PAYMENT = 100_000, 4, 6_000
MOVE = (240, 40, 20)  # minutes of carrying, driving, lamps
HEAT = (1_260, 300, 240)  # kWh of heating, washing, light


def largest_share(parts: tuple[int, ...]) -> float:
    """What part of the whole the largest part is, in per cent."""
    return 100 * max(parts) / sum(parts)


def figures() -> dict[str, str]:
    interest = DEBT * RATE // 100
    left = DEBT - (PAYMENT - interest)
    return {
        "songs": str(SONGS),
        "debt": f"{DEBT:,}",
        "rate": f"{RATE}%",
        "payment": f"{PAYMENT:,}",
        "interest": f"{interest:,}",
        "paid_off": f"{PAYMENT - interest:,}",
        "left": f"{left:,}",
        "next_interest": f"{left * RATE // 100:,}",
        "next_paid_off": f"{PAYMENT - left * RATE // 100:,}",
        "carrying": str(MOVE[0]),
        "driving": str(MOVE[1]),
        "lamps": str(MOVE[2]),
        "move": str(sum(MOVE)),
        "move_share": f"{largest_share(MOVE):.0f}%",
        "heating": f"{HEAT[0]:,}",
        "washing": str(HEAT[1]),
        "light": str(HEAT[2]),
        "house": f"{sum(HEAT):,}",
        "house_share": f"{largest_share(HEAT):.0f}%",
    }
