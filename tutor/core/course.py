"""A course as values: concepts, the edges between them, and their items.

Knows what a course is made of and what may be learned before what. Does not know the YAML it was
written in (`tutor.content`), nor anything about a learner.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, assert_never

Text = Mapping[str, str]
"""One text in every language of the course: language code -> words."""

Phrasings = Mapping[str, tuple[str, ...]]
"""Several ways to say one thing, per language."""

Kind = Literal["choice", "number", "order", "short", "explain", "build"]

CLOSED_KINDS: frozenset[Kind] = frozenset({"choice", "number", "order"})
"""Kinds that are graded exactly; only these can certify without a model."""

SLIPS, GUESSES = (0.001, 0.4), (0.001, 0.6)
"""What a slip and a guess may be: their sum is never above 1, so that no right answer speaks
against knowing, and none is zero, so that no answer is a proof."""

LEVELS = (-4.0, 4.0)
"""What a difficulty may be, in standard deviations of the learners."""


@dataclass(frozen=True)
class Option:
    """One answer of a choice; a wrong one may name the misconception it comes from."""

    text: Text
    right: bool = False
    misconception: str | None = None


@dataclass(frozen=True)
class Choice:
    """Pick the one right option."""

    options: tuple[Option, ...]


@dataclass(frozen=True)
class Number:
    """Give a number: right when `abs(given - answer) <= tolerance`, both in `unit`.

    `unit` is empty for a bare number.
    """

    answer: float
    tolerance: float = 0.0
    unit: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """Put the steps in order; `steps` lists them in the right order."""

    steps: tuple[Text, ...]


@dataclass(frozen=True)
class KeyPoint:
    """One idea that an answer must contain, with phrasings that show or contradict it.

    `missing` says what an answer without it leaves open, and does not give it away.
    """

    id: str
    point: Text
    say: Phrasings
    contradict: Phrasings = field(default_factory=dict)
    missing: Text | None = None


@dataclass(frozen=True)
class Prose:
    """Answer in your own words; graded by key points.

    `right` are model answers that the offline judge must accept, `wrong` ones that it must refuse.
    """

    key_points: tuple[KeyPoint, ...]
    right: Phrasings = field(default_factory=dict)
    wrong: Phrasings = field(default_factory=dict)


@dataclass(frozen=True)
class Build:
    """Write a program on one's own machine; a hidden check runs it there.

    `number` is what only the finished program can tell, for a learner whose program nobody can run.
    `checks` says per check what to tell somebody who fails it; `needs` is the file of the course
    that the program reads, if any.
    """

    number: Number
    checks: Mapping[str, Text] = field(default_factory=dict)
    needs: str | None = None


Task = Choice | Number | Order | Prose | Build


@dataclass(frozen=True)
class Item:
    """One question with a way to grade it; `hints` are levels 1, 2, 3 of the hint ladder.

    `slip` is P(wrong | known), `guess` is P(right | not known), both without help; None means what
    is usual for the kind.
    """

    id: str
    ask: Text
    task: Task
    hints: tuple[Text, ...] = ()
    after: Text | None = None
    twin: str | None = None
    slip: float | None = None
    guess: float | None = None

    @property
    def kind(self) -> Kind:
        """The kind as course files and faces write it.

        >>> Item("a", {"en": "2 + 2?"}, Number(4.0)).kind
        'number'
        """
        match self.task:
            case Choice():
                return "choice"
            case Number():
                return "number"
            case Order():
                return "order"
            case Prose():
                return "explain" if self.id == "explain" else "short"
            case Build():
                return "build"
            case _ as never:
                assert_never(never)


@dataclass(frozen=True)
class Misconception:
    """A known wrong idea: how it shows, and what to say to it."""

    id: str
    shows: Text
    reply: Text


@dataclass(frozen=True)
class Guess:
    """The question that invites an attempt, and what a good attempt would contain."""

    ask: Text
    look_for: Text


@dataclass(frozen=True)
class Solution:
    """The idea that resolves the pain: one first-order sentence, then the rest."""

    first: Text
    then: Text


@dataclass(frozen=True)
class Term:
    """A word that a concept introduces, in all its spellings per language."""

    spellings: Phrasings


@dataclass(frozen=True)
class Explain:
    """Explain it back: `item` asks for it (its id is always `explain`), `pupil` asks on."""

    item: Item
    pupil: Text | None = None


@dataclass(frozen=True)
class Concept:
    """One teachable step of the ramp; `requires` maps each prerequisite to the reason for it.

    `difficulty` says how much harder it is than its place on the ramp, in standard deviations of
    the learners (about -3 to 3); None is as hard as its place says, like 0. `builds` are the
    programs to write: offered once the concept is known, never asked unless the learner wants it.
    """

    id: str
    title: Text
    pain: Text
    guess: Guess
    solution: Solution
    example: Text
    items: tuple[Item, ...]
    explain: Explain
    requires: Mapping[str, Text] = field(default_factory=dict)
    encompasses: Mapping[str, float] = field(default_factory=dict)
    supersedes: tuple[str, ...] = ()
    introduces: tuple[Term, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    sources: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    difficulty: float | None = None
    builds: tuple[Item, ...] = ()

    @cached_property
    def items_by_id(self) -> Mapping[str, Item]:
        """Every item of the concept by its id, the explanation and the builds included."""
        return {item.id: item for item in (*self.items, self.explain.item, *self.builds)}

    @cached_property
    def misconceptions_by_id(self) -> Mapping[str, Misconception]:
        """Every misconception of the concept by its id."""
        return {wrong.id: wrong for wrong in self.misconceptions}

    @cached_property
    def closed_kinds(self) -> frozenset[Kind]:
        """The exactly graded kinds that this concept's items have."""
        return frozenset(item.kind for item in self.items) & CLOSED_KINDS


@dataclass(frozen=True)
class Course:
    """A goal and the concepts that lead to it, listed so that each comes after its prerequisites.

    `version` is a fingerprint of the content, so that a replay can tell that the course changed.
    """

    id: str
    title: Text
    goal: Text
    languages: tuple[str, ...]
    concepts: tuple[Concept, ...]
    version: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """Every concept by its id."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Per concept, everything that must be known before it, however far down."""
        found: dict[str, frozenset[str]] = {}
        for concept in self.concepts:
            below = frozenset(concept.requires)
            found[concept.id] = below.union(*(found[parent] for parent in concept.requires))
        return found

    @cached_property
    def descendants(self) -> Mapping[str, frozenset[str]]:
        """Per concept, everything that cannot be learned without it."""
        return {
            one: frozenset(other for other in self.by_id if one in self.ancestors[other])
            for one in self.by_id
        }

    def item(self, reference: str) -> Item:
        """The item that a reference such as `row-probs/which-axis` names.

        Raises KeyError when the course has no such item.
        """
        concept, _, item = reference.partition("/")
        return self.by_id[concept].items_by_id[item]
