"""How many questions a placement needs until it knows what a learner knows.

Simulated learners of known populations (bench/placement_learners.py) on the two authored ramps and
on connected parts of the Junyi prerequisite graph; every row in one run, with the same learners and
the same dice. "Matched" engines know the population, "shipped" is the prior that the tutor uses,
"uniform" has every state alike; beside them exact Bayes over listed states, other rules, and
knowledgespaces where it is installed. Shows what belief and questions can do if learners are like
that, not that they are.

    python bench/placement.py [--quick] [--json] [--part ramps|20|50|200|loops]
"""

import argparse
import json
import time
from dataclasses import replace

import numpy as np

from bench import placement_engines as engines
from bench import placement_learners as learners
from bench import placement_peer, ramps
from bench.placement_loops import loops
from bench.placement_talk import Setting, answers_needed, converse, together
from tutor.core.network import Network
from tutor.core.population import population, uniform

GRAPHS = (1, 2, 3)
LEARNERS = {"ramps": 240, 20: 150, 50: 100, 200: 34}
TARGETS = {(20, 2.5): 10, (50, 2.5): 12, (200, 2.5): 16, (50, 1.0): 20}
LIMIT = 36
PEER_LEARNERS = 20

HEAD = f"  {'':50}{'answers':>8}{'@8':>7}{'@12':>7}" + (
    f"{'stop':>7}{'right':>7}{'exp-right':>10}{'unsure':>8}{'listed':>8}"
)

HOLES = 0.03
"""Share of concepts that are known without what is below, or the other way round, where it says."""

HALF, MORE = (0.05, 0.1), (0.15, 0.3)


def seeded(*numbers):
    """Dice for one purpose; none of these seeds was used for choosing anything."""
    return np.random.default_rng([2026, *numbers])


def rewired(requires, rng, share=0.05):
    """The ramp with that share of its edges, at least one, put where no edge is."""
    edges = [(parent, child) for child, parents in enumerate(requires) for parent in parents]
    for place in rng.permutation(len(edges))[: max(1, round(share * len(edges)))]:
        new = edges[place]
        while new in edges or new[0] == new[1]:
            new = tuple(sorted(rng.integers(len(requires), size=2).tolist()))
        edges[place] = new
    return tuple(
        tuple(sorted(parent for parent, child in edges if child == one))
        for one in range(len(requires))
    )


def figures(talks, start):
    """What one row says: answers to 95 % right, and what held at the engine's own stop."""
    row = {"answers": answers_needed(talks.right), "limit": len(talks.right) - 1}
    if len(talks.at_stop):
        answers, right, expected, unsure, wrong, listed = talks.at_stop.mean(axis=0)
        row |= {
            "stop": answers,
            "right at stop": right,
            "expected minus right": expected - right,
            "not sure of": unsure,
            "wrong, of them listed": listed / wrong if wrong else 1.0,
        }
    row["never stopped"] = talks.right.shape[1] - len(talks.at_stop)
    reached = [number for number in (8, 12) if number < len(talks.right)]
    row["right after"] = {str(number): float(talks.right[number].mean()) for number in reached}
    return row | {"seconds": time.perf_counter() - start}


# -- authored ramps ----------------------------------------------------------------------------


def on_ramps(count):
    """Share of concepts right after 8 and 12 answers, learners by size."""
    table = {}
    for number, (name, guess, kind) in enumerate(
        (
            ("a", 0.25, "four-way choice"),
            ("a", 0.05, "free"),
            ("b", 0.05, "free"),
            ("a", 0.05, f"free, {HOLES:.0%} of concepts against the ramp"),
        )
    ):
        requires = ramps.authored(name)
        setting = Setting(guess=guess, limit=12)
        truth = learners.by_size(requires, count, seeded(7, number))
        if kind.endswith("ramp"):
            truth ^= seeded(10, number).random(truth.shape) < HOLES
        dice = seeded(8, number).random((*truth.shape, setting.most))
        rows = {
            "engine, shipped prior": (Network(population(requires)), {}),
            "engine, told that nobody has holes": (Network(population(requires, leak=0.001)), {}),
            "engine, uniform prior": (Network(uniform(requires)), {}),
            "exact Bayes, uniform, half-split (the peer)": (
                engines.uniform(requires),
                {"rule": engines.most_informative},
            ),
        }
        if name == "a":  # ramp B has 25,463 states: too many for looking ahead state by state
            rows["exact Bayes that knows the population (bound)"] = (engines.by_size(requires), {})
        else:
            rows["exact Bayes that knows the population, half-split"] = (
                engines.by_size(requires),
                {"rule": engines.most_informative},
            )
        part = table[f"ramp {name.upper()}, {kind}"] = {}
        for row, (network, more) in rows.items():
            start = time.perf_counter()
            talks = converse(network, truth, dice, setting, is_patient=True, **more)
            part[row] = figures(talks, start)
            part[row]["standard error"] = float(talks.right[8].std() / len(truth) ** 0.5)
    return table


# -- parts of the Junyi graph ------------------------------------------------------------------


def rows_for(size, slope, depth):
    """Name of a row -> engine from a ramp, changes of the setting, rule."""

    def matched(requires):
        return Network(engines.level_prior(requires, slope, depth))

    def shipped(requires):
        return Network(population(requires))

    rows = {
        "matched": (matched, {}, None),
        "shipped": (shipped, {}, None),
        "uniform": (lambda requires: Network(uniform(requires)), {}, None),
    }
    if (slope, depth) != (2.5, 0.0):
        return rows
    if size == 20:
        exact = {"exact Bayes, matched (bound)": (engines.by_level, {}, None)}
        rows = {"matched": rows.pop("matched")} | exact | rows
    rows["matched, half-split"] = (matched, {}, engines.most_informative)
    rows["matched, random order"] = (matched, {}, engines.in_random_order(seeded(9, size)))
    rows["matched, nobody slips or guesses (oracle)"] = (
        matched,
        {"slip": 1e-3, "guess": 1e-3},
        None,
    )
    kinds = {"matched": matched, "shipped": shipped} if size == 20 else {"matched": matched}
    for name, engine in kinds.items():
        rows[f"{name}, slip and guess believed .05, .1"] = (engine, {"believed": HALF}, None)
        rows[f"{name}, slip and guess believed .15, .3"] = (engine, {"believed": MORE}, None)
        rows[f"{name}, 5 % of edges wrong"] = (
            lambda requires, engine=engine: engine(rewired(requires, seeded(6, size))),
            {},
            None,
        )
    return rows


def on_graphs(size, count, slope=2.5, depth=0.0, only=None):
    """Answers to 95 % right on several graphs of one size, for one population by level."""
    graph = ramps.junyi()
    setting = Setting(limit=LIMIT)
    parts, bounds = [], []
    for seed in GRAPHS:
        requires = ramps.connected(graph, size, seed)
        truth = learners.by_level(requires, count, seeded(1, size, seed), slope, depth)
        parts.append((requires, truth, seeded(2, size, seed).random((*truth.shape, setting.most))))
        bounds.append(engines.fewest(truth, engines.level_prior(requires, slope, depth, 25, 1e-4)))
    table = {}
    for name, (engine, changes, rule) in rows_for(size, slope, depth).items():
        if only and name not in only:
            continue
        start, changed = time.perf_counter(), replace(setting, **changes)
        rules = {"rule": rule} if rule else {}
        talks = [converse(engine(r), truth, dice, changed, **rules) for r, truth, dice in parts]
        table[name] = figures(together(talks), start)
        table[name]["each graph"] = [answers_needed(one.right) for one in talks]
        table[name]["learners"] = sum(len(truth) for _, truth, _ in parts)
    if size == 20 and (slope, depth) == (2.5, 0.0) and placement_peer.is_there() and not only:
        table["knowledgespaces"] = peer(parts, setting)
    return {
        "rows": table,
        "to reach": TARGETS.get((size, slope)) if not depth else None,
        "bits of the population": [bits for bits, _ in bounds],
        "no rule needs fewer than": [fewest for _, fewest in bounds],
    }


def peer(parts, setting):
    """The row of knowledgespaces, with fewer learners."""
    start, right, seconds = time.perf_counter(), [], []
    for requires, truth, dice in parts:
        found, each = placement_peer.converse(
            requires, truth[:PEER_LEARNERS], dice, setting.slip, setting.guess, setting.most, 30
        )
        right.append(found)
        seconds.append(each)
    return {
        "answers": answers_needed(np.concatenate(right, axis=1)),
        "limit": 30,
        "each graph": [answers_needed(one) for one in right],
        "learners": PEER_LEARNERS * len(parts),
        "ms a question": 1000 * float(np.mean(seconds)),
        "seconds": time.perf_counter() - start,
    }


# -- the whole ---------------------------------------------------------------------------------


def measure(part, quick):
    """Everything of one part."""
    if part == "ramps":
        return on_ramps(30 if quick else LEARNERS["ramps"])
    if part == "loops":
        return loops(GRAPHS, 4 if quick else 10)
    size = int(part)
    count, only = (8, ("matched", "shipped")) if quick else (LEARNERS[size], None)
    found = {"by level": on_graphs(size, count, only=only)}
    if size == 50 and not quick:
        found["by weak level"] = on_graphs(size, count // 2, slope=1.0)
    if size < 200 and not quick:
        found["by level and depth"] = on_graphs(size, count // 2, depth=1.0)
    return {f"{size} concepts, learners {name}": value for name, value in found.items()}


def show(name, report):
    """One part as tables for people."""
    for title, table in report.items():
        print(f"\n{title}")
        if name == "loops":
            print("  " + ", ".join(f"{key} {value:.3g}" for key, value in table.items()))
            continue
        if name != "ramps":
            bits = ", ".join(f"{one:.1f}" for one in table["bits of the population"])
            least = ", ".join(f"{one:.1f}" for one in table["no rule needs fewer than"])
            reach = table["to reach"] or "-"
            print(f"  to reach: {reach}; {bits} bits; no rule needs fewer than {least}")
        print(HEAD)
        for row, one in (table if name == "ramps" else table["rows"]).items():
            print(f"  {row:50}{_cells(one)}  {one.get('each graph', '')}")


def _cells(one):
    after = one.get("right after", {})
    answers = f">{one['limit']}" if one["answers"] is None else str(one["answers"])
    cells = f"{answers:>8}"
    for key in ("8", "12"):
        cells += f"{after[key]:7.3f}" if key in after else f"{'':7}"
    if "stop" not in one:
        return cells
    cells += f"{one['stop']:7.1f}{one['right at stop']:7.3f}{one['expected minus right']:10.3f}"
    return f"{cells}{one['not sure of']:8.1f}{one['wrong, of them listed']:8.2f}"


def main() -> None:
    """Measure, and print tables or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few learners, few rows")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=("ramps", "20", "50", "200", "loops"))
    options = parser.parse_args()
    if not ramps.SHARED.is_dir():
        print("skipped: the research folder with ramps and graph is not at hand")
        return
    parts = [options.part] if options.part else ["ramps", "20", "50", "200", "loops"]
    if options.quick and not options.part:
        parts = ["ramps", "20", "50", "loops"]
    reports = {}
    for part in parts:
        reports[part] = measure(part, options.quick)
        if not options.json:
            show(part, reports[part])
    if options.json:
        print(json.dumps(reports, indent=2))


if __name__ == "__main__":
    main()
