"""How large the requests to a model are, and whether they grow with the history of a learner.

Lessons of a talkative learner with a talkative voice run through the real tutor, without HTTP; the
texts of every request are counted. For the growth, the same moves (every pain, every first hint)
are put to the voice with what it knows of the learner after 10, 100 and 1,000 turns, so that only
the history differs. Beside it: a history that sends all that was ever said.
"""

import tempfile
from pathlib import Path
from statistics import mean

from bench.model_lessons_models import Stub, honest
from bench.model_lessons_people import Room, tutor_in
from tutor.core.messages import Ask, Said, Say
from tutor.core.secrets import hidden
from tutor.core.sleep import told
from tutor.llm import tokens
from tutor.ports import Speech, Spoken

MOST = 1800
GROWTH = 0.05
MARKS = (10, 100, 1000)
WINDOW = 5
"""Turns from a mark on that are measured: a single one may stand right behind a night."""
TEACHING = ("voice", "judge", "answer")
SAID = {
    "en": "You tried it by hand first, and that was worth it. Look once more at what stands there "
    "and at what you did with it: one of the two does not fit yet, and you can see which. Take the "
    "smallest case, do it slowly, and say aloud what happens at each step.",
    "zh": "你先自己动手试了一遍，这很值得。再看看那里写的是什么，你又拿它做了什么："
    "这两样里有一样还对不上，你能看出是哪一样。拿最小的例子，慢慢来，每一步都说出声来。",
}


class Counter:
    """Counts tokens: by the vocabulary where it is at hand, else by two estimates."""

    def __init__(self, folder):
        self.folder = folder
        probe = "the quick brown fox jumps over the lazy dog"
        self.is_exact = tokens.count(probe, Stub.name, folder) < len(probe)

    def __call__(self, text):
        """The tokens of a text, or a number that is never too small."""
        return tokens.count(text, Stub.name, self.folder)

    @property
    def how(self):
        """How it counts, in words."""
        if self.is_exact:
            return f"counted with the vocabulary of {Stub.name}"
        return "no vocabulary at hand (TIKTOKEN_CACHE_DIR): bytes, which is a safe upper bound"


def rough(text):
    """A rough guess where no vocabulary is at hand: 4 letters of Latin or 1 of Chinese a token."""
    wide = sum(ord(one) > 0x2E80 for one in text)
    return wide + (len(text) - wide) / 4


def probes(course, lang):
    """The same turns for every history: each pain before its guess, each first hint."""
    for concept in course.concepts:
        text = {"title": concept.title[lang], "text": concept.pain[lang]}
        head = (0, f"{concept.id}/guess", concept.id, "guess", "short")
        yield Say("pain", text, concept.id), Ask(*head, concept.guess.ask[lang])
        for item in concept.items[:2]:
            if item.hints:
                hint = Say("hint", {"level": 1, "text": item.hints[0][lang]}, concept.id)
                head = (0, f"{concept.id}/{item.id}", concept.id, "practice", item.kind)
                yield hint, Ask(*head, item.ask[lang])


def request(tutor, learner, lang, say, ask):
    """The texts that a voice is sent for a move, given a learner."""
    notes = tuple(told(tutor.course, one, lang) for one in learner.notes)
    speech = Speech(lang, (say,), ask, learner.talk, notes, ask.item, hidden(tutor.course, learner))
    return tutor.prompts["voice"].fill(tutor.voice.inputs(speech))


async def one_lesson(folder, lang, name, turns, count):
    """The figures of one lesson: requests by prompt, and the probes at every mark."""
    stub = Stub(lambda *asked: honest(*asked, say=lambda _: SAID[lang]))
    marks = {"opened": {}, "voiced": {}}
    async with tutor_in(folder, model=stub, vocabulary=count.folder) as tutor:
        room = Room(tutor, name, lang, skill=0.55)
        await room.open()
        before = {"opened": 0, "voiced": None}
        while room.turns - (before["voiced"] or room.turns) < turns + WINDOW:
            await room.turn()
            if before["voiced"] is None and any(one[0] == "voice" for one in stub.heard):
                before["voiced"] = room.turns
            for since, start in before.items():
                mark = None if start is None else _mark(room.turns - start)
                if mark is not None:
                    found = _at(tutor, room, count)
                    marks[since].setdefault(mark, []).append(found)
        requests = [
            (asked, count(system + "\n" + user), rough(system + user))
            for asked, system, user in stub.heard
        ]
    return {"requests": requests, "marks": marks}


def _mark(turns):
    """The mark in whose window a turn lies."""
    return next((one for one in MARKS if one <= turns < one + WINDOW), None)


def spoken(tutor, room):
    """All that was said in a lesson, line by line: by the learner, and by the tutor."""
    said = [
        past.event.text for past in tutor.store.events(room.who) if isinstance(past.event, Said)
    ]
    shown = [
        one.text if isinstance(one, Spoken) else " ".join(map(str, one.values.values()))
        for one in room.screen.shown
        if isinstance(one, Spoken | Say)
    ]
    return said + shown


def _at(tutor, room, count):
    learner = tutor.store.load(room.who)
    texts = [request(tutor, learner, room.lang, *one) for one in probes(tutor.course, room.lang)]
    sizes = [count(system + "\n" + user) for system, user in texts]
    all_said = "\n".join(spoken(tutor, room))
    return {"mean": mean(sizes), "most": max(sizes), "naive": mean(sizes) + count(all_said)}


async def measure(quick, vocabulary=None):
    """The figures of lessons in both languages."""
    count = Counter(Path(vocabulary) if vocabulary else None)
    turns, learners = (100, 1) if quick else (1000, 3)
    report = {"how": count.how, "is exact": count.is_exact, "turns": turns, "learners": learners}
    for lang in ("en", "zh"):
        lessons = []
        for number in range(learners):
            with tempfile.TemporaryDirectory() as name:
                lesson = await one_lesson(Path(name), lang, f"t{number}", turns, count)
                lessons.append(lesson)
        report[lang] = _summed(lessons)
    return report


def _summed(lessons):
    since = {
        name: _growth([one["marks"][name] for one in lessons]) for name in ("opened", "voiced")
    }
    asked = [one for lesson in lessons for one in lesson["requests"]]
    largest = {
        name: {
            "requests": len(sizes := [one for one in asked if one[0] == name]),
            "most": max(one[1] for one in sizes),
            "mean": round(mean(one[1] for one in sizes)),
            "most, rough estimate": round(max(one[2] for one in sizes)),
        }
        for name in sorted({one[0] for one in asked})
    }
    return {"since": since, "requests": largest}


def _growth(lessons):
    """The sizes at every mark, and how much the last is larger than the first."""
    marks = {}
    for mark in lessons[0]:
        found = [one for lesson in lessons for one in lesson[mark]]
        marks[mark] = {key: round(mean(one[key] for one in found)) for key in ("mean", "naive")}
        marks[mark]["most"] = max(one["most"] for one in found)
    first, last = marks[min(marks)], marks[max(marks)]
    return {
        "marks": marks,
        "growth": round(last["mean"] / first["mean"] - 1, 4),
        "naive growth": round(last["naive"] / first["naive"] - 1, 4),
    }


def table(report):
    """The figures in words."""
    lines = [f"tokens: {report['how']}; {report['learners']} learners a language"]
    for lang in ("en", "zh"):
        for since, one in report[lang]["since"].items():
            lines += _rows(lang, since, one)
        for name, sizes in report[lang]["requests"].items():
            lines.append(
                f"  {lang} {name:7} {sizes['requests']:>5} requests: mean {sizes['mean']:>5,}  "
                f"most {sizes['most']:>5,} (rough {sizes['most, rough estimate']:>5,})"
            )
    most = max(
        sizes["most"]
        for lang in ("en", "zh")
        for name, sizes in report[lang]["requests"].items()
        if name in TEACHING
    )
    return [*lines, f"  largest teaching turn {most:,} (to reach: at most {MOST:,})"]


def _rows(lang, since, one):
    for mark, sizes in one["marks"].items():
        yield (
            f"  {lang} {mark:>5,} turns since it {since}: mean {sizes['mean']:>6,}  "
            f"most {sizes['most']:>6,}  naive history {sizes['naive']:>8,}"
        )
    yield (
        f"  {lang} growth {one['growth']:+.1%} (to reach: at most {GROWTH:.0%}); "
        f"naive {one['naive growth']:+.0%}"
    )
