"""How well held-out answers of known learners are predicted, with and without the prerequisites.

Junyi Academy: 10,000 learners, 734 exercises, 926 prerequisite edges; four fifths of each learner's
answers are given, without order, the last fifth is predicted. Side by side: item means, one ability
per learner (1PL), and related items without the graph, with it, and with a graph of the same shape
between wrong exercises. Shows prediction, not that the edges are the best ones.

    python bench/responses.py [--quick] [--json]
"""

import argparse
import csv
import gzip
import json
import time

import numpy as np

from bench import tracing_sets as sets
from bench.tracing_data import BINS, DATA, auc, chance, scores
from bench.tracing_graph import neighbours, relations
from bench.tracing_logistic import Term
from bench.tracing_logistic import fit as fit_logistic

FOLDER = DATA / "junyi"
TARGET = 0.825
SEEDS = 4
QUICK = 5  # every fifth learner


def read(name):
    """The whole numbers of one file, without its head."""
    with gzip.open(FOLDER / name, "rt") as file:
        rows = csv.reader(file)
        next(rows)
        return np.array([[int(one) for one in row] for row in rows])


def load(every):
    """Training answers, held-out answers and edges, of each `every`-th learner."""
    found = []
    for name in ("train", "test"):
        rows = read(f"{name}_0.8_0.2.csv.gz")
        rows = rows[rows[:, 0] % every == 0]
        rows = rows[np.argsort(rows[:, 0], kind="stable")]
        plain = np.empty((len(rows), 0))
        found.append(sets.Answers(rows[:, 0] // every, rows[:, 1], rows[:, 2].astype(float), plain))
    return *found, read("hier.csv.gz")


def one_ability(train, test, items):
    """P(right) by one number per learner and one per item, both shrunk."""
    learners = max(train.learner.max(), test.learner.max()) + 1

    def terms(rows):
        return [Term(rows.learner, learners), Term(rows.item, items)]

    model = fit_logistic(train.columns, terms(train), train.right, rounds=100)
    return chance(model.logit(test.columns, terms(test)))


def related(train, test, easy, pairs_of, seeds):
    """P(right) by related items, the mean of some random starts; `pairs_of` may be empty."""
    learners = max(train.learner.max(), test.learner.max()) + 1
    surprise = train.right - chance(easy[train.item])
    evidence, shape = (train.learner, train.item), (len(easy), learners)
    count = np.bincount(train.learner, minlength=learners)

    def with_columns(rows, own):
        plain = (np.log1p(count[rows.learner] - own) - 3)[:, None]
        if not pairs_of:
            return sets.Answers(rows.learner, rows.item, rows.right, plain)
        asked = rows.learner, rows.item
        graph = neighbours(evidence, surprise, asked, pairs_of, shape)
        return sets.Answers(*asked, rows.right, np.hstack([plain, graph]))

    known, asked = with_columns(train, 1), with_columns(test, 0)
    total = np.zeros(len(test.item))
    for seed in range(seeds):
        weights = sets.fit(known, easy, np.random.default_rng(seed))
        total += sets.predict(weights, known, asked, easy)
    return chance(total / seeds)


def measure(train, test, edges, seeds):
    """The table, and how sure the difference is that the graph makes."""
    items = int(max(train.item.max(), test.item.max(), edges.max())) + 1
    easy = sets.easiness(train.item, train.right, items)
    elsewhere = np.random.default_rng(0).permutation(items)[edges]
    true, false = relations(edges, items), relations(elsewhere, items)
    methods = {
        "item means": lambda: chance(easy[test.item]),
        "1PL": lambda: one_ability(train, test, items),
        "related items, no graph": lambda: related(train, test, easy, {}, seeds),
        "related items, shuffled graph": lambda: related(train, test, easy, false, seeds),
        "related items, prerequisites": lambda: related(train, test, easy, true, seeds),
    }
    table, found = {}, {}
    for name, method in methods.items():
        begun = time.process_time()
        found[name] = method()
        seconds = round(time.process_time() - begun, 1)
        table[name] = {**scores(test.right, found[name]), "seconds": seconds}
    names = list(methods)
    return {
        "answers": {"train": len(train.item), "test": len(test.item)},
        "edges": len(edges),
        "methods": table,
        "gain of the prerequisites, AUC": gain(test, found[names[-1]], found[names[2]]),
    }


def gain(test, better, worse, times=50):
    """The difference of two AUCs and the middle 95 % of it over resampled learners."""
    rng, found = np.random.default_rng(0), []
    rows_of = np.split(np.arange(len(test.item)), np.flatnonzero(np.diff(test.learner)) + 1)
    for _ in range(times):
        chosen = rng.integers(len(rows_of), size=len(rows_of))
        rows = np.concatenate([rows_of[one] for one in chosen])
        found.append(auc(test.right[rows], better[rows]) - auc(test.right[rows], worse[rows]))
    low, high = np.quantile(found, [0.025, 0.975])
    middle = auc(test.right, better) - auc(test.right, worse)
    return {"gain": round(middle, 4), "from": round(float(low), 4), "to": round(float(high), 4)}


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="every fifth learner, one start")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print("skipped: the public answers are not at hand")
        return
    report = measure(*load(QUICK if options.quick else 1), 1 if options.quick else SEEDS)
    if options.json:
        print(json.dumps(report, indent=2))
        return
    number = report["answers"]
    print(f"junyi: {number['train']:,} answers to learn from, {number['test']:,} predicted")
    print(f"{'':30} {'AUC':>7} {'log loss':>9} {f'ECE ({BINS})':>9} {'CPU s':>7}")
    for name, one in report["methods"].items():
        figures = f"{one['AUC']:7.4f} {one['log loss']:9.4f} {one['ECE']:9.4f}"
        print(f"{name:30} {figures} {one['seconds']:7.1f}")
    print(f"{'to reach':30} {TARGET:7.3f}")
    print(
        "gain of the prerequisites: {gain} ({from} to {to}, 95 % of resampled learners)".format(
            **report["gain of the prerequisites, AUC"]
        )
    )


if __name__ == "__main__":
    main()
