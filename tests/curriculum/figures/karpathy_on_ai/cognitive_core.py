"""Figures of the concept cognitive-core: how much room so many weights take.

Knows that eight bits are a byte. Does not know the texts that quote the figures.
"""


def gigabytes(weights: float, bits: int) -> float:
    """The room of so many weights of so many bits each, in gigabytes of 1,000,000,000 bytes."""
    return weights * bits / 8 / 1e9


def figures() -> dict[str, str]:
    assert gigabytes(3e9, 8) == 3  # the hint
    return {
        "bits": "16",
        "small_million": "100",
        "small": f"{gigabytes(1e8, 16):g}",
        "core": f"{gigabytes(1e9, 16):g}",
        "mind": f"{gigabytes(1e12, 16):,.0f}",
        "core_million": f"{gigabytes(1e8, 4) * 1000:g}",
        "years": "20",
    }
