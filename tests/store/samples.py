"""Small values that the tests of the store commit."""

from datetime import UTC, date, datetime, timedelta

from tutor.core.learner import Evidence, Learner, Standing
from tutor.core.messages import AskJudge, Record, Said, Say
from tutor.ports import Enrolment, Turn

ANN = Enrolment("ann", "gpt")
BEN = Enrolment("ben", "gpt")
START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def state(step, course="gpt", lang="en"):
    answer = Evidence(step, "1", "correct", False, step / 4, date(2026, 3, 1))
    standings = {"counts": Standing(evidence=(answer,), right=("1",))}
    return Learner(course, 7, lang=lang, step=step, turn=step, answers=step, standings=standings)


def record(llr=1.25):
    return Record("counts", "counts/1", "practice", "correct", 1.0, False, "exact", llr)


def turn(step, source=None, **changes):
    """The turn that leads to `step`: one event, one piece of evidence, two actions to carry out."""
    values = {
        "at": START + timedelta(minutes=step),
        "event": Said(f"answer {step}"),
        "source": source,
        "before": step - 1,
        "state": state(step),
        "evidence": (record(step / 4),),
        "actions": (Say("praise", {"n": step}), AskJudge(step, "counts/why", "en", "因为")),
        "course_version": "v1",
    }
    return Turn(**{**values, **changes})
