"""Priors over "can do item i" that the answers of other learners teach: three families and a mix.

    level    one ability explains all (2PL, on a grid of abilities)
    classes  kinds of learners, each with its own rates (latent classes; several runs side by side)
    skills   an item needs all its skills by the expert's Q-matrix (DINA; Junker and Sijtsma 2001)

All are mixtures of components within which items are independent, fitted by expectation
maximisation, so that any of them, or all at once, can be the prior of `tutor.core.network`. Knows
no questions and no scores.
"""

from dataclasses import dataclass

import numpy as np

from tutor.core.prior import Prior

ROUNDS = 60
SUREST = 0.005
"""No rate comes closer to 0 or 1, so that one surprising answer rules out no component."""

GRID = np.linspace(-3.5, 3.5, 29)
STEEPNESS = 1.5
STEEPNESS_SPREAD = 0.5
"""A priori log steepness is normal around log STEEPNESS with this standard deviation."""

DIFFICULTY_SPREAD = 3.0

CLASSES = (6, 8, 10) * 3
"""Runs of latent classes that are averaged: none finds the best classes, together they are near."""

STRENGTH = 1.0
"""A class counts so many answers a priori, at the item's own rate."""

SLIP, GUESS, USUAL = 0.1, 0.2, 2.0
"""Slip and guess of an item a priori, worth USUAL answers each."""

FOLDS = 5


@dataclass(frozen=True)
class Items:
    """Abilities beside items: P(right) = 1 / (1 + exp(-steepness * (ability - difficulty)))."""

    steepness: np.ndarray
    difficulty: np.ndarray

    def rate(self, ability):
        """P(right), of shape (abilities, items)."""
        return 1 / (1 + np.exp(-self.steepness * (ability[:, None] - self.difficulty)))

    def prior(self):
        """The items as concepts, on the grid of abilities."""
        weight = np.exp(-(GRID**2) / 2)
        return Prior.of(weight / weight.sum(), self.rate(GRID).clip(SUREST, 1 - SUREST))


def log_chance(right, rate):
    """log P(answers | component) of learners, of shape (learners, components)."""
    return right @ np.log(rate).T + (1 - right) @ np.log1p(-rate).T


def shares(weight, logs):
    """P(component | answers) of each learner."""
    logs = np.log(weight) + logs
    chance = np.exp(logs - logs.max(axis=1, keepdims=True))
    return chance / chance.sum(axis=1, keepdims=True)


def evidence(prior, right):
    """log P(all answers) of each learner under a prior."""
    logs = np.log(prior.weight) + log_chance(right, prior.rate)
    most = logs.max(axis=1)
    return most + np.log(np.exp(logs - most[:, None]).sum(axis=1))


def two_parameters(right):
    """The items on the scale of one ability, by marginal likelihood."""
    ability = np.exp(-(GRID**2) / 2)
    steep = np.full(right.shape[1], STEEPNESS)
    at = np.log((right.sum(axis=0) + 1) / (len(right) - right.sum(axis=0) + 1))
    for _ in range(ROUNDS):
        rate = Items(steep, -at / steep).rate(GRID).clip(SUREST, 1 - SUREST)
        who = shares(ability, log_chance(right, rate))
        count, yes = who.sum(axis=0), who.T @ right
        for _ in range(2):
            steep, at = _newton(steep, at, count, yes)
    return Items(steep, -at / steep)


def _newton(steep, at, count, yes):
    """One step towards the best slope and intercept of every item, given who is where."""
    rate = 1 / (1 + np.exp(-(np.outer(GRID, steep) + at)))
    left = yes - count[:, None] * rate
    curve = count[:, None] * rate * (1 - rate)
    pull = 1 / (STEEPNESS_SPREAD * steep) ** 2
    by_steep = GRID @ left - np.log(steep / STEEPNESS) * pull * steep
    by_at = left.sum(axis=0) - at / DIFFICULTY_SPREAD**2
    ss, sa = GRID**2 @ curve + pull, GRID @ curve
    aa = curve.sum(axis=0) + 1 / DIFFICULTY_SPREAD**2
    room = ss * aa - sa**2
    steep = steep + np.clip((aa * by_steep - sa * by_at) / room, -0.5, 0.5)
    at = at + np.clip((ss * by_at - sa * by_steep) / room, -1, 1)
    return np.clip(steep, 0.2, 6.0), at


def classes(right, count, dice):
    """One run of `count` latent classes from a random start."""
    usual = (right.sum(axis=0) + 1) / (len(right) + 2)
    who = dice.dirichlet(np.full(count, 0.3), len(right))
    for _ in range(ROUNDS):
        size = who.sum(axis=0)
        rate = (who.T @ right + STRENGTH * usual) / (size[:, None] + STRENGTH)
        rate = rate.clip(SUREST, 1 - SUREST)
        weight = (size + 1) / (size + 1).sum()
        who = shares(weight, log_chance(right, rate))
    return Prior.of(weight, rate)


def skills(right, needs):
    """Who has which skills; `needs`, of shape (items, skills), is the Q-matrix."""
    count = needs.shape[1]
    has = (np.arange(2**count)[:, None] >> np.arange(count)) & 1
    can = np.unique(has @ needs.T == needs.sum(axis=1), axis=0)
    weight = np.full(len(can), 1 / len(can))
    slip, guess = np.full(len(needs), SLIP), np.full(len(needs), GUESS)
    for _ in range(ROUNDS):
        rate = np.where(can, 1 - slip, guess).clip(SUREST, 1 - SUREST)
        who = shares(weight, log_chance(right, rate))
        size, yes = who.sum(axis=0)[:, None], who.T @ right
        weight = (size[:, 0] + 0.5) / (size[:, 0] + 0.5).sum()
        slip = ((can * (size - yes)).sum(axis=0) + SLIP * USUAL) / (
            (can * size).sum(axis=0) + USUAL
        )
        guess = ((~can * yes).sum(axis=0) + GUESS * USUAL) / ((~can * size).sum(axis=0) + USUAL)
    return Prior.of(weight, rate)


def union(priors, share=None):
    """One mixture of several; `share` says how much each counts, alike when None.

    >>> one = Prior.of(np.ones(1), np.array([[0.5]]))
    >>> union([one, one], [0.9, 0.1]).weight.tolist()
    [0.9, 0.1]
    """
    share = np.full(len(priors), 1 / len(priors)) if share is None else share
    weight = np.concatenate(
        [part * prior.weight for part, prior in zip(share, priors, strict=True)]
    )
    return Prior.of(weight, np.concatenate([prior.rate for prior in priors]))


def families(right, needs, dice):
    """The three families, each fitted to the answers; rows are learners."""
    runs = [classes(right, count, dice) for count in CLASSES]
    return two_parameters(right).prior(), union(runs), skills(right, needs)


def mixed(right, needs, dice):
    """All three as one prior, and how much each counts.

    A family counts as much as it explains learners that it was not fitted to, who are found inside
    the calibrating ones: five times, a fifth is left out and explained by the rest.
    """
    fold = dice.permutation(len(right)) % FOLDS
    logs = np.zeros((len(right), 3))
    for one in range(FOLDS):
        fitted = families(right[fold != one], needs, dice)
        logs[fold == one] = np.stack([evidence(prior, right[fold == one]) for prior in fitted], 1)
    share = np.full(3, 1 / 3)
    for _ in range(200):
        share = shares(share, logs).mean(axis=0)
    return union(families(right, needs, dice), share), share
