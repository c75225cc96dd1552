"""An item as a teacher types it, `concept/item`, looked up in a course.

Knows what to say when the course has no such item. Does not know what is done with it.
"""

from difflib import get_close_matches

from tutor.cli.options import UsageError
from tutor.core.course import Course, Item
from tutor.core.learner import is_guess

MOST_NAMED = 3


def item_of(course: Course, reference: str) -> Item:
    """The item of that name; UsageError with the nearest names when there is none."""
    try:
        return course.item(reference)
    except KeyError:
        raise UsageError(f"{_found(course, reference)}; {_advice(course, reference)}") from None


def _found(course: Course, reference: str) -> str:
    concept, _, item = reference.partition("/")
    if concept in course.by_id and is_guess(reference):
        return f"{reference!r} is no item: a guess is not graded, any attempt counts"
    if concept in course.by_id and not item:
        return f"found the concept {concept!r}; expected one of its items"
    return f"no item {reference!r} in the course {course.id}; expected CONCEPT/ITEM"


def _advice(course: Course, reference: str) -> str:
    concept, _, item = reference.partition("/")
    names = [f"{one.id}/{name}" for one in course.concepts for name in one.items_by_id]
    of_concept = [name for name in names if name.startswith(f"{concept}/")]
    if of_concept and (not item or is_guess(reference)):
        return f"there are: {', '.join(of_concept)}"
    same = [name for name in names if name.endswith(f"/{item or concept}")]
    near = get_close_matches(reference, names, n=MOST_NAMED) or same[:MOST_NAMED] or of_concept
    if near:
        return f"the nearest {'is' if len(near) == 1 else 'are'}: {', '.join(near)}"
    return f"the concepts are: {', '.join(course.by_id)}"
