"""Figures of the concept data-quality: shares that do not add up, and what cleaning leaves.

Knows shares and made-up piles of pages. Does not know the texts that quote the figures.
"""


def pages_of_worth(pages: int, share: float) -> float:
    """How many of so many pages are worth reading, the share in percent."""
    return pages * share / 100


def left(pages: int, worth: int, found: float, let_through: float) -> tuple[float, float]:
    """Pages a sieve keeps, and the share of good ones among them in percent.

    `found` is the share of good pages that it keeps, `let_through` that of the others.
    """
    good, bad = worth * found, (pages - worth) * let_through
    return good + bad, 100 * good / (good + bad)


def figures() -> dict[str, str]:
    kept, share = left(1_000, 50, 0.9, 0.05 / 0.95)
    assert round(kept) == 95 and round(0.05 / 0.95 * 950) == 50
    assert f"{share:.0f}" == "47"
    return {
        "worth_said": "0.001%",
        "rest_said": "99.99%",
        "worth": "0.001",
        "rest": "99.99",
        "sum": f"{0.001 + 99.99:.3f}",
        "whole": "100%",
        "mended": f"{100 - 99.99:.2f}%",
        "missing": f"{100 - 0.001 - 99.99:.3f}%",
        "would_be": f"{100 - 0.001:.3f}%",
        "billion_pages": "1,000,000,000",
        "worth_pages": f"{pages_of_worth(1e9, 0.001):,.0f}",
        "million_pages": "1,000,000",
        "worth_again": f"{pages_of_worth(1e6, 0.001):g}",
        "hint_pages": "2,000",
        "hint_share": "0.05%",
        "thousand": "1,000",
        "worth_of_thousand": "50",
        "kept_good": "45",
        "kept_bad": "50",
        "kept_all": f"{kept:.0f}",
        "share_before": "5%",
        "share_after": f"{share:.0f}%",
    }
