"""Words that are no words: what running fingers over a keyboard leaves behind.

Knows the rows of a keyboard and only judges a message of one single word. Does not know what else a
message may be; names, abbreviations and misspellings are words.
"""

import re

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST, _LONGEST = 4, 24
_PIECES = "|".join(
    row[start : start + size]
    for line in _ROWS
    for row in (line, line[::-1])
    for size in (5, 4, 3)
    for start in range(len(row) - size + 1)
)
_KEY_RUNS = re.compile(f"(?:{_PIECES})+")


def is_mashed(text: str) -> bool:
    """Whether a text is one word of neighbouring keys, or of one key held down.

    >>> [is_mashed(one) for one in ("asdf", "sdfsdf", "hhhhh", "softmax", "lstm", "were")]
    [True, True, True, False, False, False]
    """
    word = text.strip().rstrip(".!?").casefold()
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.isascii() and word.isalpha()):
        return False
    return len(set(word)) == 1 or _KEY_RUNS.fullmatch(word) is not None
