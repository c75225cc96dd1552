"""`tutor usage`: what the language model took, by day and learner, for the operator.

Knows what is printed; the sums come from `tutor.cli.account`. Of what was said nothing is in them.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tutor.cli.account import Account, Prices, first_day, money, prices
from tutor.store.meter import Spent
from tutor.wiring import assemble

NAMELESS = "(nobody)"
"""Who stands for learners who were forgotten, and for trials that are nobody's lesson."""


def run(days: int, as_json: bool, now: datetime | None) -> int:
    """Print what was used up in the last days, today counted; 0 also when that is nothing."""
    tutor = assemble(now=now)
    since, price = first_day(tutor, days), prices(tutor)
    rows = tutor.meter.spent(since)
    tutor.store.close()
    if as_json:
        document = {
            "since": since.isoformat(),
            "days": days,
            "rows": [
                {"day": one.day, "learner": one.learner, **Account.of((one,)).entry(price)}
                for one in rows
            ],
            "total": Account.of(rows).entry(price),
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print(f"No language model was asked since {since}; tutor doctor says whether one is set.")
        return 0
    Console(highlight=False).print(_table(rows, price))
    if not all(one.learner for one in rows):
        print(f"{NAMELESS}: learners who were forgotten, and trials of teachers and operators.")
    if price is None:
        print("For money besides tokens, set OPENAI_PRICE_IN and OPENAI_PRICE_OUT.")
    return 0


def _table(rows: Sequence[Spent], price: Prices | None) -> Table:
    table = Table(box=None, pad_edge=False, show_footer=True)
    total = Account.of(rows)
    feet = ["", *_cells(total, price)]
    table.add_column("day", "sum", no_wrap=True)
    table.add_column("learner", feet[0], overflow="fold")
    names = ("calls", "sent", "received", "tokens", *(("money",) * (price is not None)))
    for name, foot in zip(names, feet[1:], strict=True):
        table.add_column(name, foot, justify="right", no_wrap=True)
    day = ""
    for one in rows:
        shown, day = "" if one.day == day else one.day, one.day
        learner = Text(one.learner or NAMELESS)  # a name may hold what looks like markup
        table.add_row(shown, learner, *_cells(Account.of((one,)), price))
    return table


def _cells(account: Account, price: Prices | None) -> list[str]:
    counts = (account.calls, account.tokens_in, account.tokens_out, account.tokens)
    cells = [f"{count:,}" for count in counts]
    return cells if price is None else [*cells, money(price.of(account))]
