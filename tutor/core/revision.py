"""What changes between two versions of a course, and what that does to somebody in mid-course.

Knows concepts by their ids and by their former ids (`was`). How a stored learner is carried over is
for `adoption`; here it is only said what that leaves behind. Changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import assert_never

from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose
from tutor.core.learner import Learner

Edge = tuple[str, str]
"""A concept, and one that it requires."""

_Pick = Callable[[Mapping[str, Item], Mapping[str, Item]], AbstractSet[str]]


@dataclass(frozen=True)
class Revision:
    """The differences, in the order of the ramps; ids are the new ones, but for what is removed.

    `changed` lists items of which something else is right now, `reworded` those that only ask in
    other words; items are named `concept/item`.
    """

    renamed: Mapping[str, str]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    edges_added: tuple[Edge, ...]
    edges_removed: tuple[Edge, ...]
    items_added: tuple[str, ...]
    items_removed: tuple[str, ...]
    changed: tuple[str, ...]
    reworded: tuple[str, ...]
    languages_removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether learners would notice nothing."""
        return not any(vars(self).values())


@dataclass(frozen=True)
class Effect:
    """What a new version does to one learner; ids as in `Revision`.

    `known` and `begun` are lost progress. `question`, `goal` and `lang` are dropped when they
    name something that is gone. `unlearned` are new prerequisites, not known, of known concepts.
    """

    known: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    question: str | None = None
    goal: str | None = None
    lang: str | None = None
    unlearned: tuple[Edge, ...] = ()

    @property
    def is_loss(self) -> bool:
        """Whether progress is lost."""
        return bool(self.known or self.begun)


def compare(old: Course, new: Course) -> Revision:
    """What is different in `new`, seen from `old`."""
    renamed = {before: one.id for one in new.concepts for before in one.was if before in old.by_id}
    kept = {one: renamed.get(one, one) for one in old.by_id}
    kept = {one: now for one, now in kept.items() if now in new.by_id}
    before = {(kept[one], kept.get(low, low)) for one in kept for low in old.by_id[one].requires}
    after = {(one, low) for one in new.by_id for low in new.by_id[one].requires}
    pairs = [(old.by_id[one], new.by_id[now]) for one, now in kept.items()]
    return Revision(
        renamed=renamed,
        removed=tuple(one for one in old.by_id if one not in kept),
        added=tuple(one for one in new.by_id if one not in kept.values()),
        edges_added=tuple(
            (one, low)
            for one in new.by_id
            if one in kept.values()
            for low in new.by_id[one].requires
            if (one, low) not in before
        ),
        edges_removed=tuple(sorted(before - after)),
        items_added=_items(pairs, lambda then, now: now.keys() - then.keys()),
        items_removed=_items(pairs, lambda then, now: then.keys() - now.keys()),
        changed=_items(pairs, _changed),
        reworded=_items(pairs, _reworded),
        languages_removed=tuple(one for one in old.languages if one not in new.languages),
    )


def _items(pairs: Sequence[tuple[Concept, Concept]], pick: _Pick) -> tuple[str, ...]:
    """The items that `pick` names in each pair of concepts, as references of the new one."""
    return tuple(
        f"{now.id}/{item}"
        for then, now in pairs
        for item in sorted(pick(then.items_by_id, now.items_by_id))
    )


def _changed(then: Mapping[str, Item], now: Mapping[str, Item]) -> set[str]:
    return {one for one in then.keys() & now.keys() if _key(then[one]) != _key(now[one])}


def _reworded(then: Mapping[str, Item], now: Mapping[str, Item]) -> set[str]:
    both = then.keys() & now.keys() - _changed(then, now)
    return {one for one in both if then[one].ask != now[one].ask}


def _key(item: Item) -> object:
    """What makes an answer right, as far as an answer in progress depends on it."""
    match item.task:
        case Choice(options):
            return [one.right for one in options]
        case Number(answer, tolerance):
            return (answer, tolerance)
        case Order(steps):
            return [next(iter(one.values())) for one in steps]
        case Prose(key_points):
            return [one.id for one in key_points]
        case Build(number, checks):
            return (number.answer, checks)
        case _ as never:
            assert_never(never)


def effect(revision: Revision, new: Course, learner: Learner) -> Effect:
    """What a learner of the old version would meet; the learner as stored, not adopted yet."""
    gone = set(revision.removed)
    standings = learner.standings
    known = {one for one, standing in standings.items() if standing.known_on is not None}
    now_known = {revision.renamed.get(one, one) for one in known - gone}
    question = None if learner.question is None else learner.question.item
    concept, _, item = (question or "").partition("/")
    name = f"{revision.renamed.get(concept, concept)}/{item}"
    is_dropped = concept in gone or name in revision.items_removed or name in revision.changed
    return Effect(
        known=tuple(one for one in revision.removed if one in known),
        begun=tuple(
            one
            for one in revision.removed
            if one not in known and one in standings and standings[one].is_met
        ),
        question=question if question is not None and is_dropped else None,
        goal=learner.goal if learner.goal in gone else None,
        lang=learner.lang if learner.lang in revision.languages_removed else None,
        unlearned=tuple(
            (one, low)
            for one, low in revision.edges_added
            if one in now_known and low not in now_known and low in new.by_id
        ),
    )
