"""A database with learners of the tea course in it: what the teachers' commands count."""

import random
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta

from tutor.core.learner import Learner
from tutor.core.messages import Opened, Record
from tutor.ports import Enrolment, Turn
from tutor.store.sql import SqlStore

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HAS_OPTION = "option" in {one.name for one in fields(Record)}


def record(item, is_right, purpose="placement", option=None, **changes):
    outcome = "correct" if is_right else "incorrect"
    values = {"helped": False, "grader": "exact", "llr": 0.5, "outcome": outcome, **changes}
    if HAS_OPTION:
        values["option"] = option
    return Record(item.partition("/")[0], item, purpose, credit=float(is_right), **values)


def enrol(home, name, evidence, state=None, days_ago=1, course="tea"):
    """Keep one learner with all their evidence."""
    with opened(home) as store:
        keep(store, name, evidence, state, days_ago, course)


@contextmanager
def opened(home):
    home.mkdir(exist_ok=True)
    store = SqlStore.open(home / "tutor.db")
    yield store
    store.close()


def keep(store, name, evidence, state=None, days_ago=1, course="tea"):
    state = state or Learner(course, 1, step=1, is_placed=True)
    turn = Turn(NOW - timedelta(days=days_ago), Opened(), None, 0, state, tuple(evidence), ())
    store.commit(Enrolment(name, course), turn)


def class_of(home, learners, seed=1):
    """A class in which two thirds know `leaves`, and a third `heat` as well."""
    dice = random.Random(seed)
    with opened(home) as store:
        for number in range(learners):
            keep(store, f"secret-name-{number}", evidence_of_one(dice))


def evidence_of_one(dice):
    level = dice.random()
    evidence = []
    for item, is_known in [
        ("leaves/colour", level > 1 / 3),
        ("leaves/count", level > 1 / 3),
        ("leaves/count-again", level > 1 / 3),
        ("heat/how-long", level > 2 / 3),
        ("heat/steps", level > 2 / 3),
    ]:
        is_right = dice.random() < (0.95 if is_known else 0.1)
        option = 0 if is_right else dice.choice((1, 1, 1, 2))
        evidence.append(record(item, is_right, option=option if "colour" in item else None))
    return evidence
