"""The learner's map as a picture: the ramp with what is known, being learned and next."""

from tutor.core.course import Course
from tutor.core.messages import Row
from tutor.faces.words import Words, standing

STATES = ("stable", "known", "learning", "next", "unknown")


def map_picture(course: Course, rows: tuple[Row, ...], words: Words, lang: str, form: str) -> bytes:
    """A PNG or SVG (`form`) of the course's ramp in a language.

    The drawing library is loaded here, since it takes longer than a whole turn.
    """
    from tutor.content.picture import picture

    states = {row.concept: standing(row) for row in rows}
    legend = {state: words.say(lang, f"state_{state}") for state in STATES}
    return picture(course, lang, form, states, legend)
