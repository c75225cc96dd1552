"""What `tutor doctor` finds about the language model: set or not, its prompts, its budget.

Knows what to look at and asks nobody; only `answer` sends one small request, when it is wanted.
"""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

from tutor.cli.account import Account, Prices, first_day, money, prices
from tutor.cli.finding import Finding, guarded
from tutor.content.prompt import lint_prompts, load_prompts
from tutor.llm.failure import ModelError
from tutor.llm.model import Model
from tutor.store.meter import Spent
from tutor.wiring import DEFAULT_MODEL, Tutor, assemble, has_model, shipped

NOBODY = ""
"""On whose account the trial goes: no learner's."""

TRIAL = "judge"
"""The prompt that is tried: a model that can fill its form can do all the others."""

WEEK = 7


def model() -> Finding:
    """Which model is set, and at which server; the next step where something is left out."""

    def look() -> Finding:
        tutor = assemble()
        settings = tutor.settings
        name, is_own = settings.openai_model, settings.is_own_server
        name_it = "set OPENAI_MODEL to a name that the server has for a model"
        if has_model(settings):
            found = f"{name or DEFAULT_MODEL} at {server(settings.openai_base_url)}"
            return Finding("model", "ok", found)
        if is_own:
            found = f"the server {server(settings.openai_base_url)}, but no model"
            return Finding("model", "missing", found, name_it)
        if name is not None:
            step = "set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own"
            return Finding("model", "missing", f"{name}, but no key", step)
        step = "for one: set OPENAI_API_KEY, or OPENAI_BASE_URL and OPENAI_MODEL"
        return Finding("model", "missing", "none; everything works without", step)

    return guarded("model", look)


def server(url: str) -> str:
    """The host of an address, without what else may stand in it, such as a password.

    >>> server("http://ana:secret@localhost:8000/v1?key=1")
    'localhost:8000'
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port is None else f"{host}:{parts.port}"


def answer() -> Finding:
    """Whether the model answers one small request, in the form that it is asked for."""

    def look() -> Finding:
        tutor = assemble()
        if tutor.model is None:
            step = "set a model first; see the line above"
            return Finding("answer", "missing", "no model to ask", step)
        try:
            seconds = asyncio.run(_asked(tutor, tutor.model))
        except ModelError as error:
            found, _, advice = str(error).rpartition("; ")
            return Finding("answer", "wrong", found, advice)
        finally:
            tutor.store.close()
        return Finding("answer", "ok", f"in {seconds:.1f} s, in the form asked for")

    return guarded("answer", look)


async def _asked(tutor: Tutor, model: Model) -> float:
    """The seconds that the model takes for the example of a prompt."""
    prompt = tutor.prompts[TRIAL]
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        await model.ask(NOBODY, prompt, prompt.examples[0].inputs)
    finally:
        await model.aclose()
    return loop.time() - began


def prompts() -> Finding:
    """Whether what the model is told keeps to the rules."""

    def look() -> Finding:
        folder = shipped() / "prompts"
        problems = lint_prompts(folder)
        if problems:
            found = f"problems: {len(problems)}; the first: {problems[0]}"
            return Finding("prompts", "wrong", found, "correct the file, or take the shipped one")
        return Finding("prompts", "ok", ", ".join(load_prompts(folder)))

    return guarded("prompts", look)


def budget() -> Finding:
    """What the model may cost on a day, and whether today's is used up."""

    def look() -> Finding:
        tutor = assemble()
        mine, everybody = tutor.settings.tokens_per_learner, tutor.settings.tokens_per_day
        found = f"tokens a day: {_limit(mine)} for a learner, {_limit(everybody)} for all"
        if not has_model(tutor.settings):
            return Finding("budget", "ok", found)
        today = _spent(tutor, 1)
        if everybody is not None and Account.of(today).tokens >= everybody:
            step = "until midnight UTC it goes on without; TUTOR_TOKENS_PER_DAY raises it"
            return Finding("budget", "missing", f"{found}; today's is used up", step)
        over = sum(mine is not None and Account.of((one,)).tokens >= mine for one in today)
        return Finding("budget", "ok", f"{found}; learners who used theirs up today: {over}")

    return guarded("budget", look)


def _limit(tokens: int | None) -> str:
    return "no limit" if tokens is None else f"{tokens:,}"


def used() -> Finding:
    """What the model took today and in the last seven days."""

    def look() -> Finding:
        tutor = assemble()
        price = prices(tutor)
        today, week = (_told(_spent(tutor, days), price) for days in (1, WEEK))
        found = f"today: {today}; last {WEEK} days: {week}"
        set_prices = (tutor.settings.price_in, tutor.settings.price_out)
        if price is None and set_prices != (None, None):
            step = "for money, set OPENAI_PRICE_IN and OPENAI_PRICE_OUT both"
            return Finding("used", "missing", found, step)
        return Finding("used", "ok", found)

    return guarded("used", look)


def _told(rows: Sequence[Spent], price: Prices | None) -> str:
    account = Account.of(rows)
    told = f"calls {account.calls:,}, tokens {account.tokens:,}"
    return told if price is None else f"{told}, money {money(price.of(account))}"


def _spent(tutor: Tutor, days: int) -> Sequence[Spent]:
    """What was used up in the last days; the database is closed behind it."""
    try:
        return tutor.meter.spent(first_day(tutor, days))
    finally:
        tutor.store.close()


def usage() -> dict[str, object]:
    """What the model took today and in the last seven days, for JSON."""
    tutor = assemble()
    price = prices(tutor)
    spans = {"today": 1, "last_7_days": WEEK}
    return {name: Account.of(_spent(tutor, days)).entry(price) for name, days in spans.items()}
