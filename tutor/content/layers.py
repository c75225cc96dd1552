"""A ramp laid out in layers, as plain values: who stands in which row, and where in it.

Knows how to put every concept below what it requires, how to order a row so that few lines cross,
and where a line runs that passes a row. Does not know titles, colours or how it is drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

Edges = Mapping[str, Iterable[str]]
"""Concept -> what it requires; every required concept is a key too, and there are no circles."""

BEND_WIDTH = 0.3
SWEEPS = 12
STRAIGHT = 8


@dataclass(frozen=True, order=True)
class Spot:
    """A place: `layer` from the top, `order` among the row's concepts, `x` in widths of a box."""

    layer: int
    order: int
    x: float


@dataclass(frozen=True)
class Layout:
    """Every concept's spot, every drawn edge's way, and the size in boxes.

    `ways` maps (required, requiring) to the points `(x, layer)` that the line passes, both ends
    included. Edges that a longer way implies are left out.
    """

    spots: Mapping[str, Spot]
    ways: Mapping[tuple[str, str], tuple[tuple[float, int], ...]]
    width: float
    layers: int


@dataclass(frozen=True, order=True)
class _Bend:
    """Where lines of one bundle pass a row that has none of their ends."""

    layer: int
    of: str


_Node = str | _Bend


def layout(requires: Edges, widest: int | None = None) -> Layout:
    """Lay a ramp out; with `widest`, no row has more concepts than that.

    Without it a concept's layer is the length of its longest way from a beginning.

    >>> ramp = layout({"leaves": [], "heat": ["leaves"], "cup": [], "brew": ["heat", "cup"]})
    >>> {one: spot.layer for one, spot in sorted(ramp.spots.items())}
    {'brew': 2, 'cup': 0, 'heat': 1, 'leaves': 0}
    """
    edges = {one: tuple(dict.fromkeys(needs)) for one, needs in requires.items()}
    layer = _layers(edges, widest)
    drawn = _without_shortcuts(edges)
    ways = _ways(drawn, layer)
    rows = _ordered(_rows(layer, ways), ways)
    x = _places(rows, ways)
    spots = {}
    for number, row in enumerate(rows):
        boxes = [node for node in row if isinstance(node, str)]
        spots.update({one: Spot(number, order, x[one]) for order, one in enumerate(boxes)})
    points = {
        edge: tuple((x[node], layer[node] if isinstance(node, str) else node.layer) for node in way)
        for edge, way in ways.items()
    }
    return Layout(spots, points, max((_width(row) for row in rows), default=0.0), len(rows))


def _layers(edges: Mapping[str, tuple[str, ...]], widest: int | None) -> dict[str, int]:
    layer: dict[str, int] = {}
    full: defaultdict[int, int] = defaultdict(int)
    depth: dict[str, int] = {}
    waiting = dict(edges)
    while waiting:
        ready = [one for one, needs in waiting.items() if all(need in layer for need in needs)]
        if not ready:
            raise ValueError(f"a circle, or an unknown concept, below {sorted(waiting)}")
        for one in ready:
            depth[one] = 1 + max((layer[need] for need in waiting.pop(one)), default=-1)
        for one in sorted(ready, key=lambda one: (depth[one], one)):
            row = depth[one]
            while widest is not None and full[row] >= widest:
                row += 1
            full[row] += 1
            layer[one] = row
    return layer


def _without_shortcuts(edges: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The edges that no longer way implies."""
    below: dict[str, set[str]] = {}

    def all_below(one: str) -> set[str]:
        if one not in below:
            below[one] = set(edges[one]).union(*(all_below(need) for need in edges[one]))
        return below[one]

    return {
        one: [n for n in needs if not any(n in all_below(other) for other in needs)]
        for one, needs in edges.items()
    }


def _ways(
    edges: Mapping[str, Sequence[str]], layer: Mapping[str, int]
) -> dict[tuple[str, str], list[_Node]]:
    """Each edge as the nodes it passes; lines from one busy concept, or to one, share their way."""
    leaving: defaultdict[str, int] = defaultdict(int)
    for needs in edges.values():
        for need in needs:
            leaving[need] += 1
    ways: dict[tuple[str, str], list[_Node]] = {}
    for one, needs in edges.items():
        for need in needs:
            bundle = f"to {one}" if len(needs) > leaving[need] else f"from {need}"
            bends = [_Bend(row, bundle) for row in range(layer[need] + 1, layer[one])]
            ways[need, one] = [need, *bends, one]
    return ways


def _rows(
    layer: Mapping[str, int], ways: Mapping[tuple[str, str], list[_Node]]
) -> list[list[_Node]]:
    rows: list[list[_Node]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for one in sorted(layer):
        rows[layer[one]].append(one)
    bends = {node for way in ways.values() for node in way if isinstance(node, _Bend)}
    for bend in sorted(bends):
        rows[bend.layer].append(bend)
    return rows


def _neighbours(
    ways: Mapping[tuple[str, str], list[_Node]],
) -> tuple[dict[_Node, list[_Node]], dict[_Node, list[_Node]]]:
    above: defaultdict[_Node, list[_Node]] = defaultdict(list)
    below: defaultdict[_Node, list[_Node]] = defaultdict(list)
    for upper, lower in dict.fromkeys(step for way in ways.values() for step in pairwise(way)):
        above[lower].append(upper)
        below[upper].append(lower)
    return above, below


def _ordered(
    rows: list[list[_Node]], ways: Mapping[tuple[str, str], list[_Node]]
) -> list[list[_Node]]:
    """The rows in the order with the fewest crossings that sweeping up and down finds."""
    above, below = _neighbours(ways)
    best, fewest = rows, _crossings(rows, below)
    for sweep in range(SWEEPS):
        neighbours = below if sweep % 2 else above
        order = range(len(rows))
        rows = list(rows)
        for number in reversed(order) if sweep % 2 else order:
            place = {n: i / max(len(row) - 1, 1) for row in rows for i, n in enumerate(row)}
            rows[number] = _by_barycentre(rows[number], neighbours, place)
        crossings = _crossings(rows, below)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _by_barycentre(
    row: list[_Node], neighbours: Mapping[_Node, list[_Node]], place: Mapping[_Node, float]
) -> list[_Node]:
    def centre(node: _Node) -> float:
        near = neighbours.get(node)
        return fmean(place[one] for one in near) if near else place[node]

    return sorted(row, key=centre)


def _crossings(rows: Sequence[Sequence[_Node]], below: Mapping[_Node, list[_Node]]) -> int:
    total = 0
    for upper, lower in pairwise(rows):
        place = {node: number for number, node in enumerate(lower)}
        ends = [sorted(place[other] for other in below.get(node, ())) for node in upper]
        for number, mine in enumerate(ends):
            for others in ends[number + 1 :]:
                total += sum(a > b for a in mine for b in others)
    return total


def _places(
    rows: list[list[_Node]], ways: Mapping[tuple[str, str], list[_Node]]
) -> dict[_Node, float]:
    """The x of every node: near its neighbours, in the order of its row, nothing overlapping."""
    above, below = _neighbours(ways)
    total = max((_width(row) for row in rows), default=0.0)
    halves = [[_node_width(node, row) / 2 for node in row] for row in rows]
    measured = list(zip(rows, halves, strict=True))
    x: dict[_Node, float] = {}
    for row, half in measured:
        x.update(zip(row, _apart(half, [total / 2] * len(row), total), strict=True))
    for sweep in range(4 * SWEEPS):
        for row, half in measured if sweep % 2 else reversed(measured):
            wished = [_wish(node, above, below, x) for node in row]
            x.update(zip(row, _apart(half, wished, total), strict=True))
    for row, half in measured:
        wished = [_in_line(node, above, below, x) for node in row]
        x.update(zip(row, _apart(half, wished, total), strict=True))
    return x


def _wish(
    node: _Node,
    above: Mapping[_Node, list[_Node]],
    below: Mapping[_Node, list[_Node]],
    x: Mapping[_Node, float],
) -> float:
    """The middle of its neighbours; lines that pass rows pull each other straight."""
    total = weight = 0.0
    for other in (*above.get(node, ()), *below.get(node, ())):
        pull = STRAIGHT if isinstance(node, _Bend) and isinstance(other, _Bend) else 1
        total += pull * x[other]
        weight += pull
    return total / weight if weight else x[node]


def _in_line(
    node: _Node,
    above: Mapping[_Node, list[_Node]],
    below: Mapping[_Node, list[_Node]],
    x: Mapping[_Node, float],
) -> float:
    """Straight below the one before when the two only have each other."""
    match above.get(node):
        case [only] if len(below[only]) == 1:
            return x[only]
    return x[node]


def _apart(half: Sequence[float], wished: Sequence[float], total: float) -> list[float]:
    """Places as near to the wished ones as the widths allow, all within `total`."""
    right, edge = [], 0.0
    for wish, own in zip(wished, half, strict=True):
        right.append(max(wish, edge + own))
        edge = right[-1] + own
    left, edge = [], total
    for wish, own in zip(reversed(wished), reversed(half), strict=True):
        left.append(min(wish, edge - own))
        edge = left[-1] - own
    middle = [(a + b) / 2 for a, b in zip(right, reversed(left), strict=True)]
    return _inside(middle, half, total)


def _inside(places: list[float], half: Sequence[float], total: float) -> list[float]:
    edge = 0.0
    for number, own in enumerate(half):
        places[number] = max(places[number], edge + own)
        edge = places[number] + own
    edge = total
    for number in reversed(range(len(places))):
        places[number] = min(places[number], edge - half[number])
        edge = places[number] - half[number]
    return places


def _width(row: Sequence[_Node]) -> float:
    return sum(_node_width(node, row) for node in row)


def _node_width(node: _Node, row: Sequence[_Node]) -> float:
    if isinstance(node, str):
        return 1.0
    bends = sum(isinstance(one, _Bend) for one in row)
    return min(BEND_WIDTH, 1.5 / bends)
