import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tests.store.samples import ANN, BEN, START, turn
from tutor.core.messages import Said
from tutor.ports import StaleState, StoreError
from tutor.store.memory import MemoryStore
from tutor.store.sql import SqlStore
from tutor.store.trouble import NEXT_STEPS

# -- the database against the dict, as each other's oracle -----------------------------------------

STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("commit"),
            st.sampled_from([ANN, BEN]),
            st.integers(-1, 1),
            st.sampled_from([None, "a", "b", "c"]),
        ),
        st.tuples(st.just("tick"), st.sampled_from([ANN, BEN]), st.integers(0, 3)),
        st.tuples(st.just("forget"), st.sampled_from([ANN, BEN])),
    ),
    max_size=20,
)


def play(store, move):
    """One move, and everything that can be seen of it from outside."""
    kind, who, *rest = move
    match kind:
        case "commit":
            known = store.load(who)
            step = max(1, (known.step if known else 0) + 1 + rest[0])
            try:
                result = store.commit(who, turn(step, rest[1]))
            except StaleState:
                result = "stale"
        case "tick":
            waiting = store.pending(who)[rest[0] :]
            result = [store.tick(one.id) for one in waiting[:1]]
        case "forget":
            result = store.forget(who.learner)
    seen = [replace(one, id=0) for one in (*store.pending(ANN), *store.pending(BEN))]
    return result, seen, store.load(who), store.export(who.learner), store.enrolments()


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_a_database_and_a_dict_tell_the_same_story(tmp_path_factory, moves):
    memory = MemoryStore()
    with closing(SqlStore.open(tmp_path_factory.mktemp("same") / "tutor.db")) as store:
        for move in moves:
            assert play(store, move) == play(memory, move)


# -- what it costs ---------------------------------------------------------------------------------


def test_no_statement_of_a_turn_reads_more_than_its_own_rows(tmp_path):
    store = SqlStore.open(tmp_path / "tutor.db")
    sent = []
    store.commit(ANN, turn(1))
    event.listen(
        store._engine,
        "before_cursor_execute",
        lambda c, cur, statement, values, ctx, many: sent.append((statement, values, many)),
    )
    store.load(ANN)
    store.commit(ANN, turn(2, "update 2"))
    store.commit(ANN, turn(3, "update 2"))
    for one in store.pending(ANN):
        store.tick(one.id)
    next(store.events(ANN))
    store.evidence(ANN)
    store.close()
    with closing(sqlite3.connect(tmp_path / "tutor.db")) as database:
        plans = [
            (statement, step[3])
            for statement, values, many in sent
            if statement.startswith(("SELECT", "UPDATE", "DELETE"))
            for step in database.execute(
                f"EXPLAIN QUERY PLAN {statement}", values[0] if many else values
            )
        ]
    assert len(plans) > 6
    assert not [plan for plan in plans if "SCAN" in plan[1] or "TEMP B-TREE" in plan[1]]


def test_an_answer_that_was_saved_waits_for_the_disk_and_a_tick_does_not(tmp_path):
    store = SqlStore.open(tmp_path / "tutor.db")
    levels = {}

    def note(name):
        with store._engine.connect() as connection:
            levels[name] = connection.exec_driver_sql("PRAGMA synchronous").scalar()

    note("open")
    store.tick(1)
    note("tick")
    store.commit(ANN, turn(1))
    note("commit")
    store.close()
    assert levels == {"open": 2, "tick": 1, "commit": 2}


def test_a_file_is_opened_with_a_log_a_patience_and_foreign_keys(tmp_path):
    with (
        closing(SqlStore.open(tmp_path / "tutor.db")) as store,
        store._engine.connect() as connection,
    ):
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10000}


# -- threads ---------------------------------------------------------------------------------------


def test_threads_may_share_a_store(database):
    def work(name):
        who = replace(ANN, learner=name)
        for step in range(1, 11):
            assert store.commit(who, turn(step, f"{name} {step}"))
            for one in store.pending(who):
                store.tick(one.id)
        return store.load(who).step

    with closing(SqlStore.open(database)) as store, ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, "abcdefgh")) == [10] * 8


# -- the file --------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_new_file_and_its_log_can_be_read_by_its_owner_only(tmp_path):
    with closing(SqlStore.open(tmp_path / "new" / "tutor.db")) as store:
        store.commit(ANN, turn(1))
        rights = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "new").iterdir()}
    assert rights == {0o600}


def test_a_closed_store_is_one_file(tmp_path):
    store = SqlStore.open(tmp_path / "tutor.db")
    store.commit(ANN, turn(1))
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["tutor.db"]


# -- trouble ---------------------------------------------------------------------------------------


def trouble(where):
    with pytest.raises(StoreError) as caught:
        SqlStore.open(where)
    return str(caught.value)


def test_a_file_that_is_no_database_is_named_with_the_next_step(tmp_path):
    file = tmp_path / "tutor.db"
    file.write_text("Dear diary, " * 100)
    assert trouble(file) == (
        f"sqlite database {file}: file is not a database; "
        "name another file, or restore a backup over this one"
    )
    assert file.read_text().startswith("Dear diary")


def test_a_place_that_cannot_be_written_is_named_with_the_next_step(tmp_path):
    (tmp_path / "file").touch()
    file = tmp_path / "file" / "tutor.db"
    assert trouble(file).startswith(f"sqlite database {file}: ")
    assert trouble(file).endswith("; name a folder that this user may write to")
    assert trouble(tmp_path).startswith(f"sqlite database {tmp_path}: unable to open")


def test_a_locked_file_is_named_with_the_next_step(tmp_path, monkeypatch):
    monkeypatch.setattr("tutor.store.database.BUSY_SECONDS", 0.01)
    file = tmp_path / "tutor.db"
    with closing(SqlStore.open(file)) as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.commit(ANN, turn(1))
        assert store.load(ANN) is None
        other.rollback()
        assert store.commit(ANN, turn(1))
    assert str(caught.value) == (
        f"sqlite database {file}: database is locked; another program is writing to it; "
        "close that program or try again in a moment"
    )


def test_a_full_disk_is_named_and_the_turn_is_not_half_there(tmp_path):
    file = tmp_path / "tutor.db"
    with closing(SqlStore.open(file)) as store:
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 20")
        with pytest.raises(StoreError, match="disk is full; free some disk space and try again"):
            for step in range(1, 1000):
                store.commit(ANN, turn(step, event=Said("four " * 500)))
        last = store.load(ANN).step
        assert [past.step for past in store.events(ANN)] == list(range(1, last + 1))
        assert len(store.pending(ANN)) == 2 * last


def test_a_lost_table_is_a_store_error_and_the_words_stay_out_of_it(tmp_path):
    file = tmp_path / "tutor.db"
    with closing(SqlStore.open(file)) as store:
        with closing(sqlite3.connect(file)) as other:
            other.execute("DROP TABLE event")
        with pytest.raises(StoreError) as caught:
            store.commit(ANN, turn(1, event=Said("my secret")))
        assert store.load(ANN) is None
    told = f"{caught.value} {caught.value.__cause__}"
    assert "no such table: event" in told
    assert "my secret" not in told


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite://", "the database URL names no file, so nothing would be kept"),
        ("sqlite:///:memory:", "the database URL names no file, so nothing would be kept"),
        ("mysql://ann:secret@host/tutor", "the database URL asks for mysql"),
        ("tutor.db?secret", "the database URL cannot be read"),
        ("postgresql://ann:secret@host:port/tutor", "the database URL cannot be read"),
        ("", "the database URL cannot be read"),
    ],
)
def test_a_url_that_cannot_be_used_says_what_is_expected(url, found):
    message = trouble(url)
    assert message.startswith(found)
    assert "expected sqlite:///FILE" in message
    assert "secret" not in message


def test_a_server_that_does_not_answer_is_named_without_the_password():
    message = trouble("postgresql://ann:secret@127.0.0.1:1/tutor?application_name=secret")
    assert message.startswith("postgresql database tutor on 127.0.0.1:1: ")
    assert message.endswith(
        "; start the database server, or correct host and port in the database URL"
    )
    assert "secret" not in message


def test_a_database_that_does_not_exist_is_named_with_the_next_step(postgres_server):
    message = trouble(postgres_server.replace("/postgres?", "/nowhere?"))
    assert 'database "nowhere" does not exist' in message
    assert message.endswith("; create the database or role first, or correct the database URL")


def test_a_missing_driver_is_named_with_the_next_step(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert trouble("postgresql://ann:secret@host/tutor") == (
        "postgresql database tutor on host: the PostgreSQL driver is not installed; "
        "install the tutor with its extra: pip install 'tutor[postgres]'"
    )


def test_a_name_that_is_no_text_is_a_store_error(tmp_path):
    with (
        closing(SqlStore.open(tmp_path / "tutor.db")) as store,
        pytest.raises(StoreError, match="a name holds characters that are not Unicode text"),
    ):
        store.load(replace(ANN, learner="\udce9"))


def test_a_time_without_a_zone_is_a_bug(tmp_path):
    naive = START.replace(tzinfo=None)
    assert isinstance(naive, datetime)
    with closing(SqlStore.open(tmp_path / "tutor.db")) as store:
        with pytest.raises(Exception, match="a stored time needs a time zone") as caught:
            store.commit(ANN, turn(1, at=naive))
        assert not isinstance(caught.value, StoreError)
        assert store.load(ANN) is None


def test_every_next_step_is_found_by_lower_case_words():
    assert all(words == words.lower() for words, _ in NEXT_STEPS)
