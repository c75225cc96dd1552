"""What the tutor may answer questions from: passages of the facts and of the course, and a search.

Knows which passages hold what a question asks for. Does not word an answer.
"""

from tutor.library.passages import Passage
from tutor.library.search import Library, LibraryError
from tutor.library.terms import language_of

__all__ = ["Library", "LibraryError", "Passage", "language_of"]
