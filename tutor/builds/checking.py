"""What the checks of a build are written with: saying what was called, found and expected.

A file of checks, `builds/<concept>.py` in the folder of a course, holds one function for every
check that the concept's YAML names: `counts-stops` is `counts_stops(program, dice)`. It gets the
learner's program as a module and a Random, makes up its own data with it, and raises Wrong when
the program does not do what it should. Knows nothing of processes and languages.
"""

import math
from collections.abc import Sequence
from types import ModuleType
from typing import Any

LONGEST = 300
"""Characters of a shown value, at the most."""


class Wrong(Exception):
    """A program did something else than it should: what was called, what came out, what should."""

    def __init__(self, call: str, found: object, wanted: object) -> None:
        super().__init__(f"{call}: {found}, expected {wanted}")
        self.call, self.found, self.wanted = call, brief(found), brief(wanted)


def brief(value: object) -> str:
    """A value in few characters: floats rounded, long ones cut in the middle.

    >>> brief([0.123456789, 2]), brief("emma")
    ('[0.123457, 2]', "'emma'")
    """
    text = repr(_rounded(value))
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    if isinstance(value, tuple):
        return tuple(_rounded(one) for one in value)
    return value


def need(program: ModuleType, name: str) -> Any:  # noqa: ANN401  whatever the learner wrote
    """What the program calls `name`; raises Wrong when there is nothing of that name."""
    if hasattr(program, name):
        return getattr(program, name)
    own = [one for one, value in vars(program).items() if _is_own(program, one, value)]
    raise Wrong(f"`{name}`", ", ".join(sorted(own)) or "nothing", name)


def _is_own(program: ModuleType, name: str, value: object) -> bool:
    return not name.startswith("_") and getattr(value, "__module__", None) == program.__name__


def same(call: str, found: object, wanted: object, tolerance: float = 1e-9) -> None:
    """Raise Wrong unless a value is as expected; numbers may differ by `tolerance`, relative.

    Lists and tuples are compared place by place, whichever of the two they are.

    >>> same("f()", [1.0, 2], (1, 2.0))
    >>> same("f(3)", 4, 5)
    Traceback (most recent call last):
    tutor.builds.checking.Wrong: f(3): 4, expected 5
    """
    if not _is_same(found, wanted, tolerance):
        raise Wrong(call, found, wanted)


def _is_same(found: object, wanted: object, tolerance: float) -> bool:
    if isinstance(wanted, bool) or isinstance(found, bool):
        return found is wanted
    if isinstance(wanted, int | float):
        if not isinstance(found, int | float):
            return False
        return math.isclose(found, wanted, rel_tol=tolerance, abs_tol=tolerance)
    if isinstance(wanted, Sequence) and not isinstance(wanted, str | bytes):
        if not isinstance(found, Sequence) or isinstance(found, str | bytes):
            return False
        pairs = zip(found, wanted, strict=False)
        return len(found) == len(wanted) and all(_is_same(a, b, tolerance) for a, b in pairs)
    return found == wanted
