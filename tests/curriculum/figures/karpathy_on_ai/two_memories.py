"""Figures of the concept two-memories: bits per token in the weights and in the KV cache.

Knows the sizes of the Llama 3 models as publicly documented. Does not know the texts that quote
the figures.
"""

BITS = 16  # per number, in the weights and in the cache
TOKENS = 15e12  # F063
LAYERS, KEY_AND_VALUE, HEADS, SIZE, BYTES = 80, 2, 8, 128, 2  # F065: the model with 70 billion
BILLION = 1e9


def bits_per_token(weights: float, tokens: float = TOKENS) -> float:
    """How many bits of the weights there are for each token of training."""
    return weights * BITS / tokens


def cache_bits() -> int:
    """How many bits the KV cache keeps for each token in the window."""
    return LAYERS * KEY_AND_VALUE * HEADS * SIZE * BYTES * 8


def figures() -> dict[str, str]:
    return {
        "bits": str(BITS),
        "weights": "70",
        "tokens": "15",
        "tokens_misprint": "1.5",
        "kept": f"{bits_per_token(70 * BILLION):.3f}",
        "kept_quoted": "0.07",  # F064: cut off, not rounded
        "kept_misprint": f"{bits_per_token(70 * BILLION, 1.5e12):.2f}",
        "cache": f"{cache_bits() / 1e6:.1f}",
        "ratio": f"{cache_bits() / bits_per_token(70 * BILLION) / 1e6:.0f}",
        "kept_small": f"{bits_per_token(8 * BILLION):.4f}",
        "large": "405",
        "kept_large": f"{bits_per_token(405 * BILLION):.2f}",
        "hint_bits": "160",
        "hint_pages": "1,000",
        "hint_kept": f"{160 / 1000:.2f}",
        "shelf_bits": "200",
        "shelf_words": "4,000",
        "shelf_kept": f"{200 / 4000:.2f}",
    }
