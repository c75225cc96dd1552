"""What the language model has cost, summed up: calls, tokens, and money where prices are known.

Knows sums and how they are written; where they are kept is the store's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tutor.store.meter import Spent
from tutor.wiring import Tutor

MILLION = 1_000_000


@dataclass(frozen=True)
class Prices:
    """Money for a million tokens sent and a million received, in whatever currency."""

    tokens_in: float
    tokens_out: float

    def of(self, account: "Account") -> float:
        """What an account comes to.

        >>> Prices(0.5, 2).of(Account(3, 1_000_000, 250_000))
        1.0
        """
        return (self.tokens_in * account.tokens_in + self.tokens_out * account.tokens_out) / MILLION


@dataclass(frozen=True)
class Account:
    """Calls of the model, tokens sent to it and tokens received."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def tokens(self) -> int:
        """The tokens that a budget counts: in and out together."""
        return self.tokens_in + self.tokens_out

    @classmethod
    def of(cls, rows: Iterable[Spent]) -> "Account":
        """The sum of what learners used up on single days."""
        kept = list(rows)
        return cls(
            sum(one.calls for one in kept),
            sum(one.tokens_in for one in kept),
            sum(one.tokens_out for one in kept),
        )

    def entry(self, prices: Prices | None) -> dict[str, object]:
        """The same for JSON; `money` is null without prices."""
        return {
            "calls": self.calls,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "money": None if prices is None else round(prices.of(self), 6),
        }


def prices(tutor: Tutor) -> Prices | None:
    """The prices that are set; None unless both are."""
    price_in, price_out = tutor.settings.price_in, tutor.settings.price_out
    return None if price_in is None or price_out is None else Prices(price_in, price_out)


def first_day(tutor: Tutor, days: int) -> date:
    """The first of the last `days` days in UTC, today counted."""
    return tutor.clock().date() - timedelta(days=days - 1)


def money(amount: float) -> str:
    """An amount of money, small ones not rounded to nothing.

    >>> money(1234.5), money(0.0123), money(0)
    ('1,234.50', '0.0123', '0.00')
    """
    return f"{amount:,.2f}" if amount >= 1 or not amount else f"{amount:.4f}"
