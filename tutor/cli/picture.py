"""The learner's map as a picture: the ramp with what is known, being learned and next."""

from tutor.core.course import Course
from tutor.core.messages import Row
from tutor.faces.words import standing


def map_picture(course: Course, rows: tuple[Row, ...], lang: str, form: str) -> bytes:
    """A PNG or SVG (`form`) of the course's ramp in a language."""
    from tutor.content.picture import picture

    states = {row.concept: standing(row) for row in rows}
    return picture(course, lang, form, states)
