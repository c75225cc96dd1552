"""Rule: no text stands in the quotation marks of a word processor.

YAML takes only plain ones for marks around a text; any others are read as part of it. Whoever means
them puts plain quotes around the whole.
"""

from tutor.content import fullwidth
from tutor.content.draft import Draft
from tutor.content.problem import Problem


def check(draft: Draft) -> list[Problem]:
    """Warnings about texts whose marks learners would see."""
    documents = (draft.course, *(page.document for page in draft.pages))
    return [
        Problem(document.file, scalar.line, *words, "warning")
        for document in documents
        for scalar in document.scalars.values()
        if scalar.bare and (words := fullwidth.wrapped(scalar.text)) is not None
    ]
