"""What the tutor remembers of a learner besides answers: the talk of this sitting, and notes.

Three speeds: the last lines that were said; the day, which is in the evidence; and notes, one
sentence each, kept over the nights. Knows their shapes and how much is kept. What is worth a note
is found in `tutor.core.sleep`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Speaker = Literal["learner", "tutor"]

MOST_LINES = 12
"""So many lines of the talk are kept; older ones are let go."""

LONGEST_LINE = 400
"""Characters of a line of the talk that are kept."""

MOST_NOTES = 30
"""So many notes are alive at most."""

LONGEST_NOTE = 200
"""Characters of a note."""

Sort = Literal["cares", "confused", "helped", "noticed", "own"]
"""What a note is about: a wish, something mixed up, what helped, what a reader of the day noticed,
or what the learner wrote down here."""

_DEAREST: Mapping[Sort, int] = {"own": 0, "cares": 1, "confused": 2, "noticed": 3, "helped": 4}
"""What is let go last comes first."""


@dataclass(frozen=True)
class Line:
    """Something that was said, cut to LONGEST_LINE characters."""

    speaker: Speaker
    text: str


@dataclass(frozen=True)
class Note:
    """One distilled line about the learner, and the numbers of the answers that it rests on.

    Its words are `text`, or message `key` with `values`. `number` names it to the learner.
    """

    number: int
    sort: Sort
    on: date
    text: str = ""
    key: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    concept: str | None = None
    evidence: tuple[int, ...] = ()


def heard(talk: Sequence[Line], speaker: Speaker, text: str) -> tuple[Line, ...]:
    """The talk with one line more, and no more lines than are kept.

    >>> heard((), "learner", " 27 ")
    (Line(speaker='learner', text='27'),)
    """
    line = Line(speaker, text.strip()[:LONGEST_LINE])
    return (*talk, line)[-MOST_LINES:] if line.text else tuple(talk)


def is_same(one: Note, other: Note) -> bool:
    """Whether two notes say the same, whenever they were made."""
    return (one.sort, one.key, one.text, one.concept, one.values) == (
        other.sort, other.key, other.text, other.concept, other.values
    )  # fmt: skip


def joined(notes: Sequence[Note], new: Iterable[Note]) -> tuple[Note, ...]:
    """The notes with new ones, each numbered, and no more than MOST_NOTES.

    What is said again keeps its number and takes the later day and the joined evidence. What was
    said longest ago is let go first, dear things last.

    >>> from datetime import date
    >>> one = Note(0, "own", date(2026, 11, 22), "likes chess")
    >>> [(note.number, note.text) for note in joined((), (one, one))]
    [(1, 'likes chess')]
    """
    kept = list(notes)
    for note in new:
        place = next((i for i, old in enumerate(kept) if is_same(old, note)), None)
        if place is None:
            kept.append(replace(note, number=_free(kept)))
        else:
            old = kept[place]
            evidence = tuple(sorted({*old.evidence, *note.evidence}))
            kept[place] = replace(old, on=max(old.on, note.on), evidence=evidence)
    dearest = sorted(kept, key=lambda one: (_DEAREST[one.sort], -one.on.toordinal(), -one.number))
    alive = {one.number for one in dearest[:MOST_NOTES]}
    return tuple(one for one in kept if one.number in alive)


def _free(notes: Sequence[Note]) -> int:
    """The next number: one that no living note has, and larger than all of them."""
    return max((one.number for one in notes), default=0) + 1
