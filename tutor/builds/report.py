"""What came of checking a program, as values that travel between two processes as JSON.

Knows no words for people: a check is named, and what went wrong is of a named sort.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Sort = Literal["passed", "wrong", "failed", "slow", "skipped"]
"""wrong: it gave something else; failed: it raised an error; slow: its time was over."""

Trouble = Literal["unreadable", "broken", "slow", "memory", "gone"]
"""Why nothing could be checked: no such file; an error while it was loaded; its time or its memory
was over; it ended the process."""


@dataclass(frozen=True)
class Outcome:
    """What one check found; `call`, `found` and `wanted` are set when it is wrong.

    `error` is what the program raised and `line` where in the learner's file, when it failed.
    """

    check: str
    sort: Sort
    call: str = ""
    found: str = ""
    wanted: str = ""
    error: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Report:
    """All outcomes in the order of the checks; `trouble` says why there are not more.

    `printed` is what the program printed, cut to its beginning; `seed` repeats the same data.
    """

    outcomes: tuple[Outcome, ...]
    seed: int
    trouble: Trouble | None = None
    error: str = ""
    line: int | None = None
    printed: str = ""

    @property
    def is_passed(self) -> bool:
        """Whether there was at least one check and all of them passed."""
        all_passed = all(one.sort == "passed" for one in self.outcomes)
        return self.trouble is None and bool(self.outcomes) and all_passed


def to_data(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON can hold it."""
    return asdict(outcome)
