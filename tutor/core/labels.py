"""The letters a, b, c ... by which a learner names options and steps, read from an answer.

Knows the small words around a letter ("I think b", "选B", "the second one"). Does not know what the
letters stand for.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LABELS = "abcdefgh"

_DECORATION = re.compile(
    r"\b(?:the|my|final|answer|answers|is|it's|it|its|that's|i'm|i'd|i|im|think|thinks|guess|say|would"
    r"|id|choose|pick|take|select|believe|option|choice|letter|number|nr|maybe|perhaps"
    r"|no\.? ?(?=\d)|probably|let's|lets|let us|am"
    r"|definitely|surely|must|be|should|go|with|for|please|pretty|quite|sure|right|correct|order|then"
    r"|and|first of all|finally|next|um|hmm|well|ok|okay|so|because of that)\b"
    r"|我选择?|选择|选项|选|答案|我?觉得|我认为|我猜|应该|可能|大概|也许|顺序|依次|然后|接着|最后|正确的?|肯定"
    r"|就是|[是为先再后个项步号那吧呢了吗呀嘛]"
)
_HESITANT = re.compile(
    r"\bnot (?:so |too |quite |entirely |really )?(?:sure|certain)\b,?(?: but\b)?"
)
_REASON = re.compile(r"\b(?:because|since|as (?:we|it|the|there))\b|因为|由于")
_DENIED = re.compile(
    r"(?:\b(?:not|isn't|nor)|不是|不选|没选|并非) ?(?:option |选项)?(?:[a-h]|\d)(?![a-z\d])"
    r"(?:(?= ?(?:[,;.，、。；]|$))| ?(?:but\b|而是|而选))"
)
_LAST = re.compile(
    r"\b(?:the )?(?:very )?last(?: one| option| answer)?\b|最后(?:那?一?[个项条]|的?选项)"
)
_PLACES = {
    **{word: place for place, word in enumerate(("first", "second", "third", "fourth", "fifth"))},
    **{word: place for place, word in enumerate(("one", "two", "three", "four", "five", "six"))},
    **{f"第{digit}": place for place, digit in enumerate("一二三四五六")},
    **{f"第{place + 1}": place for place in range(6)},
}
_PIECE = re.compile(r"第[一二三四五六1-6]|[a-z]+|\d+|[^\W\d_]")
_LONGEST = 200


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """The text without differences of width, case and spacing.

    >>> fold("  Ｏption\\n Ｂ ")
    'option b'
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(plain.split())


def read_label(text: str, count: int) -> int | None:
    """The place of the one option that a text names by letter or number, or None.

    A letter only counts when nothing but small decorations stands around it.

    >>> [read_label(text, 4) for text in ("(B)", "选ｂ", "I think b", "②", "the second one")]
    [1, 1, 1, 1, 1]
    >>> [read_label(text, 4) for text in ("a or b", "a table that counts", "not b", "e")]
    [None, None, None, None]
    """
    if len(text) > 2 * _LONGEST:
        return None
    chosen = _REASON.split(_HESITANT.sub(" ", fold(text)))[0]
    last = f" {LABELS[count - 1]} " if 0 < count <= len(LABELS) else " "
    pieces = _pieces(_LAST.sub(last, _DENIED.sub(" ", chosen)))
    if "second" in pieces or "first" in pieces or "third" in pieces or "fourth" in pieces:
        pieces = [piece for piece in pieces if piece != "one"]
    places = {_place(piece, count) for piece in pieces}
    return places.pop() if len(places) == 1 else None


def read_sequence(text: str, count: int) -> tuple[int, ...] | None:
    """The places that a text lists, each of `count` exactly once, or None.

    >>> read_sequence("b > a > d > c", 4), read_sequence("2134", 4), read_sequence("b a", 4)
    ((1, 0, 3, 2), (1, 0, 2, 3), None)
    >>> read_sequence("1. c 2. a 3. b", 3), read_sequence("second c, first b, last a", 3)
    ((2, 0, 1), (1, 2, 0))
    """
    pieces = _pieces(text)
    ranked = _ranked(pieces, count)
    if ranked is not None:
        return ranked
    if len(pieces) == 1 and len(pieces[0]) == count:
        pieces = list(pieces[0])
    places = tuple(_place(piece, count) for piece in pieces)
    known = tuple(place for place in places if place is not None)
    if len(known) != len(places) or sorted(known) != list(range(count)):
        return None
    return known


def _ranked(pieces: Sequence[str], count: int) -> tuple[int, ...] | None:
    """The places of letters that have their rank before them, all of them or some."""
    ranks: dict[int, int] = {}
    letters: list[int] = []
    rank: int | None = None
    for piece in pieces:
        place = count - 1 if piece in {"last", "lastly"} else _place(piece, count)
        is_letter = len(piece) == 1 and piece in LABELS
        if place is None or (rank is not None and not is_letter):
            return None
        if not is_letter:
            rank = place
            continue
        if rank is not None:
            ranks[rank] = place
        letters.append(place)
        rank = None
    if not ranks or rank is not None or sorted(letters) != list(range(count)):
        return None
    if len(ranks) == count:
        return tuple(ranks[rank] for rank in range(count))
    # Where only some have a rank, the letters must stand in the order that the ranks say.
    return tuple(letters) if all(letters[at] == one for at, one in ranks.items()) else None


def _pieces(text: str) -> list[str]:
    folded = fold(text[: 2 * _LONGEST])
    if len(folded) > _LONGEST:
        return []
    return _PIECE.findall(_DECORATION.sub(" ", folded))


def _place(piece: str, count: int) -> int | None:
    if len(piece) == 1 and piece in LABELS[:count]:
        return LABELS.index(piece)
    if piece.isascii() and piece.isdigit() and len(piece) == 1 and 1 <= int(piece) <= count:
        return int(piece) - 1
    place = _PLACES.get(piece)
    return place if place is not None and place < count else None
