"""How well the answers of learners who were never seen are predicted, each just before it is given.

ASSISTments 2009 and Statics 2011, split by learner as published. A prediction uses the training
file and the same learner's earlier answers; no later answer and no other learner of the test file
(a check in the same run flips them). Side by side: BKT, PFA, Best-LR, and ours: running features,
related items, and the mean of the two. Shows prediction, not that anybody learns.

    python bench/tracing.py [--quick] [--json]
"""

import argparse
import json
import time

import numpy as np

from bench import tracing_model
from bench.tracing_baselines import best_lr, bkt, pfa
from bench.tracing_data import BINS, DATA, auc, read, scores, steps
from bench.tracing_features import COUNTS, difficulties, features

SETS = {"assistments09": (0.775, 6), "statics2011": (0.835, 2)}  # target, thinning of --quick
BOTH = "both (mean of the log-odds)"


def measure(log):
    """The table of one data set, and what was checked about it."""
    table = baselines(log)
    model = tracing_model.fit(log)
    ours = model.chances(log)
    for name, predicted in ours.items():
        table[name] = row(log, predicted, model.seconds[name])
    return {
        "answers": {"train": int((~log.test).sum()), "test": int(log.test.sum())},
        "methods": table,
        "checks": {
            "moved by outcomes not yet seen": moved(model, log, ours[BOTH]),
            **repeated(log, ours[BOTH]),
        },
    }


def baselines(log):
    """The rows of the models that others use."""
    counts = features(log, difficulties(log, np.random.default_rng(0)))[:, COUNTS]
    table = {}
    for name, method in {
        "BKT": lambda: bkt(log),
        "PFA": lambda: pfa(log, counts),
        "Best-LR": lambda: best_lr(log, counts),
    }.items():
        begun = time.process_time()
        predicted = method()
        table[name] = row(log, predicted, time.process_time() - begun)
    return table


def row(log, predicted, seconds):
    """The figures of one method on the test rows."""
    figures = scores(log.right[log.test], predicted[log.test])
    return {**figures, "fit seconds": round(seconds, 1)}


def moved(model, log, predicted):
    """The largest change of a prediction when everything that it may not know is turned round.

    Flipped: every second half of a test learner, and all of every second test learner. Compared:
    the first halves of the other ones, with the first answer of their second halves.
    """
    place, length = places(log.learner)
    later = place >= length // 2
    other = log.test & (np.unique(log.learner, return_inverse=True)[1] % 2 == 1)
    flipped = log.test & (later | other)
    right = np.where(flipped, 1 - log.right, log.right)
    again = model.chances(log.with_right(right))[BOTH]
    compared = log.test & ~other & (place <= length // 2)
    return float(np.abs(again - predicted)[compared].max())


def places(learner):
    """Per row its place among the learner's rows, and how many those are."""
    place = np.empty(len(learner), int)
    for step, at in enumerate(steps(learner)):
        place[at] = step
    _, code, sizes = np.unique(learner, return_inverse=True, return_counts=True)
    return place, sizes[code]


def repeated(log, predicted):
    """How often one answer could stand in several rows, and the AUC without such rows."""
    pairs = np.unique(np.column_stack([log.item, log.skill]), axis=0)
    first = np.r_[True, log.learner[1:] != log.learner[:-1]]
    again = log.test & ~first & np.r_[False, log.item[1:] == log.item[:-1]]
    rest = log.test & ~again
    return {
        "items with several skill numbers": len(pairs) - len(np.unique(log.item)),
        "test rows with the item of the row before": int(again.sum()),
        "AUC without repeats": round(auc(log.right[rest], predicted[rest]), 4),
    }


def show(name, report):
    """The table of one data set, for people."""
    target, _ = SETS[name]
    number = report["answers"]
    print(f"{name}: {number['train']:,} answers to learn from, {number['test']:,} predicted")
    print(f"{'':28} {'AUC':>7} {'log loss':>9} {f'ECE ({BINS})':>9} {'fit, CPU s':>11}")
    for method, one in report["methods"].items():
        print(
            f"{method:28} {one['AUC']:7.4f} {one['log loss']:9.4f} {one['ECE']:9.4f}"
            f" {one['fit seconds']:11.1f}"
        )
    print(f"{'to reach':28} {target:7.3f} {'':9} {0.02:9.2f} {60:11.0f}")
    for check, value in report["checks"].items():
        print(f"  {check}: {value}")


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a part of the learners only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("skipped: the public answers are not at hand")
        return
    reports = {}
    for name, (_, every) in SETS.items():
        reports[name] = measure(read(name, every if options.quick else 1))
        if not options.json:
            show(name, reports[name])
    if options.json:
        print(json.dumps(reports, indent=2))


if __name__ == "__main__":
    main()
