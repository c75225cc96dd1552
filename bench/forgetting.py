"""How well the review scheduler predicts forgetting, on a public log of one person's flash cards.

Each first review of a card on a later day is predicted before it is seen: would it be recalled?
Side by side in one run: the tutor's scheduler as it runs (every try as right or wrong), FSRS with
every rating of the log, the same counting 24-hour spans instead of calendar days, and the constant
that knows the average. Nothing is fitted. Shows how flash cards were forgotten, not that anybody
learns a course.

    python bench/forgetting.py [--quick] [--json]
"""

import argparse
import csv
import gzip
import json
import math
from collections import defaultdict
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path

import fsrs

from tutor.core.learner import Card
from tutor.recall import FsrsScheduler

LOG = Path(__file__).parents[2] / "shared" / "data" / "fsrs_log"
QUICK = 300


def midnight(day):
    """The calendar day as the moment that FSRS is fed."""
    return datetime.combine(day, time(), tzinfo=UTC)


def read_log():
    """Per card its reviews in order, as (moment, rating 1..4)."""
    cards = defaultdict(list)
    with gzip.open(next(LOG.glob("*.csv.gz")), "rt") as file:
        for row in csv.DictReader(file):
            moment = datetime.fromisoformat(row["review_time"])
            cards[row["card_id"]].append((moment, int(row["review_rating"])))
    return [sorted(reviews) for reviews in cards.values()]


def by_day(reviews):
    """The reviews of one card, day by day."""
    return [(day, list(rows)) for day, rows in groupby(reviews, key=lambda one: one[0].date())]


def ours(reviews):
    """(moment, predicted, recalled) by the tutor's own scheduler: every try as right or wrong."""
    scheduler, card = FsrsScheduler(), None
    for day, rows in by_day(reviews):
        if card is not None:
            yield rows[0][0], chance(card, day), rows[0][1] > 1
        for _, rating in rows:
            card = scheduler.next_card(card, day, rating > 1)


def chance(card: Card, day: date) -> float:
    """P(recall) on a day, from the stability in days (FSRS-6, default parameters)."""
    plain = fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=midnight(card.due),
        last_review=midnight(card.last),
    )
    return fsrs.Scheduler(enable_fuzzing=False).get_card_retrievability(plain, midnight(day))


def rated(reviews, moment_of):
    """The same by FSRS with every rating of the log, at the moments that `moment_of` gives."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=1, due=midnight(reviews[0][0].date()))
    seen = None
    for moment, rating in reviews:
        at = moment_of(moment)
        if seen is not None and moment.date() > seen:
            yield moment, scheduler.get_card_retrievability(card, at), rating > 1
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        seen = moment.date()


def log_loss(pairs):
    """Mean negative log-likelihood in nats."""
    kept = [(min(max(p, 1e-4), 1 - 1e-4), y) for p, y in pairs]
    return -sum(math.log(p if y else 1 - p) for p, y in kept) / len(kept)


def auc(pairs):
    """P(a recalled one was predicted higher than a forgotten one), ties counted half."""
    ordered = sorted(pairs, key=lambda one: one[0])
    ranks, at = 0.0, 0
    positives = sum(y for _, y in pairs)
    for _, tied in groupby(ordered, key=lambda one: one[0]):
        rows = list(tied)
        ranks += sum(y for _, y in rows) * (at + (len(rows) + 1) / 2)
        at += len(rows)
    negatives = len(pairs) - positives
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def measure(cards):
    """The table: name -> figures, over all reviews and over the last fifth in time."""
    methods = {
        "the tutor's scheduler": ours,
        "FSRS, all ratings, calendar days": lambda r: rated(r, lambda m: midnight(m.date())),
        "FSRS, all ratings, 24-hour spans": lambda r: rated(r, lambda m: m.astimezone(UTC)),
    }
    table = {}
    for name, method in methods.items():
        rows = sorted((row for reviews in cards for row in method(reviews)), key=lambda r: r[0])
        pairs = [(p, y) for _, p, y in rows]
        table[name] = figures(pairs)
    mean = sum(y for _, y in pairs) / len(pairs)
    table["constant (knows the average)"] = figures([(mean, y) for _, y in pairs])
    return {"reviews": len(pairs), "recalled": round(mean, 4), "methods": table}


def figures(pairs):
    """Log loss and AUC over all, and log loss over the last fifth."""
    last = pairs[int(0.8 * len(pairs)) :]
    return {
        "log loss": round(log_loss(pairs), 4),
        "AUC": round(auc(pairs), 4),
        "log loss, last fifth": round(log_loss(last), 4),
    }


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} cards only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not LOG.is_dir():
        print("skipped: the public review log is not at hand")
        return
    cards = read_log()
    report = measure(cards[:QUICK] if options.quick else cards)
    if options.json:
        print(json.dumps(report, indent=2))
        return
    print(f"{report['reviews']} cross-day reviews, {report['recalled']:.1%} recalled")
    print(f"{'':34} {'log loss':>9} {'AUC':>7} {'last fifth':>11}")
    for name, row in report["methods"].items():
        loss, area, last = row["log loss"], row["AUC"], row["log loss, last fifth"]
        print(f"{name:34} {loss:9.4f} {area:7.4f} {last:11.4f}")


if __name__ == "__main__":
    main()
