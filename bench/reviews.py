"""What reviews that come with others save and cost, against plain FSRS, on simulated memories.

A learner learns a ramp at a steady pace and answers every review due. Two policies: plain FSRS for
each concept alone, and the tutor's, where a success is a little review of all that the concept
stands on, a failure casts doubt on all that stands on it, and a due review that another covers is
left out. Because asking less is easy, a third row is plain FSRS that asks as seldom, by wanting
less retention. Counted are explicit reviews; measured is the true chance of recall, without help,
about 30 days after the last concept was learned (days 16 to 44, reviews going on), and after 30
more days without any.

The memories are not FSRS: they forget exponentially or by a power law, with half-lives of their
own, and practising a concept truly refreshes what it requires by a rate that is swept from 0 (the
tutor is wrong about everything it assumes) to 0.75. Shows what the policy does to such memories;
not that people have them.

    python bench/reviews.py [--quick] [--json] [--learners N]
"""

import argparse
import json
import math
import statistics
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import yaml

from tutor.content.load import load_course
from tutor.core.course import Concept, Course, Explain, Guess, Item, Prose, Solution
from tutor.core.learner import Learner, Standing
from tutor.core.review import due_concepts, reviewed, trickled, uncovered
from tutor.recall import FsrsScheduler

ROOT = Path(__file__).resolve().parents[1]
RAMPS = ROOT.parent / "shared" / "knowledge"
START = date(2026, 1, 1)
LEARNERS, QUICK = 40, 2
AFTER, AROUND = 30, 14
"""Recall is the mean over the days AFTER - AROUND to AFTER + AROUND: on a single day it depends on
whether the reviews of the many just came or are about to."""

RATES = (0.0, 0.25, 0.5, 0.75)
FORGETTING = ("exponential", "power")
RETENTIONS = (0.9, 0.88, 0.86, 0.84, 0.82, 0.8)

HALF_LIFE, SPREAD = 12.0, 0.6
"""Days until half is forgotten after learning: median, and spread of the logarithm."""

GROWTH, LONGEST = 3.0, 1000.0
"""A recall multiplies the half-life by 1 + GROWTH * sqrt(share forgotten), up to LONGEST days."""

SLIP, LUCK = 0.05, 0.15
"""P(wrong answer | recalled) and P(right answer | not recalled)."""


# -- memories ----------------------------------------------------------------------------------


def true_rates(course, concept, rate):
    """How much practising a concept truly refreshes others: the rate to the power of the steps."""
    found, ways = {concept: 1.0}, [concept]
    while ways:
        one = ways.pop(0)
        for below in course.by_id[one].requires:
            if below not in found:
                found[below] = found[one] * rate
                ways.append(below)
    del found[concept]
    return {one: share for one, share in found.items() if share > 0.01}


class Memory:
    """One learner's true memory: a half-life and a day of last refreshing for each concept."""

    def __init__(self, course, forgetting, rates, rng):
        self._forgetting, self._rates, self._rng = forgetting, rates, rng
        self._first = {
            one: HALF_LIFE * math.exp(rng.gauss(0.0, SPREAD)) for one in sorted(course.by_id)
        }
        self._half, self._last = {}, {}

    def chance(self, concept, day):
        """P(recall without help) on a day."""
        ratio = (day - self._last[concept]) / self._half[concept]
        if self._forgetting == "exponential":
            return 0.5**ratio
        return 1 / (1 + ratio)

    def learn(self, concept, day):
        """Learn a concept, which refreshes what it requires."""
        self._half[concept], self._last[concept] = self._first[concept], day
        self._refresh_below(concept, day)

    def answer(self, concept, day):
        """Whether a review is answered right; the reply teaches again what was forgotten."""
        if self._rng.random() < self.chance(concept, day):
            self._refresh(concept, day, 1.0)
            self._refresh_below(concept, day)
            return self._rng.random() >= SLIP
        self._half[concept] = max(self._first[concept], self._half[concept]) / 2
        self._last[concept] = day
        return self._rng.random() < LUCK

    def _refresh_below(self, concept, day):
        for below, share in self._rates[concept].items():
            if below in self._half:
                self._refresh(below, day, share)

    def _refresh(self, concept, day, share):
        growth = 1 + GROWTH * math.sqrt(1 - self.chance(concept, day))
        self._half[concept] = min(LONGEST, self._half[concept] * growth**share)
        self._last[concept] += share * (day - self._last[concept])


# -- policies ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Policy:
    """How reviews are planned; `counts_others` is what the tutor adds to plain FSRS."""

    scheduler: FsrsScheduler
    counts_others: bool = False

    def due(self, course, learner, day):
        """The concepts to ask about today, first one first."""
        due = due_concepts(course, learner, day)
        return uncovered(course, due) if self.counts_others else due

    def told(self, course, learner, concept, day, is_success):
        """The learner after a review or, where the concept was not known yet, after learning."""
        standing = learner.standing(concept)
        if standing.known_on is None:
            standing = Standing(known_on=day, card=self.scheduler.next_card(None, day, True))
        else:
            standing = reviewed(standing, self.scheduler, day, is_success)
        learner = learner.with_standing(concept, standing)
        if not self.counts_others:
            return learner
        return trickled(course, learner, concept, self.scheduler, day, is_success)


def life(course, policy, memory, a_day):
    """(reviews, recall about 30 days on, recall after 30 days without reviews) of one learner."""
    learner, reviews, seen = Learner(course.id, 0), 0, []
    ahead = [one.id for one in course.concepts]
    exam = math.ceil(len(ahead) / a_day) - 1 + AFTER
    for number in range(exam + AROUND + 1):
        day = START + timedelta(days=number)
        if number >= exam - AROUND:
            seen.append(recall(course, memory, number))
        # Asked one by one, as in a lesson: what one review moves later is not asked after it.
        while due := policy.due(course, learner, day):
            reviews += 1
            is_right = memory.answer(due[0], number)
            learner = policy.told(course, learner, due[0], day, is_right)
        for one in ahead[number * a_day : (number + 1) * a_day]:
            memory.learn(one, number)
            learner = policy.told(course, learner, one, day, True)
    return reviews, statistics.fmean(seen), recall(course, memory, number + AFTER)


def recall(course, memory, day):
    """The mean true chance of recall over all concepts, before the reviews of a day."""
    return statistics.fmean(memory.chance(one, day) for one in course.by_id)


# -- measuring ---------------------------------------------------------------------------------


def lives(course, policy, setting, learners, a_day):
    """One life for each learner; the same learner has the same memory under every policy."""
    forgetting, rate = setting
    rates = {one: true_rates(course, one, rate) for one in course.by_id}
    return [
        life(course, policy, Memory(course, forgetting, rates, Random(f"{seed}:{setting}")), a_day)
        for seed in range(learners)
    ]


def error(values):
    """The standard error of the mean."""
    return statistics.stdev(values) / math.sqrt(len(values))


def summary(rows, plain):
    """Means with standard errors, and what was lost against plain FSRS, learner by learner."""
    reviews, recall, silent = zip(*rows, strict=True)
    lost = [one[1] - other[1] for one, other in zip(rows, plain, strict=True)]
    return {
        "reviews": round(statistics.fmean(reviews), 1),
        "saved": round(1 - sum(reviews) / sum(one[0] for one in plain), 3),
        "recall": round(statistics.fmean(recall), 4),
        "recall se": round(error(recall), 4),
        "difference": round(statistics.fmean(lost), 4),
        "difference se": round(error(lost), 4),
        "recall, 30 days of silence": round(statistics.fmean(silent), 4),
        "silence se": round(error(silent), 4),
    }


def as_seldom(course, setting, learners, a_day, reviews):
    """The lives under plain FSRS at the retention that asks about as often as `reviews`."""
    tried = (
        lives(course, Policy(FsrsScheduler(one)), setting, learners, a_day) for one in RETENTIONS
    )
    return min(tried, key=lambda rows: abs(statistics.fmean(row[0] for row in rows) - reviews))


def compare(course, setting, learners, a_day):
    """The three rows of one course under one kind of memory."""
    scheduler = FsrsScheduler()
    plain = lives(course, Policy(scheduler), setting, learners, a_day)
    ours = lives(course, Policy(scheduler, counts_others=True), setting, learners, a_day)
    number = statistics.fmean(row[0] for row in ours)
    return {
        "plain FSRS": summary(plain, plain),
        "with others": summary(ours, plain),
        "as seldom": summary(as_seldom(course, setting, learners, a_day, number), plain),
    }


# -- ramps -------------------------------------------------------------------------------------


def bare(name, requires):
    """A concept of which only its place on the ramp matters."""
    item = Item("explain", {}, Prose(()))
    words = {"title": {}, "pain": {}, "example": {}, "guess": Guess({}, {})}
    needs = {one: {} for one in requires}
    return Concept(
        name, solution=Solution({}, {}), items=(), explain=Explain(item), requires=needs, **words
    )


def courses():
    """(course, concepts a day) of every ramp at hand."""
    yield load_course(ROOT / "curriculum" / "bigram-to-gpt"), 1
    for path in (RAMPS / "ramp_a.yaml", RAMPS / "ramp_b.yaml"):
        if not path.is_file():
            print(f"skipped: {path.stem} is not at hand", file=sys.stderr)
            continue
        fields = yaml.safe_load(path.read_text("utf-8"))
        concepts = tuple(bare(one["id"], one["requires"]) for one in fields["concepts"])
        yield Course(path.stem, {}, {}, ("en",), concepts), 2


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} learners only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--learners", type=int, default=LEARNERS)
    options = parser.parse_args()
    learners = QUICK if options.quick else options.learners
    report = []
    for course, a_day in courses():
        for forgetting in FORGETTING:
            for rate in RATES:
                rows = compare(course, (forgetting, rate), learners, a_day)
                head = {"ramp": course.id, "concepts": len(course.concepts)}
                head |= {"forgetting": forgetting, "transfer": rate}
                report.append(head | {"policies": rows})
                if not options.json:
                    show(report[-1])
    if options.json:
        print(json.dumps({"learners": learners, "results": report}, indent=2))


def show(result):
    """One block of the table."""
    head = f"{result['ramp']}, {result['forgetting']}, transfer {result['transfer']}"
    print(
        f"{head:46}{'reviews':>8}{'saved':>7}  {'recall':^15}  {'difference':^15}  {'silence':^13}"
    )
    for name, row in result["policies"].items():
        recall = f"{row['recall']:.3f} ± {row['recall se']:.3f}"
        lost = f"{row['difference']:+.3f} ± {row['difference se']:.3f}"
        silent = f"{row['recall, 30 days of silence']:.3f} ± {row['silence se']:.3f}"
        print(f"  {name:44}{row['reviews']:8.1f}{row['saved']:7.0%}  {recall}  {lost}  {silent}")


if __name__ == "__main__":
    main()
