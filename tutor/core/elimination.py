"""In which order the concepts of a ramp are summed out, so that exact belief stays cheap.

Plain graph work: a ramp is given by the indices of each concept's prerequisites. The order is
greedy minimum fill (Koller and Friedman, Probabilistic Graphical Models, 2009, 9.4.3); the bags
that it leaves form a tree along which belief is passed up and down. Knows no probabilities.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Bag:
    """One step of the elimination: `concepts[0]` is summed out of a table over `concepts`.

    `parent` is the index of the bag that takes what is left, or None at a root of the tree.
    """

    concepts: tuple[int, ...]
    parent: int | None

    @property
    def states(self) -> int:
        """How many combinations of known and not known its table has."""
        return int(2 ** len(self.concepts))


def eliminate(requires: Sequence[Sequence[int]]) -> tuple[Bag, ...]:
    """The bags of a ramp in the order of elimination; every bag comes before its parent.

    >>> [bag.concepts for bag in eliminate([(), (0,), (0,), (1, 2)])]
    [(0, 1, 2), (1, 2, 3), (2, 3), (3,)]
    """
    linked: list[set[int]] = [set() for _ in requires]
    for child, parents in enumerate(requires):
        for parent in parents:
            linked[child].add(parent)
            linked[parent].add(child)
    left = {one: _fill(linked, one) for one in range(len(requires))}
    steps: list[tuple[int, set[int]]] = []
    while left:
        one = min(left, key=lambda v: (left[v], len(linked[v]), v))
        del left[one]
        near = linked[one]
        steps.append((one, near))
        for other in near:
            linked[other].discard(one)
        for a, b in combinations(near, 2):
            linked[a].add(b)
            linked[b].add(a)
        for other in near.union(*(linked[other] for other in near)):
            left[other] = _fill(linked, other)
    return _bags(steps)


def _fill(linked: list[set[int]], one: int) -> int:
    """How many edges would have to be filled in if `one` were summed out now."""
    near = linked[one]
    return sum(len(near) - 1 - len(near & linked[other]) for other in near) // 2


def _bags(steps: list[tuple[int, set[int]]]) -> tuple[Bag, ...]:
    place = {one: i for i, (one, _) in enumerate(steps)}
    bags = []
    for one, near in steps:
        later = sorted(near, key=place.__getitem__)
        bags.append(Bag((one, *later), place[later[0]] if later else None))
    return tuple(bags)
