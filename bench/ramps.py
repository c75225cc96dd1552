"""The ramps that placement is measured on: prerequisites by index, every one before its concept.

Two authored ramps and connected parts of the Junyi exercise graph, read from the research folder,
and the course that is shipped. Knows no learners and nothing of the engine.
"""

import csv
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
JUNYI = SHARED / "data" / "junyi" / "junyi_Exercise_table.csv"
SHIPPED = ROOT / "curriculum" / "bigram-to-gpt" / "concepts"


def authored(name):
    """The prerequisites of ramp "a" (44 concepts) or "b" (42), which are listed in order."""
    path = SHARED / "knowledge" / f"ramp_{name}.yaml"
    concepts = yaml.safe_load(path.read_text(encoding="utf-8"))["concepts"]
    return indexed({one["id"]: one["requires"] for one in concepts})


def shipped():
    """The prerequisites of the course in this repository."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in SHIPPED.glob("*.yaml")]
    return indexed({one["id"]: list(one.get("requires") or ()) for one in files})


def junyi():
    """Every Junyi exercise and the names of its prerequisites."""
    with JUNYI.open(encoding="utf-8-sig") as file:
        rows = {row["name"]: row["prerequisites"].split(",") for row in csv.DictReader(file)}
    return {name: [p for p in ps if p in rows and p != name] for name, ps in rows.items()}


def connected(graph, size, seed):
    """The prerequisites inside a connected part of a graph of that size.

    It grows from an exercise drawn at random by one random neighbour after the other; where it
    cannot grow to the size, another start is drawn.
    """
    rng = np.random.default_rng(seed)
    near = {one: set() for one in graph}
    for one, parents in graph.items():
        for parent in parents:
            near[one].add(parent)
            near[parent].add(one)
    while True:
        part = [str(rng.choice(list(graph)))]
        while len(part) < size:
            around = sorted(set().union(*(near[one] for one in part)) - set(part))
            if not around:
                break
            part.append(str(rng.choice(around)))
        if len(part) == size:
            return indexed({one: [p for p in graph[one] if p in part] for one in part})


def indexed(requires):
    """Prerequisites by index, in an order that has every one before its concept.

    An edge that closes a circle is dropped.
    """
    order = []
    left = dict(sorted(requires.items())) if not _is_sorted(requires) else dict(requires)
    while left:
        ready = [one for one, ps in left.items() if not any(p in left for p in ps)]
        for one in ready or [next(iter(left))]:
            order.append(one)
            del left[one]
    place = {one: i for i, one in enumerate(order)}
    return tuple(
        tuple(sorted(place[p] for p in requires[one] if p in place and place[p] < place[one]))
        for one in order
    )


def _is_sorted(requires):
    """Whether the concepts already come after their prerequisites."""
    seen = set()
    for one, parents in requires.items():
        if not seen.issuperset(parents):
            return False
        seen.add(one)
    return True


def depths(requires):
    """How many steps lie below each concept."""
    found = []
    for parents in requires:
        found.append(1 + max((found[p] for p in parents), default=-1))
    return found
