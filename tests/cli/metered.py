"""Calls of a language model put on the account of a home, and commands run in this process."""

from datetime import UTC, datetime, timedelta

from typer.testing import CliRunner

from tests.cli.crowd import opened
from tutor.cli.app import app
from tutor.ports import Usage
from tutor.store.meter import Limits

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def invoked(*words):
    """One command, run in this process."""
    return CliRunner().invoke(app, list(words))


def spend(home, *calls):
    """Keep calls, each as (learner, days ago, tokens in, tokens out)."""
    with opened(home) as store:
        meter = store.meter(Limits(), lambda: NOW)
        for learner, days, tokens_in, tokens_out in calls:
            at = NOW - timedelta(days=days)
            meter.record(
                Usage(learner, at, "voice", "abc", "m", tokens_in, tokens_out, seconds=1.0)
            )
