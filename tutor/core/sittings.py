"""The answers of all learners as arrays, cut where somebody may have learned something.

    untaught: one sitting ──taught──▶ right, right, wrong │ right, right │ next day: ...

Whether a learner knows a concept stays the same during one sitting and may change between two: all
from before the teaching is one, mostly the placement; after it, a sitting ends with the day and
with everything that shows an answer or a hint. Knows nothing of how likely what is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutor.core.answers import Answer, firsts

Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

Key = tuple[int, str, int]
"""A sitting: the learner, the concept, and the how many-eth of the two it is."""


@dataclass(frozen=True, eq=False)
class Sittings:
    """A answers in S sittings of L learners.

    Per answer, of shape (A,): the index of its `item` and of its `sitting`, and `is_right`. Per
    sitting, of shape (S,): the indices of its `concept` and its `learner`, `is_before` the
    teaching, and `doubt`, the log-likelihood ratio in nats of every "I don't know" in it.
    """

    item: Indices
    sitting: Indices
    is_right: Flags
    concept: Indices
    learner: Indices
    is_before: Flags
    doubt: Floats
    learners: int


def sittings(answers: Sequence[Answer], items: Iterable[str], concepts: Iterable[str]) -> Sittings:
    """The sittings of answers that stand in the order in which each learner gave them.

    Only first replies are in the arrays (see `tutor.core.answers.firsts`); the others only show
    where a sitting ends. `items` and `concepts` say what the indices stand for.
    """
    item_at = {name: index for index, name in enumerate(items)}
    concept_at = {name: index for index, name in enumerate(concepts)}
    counted = [
        (answer, key)
        for answer, key, is_first in zip(answers, _keys(answers), firsts(answers), strict=True)
        if is_first
    ]
    sitting_at: dict[Key, int] = {}
    learner_at: dict[int, int] = {}
    is_before: list[bool] = []
    for answer, key in counted:
        if sitting_at.setdefault(key, len(sitting_at)) == len(is_before):
            is_before.append(answer.is_before)
            learner_at.setdefault(answer.learner, len(learner_at))
    doubt = np.zeros(len(sitting_at))
    for answer, key in counted:
        if answer.is_no_idea:
            doubt[sitting_at[key]] += answer.record.llr
    given = [(answer, sitting_at[key]) for answer, key in counted if not answer.is_no_idea]
    return Sittings(
        np.array([item_at[answer.record.item] for answer, _ in given], dtype=np.intp),
        np.array([sitting for _, sitting in given], dtype=np.intp),
        np.array([answer.is_right for answer, _ in given], dtype=bool),
        np.array([concept_at[concept] for _, concept, _ in sitting_at], dtype=np.intp),
        np.array([learner_at[learner] for learner, _, _ in sitting_at], dtype=np.intp),
        np.array(is_before, dtype=bool),
        doubt,
        len(learner_at),
    )


def _keys(answers: Iterable[Answer]) -> Iterator[Key]:
    """The sitting of every answer."""
    count: dict[tuple[int, str], int] = {}
    last: dict[tuple[int, str], object] = {}
    for answer in answers:
        both = answer.learner, answer.record.concept
        stretch = "before" if answer.is_before else answer.day
        if last.get(both) != stretch:
            count[both] = count.get(both, 0) + 1
        yield (*both, count[both])
        is_open = answer.is_before or (answer.is_right and not answer.record.helped)
        last[both] = stretch if is_open else "ended"
