"""What a lesson suffers from a server that misbehaves: time, questions, credit, what is kept.

The same learner, with the same answers, goes through a lesson for every misbehaviour of the fake
server (tests/llm/openai_server.py), over real HTTP with the real client, into a real SQLite file.
The measure is the same lesson without a model and with a judge that is away, or, where a
misbehaviour lets replies through after all, with a good voice or a good model: the evidence must be
equal. The course must not be edited meanwhile.
"""

import tempfile
import time
import tracemalloc
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.model_lessons_models import honest, script
from bench.model_lessons_people import Room, tutor_in
from tests.llm.openai_server import MISBEHAVIOURS, OpenAIServer
from tutor.cli.replay import rebuild
from tutor.core.messages import Ask, AskCheck
from tutor.llm.offline import OfflineJudge
from tutor.ports import JudgeError, Spoken
from tutor.store.codec import encode_learner

SECONDS = 0.3
"""What a call of the model may take here, instead of 25, so that the hanging ones end."""
SLACK = 1.5
"""Seconds for everything else in a turn, on a busy machine."""
FORMS = {
    "fenced JSON": lambda good: replace(good, text=f"Here it is:\n```json\n{good.text}\n```"),
    "good": lambda good: good,
}


class Away:
    """A judge that cannot judge, and does all else without a model."""

    def __init__(self, judge):
        self._judge = judge
        self.read, self.answer, self.look_back = judge.read, judge.answer, judge.look_back

    async def judge(self, who, request):
        """Never."""
        raise JudgeError("away")


class Counting:
    """A meter that counts calls by how they ended."""

    def __init__(self, meter):
        self.is_spent, self._record = meter.is_spent, meter.record
        self.outcomes = Counter()

    def record(self, usage):
        """Count a call, and keep it."""
        self.outcomes[usage.outcome] += 1
        self._record(usage)


class Timed(Room):
    """A room that measures every turn, in seconds and in calls of the model."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.begin()

    def begin(self):
        """Measure from here on."""
        self.found, self.questions, self.spoken = [], 0, 0

    async def send(self, event):
        """One event, handled and measured."""
        start, calls = time.perf_counter(), self._calls()
        learner = await super().send(event)
        self.found.append((time.perf_counter() - start, self._calls() - calls))
        shown = self.screen.take()
        self.questions += any(isinstance(one, Ask | AskCheck) for one in shown)
        self.spoken += sum(isinstance(one, Spoken) for one in shown)
        return learner

    def _calls(self):
        return self.tutor.meter.outcomes.total()


async def lesson(folder, lang, turns, url=None, has_voice=True, has_judge=True):
    """The figures of one lesson, and the evidence that it left."""
    async with tutor_in(folder, url=url, seconds=SECONDS) as tutor:
        tutor.__dict__["meter"] = Counting(tutor.meter)
        if url is None or not has_judge:
            tutor.__dict__["judge"] = Away(OfflineJudge(tutor.course, tutor.library))
        if not has_voice:
            tutor.__dict__["voice"] = None
        room = Timed(tutor, "ann", lang, skill=0.5, talks=0.3)
        learner = await room.open()
        while not learner.is_placed:  # a placement asks next to nothing of a model
            learner = await room.turn() or learner
        room.begin()
        while len(room.found) < turns:
            await room.turn()
        learner = tutor.store.load(room.who)
        again, evidence = rebuild(
            tutor.engine, tutor.engine.enrol(learner.seed), tutor.store.events(room.who)
        )
        kept = [one.record for one in tutor.store.evidence(room.who)]
        longest, calls = max(room.found)
        return {
            "turns": len(room.found),
            "longest": round(longest, 2),
            "calls in it": calls,
            "late": sum(took > calls * SECONDS + SLACK for took, calls in room.found),
            "questions": room.questions,
            "spoken": room.spoken,
            "calls": dict(tutor.meter.outcomes),
            "pending": len(tutor.store.pending(room.who)),
            "replays": encode_learner(again) == encode_learner(learner) and evidence == kept,
            "by a model": sum(one.grader == "model" for one in kept),
            "evidence": kept,
        }


async def behave(name, lang, turns, **parts):
    """A lesson with a server that misbehaves in one way, and the lesson to compare it with."""
    form = (MISBEHAVIOURS | FORMS)[name]
    calls = Counter()
    with tempfile.TemporaryDirectory() as folder:
        async with tutor_in(Path(folder)) as tutor:
            good = script(tutor.prompts, honest)

    def reply(request):
        calls["requests"] += 1
        return form(good(request))

    is_large = name.startswith("10 MB")
    with tempfile.TemporaryDirectory() as folder:
        async with OpenAIServer(reply) as server:
            if is_large:
                tracemalloc.start()
            found = await lesson(Path(folder), lang, turns, server.url, **parts)
            if is_large:
                found["peak MB"] = round(tracemalloc.get_traced_memory()[1] / 2**20, 1)
                tracemalloc.stop()
    found["requests"] = calls["requests"]
    return found


async def references(lang, turns):
    """The lesson without a model, and with a good one of which all or a part is there.

    What is voiced is an event of its own and so moves the dice; a lesson whose voice came through
    is compared with one that has a voice.
    """
    with tempfile.TemporaryDirectory() as folder:
        alone = await lesson(Path(folder), lang, turns)
    return {
        "without a model": alone,
        "with a good voice alone": await behave("good", lang, turns, has_judge=False),
        "with a good judge alone": await behave("good", lang, turns, has_voice=False),
        "with a good model": await behave("good", lang, turns),
    }


def faults(name, found, known):
    """What is wrong with a lesson; nothing where it went as it should."""
    if found["late"]:
        yield f"{found['late']} turns over their limit"
    if found["questions"] < 0.8 * known["without a model"]["questions"]:
        yield f"only {found['questions']} questions"
    if found["pending"] or not found["replays"]:
        yield "something was lost"
    same = [one for one, other in known.items() if other["evidence"] == found["evidence"]]
    if not same:
        yield "other evidence than without a model"
    elif name in MISBEHAVIOURS and not any(one in same for one in list(known)[:2]):
        yield "credit moved by a judge that failed"


async def measure(quick, names=(*MISBEHAVIOURS, *FORMS)):
    """The figures of every misbehaviour, by its name; languages take turns."""
    turns, report = (10 if quick else 100), {}
    known = {lang: await references(lang, turns) for lang in ("en", "zh")}
    for number, name in enumerate(names):
        lang = ("en", "zh")[number % 2]
        found = await behave(name, lang, turns)
        others = known[lang].items()
        same = [one for one, other in others if other["evidence"] == found["evidence"]]
        report[name] = {key: value for key, value in found.items() if key != "evidence"}
        report[name] |= {
            "lang": lang,
            "faults": list(faults(name, found, known[lang])),
            "evidence as": same[0] if same else "in no other",
        }
    return report


def table(report):
    """The figures in words."""
    yield f"server: a call may take {SECONDS} s here (25 by default); a turn {SLACK} s on top"
    head = (
        f"  {'':24} {'':2} {'turns':>5} {'longest':>8} {'calls':>5} {'questions':>9} {'voiced':>6}"
    )
    yield f"{head}  evidence as in the lesson"
    for name, one in report.items():
        large = f", {one['peak MB']} MB at most" if "peak MB" in one else ""
        wrong = "; ".join(one["faults"])
        yield (
            f"  {name:24} {one['lang']} {one['turns']:>5} {one['longest']:>6.2f} s "
            f"{one['calls in it']:>5} {one['questions']:>9} {one['spoken']:>6}  "
            f"{one['evidence as'] if not wrong else wrong.upper()}{large}"
        )
    bad = [name for name, one in report.items() if one["faults"]]
    yield f"  lessons with a fault: {len(bad)} of {len(report)} (to reach: 0)"
