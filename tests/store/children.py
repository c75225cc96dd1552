"""Processes that the tests start, race and kill: `python -m tests.store.children DUTY DATABASE`."""

import os
import sys

from tests.store.samples import ANN, turn
from tutor.ports import StaleState
from tutor.store.sql import SqlStore


def open_when_told(where):
    """Say that we are ready, wait for a line, then open the database."""
    print("ready", flush=True)
    sys.stdin.readline()
    return SqlStore.open(where)


def race(where):
    """Commit the same thirty turns as the other process; print the steps that were won."""
    store = open_when_told(where)
    won = []
    for step in range(1, 31):
        try:
            if store.commit(ANN, turn(step, f"update {step}")):
                won.append(step)
        except StaleState:
            continue
    print(*won, flush=True)


def start(where):
    """Open the database, which makes its tables."""
    open_when_told(where).close()
    print("opened", flush=True)


def nursery(where):
    """For each line on standard input, raise a child that commits until it is killed."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            commit_for_ever(where)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


def commit_for_ever(where):
    store = SqlStore.open(where)
    step = known.step if (known := store.load(ANN)) else 0
    while True:
        step += 1
        store.commit(ANN, turn(step, f"update {step}"))


if __name__ == "__main__":
    {"race": race, "start": start, "nursery": nursery}[sys.argv[1]](sys.argv[2])
