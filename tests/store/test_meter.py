"""What the model costs: counted by learner and day, in SQLite and in PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tutor.ports import Usage
from tutor.store.meter import Limits, Spent
from tutor.store.sql import SqlStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def sql(database):
    store = SqlStore.open(database)
    yield store
    store.close()


def usage(learner="ann", tokens=100, at=NOON, **changes):
    fields = {"prompt": "voice", "digest": "abc", "model": "m", "seconds": 1.5, **changes}
    return Usage(learner=learner, at=at, tokens_in=tokens, tokens_out=10, **fields)


def meter(sql, learner=None, everybody=None, now=NOON):
    return sql.meter(Limits(learner, everybody), lambda: now)


def test_without_limits_nothing_is_ever_spent(sql):
    one = meter(sql)
    one.record(usage(tokens=10**9))
    assert not one.is_spent("ann")


def test_a_learner_who_used_up_a_day_is_spent_and_others_are_not(sql):
    one = meter(sql, learner=220)
    one.record(usage())
    assert not one.is_spent("ann")
    one.record(usage())
    assert one.is_spent("ann") and not one.is_spent("ben")


def test_what_all_used_up_counts_for_everybody(sql):
    one = meter(sql, everybody=200)
    one.record(usage("ann"))
    one.record(usage("ben"))
    assert one.is_spent("cay")


def test_the_next_day_begins_anew(sql):
    meter(sql, learner=100).record(usage())
    assert meter(sql, learner=100).is_spent("ann")
    assert not meter(sql, learner=100, now=NOON + timedelta(days=1)).is_spent("ann")


def test_two_processes_count_together(sql, database):
    other = SqlStore.open(database)
    meter(other, learner=100).record(usage())
    other.close()
    assert meter(sql, learner=100).is_spent("ann")


def test_the_days_add_up(sql):
    one = meter(sql)
    for each in (usage(), usage(outcome="timeout"), usage("ben", at=NOON + timedelta(days=1))):
        one.record(each)
    assert one.spent(date(2026, 11, 1)) == [
        Spent("2026-11-22", "ann", 2, 200, 20),
        Spent("2026-11-23", "ben", 1, 100, 10),
    ]
    assert [each.learner for each in one.spent(date(2026, 11, 23))] == ["ben"]


def test_an_export_shows_every_call(sql):
    meter(sql).record(usage(outcome="timeout", is_estimate=True))
    (entry,) = sql.export("ann")["usage"]
    assert entry == {
        "at": "2026-11-22T12:00:00+00:00", "prompt": "voice", "digest": "abc", "model": "m",
        "tokens_in": 100, "tokens_out": 10, "seconds": 1.5, "outcome": "timeout",
        "is_estimate": True,
    }  # fmt: skip


def test_who_is_forgotten_leaves_the_sum_and_no_name(sql):
    one = meter(sql, learner=100, everybody=1000)
    one.record(usage())
    sql.forget("ann")
    assert sql.export("ann")["usage"] == []
    assert [(each.learner, each.tokens_in) for each in one.spent(NOON.date())] == [("", 100)]


def test_a_database_that_is_gone_costs_no_lesson(sql, caplog):
    one = meter(sql)
    with sql._engine.begin() as connection:
        connection.exec_driver_sql('drop table "usage"')
    one.record(usage())
    assert "not kept" in caplog.text
