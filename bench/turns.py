"""Time per turn on SQLite without a model, and how it depends on the length of the history.

A learner answers a real course at random, so that the lesson goes on for ever; every turn goes
through the real driver, engine, judge and store into a file. Reported: median and p99 of a turn in
milliseconds over windows of the history, beside the time that one commit of the same size takes
with plain `sqlite3` in the same run, and the ratio of the two. Shows speed, not learning.

    python bench/turns.py [--quick] [--json] [--turns N]
"""

import argparse
import asyncio
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tutor.core.messages import Ask, AskCheck, Chose, Commanded, Opened, Said
from tutor.settings import Settings
from tutor.wiring import Tutor

WINDOWS = 10


class Silent:
    """An outbox that remembers the open question and shows nothing."""

    def __init__(self):
        self.ask = None

    async def perform(self, who, lang, action):
        if isinstance(action, Ask | AskCheck):
            self.ask = action


def an_answer(face, dice):
    """Something a learner might send: mostly answers, sometimes a command or a doubt."""
    if dice.random() < 0.1:
        return dice.choice([Commanded("hint"), Commanded("skip"), Said("I don't know")])
    choices = getattr(face.ask, "choices", ())
    if choices:
        return Chose(dice.choice(choices).id)
    return Said(dice.choice(["27", "the rows must sum to one", "b a c d", "because it counts"]))


def plain_commit(folder, number):
    """Seconds of each of `number` commits of a 4 kB state and a small event with plain sqlite3."""
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    db.execute("create table state (id integer primary key, body text)")
    db.execute("create table event (id integer primary key, body text)")
    seconds = []
    for i in range(number):
        start = time.perf_counter()
        db.execute("begin immediate")
        db.execute("insert or replace into state values (1, ?)", ("x" * 4000 + str(i),))
        db.execute("insert into event (body) values (?)", ("y" * 100,))
        db.execute("commit")
        seconds.append(time.perf_counter() - start)
    db.close()
    return seconds


async def run_turns(tutor, number, dice):
    """Seconds of each of `number` turns."""
    face = Silent()
    driver, who = tutor.driver(face), tutor.enrolment("bench")
    await driver.handle(who, Opened("en"))
    seconds = []
    for done in range(number):
        event = an_answer(face, dice)
        start = time.perf_counter()
        await driver.handle(who, event, f"bench:{done}")
        seconds.append(time.perf_counter() - start)
        if done % 500 == 0 and sys.stderr.isatty():
            print(f"\r{done} turns", end="", file=sys.stderr)
    return seconds


def milliseconds(seconds):
    """Median and 99th percentile."""
    cuts = statistics.quantiles(seconds, n=100)
    return {"median": round(1000 * cuts[49], 3), "p99": round(1000 * cuts[98], 3)}


def main():
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="1,000 turns, under a minute")
    parser.add_argument("--turns", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    number = 1000 if options.quick else options.turns
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tutor = Tutor(Settings(TUTOR_HOME=folder), "bigram-to-gpt", seed=1)
        seconds = asyncio.run(run_turns(tutor, number, Random(1)))
        tutor.store.close()
        plain = plain_commit(folder, min(number, 2000))
    size = number // WINDOWS
    report = {
        "turns": number,
        "all": milliseconds(seconds),
        "plain sqlite3 commit": milliseconds(plain),
        "windows": [
            {"from": i * size, **milliseconds(seconds[i * size : (i + 1) * size])}
            for i in range(WINDOWS)
        ],
    }
    report["ratio of medians"] = round(
        report["all"]["median"] / report["plain sqlite3 commit"]["median"], 1
    )
    if options.json:
        print(json.dumps(report, indent=2))
        return
    print(f"{'past turns':>12} {'median ms':>10} {'p99 ms':>8}")
    for one in report["windows"]:
        print(f"{one['from']:>12,} {one['median']:>10.2f} {one['p99']:>8.2f}")
    plain = report["plain sqlite3 commit"]
    print(f"{'all':>12} {report['all']['median']:>10.2f} {report['all']['p99']:>8.2f}")
    print(f"{'plain commit':>12} {plain['median']:>10.2f} {plain['p99']:>8.2f}")
    print(f"ratio of medians: {report['ratio of medians']}")


if __name__ == "__main__":
    main()
