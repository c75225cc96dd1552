"""From what a face shows to what it does to a mind, and how long it takes to read.

Knows the message keys that carry a piece of the lesson; any other message only takes time. Tells
one review from another by what was said with it.
"""

import re
from collections.abc import Mapping, Sequence

from tutor.core.course import Course
from tutor.core.messages import Ask, AskCheck, ReportVerdict, Say, Visible
from tutor.faces.simulator.learners.mind import Experience

HEARD: Mapping[str, Experience] = {
    "pain": "pain",
    "solution": "solution",
    "example": "example",
    "hint": "hint",
    "faded": "hint",
    "faded_more": "hint",
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


def is_spaced_review(course: Course, shown: Sequence[Visible], success: str | None) -> bool:
    """Whether what is shown ends in the review of something that is due.

    Not so the check of a module, whose questions are not announced as reviews, nor a question about
    what `success` requires: that neighbour is mixed in after the first success of a concept.
    """
    ask = asked(shown)
    if ask is None or ask.purpose != "review":
        return False
    is_announced = any(isinstance(one, Say) and one.key == "review" for one in shown)
    is_mixed_in = success is not None and ask.concept in course.by_id[success].requires
    return is_announced and not is_mixed_in


def asked(shown: Sequence[Visible]) -> Ask | None:
    """The question that is open after what is shown, if one was put."""
    return next((one for one in reversed(shown) if isinstance(one, Ask)), None)


def open_question(shown: Sequence[Visible]) -> Ask | AskCheck | None:
    """What is to be answered after what is shown: a question, or the check of an own answer."""
    return next((one for one in reversed(shown) if isinstance(one, Ask | AskCheck)), None)


def is_told_to_stop(shown: Sequence[Visible], ask: Ask | AskCheck) -> bool:
    """Whether the tutor said that nothing more can be proved today, and has nothing else."""
    return any(
        isinstance(one, Say) and one.key == "come_back" and one.concept == ask.concept
        for one in shown
    )


def is_praised(shown: Sequence[Visible]) -> bool:
    """Whether the answer before was called right."""
    return any(isinstance(one, ReportVerdict) and one.outcome == "correct" for one in shown)
