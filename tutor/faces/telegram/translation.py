"""Telegram's updates as events of the core.

Knows what texts, commands, taps and everything else mean as events. Decides nothing: who may speak
is the door's business, what follows is the core's.
"""

import re

from telegram import Update

from tutor.core.messages import (
    MAX_ANSWER,
    Chose,
    Commanded,
    Event,
    Misread,
    Opened,
    Said,
)
from tutor.faces.telegram.buttons import meaning

_COMMAND = re.compile(r"/(?P<name>[^\W\d]\w{0,31})(?:@\w*)?(?:\s+(?P<argument>.*))?", re.DOTALL)


def event_of(update: Update) -> Event | None:
    """The event that an update is; None for what is neither a message nor a tap."""
    if update.callback_query is not None:
        return meaning(update.callback_query.data or "")
    if update.message is None:
        return None
    return _heard(update.message.text) if update.message.text else Misread("not_text")


def _heard(text: str) -> Opened | Commanded | Said | Chose:
    command = _COMMAND.fullmatch(text.strip())
    if command is None:
        return Said(text[:MAX_ANSWER])
    name, argument = command["name"].lower(), (command["argument"] or "").strip()
    # What follows /start comes from a link and is no wish of the learner.
    return Opened() if name == "start" else Commanded(name, argument[:MAX_ANSWER])
