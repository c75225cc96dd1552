"""Our two predictors of the next answer, and the mean of their log-odds.

One weighs running features of the learner's past, the other reads what answers to related items
have left behind. Knows how they are fitted and put together. Does not know the baselines.
"""

import time
from dataclasses import dataclass

import numpy as np

from bench import tracing_factors as factors
from bench.tracing_data import chance
from bench.tracing_features import BY_SKILL, difficulties, features, with_products
from bench.tracing_logistic import Logistic, Term
from bench.tracing_logistic import fit as fit_logistic

RIDGE = 10.0
ROUNDS = 100
SPREADS = 6.0  # a column further out than this counts as this far
SEED = 1


@dataclass(frozen=True)
class Model:
    """What was learned from the training learners."""

    centre: np.ndarray
    spread: np.ndarray
    regression: Logistic
    vectors: dict[str, np.ndarray]
    seconds: dict[str, float]  # processor time of fitting

    def chances(self, log):
        """P(right) of every row, by each predictor and by both."""
        table = difficulties(log, np.random.default_rng(SEED))
        unit = at_scale(features(log, table), self.centre, self.spread)
        running = self.regression.logit(with_products(unit), terms(log, unit))
        related = factors.predict(self.vectors, log, table[:, 0])
        return {
            "running features": chance(running),
            "related items": chance(related),
            "both (mean of the log-odds)": chance((running + related) / 2),
        }


def at_scale(columns, centre, spread):
    """The columns in spreads from the centre."""
    return np.clip((columns - centre) / spread, -SPREADS, SPREADS)


def terms(log, unit):
    """Per skill a constant, and its own slope for some of the columns."""
    size = int(log.skill.max()) + 1
    return [Term(log.skill, size), *(Term(log.skill, size, unit[:, k]) for k in BY_SKILL)]


def fit(log):
    """The model, learned from the rows that are no test rows."""
    begun = time.process_time()
    table = difficulties(log, np.random.default_rng(SEED))
    columns = features(log, table)
    shared = time.process_time() - begun
    train = ~log.test
    centre, spread = columns[train].mean(0), columns[train].std(0) + 1e-9
    unit = at_scale(columns, centre, spread)
    chosen = [one.only(train) for one in terms(log, unit)]
    dense, right = with_products(unit[train]), log.right[train]
    regression = fit_logistic(dense, chosen, right, ridge=RIDGE, rounds=ROUNDS)
    middle = time.process_time()
    vectors = factors.fit(log, table[:, 0], np.random.default_rng(SEED))
    done = time.process_time()
    seconds = {
        "running features": middle - begun,
        "related items": done - middle + shared,
        "both (mean of the log-odds)": done - begun,
    }
    return Model(centre, spread, regression, vectors, seconds)
