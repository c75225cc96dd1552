"""Figures of the concept sft: losses of conversations with the user's tokens masked, sizes of data.

Knows the published sizes. Does not know the texts that quote the figures.
"""

USER, ASSISTANT = [4.0, 3.0, 5.0], [0.5, 1.5, 1.0]
USER_TWIN, ASSISTANT_TWIN = [2.0, 6.0], [0.8, 0.4, 0.6, 1.0]
ASSISTANT_MIXED = [1.1, 0.3, 0.4]


def mean(costs: list[float]) -> float:
    return sum(costs) / len(costs)


def figures(names: list[str]) -> dict[str, str]:
    costs = USER + ASSISTANT + USER_TWIN + ASSISTANT_TWIN
    demonstrations, length, before = 13_000, 300, 3e11  # M238, M237; the length is assumed
    return {
        **{f"cost_{n}": str(cost) for n, cost in enumerate(costs)},
        "masked": f"{mean(ASSISTANT):.1f}",
        "masked_twin": f"{mean(ASSISTANT_TWIN):.1f}",
        "twin_sum": f"{sum(ASSISTANT_TWIN):.1f}",
        "masked_mixed": f"{mean(ASSISTANT_MIXED):.1f}",
        "mixed_one": "1.1",
        "mixed_two": "0.3",
        "mixed_three": "0.4",
        "mixed_sum": f"{sum(ASSISTANT_MIXED):.1f}",
        "hint_masked": f"{mean([0.2, 0.6]):.1f}",
        "hint_user": "9.0",
        "hint_one": "0.2",
        "hint_two": "0.6",
        "demonstrations": f"{demonstrations:,}",
        "length": f"{length}",
        "demonstration_tokens": f"{demonstrations * length:,}",
        "per_million": f"{demonstrations * length / before * 1e6:.0f}",
        "item_dialogues": "50,000",
        "item_length": "400",
        "item_per_million": f"{50_000 * 400 / 2e12 * 1e6:.0f}",
        "item_tokens": "20,000,000",
        "hint_dialogues": "1,000",
        "hint_length": "100",
        "hint_per_million": f"{1000 * 100 / 1e10 * 1e6:.0f}",
        "small_parameters": "1.3",  # M238
        "large_parameters": "175",  # M238
        "dialogues": "2,000",
        "recipes": "200",
    }
