"""Characters that are written in several ways, and the one way in which they are compared.

Knows width, case, quotation marks and hyphens, and the traditional forms of Chinese characters.
Folds one character at a time, so that a place in the folded text is a place in the text.
"""

import unicodedata
from functools import lru_cache

from opencc import OpenCC

_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "−": "-", "‐": "-", "‑": "-", "著": "着",
})  # fmt: skip
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


def fold(character: str) -> str:
    """The plain form of one character; may be several characters, or none.

    >>> "".join(fold(one) for one in "Ｄivide 總數 ２")
    'divide 总数 2'
    """
    plain = unicodedata.normalize("NFKC", character).casefold().translate(_SAME)
    return plain if plain.isascii() else plain.translate(_simplified())


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Per traditional character its simplified form, where it has one of its own."""
    several = [chr(code) for first, last in _IDEOGRAPHS for code in range(first, last)]
    # One a line, since together they would be converted as words.
    simple = str(OpenCC("t2s").convert("\n".join(several))).split("\n")
    pairs = zip(several, simple, strict=True)
    return {ord(one): other for one, other in pairs if one != other and len(other) == 1}
