"""What some models write down before they speak, between `<think>` and `</think>`, left out.

Knows the marks and that thoughts come first or not at all. Works on whole replies and on pieces
that come one by one.
"""

OPENS, CLOSES = "<think>", "</think>"


def without_thought(text: str) -> str:
    """The reply without what was thought first; empty when it never got to speak.

    >>> without_thought("<think>who asks?</think> Tea."), without_thought("a <think> b")
    (' Tea.', 'a <think> b')
    """
    if not text.lstrip().startswith(OPENS):
        return text
    return text.partition(CLOSES)[2]


class Spoken:
    """Lets through what is spoken of a reply that comes in pieces, from its first word on.

    >>> spoken = Spoken()
    >>> [spoken.take(one) for one in (" <th", "ink>hm</thi", "nk>", " Tea", " is hot.")]
    ['', '', '', 'Tea', ' is hot.']
    """

    def __init__(self) -> None:
        self._held: str | None = ""

    def take(self, piece: str) -> str:
        """What may be said after one more piece."""
        if self._held is None:
            return piece
        self._held += piece
        bare = self._held.lstrip()
        if OPENS.startswith(bare[: len(OPENS)]) and CLOSES not in bare:
            return ""
        said = without_thought(bare).lstrip()
        if said:
            self._held = None
        return said

    def rest(self) -> str:
        """What was held back and turns out to be spoken, at the end."""
        said = without_thought(self._held or "").strip()
        self._held = None
        return said
