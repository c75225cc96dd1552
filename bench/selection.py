"""How long the choice of the next question takes, beside catsim and adaptivetesting.

Ours: belief over the ramp from all answers so far, then the question that leaves the least doubt,
with one question a concept, or with pools of 100 to 10,000 items spread over the 44-concept ramp.
Theirs: the ability from all answers so far, then the item of largest information from a bank of as
many items (2PL), no ramp. Both are run for as many answers, taken in turn. The peers are measured
where they are installed. Shows time, not how good the choice is.

    python bench/selection.py [--quick] [--json]
"""

import argparse
import contextlib
import io
import json
import time
import warnings

import numpy as np

from bench import ramps
from tutor.core.network import Network
from tutor.core.population import population
from tutor.core.telling import Probe, Probes, most_telling

try:
    from catsim.estimation import NumericalSearchEstimator
    from catsim.item_bank import ItemBank
    from catsim.selection import MaxInfoSelector
except ImportError:
    ItemBank = None
try:
    from adaptivetesting.math.estimators import BayesModal, NormalPrior
    from adaptivetesting.math.item_selection import maximum_information_criterion
    from adaptivetesting.models import TestItem
except ImportError:
    TestItem = None

ANSWERS = 12
POOLS = (100, 1_000, 10_000)
SLOWEST = {100: 5, 1_000: 2, 10_000: 1}


class Ours:
    """One placement over a ramp with a pool of items."""

    def __init__(self, requires, pool):
        self.network, self.pool = Network(population(requires)), pool
        self.goal = range(len(requires))

    def start(self, rng):
        """A new learner of a level of their own."""
        self.rng, self.level = rng, rng.random()
        self.llr = np.zeros(len(self.goal))
        self.left = np.ones(len(self.pool.concept), bool)

    def choose(self):
        """The next question, as one would ask for it."""
        beliefs = self.network.beliefs(self.llr)
        pool = self.pool.some(self.left)
        self.probe, _ = most_telling(self.network, self.llr, beliefs, pool, self.goal)

    def answer(self):
        """An answer that is right with the chance of the learner's level; the item is used up."""
        concept, slip, guess = self.pool.concept, self.pool.slip, self.pool.guess
        same = (concept == self.probe.concept) & self.left
        same &= (slip == self.probe.slip) & (guess == self.probe.guess)
        self.left[np.flatnonzero(same)[0]] = False
        self.llr[self.probe.concept] += self.probe.llr(bool(self.rng.random() < self.level))


class Catsim:
    """One adaptive test with catsim: numerical search for the ability, largest information."""

    def __init__(self, items):
        self.bank, self.selector = ItemBank(items), MaxInfoSelector()
        self.estimator = NumericalSearchEstimator()

    def start(self, rng):
        """A new learner."""
        self.rng, self.level, self.asked, self.right = rng, rng.random(), [], []
        self.ability = 0.0

    def choose(self):
        """The next item."""
        if len(set(self.right)) == 2:
            self.ability = self.estimator.estimate(
                item_bank=self.bank,
                administered_items=self.asked,
                response_vector=self.right,
                est_theta=self.ability,
            )
        self.item = self.selector.select(
            item_bank=self.bank, administered_items=self.asked, est_theta=self.ability
        )

    def answer(self):
        """An answer that is right with the chance of the learner's level."""
        self.asked.append(int(self.item))
        self.right.append(bool(self.rng.random() < self.level))


class AdaptiveTesting:
    """One adaptive test with adaptivetesting: Bayes modal ability, largest information."""

    def __init__(self, items):
        self.items = []
        for number, (a, b, c, d) in enumerate(items[:, :4]):
            item = TestItem()
            item.id, item.a, item.b, item.c, item.d = number, a, b, c, d
            self.items.append(item)

    def start(self, rng):
        """A new learner."""
        self.rng, self.level, self.left = rng, rng.random(), list(self.items)
        self.asked, self.right = [], []

    def choose(self):
        """The next item."""
        ability = 0.0
        if self.asked:
            prior = NormalPrior(0, 1)
            ability = BayesModal(self.right, self.asked, prior).get_estimation()
        self.item = maximum_information_criterion(self.left, ability)

    def answer(self):
        """An answer that is right with the chance of the learner's level."""
        self.left.remove(self.item)
        self.asked.append(self.item)
        self.right.append(int(self.rng.random() < self.level))


def timed(parties, learners, rng):
    """Milliseconds of every choice of each party, taken in turn: all meet the same machine."""
    spent = {name: ([], []) for name in parties}
    seeds = rng.integers(2**32, size=learners)
    for seed in seeds:
        for party in parties.values():
            party.start(np.random.default_rng(seed))
        for _ in range(ANSWERS):
            for name, party in parties.items():
                wall, used = time.perf_counter(), time.process_time()
                party.choose()
                spent[name][0].append(1000 * (time.perf_counter() - wall))
                spent[name][1].append(1000 * (time.process_time() - used))
                party.answer()
    return {
        name: {
            "median": float(np.median(wall)),
            "p95": float(np.quantile(wall, 0.95)),
            "p95 CPU": float(np.quantile(used, 0.95)),
        }
        for name, (wall, used) in spent.items()
    }


def one_each(requires, slip=0.1, guess=0.25):
    """Three questions a concept."""
    return Probes.of([Probe(i, slip, guess) for i in range(len(requires)) for _ in range(3)])


def spread(size, concepts, rng):
    """A pool of items of different slip and guess, spread over the concepts."""
    noise = zip(rng.uniform(0.03, 0.2, size), rng.uniform(0.02, 0.35, size), strict=True)
    return Probes.of([Probe(i % concepts, slip, guess) for i, (slip, guess) in enumerate(noise)])


def bank(size, rng):
    """Items of the two-parameter logistic model: discrimination, difficulty, 0 and 1."""
    return np.column_stack([
        rng.lognormal(0, 0.3, size), rng.normal(0, 1, size), np.zeros(size), np.ones(size),
    ])  # fmt: skip


def measure(quick):
    """Ramps first, then pools beside the peers."""
    learners = 3 if quick else 20
    rng = np.random.default_rng(2026)
    found = {"our course": ramps.shipped()}
    if ramps.SHARED.is_dir():
        found |= {"ramp A": ramps.authored("a"), "ramp B": ramps.authored("b")}
        graph = ramps.junyi()
        for seed in (1, 2, 3):
            found[f"Junyi, graph {seed}"] = ramps.connected(graph, 200, seed)
    table = {
        f"{name}, {len(requires)} concepts": timed(
            {"ours": Ours(requires, one_each(requires))}, learners, rng
        )
        for name, requires in found.items()
    }
    requires = found.get("ramp A", found["our course"])
    for size in POOLS:
        items = bank(size, rng)
        parties = {"ours": Ours(requires, spread(size, len(requires), rng))}
        if ItemBank is not None:
            parties["catsim"] = Catsim(items)
        rows = timed(parties, learners, rng)
        if TestItem is not None:
            few = 1 if quick else SLOWEST[size]
            rows |= timed({"adaptivetesting": AdaptiveTesting(items)}, few, rng)
        table[f"pool of {size:,} items"] = rows
    return table


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few learners")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", module="catsim|adaptivetesting|scipy")
    with contextlib.redirect_stdout(io.StringIO()):  # a peer prints
        report = measure(options.quick)
    if options.json:
        print(json.dumps(report, indent=2))
        return
    if not ramps.SHARED.is_dir():
        print("skipped: the research folder with ramps and graph is not at hand; our course only")
    print(f"{'milliseconds a choice':32} {'':16} {'median':>9} {'p95':>9} {'p95 CPU':>9}")
    for name, rows in report.items():
        for party, one in rows.items():
            cells = "".join(f" {one[key]:9.2f}" for key in ("median", "p95", "p95 CPU"))
            print(f"{name:32} {party:16}{cells}")


if __name__ == "__main__":
    main()
