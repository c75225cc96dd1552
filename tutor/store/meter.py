"""What the language model costs, kept in the database, and the budgets it must keep to.

Knows tokens and days. Does not know prices beyond two numbers, nor what was said. A budget counts
the tokens of one UTC day, in and out together, over all processes that share the database.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, bindparam, func, insert, select

from tutor.ports import Clock, StoreError, Usage
from tutor.store.database import writing
from tutor.store.tables import USAGE
from tutor.store.trouble import told

log = logging.getLogger(__name__)

_TOKENS = func.coalesce(func.sum(USAGE.c.tokens_in + USAGE.c.tokens_out), 0)
_OF_ALL = select(_TOKENS).where(USAGE.c.day == bindparam("day_"))
_OF_ONE = _OF_ALL.where(USAGE.c.learner == bindparam("learner_"))
_DAYS = (
    select(
        USAGE.c.day,
        USAGE.c.learner,
        func.count().label("calls"),
        func.sum(USAGE.c.tokens_in).label("tokens_in"),
        func.sum(USAGE.c.tokens_out).label("tokens_out"),
    )
    .where(USAGE.c.day >= bindparam("since_"))
    .group_by(USAGE.c.day, USAGE.c.learner)
    .order_by(USAGE.c.day, USAGE.c.learner)
)


@dataclass(frozen=True)
class Limits:
    """Tokens that one learner, and all together, may use up on one day; None for no limit."""

    learner: int | None = None
    everybody: int | None = None


@dataclass(frozen=True)
class Spent:
    """What one learner used up on one day: calls, tokens sent and tokens received."""

    day: str
    learner: str
    calls: int
    tokens_in: int
    tokens_out: int


class SqlMeter:
    """Counts in the `usage` table; implements the Meter port."""

    def __init__(self, engine: Engine, limits: Limits, clock: Clock) -> None:
        self._engine = engine
        self._limits = limits
        self._clock = clock

    def record(self, usage: Usage) -> None:
        """Keep what one call took; what cannot be kept is logged, and the lesson goes on."""
        row = {
            "learner": usage.learner,
            "at": usage.at,
            "day": usage.at.date().isoformat(),
            "prompt": usage.prompt,
            "digest": usage.digest,
            "model": usage.model,
            "tokens_in": usage.tokens_in,
            "tokens_out": usage.tokens_out,
            "seconds": usage.seconds,
            "outcome": usage.outcome,
            "is_estimate": usage.is_estimate,
        }
        try:
            with told(self._engine.url), writing(self._engine, relaxed=True) as connection:
                connection.execute(insert(USAGE), row)
        except StoreError as error:
            log.error("what a call of the model took is not kept: %s", error)

    def is_spent(self, learner: str) -> bool:
        """Whether today's budget is used up, the learner's own or that of all."""
        today = {"day_": self._clock().date().isoformat()}
        limits = self._limits
        with told(self._engine.url), self._engine.connect() as connection:
            if limits.learner is not None:
                mine = connection.execute(_OF_ONE, {**today, "learner_": learner}).scalar_one()
                if mine >= limits.learner:
                    return True
            if limits.everybody is None:
                return False
            return int(connection.execute(_OF_ALL, today).scalar_one()) >= limits.everybody

    def spent(self, since: date) -> Sequence[Spent]:
        """What was used up from a day on, by day and learner."""
        with told(self._engine.url), self._engine.connect() as connection:
            rows = connection.execute(_DAYS, {"since_": since.isoformat()}).all()
        return [
            Spent(row.day, row.learner, row.calls, row.tokens_in, row.tokens_out) for row in rows
        ]
