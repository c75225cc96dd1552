"""A ramp as Mermaid text, for pages that draw such text themselves.

Knows how ids and titles must be written there. Pictures are drawn by `picture`, from `layers`.
"""

from tutor.core.course import Course

# Mermaid reads `#name;` as a character; what would end a label or start markup is written so.
_ESCAPES = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\n": " "}


def mermaid(course: Course, lang: str) -> str:
    """The ramp from top to bottom, titles in one language.

    Raises KeyError when the course has no such language.
    """
    names = {concept.id: _safe(concept.id) for concept in course.concepts}
    boxes = [f'    {names[one.id]}["{_label(one.title[lang])}"]' for one in course.concepts]
    arrows = [
        f"    {names[needed]} --> {names[one.id]}"
        for one in course.concepts
        for needed in one.requires
    ]
    return "\n".join(["flowchart TD", *boxes, *arrows]) + "\n"


def _safe(name: str) -> str:
    """An id that Mermaid never takes for a word of its own, such as `end`.

    >>> _safe("row-probs")
    'c_row_probs'
    """
    return "c_" + name.replace("-", "_")


def _label(title: str) -> str:
    """A title inside quotation marks.

    >>> _label('What "fair" means')
    'What #quot;fair#quot; means'
    """
    return "".join(_ESCAPES.get(character, character) for character in title)
