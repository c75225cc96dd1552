"""`tutor replay`: every learner rebuilt from the events, and compared with what is stored.

The evidence and the state are derived from the events; this is the proof. A difference means that
the course or the engine changed since, or that something is broken; the report says which.
"""

import sys
from collections.abc import Iterable

from rich.progress import track

from tutor.core.engine import Engine
from tutor.core.learner import Learner
from tutor.core.messages import Record
from tutor.driver import dice
from tutor.ports import Enrolment, PastEvent
from tutor.store.codec import encode_learner
from tutor.wiring import Tutor, assemble


def rebuild(
    engine: Engine, fresh: Learner, events: Iterable[PastEvent]
) -> tuple[Learner, list[Record]]:
    """The state and the evidence that a log of events leads to."""
    state, evidence = fresh, []
    for past in events:
        state, actions = engine.step(state, past.event, past.at, dice(state))
        evidence += [one for one in actions if isinstance(one, Record)]
    return state, evidence


def run(course: str | None, check: bool) -> int:
    """Compare every learner of a course; 1 when one differs. Nothing stored is changed."""
    tutor = assemble(course)
    found = [one for one in tutor.store.enrolments() if one.course == tutor.course.id]
    bad = 0
    for who in track(found, "replaying", transient=True, disable=not sys.stderr.isatty()):
        trouble = _difference(tutor, who)
        bad += trouble is not None
        if trouble is not None:
            print(f"{who.learner}: {trouble}")
        elif not check:
            print(f"{who.learner}: the same")
    print(f"Learners: {len(found)} played again, {bad} differ")
    return 1 if bad else 0


def _difference(tutor: Tutor, who: Enrolment) -> str | None:
    stored = tutor.store.load(who)
    if stored is None:
        return "there are events but no state"
    versions: set[str] = set()

    def events() -> Iterable[PastEvent]:
        for past in tutor.store.events(who):
            versions.add(past.course_version)
            yield past

    state, evidence = rebuild(tutor.engine, tutor.engine.enrol(stored.seed), events())
    kept = [one.record for one in tutor.store.evidence(who)]
    what = []
    if encode_learner(state) != encode_learner(stored):
        what.append("the state differs")
    if evidence != kept:
        what.append(f"the evidence differs ({len(evidence)} rebuilt, {len(kept)} stored)")
    if not what:
        return None
    changed = versions - {tutor.course.version}
    because = "; the course was changed since" if changed else "; the course is the same"
    return " and ".join(what) + because
