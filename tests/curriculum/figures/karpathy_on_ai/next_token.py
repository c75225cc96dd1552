"""Figures of the concept next-token: how much text was read, and how many guesses a text holds.

Knows the size of one training set and a rule of thumb for words and tokens. Does not know the
texts that quote the figures.
"""

TRAINING_TOKENS = 15  # F063: trillion, the larger of two versions; only it fits the arithmetic
TOKENS_PER_WORD = 4 / 3  # rule of thumb for English: three words make about four tokens


def guesses(words: int) -> int:
    """How many tokens a text has, and so how often its next token can be guessed."""
    return round(words * TOKENS_PER_WORD)


def figures() -> dict[str, str]:
    return {
        "training_tokens": str(TRAINING_TOKENS),
        "pages": "300",
        "words_per_page": "360",
        "novel_guesses": f"{guesses(300 * 360):,}",
        "articles": "50",
        "words_per_article": "900",
        "article_guesses": f"{guesses(50 * 900):,}",
        "hint_lines": "12",
        "hint_guesses": "60",
        "sea_first": "30%",
        "sea_then": "31%",
        "mountain_first": "40%",
        "mountain_then": "39%",
    }
