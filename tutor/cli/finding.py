"""What `tutor doctor` has to say about one thing: how it is, and the next step.

Knows the shape of a finding and how trouble becomes one; looks at nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tutor.core.errors import TutorError

Sign = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `next_step` is empty where there is nothing to do."""

    what: str
    sign: Sign
    found: str
    next_step: str = ""


def guarded(what: str, look: Callable[[], Finding], step: str = "see the message above") -> Finding:
    """What a look finds, or the trouble that it ran into with the `step` against it."""
    try:
        return look()
    except TutorError as error:
        return Finding(what, "wrong", str(error).splitlines()[0], step)
