"""Figures of the concept base-model: bits of weights per training token, shares of continuations.

Knows the published sizes. Does not know the texts that quote the figures.
"""


def bits_per_token(weights: float, tokens: float) -> float:
    """Bits of a model of 16-bit weights for each token it was trained on."""
    return 16 * weights / tokens


def figures(names: list[str]) -> dict[str, str]:
    return {
        "bits": "16",
        "llama_bits": f"{bits_per_token(7e10, 1.5e13):.2f}",  # F064
        "llama_tokens": "1.5",  # F064
        "gpt_weights": "1.75",  # M237
        "gpt_bits": f"{bits_per_token(1.75e11, 3e11):.1f}",
        "item_tokens": "2",
        "item_bits": f"{bits_per_token(7e9, 2e12):.3f}",
        "hint_bits": f"{bits_per_token(1e9, 4e10):.1f}",
        "seen": "40",
        "seen_questions": "26",
        "seen_answers": "9",
        "share_answers": f"{9 / 40:.3f}",
        "twin_seen": "50",
        "twin_answers": "47",
        "twin_share": f"{47 / 50:.2f}",
        "hint_calls": "30",
        "hint_rain": "12",
        "hint_share": f"{12 / 30:.1f}",
        "page": "212",
        "apples": "12",
    }
