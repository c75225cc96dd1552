"""What an answer's own past says about it: running counts and rates, and how hard the item is.

Knows one learner's earlier rows and the difficulties that other learners' answers gave. Does not
know the row's own outcome, any later row, or any other learner of the test.
"""

from dataclasses import dataclass

import numpy as np

from bench.tracing_data import chance, logit, steps

OVERALL = 0.5 ** (1 / np.array([1.0, 3.0, 8.0, 20.0, 60.0]))  # half-lives in the learner's rows
PER_SKILL = 0.5 ** (1 / np.array([1.5, 4.0, 12.0]))  # half-lives in tries at the skill
FOLDS = 5
COUNTS = slice(16, 20)  # log(1 + answers so far): wrong and right at the skill, wrong and right
ACTING = (0, 1, 2, 3, 4, 6, 8, 10, 11, 12, 14, 16, 17, 18, 19, 20, 21, 22, 23)
BY_SKILL = (0, 3, 7, 11, 12, 16, 17, 20)  # columns whose weight differs from skill to skill
NEAR = np.exp(-np.abs(np.arange(-10, 11)) / 3.0)  # numbers of items follow the exercise books


@dataclass(frozen=True)
class Difficulty:
    """Log-odds of success, learned from some rows: by item, by skill, and by neighbouring items."""

    item: np.ndarray
    skill: np.ndarray
    near: np.ndarray
    seen: np.ndarray  # log(1 + answers) per item


def difficulty(log, rows, items, skill_of):
    """Shrunk success rates: items towards their skill (by 6 answers), skills to the mean (20)."""
    item, right = log.item[rows], log.right[rows]
    tries, wins = np.bincount(item, minlength=items), np.bincount(item, right, items)
    skills = skill_of.max() + 1
    by_skill = [np.bincount(skill_of[item], w, skills) for w in (None, right)]
    skill = (by_skill[1] + 20 * right.mean()) / (by_skill[0] + 20)
    prior = 6 * skill[skill_of]
    near = [np.convolve(one, NEAR, "full")[10 : 10 + items] for one in (tries, wins)]
    return Difficulty(
        logit((wins + prior) / (tries + 6)),
        logit(skill),
        logit((near[1] + prior) / (near[0] + 6)),
        np.log1p(tries),
    )


def difficulties(log, rng):
    """Four columns per row, never learned from the row's own learner.

    A training row gets what the other four fifths of the training learners say; a test row what
    all training learners say.
    """
    items = log.item.max() + 1
    skill_of = np.zeros(items, int)
    skill_of[log.item] = log.skill
    fold = rng.integers(FOLDS, size=log.learner.max() + 1)[log.learner]
    fold[log.test] = FOLDS
    table = np.empty((len(log), 4))
    for one in range(FOLDS + 1):
        rows = fold == one
        d = difficulty(log, ~log.test & ~rows, items, skill_of)
        item, skill = log.item[rows], log.skill[rows]
        table[rows] = np.column_stack([d.item[item], d.skill[skill], d.near[item], d.seen[item]])
    return table


class Running:
    """Sums that fade with every addition, per key: total and weight at several half-lives."""

    def __init__(self, shape, fade, prior):
        self.fade, self.prior = fade, prior
        self.sums = np.zeros((*shape, 2, len(fade)))

    def mean(self, key):
        """The faded mean, shrunk towards zero by `prior` imagined additions of zero."""
        total, weight = np.moveaxis(self.sums[key], -2, 0)
        return total / (weight + self.prior)

    def add(self, key, value):
        """One more value for each of the keys."""
        new = np.stack([value, np.ones_like(value)], axis=-1)[..., None]
        self.sums[key] = self.sums[key] * self.fade + new


class Past:
    """Everything remembered of the learners' earlier rows, all learners side by side."""

    def __init__(self, learners, skills):
        self.overall = Running((learners,), OVERALL, 2.0)
        self.skill = Running((learners, skills), PER_SKILL, 1.0)
        self.rate = Running((learners, skills), PER_SKILL, 0.5)
        self.ever = Running((learners, skills), np.ones(1), 2.0)
        self.counts = np.zeros((learners, 2))
        self.skill_counts = np.zeros((learners, skills, 2))
        self.run = np.zeros((learners, skills))
        self.seen_at = np.full((learners, skills), -1)
        self.last = np.zeros((learners, 4))  # item, skill, sign of the last outcome, and before

    def columns(self, who, item, skill, step):
        """One row of numbers per learner, before the outcome is known."""
        key = (who, skill)
        last_item, last_skill, sign, before = self.last[who].T
        gap = item - last_item
        flags = [(skill == last_skill) & (sign != 0), np.abs(gap) < 5, gap == 1]
        lag = np.where(self.seen_at[key] < 0, 0, np.log1p(step - self.seen_at[key]))
        plain = [self.run[key], lag, self.seen_at[key] < 0, sign, before]
        plain += [flag * 1.0 for flag in flags] + [flag * sign for flag in flags]
        counts = np.log1p(np.hstack([self.skill_counts[key], self.counts[who]]))
        means = [self.overall.mean(who), self.skill.mean(key), self.ever.mean(key)]
        return np.hstack([*means, self.rate.mean(key), counts, np.column_stack(plain)])

    def add(self, who, item, skill, step, right, surprise):
        """The outcomes of one step."""
        key, sign = (who, skill), 2 * right - 1
        self.overall.add(who, surprise)
        self.skill.add(key, surprise)
        self.ever.add(key, surprise)
        self.rate.add(key, right)
        self.counts[who, right.astype(int)] += 1
        self.skill_counts[(*key, right.astype(int))] += 1
        self.run[key] = np.where(self.run[key] * sign > 0, self.run[key] + sign, sign)
        self.seen_at[key] = step
        self.last[who] = np.column_stack([item, skill, sign, self.last[who, 2]])


def features(log, table):
    """Rows x columns: the difficulties of `table` and what the learner's earlier rows say."""
    surprise = log.right - chance(table[:, 0])
    past = Past(log.learner.max() + 1, log.skill.max() + 1)
    rows, blocks = [], []
    for step, at in enumerate(steps(log.learner)):
        who, item, skill = log.learner[at], log.item[at], log.skill[at]
        rows.append(at)
        blocks.append(past.columns(who, item, skill, step))
        past.add(who, item, skill, step, log.right[at], surprise[at])
    found = np.vstack(blocks)
    result = np.empty_like(found)
    result[np.concatenate(rows)] = found
    return np.hstack([table, result])


def with_products(columns):
    """The columns, and the products of those that act on each other."""
    pairs = [(a, b) for place, a in enumerate(ACTING) for b in ACTING[place:]]
    products = np.empty((len(columns), len(pairs)), np.float32)
    for place, (a, b) in enumerate(pairs):
        products[:, place] = columns[:, a] * columns[:, b]
    return np.hstack([columns.astype(np.float32), products])
