"""What one call has cost so far, over all its tries.

Knows what was sent, what was heard and what the server counted; where it did not count, the bill
estimates. Does not know who pays.
"""

from collections.abc import Callable

_FRAME = 16
"""Tokens around the two texts of a request, at most."""


class Bill:
    """The account of one call; `count` gives the tokens of a text."""

    def __init__(self, texts: tuple[str, str], count: Callable[[str], int]) -> None:
        self.tokens_in = 0
        self.tokens_out = 0
        self.is_estimate = False
        self._texts = texts
        self._count = count
        self._heard: list[str] | None = None

    def send(self) -> None:
        """A request goes out; one that is still open is settled by an estimate."""
        self.settle(None)
        self._heard = []

    def hear(self, text: str) -> None:
        """Some words came back."""
        if self._heard is not None:
            self._heard.append(text)

    def refuse(self) -> None:
        """The server took the open request for nothing, and it cost nothing."""
        self._heard = None

    def settle(self, tokens: tuple[int, int] | None) -> None:
        """The open request is over, with what the server counted, or None when it did not."""
        if self._heard is None:
            return
        if tokens is None:
            self.is_estimate = True
            sent = sum(map(self._count, self._texts)) + _FRAME
            tokens = sent, self._count("".join(self._heard))
        self._heard = None
        self.tokens_in += tokens[0]
        self.tokens_out += tokens[1]
