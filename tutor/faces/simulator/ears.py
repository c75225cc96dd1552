"""From what a face shows to what it does to a mind, and how long it takes to read.

Knows the message keys that carry a piece of the lesson; any other message only takes time.
"""

import re
from collections.abc import Mapping

from tutor.core.messages import Ask, AskCheck, Say, Visible
from tutor.faces.simulator.learners.mind import Experience

HEARD: Mapping[str, Experience] = {
    "pain": "pain",
    "solution": "solution",
    "example": "example",
    "hint": "hint",
    "misconception": "correction",
    "answer": "answer",
    "look_back": "reminder",
}
"""Message keys that teach something."""

WORDS_A_MINUTE = 180.0
CHARACTERS_A_MINUTE = 320.0
"""Reading speed where words are not spaced."""

_UNSPACED = re.compile(r"[\u3040-\u9fff]")


def reading_minutes(action: Visible) -> float:
    """How long an average reader takes over one action, in minutes.

    >>> reading_minutes(Say("pain", {"text": "one two three"}))
    0.016666666666666666
    """
    match action:
        case Say(_, values):
            text = " ".join(str(value) for value in values.values())
        case Ask():
            text = " ".join((action.text, *(one.text for one in action.choices)))
        case AskCheck():
            text = " ".join(action.points)
        case _:
            return 0.0
    unspaced = len(_UNSPACED.findall(text))
    words = len(_UNSPACED.sub(" ", text).split())
    return words / WORDS_A_MINUTE + unspaced / CHARACTERS_A_MINUTE
