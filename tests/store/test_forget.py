"""What a learner said is gone from the disk when they ask for it."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.store.samples import ANN, BEN, record, state, turn
from tutor.core.learner import Question, Waiting
from tutor.core.messages import AskJudge, Said, Say
from tutor.ports import StoreError
from tutor.store.sql import SqlStore

WORDS = "mysecretanswer"


def commit_turns(store, who, words, count):
    """Turns that leave the words everywhere: event, state, pending, freed and overwritten pages."""
    for step in range(1, count + 1):
        said = f"{words} {step} " * 60
        asked = Question(step, "counts/1", "practice", parked=said)
        waits = replace(state(step), question=asked, waiting=Waiting(step))
        judge = AskJudge(step, f"counts/{words}", "en", said)
        evidence = (replace(record(), item=f"counts/{words}"),)
        values = {"event": Said(said), "state": waits, "evidence": evidence}
        actions = (Say("x", {"said": said}), judge)
        store.commit(who, turn(step, f"{words} {who.learner} {step}", actions=actions, **values))
        for one in store.pending(who)[: step % 3]:
            store.tick(one.id)


def bytes_on_disk(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_words_of_a_forgotten_learner_are_in_no_file(tmp_path):
    store = SqlStore.open(tmp_path / "tutor.db")
    commit_turns(store, ANN, WORDS, 40)
    commit_turns(store, BEN, "somethingelse", 40)
    assert any(WORDS.encode() in found for found in bytes_on_disk(tmp_path).values())
    assert store.forget("ann") > 100
    left = bytes_on_disk(tmp_path)
    assert not [name for name, found in left.items() if WORDS.encode() in found]
    assert any(b"somethingelse" in found for found in left.values())
    store.close()
    left = bytes_on_disk(tmp_path)
    assert not [name for name, found in left.items() if WORDS.encode() in found]
    assert list(left) == ["tutor.db"]


def test_words_that_were_deleted_before_are_gone_as_well(tmp_path):
    with closing(SqlStore.open(tmp_path / "tutor.db")) as store:
        commit_turns(store, ANN, WORDS, 10)
        with closing(sqlite3.connect(tmp_path / "tutor.db")) as other:
            # As if an earlier attempt had deleted the rows and had been killed before the scrub.
            for table in ("pending", "evidence", "event", "learner_course"):
                other.execute(f"DELETE FROM {table}")
            other.commit()
        assert store.forget("ann") == 0
        assert not [one for one in bytes_on_disk(tmp_path).values() if WORDS.encode() in one]


def test_a_reader_that_holds_the_old_pages_is_named_and_repeating_helps(tmp_path, monkeypatch):
    monkeypatch.setattr("tutor.store.database.BUSY_SECONDS", 0.05)
    with closing(SqlStore.open(tmp_path / "tutor.db")) as store:
        commit_turns(store, ANN, WORDS, 5)
        with closing(sqlite3.connect(tmp_path / "tutor.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM event").fetchone()
            with pytest.raises(StoreError, match="close it and repeat the command"):
                store.forget("ann")
            assert store.load(ANN) is None
        store.forget("ann")
        assert not [one for one in bytes_on_disk(tmp_path).values() if WORDS.encode() in one]


def test_learners_who_stay_can_go_on_after_somebody_was_forgotten(tmp_path):
    with closing(SqlStore.open(tmp_path / "tutor.db")) as store:
        commit_turns(store, ANN, WORDS, 3)
        commit_turns(store, BEN, "somethingelse", 3)
        store.forget("ann")
        assert store.commit(BEN, turn(4))
        assert [past.step for past in store.events(BEN)] == [1, 2, 3, 4]
