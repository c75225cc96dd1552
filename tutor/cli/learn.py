"""`tutor learn`: a lesson in this terminal, in a pipe, or as JSON lines."""

import asyncio
import shlex
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime
from io import TextIOWrapper
from typing import Protocol

from rich.console import Console

from tutor.cli.options import UsageError, known_language
from tutor.core.messages import Event, Opened, Said
from tutor.driver import Driver
from tutor.faces.jsonl import JsonLines, read_input
from tutor.faces.lines import read_lines
from tutor.faces.terminal import Terminal
from tutor.ports import Enrolment, Outbox
from tutor.wiring import Tutor, assemble

LEARNER = "me"
"""Who learns when nobody is named."""


class Face(Outbox, Protocol):
    """A face that holds one conversation on this machine."""

    @property
    def is_over(self) -> bool:
        """Whether the learner ended the sitting."""
        ...

    def end_turn(self, turn: int) -> None:
        """Close a turn; `turn` counts the inputs handled so far."""
        ...

    def leave(self, lang: str, command: str) -> None:
        """Take leave of somebody who left without a word; `command` goes on with the lesson."""
        ...


def run(
    course: str | None,
    learner: str,
    lang: str | None,
    as_jsonl: bool,
    seed: int | None,
    now: datetime | None,
    is_offline: bool = False,
) -> int:
    """Hold the lesson; raises UsageError for a language that the course does not have."""
    tutor = assemble(course, now, seed, is_offline)
    if lang is not None:
        known_language(lang, tutor.course.languages)
    who = tutor.enrolment(learner)
    if lang is None and tutor.store.load(who) is None:
        lang = own_language(tutor.settings.lang, tutor.course.languages)
    try:
        face = _hold(tutor, who, lang, as_jsonl)
        if not face.is_over:
            state = tutor.store.load(who)
            spoken = (state.lang if state else None) or lang or tutor.course.languages[0]
            face.leave(spoken, again(course, learner))
    except (KeyboardInterrupt, BrokenPipeError):
        print(file=sys.stderr)
    finally:
        tutor.store.close()
    return 0


def _hold(tutor: Tutor, who: Enrolment, lang: str | None, as_jsonl: bool) -> Face:
    """Hold the conversation to its end, whoever ends it and how; returns the face it was with."""
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("expected an open standard input and output")
    if as_jsonl:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # the protocol's, whatever the locale says
        face: Face = JsonLines(sys.stdout, tutor.words)
        events: Iterator[Event] = map(read_input, read_lines(sys.stdin.buffer))
    else:
        face = Terminal(Console(highlight=False), tutor.words)
        lines = _typed() if sys.stdin.isatty() else read_lines(sys.stdin.buffer)
        events = map(Said, lines)
    try:
        converse(tutor.driver(face), who, face, lang, events, tutor.aclose)
    except KeyboardInterrupt:
        # Every turn is committed before it is shown, so there is nothing left to save.
        print(file=sys.stderr)
    return face


def converse(
    driver: Driver,
    who: Enrolment,
    face: Face,
    lang: str | None,
    events: Iterator[Event],
    close: Callable[[], Coroutine[None, None, None]] | None = None,
) -> None:
    """Hold a conversation until the learner stops or the input ends.

    The input is awaited outside the event loop, so that Ctrl-C ends it at once. `close` is called
    at the end, whatever that is.
    """
    with asyncio.Runner() as runner:
        try:
            learner = runner.run(driver.handle(who, Opened(lang)))
            face.end_turn(learner.turn)
            while not face.is_over and (event := next(events, None)) is not None:
                learner = runner.run(driver.handle(who, event))
                face.end_turn(learner.turn)
        finally:
            if close is not None:
                runner.run(close())


def again(course: str | None, learner: str) -> str:
    """The command that goes on with a lesson.

    >>> again(None, LEARNER), again("my course/", "ana")
    ('tutor learn', "tutor learn 'my course/' --learner ana")
    """
    words = ["tutor", "learn", *([course] if course else [])]
    return shlex.join(words if learner == LEARNER else [*words, "--learner", learner])


def own_language(locale: str, languages: tuple[str, ...]) -> str:
    """The language of this computer where the course has it, else the course's first.

    >>> own_language("zh_CN.UTF-8", ("en", "zh")), own_language("C.UTF-8", ("en", "zh"))
    ('zh', 'en')
    """
    own = locale.partition(".")[0].partition("_")[0].lower()
    return own if own in languages else languages[0]


def _typed() -> Iterator[str]:
    """What is typed at the prompt, line by line, until Ctrl-D."""
    import readline  # noqa: F401  gives input() line editing and history

    while True:
        try:
            line = input("> ")
        except EOFError:
            print()
            return
        except UnicodeDecodeError:
            line = ""
        print()
        yield line
