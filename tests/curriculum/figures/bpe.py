"""Figures of the concept bpe: merges of small texts and of the list of names, sizes of tables.

Knows the reference tokenizer and the course's names. Does not know the texts that quote the
figures.
"""

from tests.builds import programs
from tests.builds.programs import program
from tests.curriculum.names_model import NAMES


def left(text: str, merges: int) -> int:
    """Ids left of a text after that many merges learned from it."""
    tokenizer = program("bpe")
    return len(tokenizer.encode(text, tokenizer.train(text, merges)))


def looks(length: int) -> int:
    """Comparisons of attention: each place with itself and all before it."""
    return length * (length + 1) // 2


def figures(names: list[str]) -> dict[str, str]:
    text = NAMES.read_text("utf-8")
    return {
        "build_number": programs.bpe(),
        "page_letters": "3,000",
        "page_words": "500",
        "looks_letters": f"{looks(3000):,}",
        "looks_words": f"{looks(500):,}",
        "bytes": "256",
        "papaya_0": str(len("papaya papa")),
        "papaya_1": str(left("papaya papa", 1)),
        "papaya_2": str(left("papaya papa", 2)),
        "next_id": "257",
        "names_bytes": f"{len(text.encode('utf-8')):,}",
        "names_end_a": f"{len(text.encode('utf-8')) - left(text, 1)}",
        "names_one": f"{left(text, 1):,}",
        "names_ten": f"{left(text, 10):,}",
        "merges_ten": "10",
        "gpt_tokens": "50,257",  # M234
        "gpt_merges": "50,000",  # M234
        "tomato_bytes": str(len("tomtom tomato")),
        "tomato_left": str(left("tomtom tomato", 1)),
        "banana_bytes": str(len("nana banana")),
        "banana_left": str(left("nana banana", 1)),
        "hint_bytes": str(len("hihi ho")),
        "hint_left": str(left("hihi ho", 1)),
        "item_merges": "500",
        "item_width": "64",
        "item_vocabulary": f"{256 + 500}",
        "item_table": f"{(256 + 500) * 64:,}",
        "hint_merges": "44",
        "hint_vocabulary": f"{256 + 44}",
        "hint_table": f"{(256 + 44) * 10:,}",
        "text_bytes": "1,200",
        "text_tokens": "400",
        "text_ratio": f"{looks(1200) / looks(400):.0f}",
        "guests": "20",
        "guests_half": "10",
        "small_vocabulary": "1,000",
        "large_vocabulary": "100,000",
        "build_merges": "100",
    }
