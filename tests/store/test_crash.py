"""A turn is kept as a whole or not at all, whatever happens to the process or to the disk."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from random import Random

import pytest

from tests.store.samples import ANN, turn
from tutor.store.sql import SqlStore

KILLS = 40


def whole_turns(file):
    """How many turns the file holds, after checking that all tables agree about each of them."""
    with closing(sqlite3.connect(file)) as database:

        def steps(table, each=1):
            found = database.execute(f"SELECT step, count(*) FROM {table} GROUP BY step").fetchall()
            assert {count for _, count in found} <= {each}
            return [step for step, _ in found]

        states = steps("learner_course")
        last = states[0] if states else 0
        expected = list(range(1, last + 1))
        assert steps("event") == steps("evidence") == steps("pending", each=2) == expected
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return last


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: no such thing on Windows")
def test_a_killed_process_leaves_whole_turns(tmp_path):
    file, rng = tmp_path / "tutor.db", Random(7)
    SqlStore.open(file).close()
    seen = [0]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", "nursery", f"sqlite:///{file}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        for _ in range(KILLS):
            print("go", file=nursery.stdin, flush=True)
            child = int(nursery.stdout.readline())
            grown = file.with_name("tutor.db-wal")
            size = grown.stat().st_size if grown.exists() else 0
            # Let it get to work first (the log grows, or is begun anew), then a moment by chance.
            while (grown.stat().st_size if grown.exists() else 0) == size:
                pass
            moment = time.perf_counter() + rng.uniform(0, 0.02)
            while time.perf_counter() < moment:
                pass
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "dead\n"
            seen.append(whole_turns(file))
        nursery.stdin.close()
    assert seen == sorted(seen)
    assert seen[-1] > KILLS / 4  # a busy machine gets less done before it is killed
    with closing(SqlStore.open(file)) as store:
        assert store.commit(ANN, turn(seen[-1] + 1))


def test_a_log_torn_at_any_place_leaves_whole_turns(tmp_path):
    file, torn = tmp_path / "tutor.db", tmp_path / "torn.db"
    log, torn_log = file.with_name("tutor.db-wal"), torn.with_name("torn.db-wal")
    rng = Random(7)
    found = set()
    with closing(SqlStore.open(file)) as store:
        for step in range(1, 21):
            store.commit(ANN, turn(step))
        size = log.stat().st_size
        for _ in range(60):
            shutil.copy(file, torn)
            # What a power cut leaves: a part of the log, and noise where the disk was writing.
            torn_log.write_bytes(log.read_bytes()[: rng.randrange(size)] + rng.randbytes(512))
            try:
                found.add(whole_turns(torn))
            except sqlite3.OperationalError as error:
                assert "no such table" in str(error)  # torn before the first turn
            torn_log.unlink(missing_ok=True)
    assert len(found) > 10
    assert max(found) <= 20
