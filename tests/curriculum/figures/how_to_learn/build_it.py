"""Figures of the concept build-it: a debt row by row, and how many picked a wrong bicycle.

Knows three made-up loans and the share that the study reports. Does not know the texts that quote
the figures.
"""

WRONG_CHAIN = 43  # F364: per cent


def debts(debt: float, rate: float, payment: float) -> list[float]:
    """What is owed after each payment, as long as whole payments are due."""
    left = [debt]
    while left[-1] * (1 + rate / 100) > payment:
        left.append(left[-1] * (1 + rate / 100) - payment)
    return left


def figures() -> dict[str, str]:
    long, small, large = debts(100_000, 4, 6_000), debts(50_000, 6, 5_000), debts(80_000, 5, 7_000)
    return {
        "wrong_chain": f"{WRONG_CHAIN}%",
        "debt": "100,000",
        "rate": "4%",
        "payment": "6,000",
        "interest": f"{long[0] * 0.04:,.0f}",
        "paid_off": f"{long[0] - long[1]:,.0f}",
        "second_interest": f"{long[1] * 0.04:,.0f}",
        "second_paid_off": f"{long[1] - long[2]:,.0f}",
        "row_one": f"{long[1]:,.0f}",
        "row_two": f"{long[2]:,.0f}",
        "whole_payments": str(len(long) - 1),
        "rest": f"{long[-1]:,.0f}",
        "small_debt": "50,000",
        "small_rate": "6%",
        "small_payment": "5,000",
        "small_row_one": f"{small[1]:,.0f}",
        "small_row_two": f"{small[2]:,.0f}",
        "small_first_interest": f"{small[0] * 0.06:,.0f}",
        "small_second_interest": f"{small[1] * 0.06:,.0f}",
        "large_debt": "80,000",
        "large_rate": "5%",
        "large_payment": "7,000",
        "large_row_one": f"{large[1]:,.0f}",
        "large_row_two": f"{large[2]:,.0f}",
        "large_second_interest": f"{large[1] * 0.05:,.0f}",
    }
