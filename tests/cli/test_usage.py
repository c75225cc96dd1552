"""`tutor usage`: what the model took, by day and learner, with money where prices are set."""

import json

import pytest

from tests.cli.metered import invoked, spend
from tutor.cli.account import Account, Prices

CALLS = (
    ("ana", 0, 1000, 100),
    ("ana", 0, 500, 50),
    ("ben", 0, 2000, 0),
    ("ana", 6, 100, 10),
    ("", 29, 7, 3),
    ("ana", 30, 10**9, 0),
)


@pytest.fixture
def document(home):
    def document(*words):
        result = invoked("usage", "--json", *words)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    spend(home, *CALLS)
    return document


def test_json_has_a_row_for_each_day_and_learner_and_the_total(document):
    found = document()
    assert (found["since"], found["days"]) == ("2026-10-24", 30)
    rows = [tuple(row.values()) for row in found["rows"]]
    assert rows == [
        ("2026-10-24", "", 1, 7, 3, None),
        ("2026-11-16", "ana", 1, 100, 10, None),
        ("2026-11-22", "ana", 2, 1500, 150, None),
        ("2026-11-22", "ben", 1, 2000, 0, None),
    ]
    assert found["total"] == {"calls": 5, "tokens_in": 3607, "tokens_out": 163, "money": None}


def test_days_count_today(document):
    assert {row["day"] for row in document("--days", "1")["rows"]} == {"2026-11-22"}
    assert {row["day"] for row in document("--days", "7")["rows"]} == {"2026-11-16", "2026-11-22"}
    assert document("--days", "31")["total"]["calls"] == 6


def test_another_day_can_be_looked_from(document):
    found = document("--days", "1", "--now", "2026-11-23T00:00:00+00:00")
    assert found["rows"] == [] and found["total"]["calls"] == 0


def test_money_is_told_where_both_prices_are_set(document, monkeypatch):
    monkeypatch.setenv("OPENAI_PRICE_IN", "0.25")
    assert document("--days", "1")["total"]["money"] is None
    monkeypatch.setenv("OPENAI_PRICE_OUT", "2")
    assert document("--days", "1")["total"]["money"] == round((0.25 * 3500 + 2 * 150) / 1e6, 6)


def test_people_see_a_table_with_a_sum(document, monkeypatch):
    monkeypatch.setenv("OPENAI_PRICE_IN", "100")
    monkeypatch.setenv("OPENAI_PRICE_OUT", "1000")
    lines = [line.split() for line in invoked("usage").stdout.splitlines()]
    assert lines[0] == ["day", "learner", "calls", "sent", "received", "tokens", "money"]
    assert ["2026-10-24", "(nobody)", "1", "7", "3", "10", "0.0037"] in lines
    assert ["2026-11-22", "ana", "2", "1,500", "150", "1,650", "0.3000"] in lines
    assert ["ben", "1", "2,000", "0", "2,000", "0.2000"] in lines
    assert ["sum", "5", "3,607", "163", "3,770", "0.5237"] in lines
    assert lines[-1][0] == "(nobody):"


def test_without_prices_it_says_how_to_see_money(document):
    assert "set OPENAI_PRICE_IN and OPENAI_PRICE_OUT" in invoked("usage").stdout


def test_a_name_that_looks_like_markup_is_a_name(home):
    spend(home, ("[red]ana[/red]", 0, 1, 1))
    assert "[red]ana[/red]" in invoked("usage").stdout


def test_where_nothing_was_asked_it_says_so_and_where_to_look(home):
    result = invoked("usage")
    assert result.exit_code == 0
    assert "No language model was asked since 2026-10-24; tutor doctor" in result.stdout


@pytest.mark.parametrize("days", ["0", "-1", "week"])
def test_days_that_are_none_are_refused(home, days):
    assert invoked("usage", "--days", days).exit_code == 2


def test_prices_are_for_a_million_tokens():
    assert Prices(2, 10).of(Account(1, 500_000, 100_000)) == 2.0
