"""Answers faster than anybody reads: clicking through, which costs evidence and is said kindly.

Knows how long a question takes to read, and whether time was measured at all. A clock that stands
still, as in a replay or a test, measures nothing, so nobody is hasty under it.
"""

from dataclasses import replace

from tutor.core import closing
from tutor.core.scene import Scene

READING = 40.0
"""Characters a second that even a fast reader does not exceed; half as many of Chinese."""

AT_LEAST = 1.0
"""Seconds that answering anything takes."""


def seconds_needed(text: str) -> float:
    """The least time that reading a question and answering it takes.

    >>> seconds_needed("a" * 200), seconds_needed("字" * 100), seconds_needed("2 + 2?")
    (5.0, 5.0, 1.0)
    """
    weight = sum(2 if "\u3400" <= character <= "\u9fff" else 1 for character in text)
    return max(AT_LEAST, weight / READING)


def noticed(scene: Scene) -> Scene:
    """With a hasty wrong first answer to the open question counted, and mentioned once."""
    question = scene.question
    if question.at is None or question.tries > 1:
        return scene
    needed = seconds_needed(scene.text(scene.course.item(question.item).ask))
    if not 0 < (scene.now - question.at).total_seconds() < needed:
        return scene
    standing = scene.standing(question.concept)
    standing = replace(standing, hasty=standing.hasty + 1)
    scene = scene.with_standing(question.concept, standing)
    return scene.say("hasty", question.concept) if standing.hasty == closing.HASTY else scene
