"""Figures of the concept sft-miracle: how little the fine-tuning is beside the pretraining.

Knows supposed numbers of conversations and of training tokens. Does not know the texts that quote
the figures.
"""


def times_as_many(conversations: int, tokens_each: int, training_trillions: int) -> int:
    """How many pretraining tokens there are for each token of the conversations."""
    return training_trillions * 10**12 // (conversations * tokens_each)


def figures() -> dict[str, str]:
    return {
        "training": "15",
        "talks": "20,000",
        "talk_tokens": "500",
        "talk_millions": str(20_000 * 500 // 10**6),
        "times": f"{times_as_many(20_000, 500, 15):,}",
        "talks_b": "100,000",
        "talk_tokens_b": "600",
        "talk_millions_b": str(100_000 * 600 // 10**6),
        "times_b": f"{times_as_many(100_000, 600, 3):,}",
        "hint_hours": "12,000",
        "hint_day": "24",
        "hint_ratio": str(12_000 // 24),
        "hint_books": "5,000",
        "hint_notes": "20",
        "hint_ratio_b": str(5000 // 20),
        "accountants": "300",
    }
