"""What the sources hold about a learner's question, without what must not be told yet.

Knows which passages may be shown while a question is open. Words nothing: that is for a model, or
the passages are shown as they are.
"""

from collections.abc import Sequence

from tutor.core.course import Course
from tutor.core.messages import Answered, AskAnswer, Quoted
from tutor.llm.leaks import Secrets
from tutor.ports import Library, Passage


def look_up(course: Course, library: Library | None, request: AskAnswer) -> Answered:
    """The passages that answer, or the step that will, or that the sources hold nothing."""
    if library is None:
        return Answered(request.call, "unknown")
    hidden = frozenset(request.hidden)
    secrets = Secrets.of(course, request.item, request.hidden)
    passages = tuple(
        quoted(one)
        for one in library.find(request.text, request.lang, hidden)
        if secrets.found_in(one.text) is None
    )
    if passages:
        return Answered(request.call, "held", passages=passages)
    later = _later(course, hidden, library.find(request.text, request.lang))
    if later is not None:
        return Answered(request.call, "later", concept=later)
    return Answered(request.call, "unknown")


def quoted(passage: Passage) -> Quoted:
    """A passage as a value of the core."""
    return Quoted(
        passage.id, passage.text, passage.owner, passage.date, passage.doubt, passage.concept
    )


def _later(course: Course, hidden: frozenset[str], passages: Sequence[Passage]) -> str | None:
    """The first step still to come that holds or cites the best passage."""
    for passage in passages[:1]:
        for concept in course.concepts:
            is_of = passage.concept == concept.id or passage.id in concept.sources
            if is_of and concept.id in hidden:
                return concept.id
    return None
