"""Two processes at the same database: one of them wins, the other is told."""

import subprocess
import sys
from contextlib import ExitStack, closing

import pytest

from tests.store.samples import ANN, state
from tutor.store.sql import SqlStore


def run_together(duty, database, count):
    """The last line that each of `count` processes prints, all set off at the same moment."""
    with ExitStack() as stack:
        children = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "tests.store.children", duty, database],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(count)
        ]
        for child in children:
            assert child.stdout.readline() == "ready\n"
        for child in children:
            print("go", file=child.stdin, flush=True)
        return [child.communicate(timeout=60)[0].strip() for child in children]


def test_of_two_processes_that_commit_the_same_turn_exactly_one_wins(database):
    SqlStore.open(database).close()
    won = [int(step) for line in run_together("race", database, 2) for step in line.split()]
    assert sorted(won) == list(range(1, 31))
    with closing(SqlStore.open(database)) as store:
        assert store.load(ANN) == state(30)
        assert [past.step for past in store.events(ANN)] == list(range(1, 31))
        assert len(store.pending(ANN)) == 60


@pytest.mark.parametrize("count", [3])
def test_processes_that_start_together_make_the_tables_once(database, count):
    assert run_together("start", database, count) == ["opened"] * count
    with closing(SqlStore.open(database)) as store:
        assert store.enrolments() == []
