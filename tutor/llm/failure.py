"""What can go wrong between the tutor and a model, as one closed family.

Knows the reasons and how each is told to an operator. Does not know how a failure is noticed. What
a server or a model wrote is never repeated in a message: it may hold a key or a learner's words.
"""

from collections.abc import Mapping
from typing import Literal

from tutor.core.errors import TutorError

Reason = Literal[
    "timeout", "unreachable", "refused", "truncated", "malformed", "empty", "too_large", "http",
    "spent",
]  # fmt: skip

_WORDS: Mapping[Reason, tuple[str, str]] = {
    "timeout": ("a reply in time", "try again, or take a quicker model"),
    "unreachable": ("a server that answers", "check the network and OPENAI_BASE_URL"),
    "refused": ("a reply", "nothing is to be done; the lesson goes on without it"),
    "truncated": ("a whole reply", "try again, or let the prompt ask for less"),
    "malformed": ("a reply of the asked form", "try again, or take a model that keeps to forms"),
    "empty": ("a reply with words", "try again"),
    "too_large": ("a short reply", "check that OPENAI_BASE_URL is a model's server"),
    "http": (
        "the status 200",
        "check OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_API_KEY and its account",
    ),
    "spent": ("something left of the budget", "wait for tomorrow, or raise the budget"),
}


class ModelError(TutorError):
    """A model gave no usable reply, for the `reason` that is one of a closed list.

    `is_passing` says that the same request may well succeed soon; `retry_after` is the pause in
    seconds that the server asked for.

    >>> print(ModelError("empty", "no words from m-1"))
    no words from m-1; expected a reply with words; try again
    """

    def __init__(
        self,
        reason: Reason,
        found: str,
        *,
        is_passing: bool = False,
        retry_after: float | None = None,
    ) -> None:
        self.reason = reason
        self.is_passing = is_passing
        self.retry_after = retry_after
        expected, advice = _WORDS[reason]
        super().__init__(f"{found}; expected {expected}; {advice}")


class BudgetSpent(ModelError):
    """Nothing may be asked of the model any more today; no request was made."""

    def __init__(self, found: str = "today's budget for the model is spent") -> None:
        super().__init__("spent", found)
