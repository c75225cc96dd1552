"""Rule: the ramp has no circles.

Knows how to find a short circle to show; each group of concepts that require each other is shown
once, at the first edge of the circle.
"""

from collections import deque
from collections.abc import Mapping
from itertools import pairwise

from tutor.content.draft import Draft
from tutor.content.problem import Problem


def check(draft: Draft) -> list[Problem]:
    """One problem per knot of concepts that require each other."""
    edges = {
        one: tuple(n for n in page.requires if n in draft.by_id and n != one)
        for one, page in draft.by_id.items()
    }
    problems = []
    seen: set[str] = set()
    for one in sorted(edges):
        circle = _circle(one, edges) if one not in seen else None
        if circle is None:
            continue
        seen |= {other for other in edges if other == one or _in_knot(draft, one, other)}
        page = draft.by_id[one]
        steps = ", ".join(_step(draft, *step) for step in pairwise(circle))
        found = f"a circle of prerequisites: {' -> '.join(circle)} ({steps})"
        advice = "delete the edge whose reason is the weakest from `requires`"
        line = page.line("requires", circle[1])
        problems.append(Problem(page.file, line, found, "a way that never comes back", advice))
    return problems


def _step(draft: Draft, one: str, needed: str) -> str:
    page = draft.by_id[one]
    return f"`{one}` requires `{needed}` in {page.file}:{page.line('requires', needed)}"


def _in_knot(draft: Draft, one: str, other: str) -> bool:
    return one in draft.ancestors[other] and other in draft.ancestors[one]


def _circle(start: str, edges: Mapping[str, tuple[str, ...]]) -> list[str] | None:
    """A shortest way from `start` back to itself, or None.

    >>> _circle("a", {"a": ("b",), "b": ("c", "a"), "c": ("a",)})
    ['a', 'b', 'a']
    """
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for needed in edges[one]:
            if needed == start:
                way = [start, one]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if needed not in before:
                before[needed] = one
                waiting.append(needed)
    return None
