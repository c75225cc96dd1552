"""`tutor memory`: the notes that the tutor keeps about a learner, shown and changed.

Knows how notes are printed, and hands every change to the loop as the command `/memory`, so that it
stands in the learner's log like what is said in a lesson. What a change does is the core's
business. Nothing that belongs to the lesson is sent or answered here.
"""

import asyncio
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from rich.console import Console
from rich.table import Table

from tutor.cli.learn import again
from tutor.cli.options import UsageError
from tutor.cli.reasons import plain
from tutor.core.learner import Learner
from tutor.core.memory import LONGEST_NOTE, Note
from tutor.core.messages import Calling, Commanded, Say, Value, Visible
from tutor.core.sleep import told
from tutor.driver import Driver
from tutor.faces.terminal import MAX_WIDTH, styled
from tutor.faces.wrapping import wrap
from tutor.ports import Enrolment, Lines, Pending, Spoken, Store, Turn
from tutor.wiring import Tutor, assemble, default_seed

NARROW = 60
"""Columns below which a list is easier to read than a table."""

REFUSALS = frozenset({"memory_which", "memory_full", "memory_how"})
"""Messages that say that nothing was changed."""


def show(course: str | None, name: str, as_json: bool) -> int:
    """Print every note; 1 when the learner never began the course."""
    tutor = assemble(course, is_offline=True)
    learner = tutor.store.load(tutor.enrolment(name))
    if as_json:
        print(json.dumps(_document(tutor, name, learner), ensure_ascii=False, indent=2))
    elif learner is None:
        _unknown(tutor, course, tutor.enrolment(name))
    else:
        _print(tutor, learner)
    return 0 if learner is not None else 1


def edit(course: str | None, name: str, number: int, words: str) -> int:
    """Put the learner's own words in place of a note; 1 when there is no such note."""
    return _change(course, name, f"edit {number} {_kept(words)}")


def add(course: str | None, name: str, words: str) -> int:
    """Keep a note in the learner's own words; 1 when there are as many as are kept."""
    return _change(course, name, f"add {_kept(words)}")


def forget(course: str | None, name: str, which: str, is_sure: bool) -> int:
    """Take one note out or all of them; 1 when there is no such note, or they are not sure."""
    if which.lower() != "all" and not (which.isascii() and which.isdecimal()):
        raise UsageError(
            f"found {which!r}; expected the number of a note, or all; tutor memory shows them"
        )
    if which.lower() == "all" and not is_sure:
        if not is_asked_back():
            raise UsageError("add --yes to forget every note without being asked")
        if input(f"Forget every note about {name!r}? Type yes to go on: ").strip() != "yes":
            print("Nothing was forgotten.")
            return 1
    return _change(course, name, f"forget {which.lower()}")


def is_asked_back() -> bool:
    """Whether somebody is there to say yes or no."""
    return sys.stdin is not None and sys.stdin.isatty()


def _kept(words: str) -> str:
    """The words of a note as one line; raises UsageError where they would not be kept whole."""
    text = " ".join(words.split())
    if not 0 < len(text) <= LONGEST_NOTE:
        raise UsageError(
            f"found a note of {len(text)} characters; expected 1 to {LONGEST_NOTE}, such as: "
            'tutor memory add "I like examples with cooking."'
        )
    return text


def _change(course: str | None, name: str, argument: str) -> int:
    """Have a change made; 1 when it was refused or the learner never began."""
    tutor = assemble(course, is_offline=True)
    who = tutor.enrolment(name)
    learner = tutor.store.load(who)
    if learner is None or learner.lang is None:
        _unknown(tutor, course, who)
        return 1
    printer = _Printer(tutor)
    store = _Reserved(tutor.store, who)
    driver = Driver(tutor.engine, store, tutor.judge, printer, tutor.clock, default_seed)
    asyncio.run(driver.handle(who, Commanded("memory", argument)))
    tutor.store.close()
    return 1 if REFUSALS.intersection(printer.said) else 0


@dataclass
class _Printer:
    """Prints what is said about notes, and nothing of the lesson; an Outbox."""

    tutor: Tutor
    said: list[str] = field(default_factory=list)

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> None:
        """Print one message."""
        if isinstance(action, Say) and action.key.startswith("memory_"):
            self.said.append(action.key)
            print(plain(_say(self.tutor, lang, action.key, action.values)))

    async def draft(self, who: Enrolment, lang: str, text: str) -> None:
        """Nothing grows here."""


class _Reserved:
    """A Store that shows only what is said from now on.

    What a lesson left unsaid or unanswered stays for the face that it belongs to.
    """

    def __init__(self, store: Store, who: Enrolment) -> None:
        self._store = store
        self._left = {one.id for one in store.pending(who)}

    def load(self, who: Enrolment) -> Learner | None:
        return self._store.load(who)

    def commit(self, who: Enrolment, turn: Turn) -> bool:
        return self._store.commit(who, turn)

    def pending(self, who: Enrolment) -> Sequence[Pending]:
        return [
            one
            for one in self._store.pending(who)
            if one.id not in self._left and not isinstance(one.action, Calling)
        ]

    def tick(self, done: int) -> None:
        self._store.tick(done)


def _say(tutor: Tutor, lang: str, key: str, values: Mapping[str, Value] | None = None) -> str:
    """A message with the commands as they are typed here."""
    return tutor.words.say(lang, key, values).replace("/memory", "tutor memory")


def _words(tutor: Tutor, note: Note, lang: str) -> str:
    """A note in words, without its number."""
    words = tutor.words.render(lang, told(tutor.course, note, lang))
    return words.removeprefix(f"{note.number}. ")


def _unknown(tutor: Tutor, course: str | None, who: Enrolment) -> None:
    """Say that there is nobody to have notes about, and what to do."""
    courses = sorted(
        one.course for one in tutor.store.enrolments() if one.learner == who.learner != ""
    )
    elsewhere = [one for one in courses if one != who.course]
    step = f"begin with: {again(course, who.learner)}"
    if elsewhere:
        step = f"{who.learner!r} learns {', '.join(elsewhere)}: add --course {elsewhere[0]}"
    message = f"nothing is noted about a learner {who.learner!r} in {who.course}; {step}"
    print(f"tutor: {message}", file=sys.stderr)


def _document(tutor: Tutor, name: str, learner: Learner | None) -> dict[str, object]:
    lang = _lang(tutor, learner)
    notes = _sorted(learner) if learner is not None else []
    return {
        "learner": name,
        "course": tutor.course.id,
        "lang": lang,
        "is_known": learner is not None,
        "notes": [
            {
                **asdict(note),
                "on": note.on.isoformat(),
                "words": note.text or plain(_words(tutor, note, lang)),
            }
            for note in notes
        ],
    }


def _lang(tutor: Tutor, learner: Learner | None) -> str:
    return (learner.lang if learner is not None else None) or tutor.course.languages[0]


def _sorted(learner: Learner) -> list[Note]:
    return sorted(learner.notes, key=lambda one: one.number)


def _print(tutor: Tutor, learner: Learner) -> None:
    """The notes as a table on a terminal, one line each in a pipe or where it is narrow."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    lang, notes = _lang(tutor, learner), _sorted(learner)
    key = "memory_head" if notes else "memory_empty"
    head = styled(_say(tutor, lang, key, {"number": len(notes)} if notes else None))
    width = min(MAX_WIDTH, console.width)
    for line in wrap(head, width) if console.is_terminal else [head]:
        console.print(line)
    if notes and console.is_terminal and console.width >= NARROW:
        console.print(_table(tutor, notes, lang), soft_wrap=False)
        return
    for text in _lines(tutor, notes, lang):
        console.print(styled(text))


def _table(tutor: Tutor, notes: Sequence[Note], lang: str) -> Table:
    say = tutor.words.say
    table = Table(box=None, pad_edge=False)
    table.add_column("", justify="right", no_wrap=True)
    # Folded, because Chinese has no spaces to break at.
    table.add_column("", overflow="fold")
    table.add_column(say(lang, "column_day"), no_wrap=True)
    table.add_column(say(lang, "column_from"), overflow="fold")
    for note in notes:
        answers = say(lang, "comma").join(str(one) for one in note.evidence)
        words = styled(_words(tutor, note, lang))
        table.add_row(str(note.number), words, note.on.isoformat(), answers or "–")
    return table


def _lines(tutor: Tutor, notes: Sequence[Note], lang: str) -> Iterator[str]:
    say = tutor.words.say
    for note in notes:
        line = f"{note.number}. {_words(tutor, note, lang)} · {note.on.isoformat()}"
        answers = say(lang, "comma").join(str(one) for one in note.evidence)
        yield f"{line} · {say(lang, 'column_from')}: {answers}" if answers else line
