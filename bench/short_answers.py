"""How well a generic scorer marks short answers by counting alone, without a model of language.

SciEntsBank (English, right or wrong; published splits) and ADS (Chinese, 0 to 10; each question by
what was learned from the other fourteen). Nobody wrote key points for these questions, so this is
the baseline of the method, not the tutor's grader. Strengths of shrinking are chosen by
cross-validation over whole questions of the training answers; only then are the test splits read.
Beside it in the same run: the overlap of words alone; where scikit-learn is at hand, extra trees
over the same features; and what is gained by seeing the whole class, all the unmarked answers to a
question together (transductive: an answer's score then depends on its neighbours').

    python bench/short_answers.py [--quick] [--json]
"""

import argparse
import json
from functools import partial
from importlib.util import find_spec
from itertools import product

import numpy as np

from bench import short_answers_chinese
from bench.short_answers_data import CHINESE, ENGLISH, TESTS, column, read_chinese, read_english
from bench.short_answers_learned import GENERIC, TREES, Learned, figures
from bench.short_answers_models import correlation, least_squares, out_of_fold, within

QUICK = 6
CHINESE_GRID = tuple(product((10, 100, 300, 1000), (0.0, 0.02, 0.2, 1.0)))
TO_REACH = {"unseen-answers": 0.74, "unseen-questions": 0.74, "unseen-domains": 0.75}
TO_CORRELATE = 0.60


# -- English -----------------------------------------------------------------------------------


def measure_english(quick):
    """The report on SciEntsBank; quick: a part of the training questions, no test split read."""
    learned = Learned(read_english("train", QUICK if quick else 1))
    report = {
        "chosen": {name: list(one) for name, one in learned.chosen.items()},
        "cross-validation": {
            name: figures(scores, learned.right) for name, scores in learned.scores.items()
        },
    }
    return (
        report
        if quick
        else report | {split: learned.figures(read_english(split)) for split in TESTS}
    )


# -- Chinese -----------------------------------------------------------------------------------


def counted_chinese(answers):
    """The features of the Chinese answers and their names.

    How rare a run is, for one question, comes from the answers to the other questions alone.
    """
    qids, found = column(answers, "qid"), [None] * len(answers)
    asked = {text for one in answers for text in (one.question, *one.refs)}
    for qid in np.unique(qids):
        rest = [one for one in answers if one.qid != qid]
        rarity = short_answers_chinese.rarities(rest, asked)
        for at in np.flatnonzero(qids == qid):
            one = answers[at]
            found[at] = short_answers_chinese.features(one.question, one.refs, one.text, rarity)
    return np.array([list(row.values()) for row in found]), list(found[0])


def nested(columns, points, qids, grid):
    """Each question's scores by a model whose shrinking was chosen on the other questions alone."""
    scores, chosen = np.zeros(len(points)), {}
    for qid in np.unique(qids):
        rest = qids != qid
        table = columns[rest], points[rest], qids[rest]
        tried = {
            one: out_of_fold(
                partial(least_squares, ridge=one[0], variance=one[1]), *table, qids[rest]
            )
            for one in grid
        }
        best = max(tried, key=lambda one: correlation(tried[one], points[rest]))
        scores[~rest] = least_squares(*table, *best).score(columns[~rest])
        chosen[str(qid)] = list(best)
    return np.clip(scores, 0, 10), chosen


def measure_chinese(quick):
    """The report on ADS, leaving one question out; quick: one strength of shrinking."""
    answers = read_chinese()
    qids, points = column(answers, "qid"), column(answers, "value")
    columns, names = counted_chinese(answers)
    ours, chosen = nested(columns, points, qids, CHINESE_GRID[5:6] if quick else CHINESE_GRID)
    plain = [names.index(name) for name in ("recall 1", "precision 1", "f 1", "length ratio")]
    few = out_of_fold(
        partial(least_squares, ridge=10, variance=0), columns[:, plain], points, qids, qids
    )
    methods = {
        "cosine of characters": columns[:, names.index("cosine 1")] * 10,
        "overlap of characters": np.clip(few, 0, 10),
        GENERIC: ours,
    }
    return {
        "answers": len(answers),
        "chosen": chosen,
        "methods": {
            name: {
                "correlation": round(correlation(scores, points), 4),
                "within a question": round(within(scores, points, qids), 4),
                "RMSE": round(float(np.sqrt(np.mean((scores - points) ** 2))), 3),
            }
            for name, scores in methods.items()
        },
    }


# -- reporting ---------------------------------------------------------------------------------


def show_english(report):
    """The tables of SciEntsBank, for people."""
    for split in ("cross-validation", *TESTS):
        if split not in report:
            continue
        goal = f", to reach {TO_REACH[split]:.2f}" if split in TO_REACH else ""
        print(f"SciEntsBank, {split}{goal}")
        for name, one in report[split].items():
            print(
                f"  {name:42} accuracy {one['accuracy']:.3f} ± {one['standard error']:.3f}"
                f"  log loss {one['log loss']:.3f}  wrong credited {one['wrong credited']:.2f}"
                f"  right refused {one['right refused']:.2f}"
            )


def show_chinese(report):
    """The table of ADS, for people."""
    print(f"ADS, each question unseen, {report['answers']} answers, to reach r {TO_CORRELATE:.2f}")
    for name, one in report["methods"].items():
        print(
            f"  {name:42} r {one['correlation']:.3f}  within a question"
            f" {one['within a question']:.3f}  RMSE {one['RMSE']:.2f}"
        )


def main() -> None:
    """Measure, and print tables or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a part only; no test split is read")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (ENGLISH.is_dir() and CHINESE.is_dir()):
        print("skipped: the public short answers are not at hand")
        return
    reports = {"SciEntsBank": measure_english(options.quick), "ADS": measure_chinese(options.quick)}
    if options.json:
        print(json.dumps(reports, indent=2))
        return
    show_english(reports["SciEntsBank"])
    show_chinese(reports["ADS"])
    if not find_spec("sklearn"):
        print(f"skipped: {TREES} (scikit-learn is not installed)")


if __name__ == "__main__":
    main()
