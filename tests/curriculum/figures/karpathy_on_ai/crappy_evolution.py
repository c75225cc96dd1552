"""Figures of the concept crappy-evolution: what fits into DNA, and how long blind trying takes.

Knows a common estimate of the brain's connections and the arithmetic of trying. Does not know the
texts that quote the figures.
"""

DNA_BITS = 3e9 * 8  # F054: three gigabytes, as the host says
CONNECTIONS = 100e12  # a common estimate for a human brain


def fewer(before: int, after: int, steps: int) -> int:
    """How many times fewer ways there are when each step has fewer choices."""
    return (before // after) ** steps


def figures() -> dict[str, str]:
    return {
        "dna_bits": f"{DNA_BITS / 1e9:.0f}",
        "connections": "100",
        "bits_each": f"{DNA_BITS / CONNECTIONS:.5f}",
        "fields_before": "50",
        "fewer_clicks": f"{fewer(50, 5, 6):,}",
        "again_before": "40",
        "fewer_again": f"{fewer(40, 4, 5):,}",
        "keys_before": "60",
        "fewer_keys": f"{fewer(60, 3, 4):,}",
        "keys_step": str(60 // 3),
        "hint_before": "30",
        "hint_fewer": str(fewer(30, 6, 3)),
        "hint_before_b": "12",
        "hint_fewer_b": str(fewer(12, 4, 2)),
    }
