"""Whether a text reads as an answer to a closed question, right or wrong.

Knows the kinds whose answers have a form: a number, a letter, an order of letters. Does not know
which one the item wants.
"""

from typing import assert_never

from tutor.core.course import Kind
from tutor.core.labels import read_label, read_sequence
from tutor.core.numerals import read_number

_MOST_OPTIONS = 7


def is_closed(text: str, expects: Kind | None) -> bool:
    """Whether a text reads as the closed answer that is expected.

    >>> is_closed("-6", "number"), is_closed("the second one", "choice"), is_closed("6", "short")
    (True, True, False)
    """
    match expects:
        case "number" | "build":
            return bool(read_number(text))
        case "choice":
            return read_label(text, _MOST_OPTIONS) is not None
        case "order":
            counts = range(2, _MOST_OPTIONS + 1)
            return any(read_sequence(text, count) is not None for count in counts)
        case "short" | "explain" | None:
            return False
        case _:
            assert_never(expects)


def is_bare(text: str, expects: Kind | None) -> bool:
    """Whether a text is the closed answer and has no words that could say something else.

    >>> is_bare("66", "number"), is_bare("one sec", "number"), is_bare("66", "short")
    (True, False, False)
    """
    return not any(one.isalpha() for one in text) and is_closed(text, expects)
