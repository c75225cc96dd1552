"""Belief about one learner over one course: the evidence and the ramp together.

Puts what a learner brought along through the network of the course, and what was learned since on
top of that. The one place where concepts get their index. Changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np

from tutor.core import evidence
from tutor.core.course import Course
from tutor.core.learner import Learner
from tutor.core.network import Network
from tutor.core.population import population
from tutor.core.prior import Floats


@dataclass(frozen=True)
class Belief:
    """What is believed of one concept: P(known), and P(can do it with help), both in (0, 1)."""

    unhelped: float
    helped: float


class Ramp:
    """The beliefs about anybody in one course; built once, it remembers only what it computed."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.index: Mapping[str, int] = {one: i for i, one in enumerate(course.by_id)}
        self._marginals = lru_cache(maxsize=256)(self._computed)

    @cached_property
    def network(self) -> Network:
        """The network of the course: what is believed of somebody of whom nothing is known."""
        requires = [[self.index[p] for p in one.requires] for one in self.course.concepts]
        return Network(population(requires, [one.difficulty for one in self.course.concepts]))

    def brought(self, learner: Learner, day: date) -> Floats:
        """Per concept, the log-likelihood ratio of what was answered before it was taught."""
        found = [evidence.brought_along(learner.standing(one), day) for one in self.index]
        return np.array(found, dtype=float)

    def before(self, learner: Learner, day: date) -> Floats:
        """Per concept, P(known) without what was taught since: the ramp and that evidence."""
        return np.array(self._marginals(tuple(self.brought(learner, day).tolist())))

    def _computed(self, llr: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(self.network.beliefs(np.array(llr)).tolist())

    def believe(self, learner: Learner, day: date) -> Mapping[str, Belief]:
        """What is believed of every concept; help never lowers what somebody can do."""
        before = self.before(learner, day).tolist()
        found = {}
        for one, prior in zip(self.index, before, strict=True):
            standing = learner.standing(one)
            alone = evidence.belief(prior, standing, day, is_helped=False)
            helped = evidence.belief(prior, standing, day, is_helped=True)
            found[one] = Belief(alone, max(alone, helped))
        return found

    def weakest(self, concepts: Sequence[str], learner: Learner, day: date) -> str:
        """Of several concepts the one least likely known, the first of equals."""
        beliefs = self.believe(learner, day)
        return min(concepts, key=lambda one: beliefs[one].unhelped)
