"""How well the review scheduler predicts forgetting, on a public log of one person's flash cards.

Each first review of a card on a later day is predicted before it is seen: would it be recalled?
Side by side in one run: the tutor's scheduler as it runs (every try as right or wrong), FSRS with
every rating of the log, the same counting 24-hour spans instead of calendar days, and the constant
that knows the average. Then the tutor's scheduler with parameters fitted on the first four fifths
in time, for which only the last fifth counts, beside the same fit to that very last fifth, which is
hindsight. Shows how flash cards were forgotten, not that anybody learns a course.

    python bench/forgetting.py [--quick] [--json]
"""

import argparse
import csv
import gzip
import json
import math
from collections import defaultdict
from datetime import UTC, datetime, time
from functools import partial
from itertools import groupby
from pathlib import Path

import fsrs
import numpy as np
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

from tutor.recall import FsrsScheduler

LOG = Path(__file__).resolve().parents[2] / "shared" / "data" / "fsrs_log"
QUICK = 300

DEFAULT = np.array(DEFAULT_PARAMETERS)

SPREAD = np.array([
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
    1.03, 0.31, 0.32, 0.14, 0.27,
])  # fmt: skip
"""How much each parameter differs between people: the standard deviations that FSRS's own
optimizer shrinks by (open-spaced-repetition/fsrs-rs, BSD-3)."""

FIRST_DAY = [0, 2, 17, 18, 19]
"""The parameters about the day of learning: stability after a first try that failed or succeeded,
and what more tries on that day do. They depend on the material and its learner; what the others
say of the months after, one short log can hardly tell."""

SEEN = [0, 2, *range(4, 15), 17, 18, 19, 20]
"""Every parameter that right and wrong can show; the rest are about Hard and Easy."""


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


def ours(reviews, parameters=DEFAULT_PARAMETERS):
    """(moment, predicted, recalled) by the tutor's own scheduler: every try as right or wrong."""
    scheduler, card = FsrsScheduler(parameters=parameters), None
    for day, rows in by_day(reviews):
        if card is not None:
            yield rows[0][0], scheduler.chance(card, day), rows[0][1] > 1
        for _, rating in rows:
            card = scheduler.next_card(card, day, rating > 1)


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


# -- fitting -----------------------------------------------------------------------------------


class Reviews:
    """The whole log as arrays of shape (tries, cards), so that one pass over all cards is quick."""

    def __init__(self, cards):
        shape = (max(map(len, cards)), len(cards))
        self.right, self.there = np.zeros(shape, bool), np.zeros(shape, bool)
        self.days, when = np.zeros(shape), np.zeros(shape)
        for column, reviews in enumerate(cards):
            for row, (moment, rating) in enumerate(reviews):
                before = reviews[row - 1][0] if row else moment
                self.there[row, column], self.right[row, column] = True, rating > 1
                self.days[row, column] = (moment.date() - before.date()).days
                when[row, column] = moment.timestamp()
        self._asked = self.there & (self.days > 0)
        self._order = np.argsort(when[self._asked], kind="stable")
        self.recalled = self.right[self._asked][self._order]

    def losses(self, w):
        """Negative log-likelihood of every cross-day review, in the order of time."""
        chance = np.clip(self._chances(w)[self._asked][self._order], 1e-4, 1 - 1e-4)
        return -np.log(np.where(self.recalled, chance, 1 - chance))

    def _chances(self, w):
        right = self.right[0]
        stability = np.where(right, w[2], w[0])
        difficulty = np.clip(w[4] - np.exp(w[5] * np.where(right, 2, 0)) + 1, 1, 10)
        chances = np.ones(self.there.shape)
        for row in range(1, len(chances)):
            now = np.flatnonzero(self.there[row])
            right, days = self.right[row, now], self.days[row, now]
            s, d = stability[now], difficulty[now]
            chances[row, now] = r = (1 + (0.9 ** (-1 / w[20]) - 1) * days / s) ** -w[20]
            stability[now] = np.where(days > 0, later(w, s, d, r, right), again(w, s, right))
            milder = d + (10 - d) / 9 * np.where(right, 0.0, 2 * w[6])
            easiest = w[4] - np.exp(3 * w[5]) + 1
            difficulty[now] = np.clip(w[7] * easiest + (1 - w[7]) * milder, 1, 10)
        return chances


def again(w, s, right):
    """FSRS-6: stability after one more try on the same day."""
    factor = np.exp(w[17] * (np.where(right, 0, -2) + w[18])) * s ** -w[19]
    return np.maximum(s * np.where(right, np.maximum(factor, 1), factor), 0.001)


def later(w, s, d, r, right):
    """FSRS-6: stability after a try on a later day."""
    more = s * (1 + np.exp(w[8]) * (11 - d) * s ** -w[9] * np.expm1((1 - r) * w[10]))
    less = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * np.exp((1 - r) * w[14])
    return np.maximum(np.where(right, more, np.minimum(less, s / np.exp(w[17] * w[18]))), 0.001)


def fitted(reviews, free, part):
    """Parameters that make the losses in `part` small, shrunk towards the defaults by SPREAD.

    Quasi-Newton steps (BFGS) with differences for slopes, within the bounds that FSRS publishes.
    """
    free = np.array(free)

    def parameters(x):
        w = DEFAULT.copy()
        w[free] += SPREAD[free] * x
        return np.clip(w, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)

    def cost(x):
        return reviews.losses(parameters(x))[part].sum() + x @ x

    return parameters(lowest(cost, np.zeros(len(free))))


def lowest(cost, x, step=1e-4, enough=0.01, most=60):
    """Where `cost` is lowest, downhill from `x`, until a step gains less than `enough`."""

    def slope(x, here):
        return np.array([(cost(x + step * one) - here) / step for one in np.eye(len(x))])

    here, curve = cost(x), np.eye(len(x)) / 50
    down = slope(x, here)
    for _ in range(most):
        way, share = -curve @ down, 1.0
        while cost(x + share * way) > here + 1e-4 * share * (down @ way):
            share /= 2
            if share < 1e-3:
                return x
        moved, before = share * way, here
        x, here = x + moved, cost(x + moved)
        turned, down = slope(x, here) - down, slope(x, here)
        if before - here < enough:
            return x
        if moved @ turned > 1e-10:
            left = np.eye(len(x)) - np.outer(moved, turned) / (moved @ turned)
            curve = left @ curve @ left.T + np.outer(moved, moved) / (moved @ turned)
    return x


# -- measuring ---------------------------------------------------------------------------------


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


def unfitted():
    """The methods that learn nothing from the log: name -> how to predict one card's reviews."""
    return {
        "the tutor's scheduler": ours,
        "FSRS, all ratings, calendar days": lambda r: rated(r, lambda m: midnight(m.date())),
        "FSRS, all ratings, 24-hour spans": lambda r: rated(r, lambda m: m.astimezone(UTC)),
    }


def fits(cards):
    """The tutor's scheduler fitted: name -> (how to predict, the parameters)."""
    reviews = Reviews(cards)
    cut = int(0.8 * len(reviews.recalled))
    found = {
        "fitted: first-day parameters": fitted(reviews, FIRST_DAY, slice(cut)),
        "fitted: every parameter seen": fitted(reviews, SEEN, slice(cut)),
        "hindsight: first-day, on that fifth": fitted(reviews, FIRST_DAY, slice(cut, None)),
    }
    return {name: tuple(w.tolist()) for name, w in found.items()}


def measure(cards):
    """The table: name -> figures, over all reviews and over the last fifth in time."""
    parameters = fits(cards)
    methods = unfitted() | {name: partial(ours, parameters=w) for name, w in parameters.items()}
    table, plain = {}, None
    for name, method in methods.items():
        rows = sorted((row for reviews in cards for row in method(reviews)), key=lambda r: r[0])
        pairs = [(p, y) for _, p, y in rows]
        plain = plain or pairs
        table[name] = figures(pairs, plain, is_fitted=name in parameters)
    mean = sum(y for _, y in pairs) / len(pairs)
    table["constant (knows the average)"] = figures([(mean, y) for _, y in pairs], plain)
    fit = {name: [round(value, 4) for value in w] for name, w in parameters.items()}
    summary = {"reviews": len(pairs), "recalled": round(mean, 4)}
    return summary | {"methods": table, "parameters": fit}


def figures(pairs, plain, is_fitted=False):
    """Log loss and AUC over all; over the last fifth, and there against the first method.

    What was fitted on the rest has no figures over all. The standard error is that of the mean
    difference of the losses, review by review.
    """
    cut = int(0.8 * len(pairs))
    gaps = [log_loss([one]) - log_loss([other]) for one, other in zip(pairs, plain, strict=True)]
    last = np.array(gaps[cut:])
    return {
        "log loss": None if is_fitted else round(log_loss(pairs), 4),
        "AUC": None if is_fitted else round(auc(pairs), 4),
        "log loss, last fifth": round(log_loss(pairs[cut:]), 4),
        "AUC, last fifth": round(auc(pairs[cut:]), 4),
        "difference": round(last.mean(), 4),
        "standard error": round(last.std() / math.sqrt(len(last)), 4),
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
    print(f"{'':36}{'all reviews':^17}   {'last fifth':^34}")
    print(f"{'':36}{'log loss':>9} {'AUC':>7}   {'log loss':>9} {'AUC':>7}   {'difference':>14}")
    for name, row in report["methods"].items():
        whole = [f"{row[key]:.4f}" if row[key] else "-" for key in ("log loss", "AUC")]
        gap = f"{row['difference']:+.4f} ± {row['standard error']:.4f}"
        last = f"{row['log loss, last fifth']:9.4f} {row['AUC, last fifth']:7.4f}   {gap}"
        print(f"{name:36}{whole[0]:>9} {whole[1]:>7}   {last}")


if __name__ == "__main__":
    main()
