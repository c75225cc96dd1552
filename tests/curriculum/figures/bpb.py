"""Figures of the concept bpb: losses per token turned into bits per byte, and into file sizes.

Knows the course's names and the measured loss of the small GPT. Does not know the texts that quote
the figures.
"""

from math import log

from tests.curriculum.names_model import NAMES, ngram_loss, split

LOSS_GPT = "2.40"  # measured: tests/builds/test_training.py


def bits(nats: float, size: float) -> float:
    """Bits per byte of a text that costs so many nats and has so many bytes."""
    return nats / log(2) / size


def figures(names: list[str]) -> dict[str, str]:
    train, dev, _ = split(names)
    table_loss = ngram_loss(train, dev, 1, 0.1)
    size = len(NAMES.read_text("utf-8").encode("utf-8"))
    gpt_bits = bits(float(LOSS_GPT), 1)
    return {
        "loss_a": "1.8",
        "tokens_a": "600",
        "nats_a": f"{600 * 1.8:,.0f}",
        "bits_a": f"{bits(600 * 1.8, 1200):.2f}",
        "loss_b": "2.8",
        "tokens_b": "300",
        "nats_b": f"{300 * 2.8:,.0f}",
        "bits_b": f"{bits(300 * 2.8, 1200):.2f}",
        "text_bytes": "1,200",
        "log_two": f"{log(2):.3f}",
        "nat_in_bits": f"{1 / log(2):.2f}",
        "uniform_loss": f"{log(27):.3f}",
        "uniform_bits": f"{bits(log(27), 1):.2f}",
        "symbols": "27",
        "table_loss": f"{table_loss:.3f}",
        "table_bits": f"{bits(table_loss, 1):.2f}",
        "gpt_loss": LOSS_GPT,
        "gpt_bits": f"{gpt_bits:.2f}",
        "names_bytes": f"{size:,}",
        "names_packed": f"{round(size * gpt_bits / 8, -2):,.0f}",
        "item_loss": "3.0",
        "item_answer": f"{bits(3, 4):.2f}",
        "twin_loss": "2.0",
        "twin_length": "2.5",
        "twin_answer": f"{bits(2, 2.5):.2f}",
        "hint_loss": "1.4",
        "hint_bits": f"{bits(1.4, 1):.1f}",
        "hint_answer": f"{bits(1.4, 2):.1f}",
        "file_bytes": "1,000,000",
        "file_bits": "0.9",
        "file_answer": f"{1_000_000 * 0.9 / 8:,.0f}",
        "hint_file": "800",
        "hint_all": f"{800 * 2:,}",
        "file_all": f"{1_000_000 * 0.9:,.0f}",
        "hint_packed": f"{800 * 2 / 8:.0f}",
        "perplexity_p": "12",
        "perplexity_q": "20",
        "vocabulary_p": "50,000",
        "vocabulary_q": "200,000",
        "news_bits": "0.9",
        "poems_bits": "1.1",
        "wrong_bits": f"{2 * log(2):.2f}",
        "right_bits": f"{2 / log(2):.2f}",
        "hint_inch": "2.54",
        "hint_metre": "100",
        "friend_ours": "3.1",
        "friend_theirs": "2.6",
        "order_hint": "40",
    }
