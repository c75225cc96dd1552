"""In which order the concepts of a ramp are summed out, so that exact belief stays cheap.

Plain graph work: a ramp is given by the indices of each concept's prerequisites. The order is
greedy minimum fill (Koller and Friedman, Probabilistic Graphical Models, 2009, 9.4.3); the bags
that it leaves form a tree along which belief is passed up and down. Small neighbours are put
together, since many tiny tables cost more time than a few small ones. Knows no probabilities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

ROOMY = 6
"""Bags are put together while they have no more concepts than this, or than one of them had."""


@dataclass(frozen=True)
class Bag:
    """One step of the elimination: `own` is summed out of a table over `own` and `shared`.

    `parent` is the index of the bag that takes what is left, or None at a root of the tree.
    """

    own: tuple[int, ...]
    shared: tuple[int, ...]
    parent: int | None

    @property
    def concepts(self) -> tuple[int, ...]:
        """All concepts of its table."""
        return self.own + self.shared

    @property
    def states(self) -> int:
        """How many combinations of known and not known its table has."""
        return int(2 ** len(self.concepts))


def eliminate(requires: Sequence[Sequence[int]], roomy: int = ROOMY) -> tuple[Bag, ...]:
    """The bags of a ramp in the order of elimination; every bag comes before its parent.

    >>> [(bag.own, bag.shared) for bag in eliminate([(), (0,), (0,), (1, 2)], roomy=3)]
    [((0,), (1, 2)), ((1, 2, 3), ())]
    """
    return _together(_bags(list(_steps(requires))), roomy)


def narrow(
    requires: Sequence[Sequence[int]], most: int, roomy: int = ROOMY
) -> tuple[Bag, ...] | None:
    """The same bags, or None where all their tables together have more than `most` states.

    Looks no further once a single table is too large: the rest of a wide ramp costs most.

    >>> narrow([(), (0,), (0,), (1, 2)], most=16) is None
    False
    >>> narrow([(), (0,), (0,), (1, 2)], most=8) is None
    True
    """
    steps = []
    for step in _steps(requires):
        # Putting bags together makes no table smaller.
        if 2 ** (1 + len(step[1])) > most:
            return None
        steps.append(step)
    bags = _together(_bags(steps), roomy)
    return bags if sum(bag.states for bag in bags) <= most else None


def _steps(requires: Sequence[Sequence[int]]) -> Iterator[tuple[int, set[int]]]:
    """Each concept in the order of elimination, and those that it is linked with by then."""
    linked: list[set[int]] = [set() for _ in requires]
    for child, parents in enumerate(requires):
        for parent in parents:
            linked[child].add(parent)
            linked[parent].add(child)
    left = {one: _fill(linked, one) for one in range(len(requires))}
    while left:
        one = min(left, key=lambda v: (left[v], len(linked[v]), v))
        del left[one]
        near = linked[one]
        yield one, near
        for other in near:
            linked[other].discard(one)
        for a, b in combinations(near, 2):
            linked[a].add(b)
            linked[b].add(a)
        for other in near.union(*(linked[other] for other in near)):
            left[other] = _fill(linked, other)


def _fill(linked: list[set[int]], one: int) -> int:
    """How many edges would have to be filled in if `one` were summed out now."""
    near = linked[one]
    return sum(len(near) - 1 - len(near & linked[other]) for other in near) // 2


def _bags(steps: list[tuple[int, set[int]]]) -> list[Bag]:
    """One bag a step."""
    place = {one: i for i, (one, _) in enumerate(steps)}
    bags = []
    for one, near in steps:
        later = sorted(near, key=place.__getitem__)
        bags.append(Bag((one,), tuple(later), place[later[0]] if later else None))
    return bags


def _together(bags: list[Bag], roomy: int) -> tuple[Bag, ...]:
    """The same tree with small bags put into their parents."""
    own = [list(bag.own) for bag in bags]
    into: list[int | None] = [None] * len(bags)
    for i, bag in enumerate(bags):
        # What a bag shares is in its parent, so together they have their own concepts, and what
        # the parent shares.
        if bag.parent is None:
            continue
        parent = bags[bag.parent]
        size = len(own[i]) + len(own[bag.parent]) + len(parent.shared)
        if size <= max(roomy, len(own[i]) + len(bag.shared)):
            own[bag.parent] = own[i] + own[bag.parent]
            into[i] = bag.parent
    kept = [i for i in range(len(bags)) if into[i] is None]
    place = {i: at for at, i in enumerate(kept)}

    def home(i: int | None) -> int | None:
        while i is not None and into[i] is not None:
            i = into[i]
        return None if i is None else place[i]

    return tuple(Bag(tuple(own[i]), bags[i].shared, home(bags[i].parent)) for i in kept)
