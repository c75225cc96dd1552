"""The models that answers are usually predicted with: BKT, PFA and Best-LR.

Knows their formulas as published. Does not know our models.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_data import chance, steps
from bench.tracing_logistic import Term, fit

FIRST = (0.4, 0.1, 0.2, 0.1)  # prior, learn, guess, slip before the first round of EM
IMAGINED = 4.0  # answers that the first values count for in every round
ROUNDS = 30


def best_lr(log, counts):
    """Item, skill and log(1 + right and wrong answers so far), overall and at the skill."""
    terms = [Term(log.item, log.item.max() + 1), Term(log.skill, log.skill.max() + 1)]
    return fitted(log, counts, terms)


def pfa(log, counts):
    """Per skill a constant and a slope for log(1 + answers so far), right and wrong ones.

    The logarithms predict better than the plain counts of the paper, so the stronger peer is shown.
    """
    size = log.skill.max() + 1
    terms = [Term(log.skill, size), *(Term(log.skill, size, counts[:, k]) for k in (0, 1))]
    return fitted(log, np.empty((len(log), 0)), terms)


def fitted(log, dense, terms):
    """The chances of all rows by a regression on the training rows."""
    train = ~log.test
    model = fit(dense[train], [one.only(train) for one in terms], log.right[train], rounds=300)
    return chance(model.logit(dense, terms))


@dataclass(frozen=True)
class Tracing:
    """What BKT's four numbers say about every row; `next` is the following row's place in time."""

    before: np.ndarray  # P(known) before the answer
    after: np.ndarray  # P(known) with the answer, before learning
    knows: np.ndarray  # P(this outcome | known)
    guesses: np.ndarray  # P(this outcome | not known)
    total: np.ndarray  # P(this outcome)


def forward(skill, right, moments, numbers):
    """Bayes and learning, step by step; numbers: prior, learn, guess, slip per skill."""
    prior, learn, guess, slip = numbers[:, skill]
    knows, guesses = np.where(right, 1 - slip, slip), np.where(right, guess, 1 - guess)
    before, after = prior.copy(), np.empty_like(prior)
    for step, at in enumerate(moments):
        if step:
            before[at] = after[at - 1] + (1 - after[at - 1]) * learn[at]
        hit = before[at] * knows[at]
        after[at] = hit / (hit + (1 - before[at]) * guesses[at])
    total = before * knows + (1 - before) * guesses
    return Tracing(before, after, knows, guesses, total)


def expected(skill, moments, numbers, seen):
    """P(known) at each row given the whole sequence, and P(learned just after this row)."""
    learn = numbers[1, skill]
    known, unknown = np.ones(len(skill)), np.ones(len(skill))
    learned = np.zeros(len(skill))
    for at in reversed(moments[1:]):
        hit = seen.knows[at] * known[at] / seen.total[at]
        miss = seen.guesses[at] * unknown[at] / seen.total[at]
        known[at - 1] = hit
        unknown[at - 1] = learn[at] * hit + (1 - learn[at]) * miss
        learned[at - 1] = (1 - seen.after[at - 1]) * learn[at] * hit
    return seen.after * known, learned


def sharpened(skill, right, moments, numbers):
    """The four numbers after one more round of EM."""
    known, learned = expected(skill, moments, numbers, forward(skill, right, moments, numbers))
    first, goes_on = np.zeros(len(skill), bool), np.zeros(len(skill), bool)
    first[moments[0]] = True
    for at in moments[1:]:
        goes_on[at - 1] = True
    shares = [
        (known, first),
        (learned, goes_on * (1 - known)),
        (right * (1 - known), 1 - known),
        ((1 - right) * known, known),
    ]
    result = np.empty_like(numbers)
    for place, (part, whole) in enumerate(shares):
        part = part * first if place == 0 else part
        above, below = (np.bincount(skill, one, numbers.shape[1]) for one in (part, whole))
        result[place] = (above + FIRST[place] * IMAGINED) / (below + IMAGINED)
    result[2:] = np.minimum(result[2:], 0.49)
    return result


def bkt(log, rounds=ROUNDS):
    """Bayesian knowledge tracing, four numbers per skill by EM; the chances of all rows."""
    order = np.lexsort((np.arange(len(log)), log.skill, log.learner))
    ordered = log.only(order)
    sequence = ordered.learner * (log.skill.max() + 1) + ordered.skill
    numbers = np.repeat(np.array(FIRST)[:, None], log.skill.max() + 1, axis=1)
    train = ~ordered.test
    skill, right = ordered.skill[train], ordered.right[train]
    moments = list(steps(sequence[train]))
    for _ in range(rounds):
        numbers = sharpened(skill, right, moments, numbers)
    seen = forward(ordered.skill, ordered.right, list(steps(sequence)), numbers)
    _, _, guess, slip = numbers[:, ordered.skill]
    result = np.empty(len(log))
    result[order] = seen.before * (1 - slip) + (1 - seen.before) * guess
    return result
