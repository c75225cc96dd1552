"""What came in, made fit to keep: no invisible characters, no more than anybody can have meant.

The event that is committed is the tidy one, so that the log, the core and every database agree on
what was said.
"""

from dataclasses import replace
from typing import assert_never

from tutor.core.classify import clean
from tutor.core.messages import (
    Answered,
    Built,
    Chose,
    Commanded,
    Distilled,
    Event,
    Judged,
    JudgeFailed,
    Misread,
    Opened,
    Read,
    Said,
    Voiced,
    WentOffline,
)

MAX_NAME = 64
"""Characters of an option, a command or a language that are kept."""

MAX_ARGUMENT = 240
"""Characters of what is typed behind a command that are kept: a note, at the most."""


def tidy(event: Event) -> Event:
    """The event with its texts cleaned and cut.

    >>> tidy(Said("27\\u200b\\x00 "))
    Said(text='27', kind='said')
    """
    match event:
        case Said(text):
            return Said(clean(text))
        case Chose(option):
            return replace(event, option=clean(option)[:MAX_NAME])
        case Commanded(name, argument):
            return Commanded(clean(name)[:MAX_NAME], clean(argument)[:MAX_ARGUMENT])
        case Opened(lang):
            return Opened(None if lang is None else clean(lang)[:MAX_NAME])
        case Voiced(text):
            return Voiced(clean(text))
        case Misread() | Judged() | Read() | Answered() | Distilled() | JudgeFailed():
            return event
        case WentOffline() | Built():
            return event
        case _ as never:
            assert_never(never)
