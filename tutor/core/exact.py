"""Exact belief over the states of a ramp: evidence passed up and down a tree of small tables.

Variable elimination with every step kept, so that one pass up and one pass down give the belief
about all concepts at once (Koller and Friedman, 2009, 10.3). Its cost grows with the width of the
ramp, not with the number of its states; whoever calls it has made sure that the ramp is narrow
enough. Tables have the axes (evidence set, component, concept, concept, ...), the concepts in the
order of elimination; index 1 is "known".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tutor.core.elimination import Bag
from tutor.core.prior import Floats, Prior


@dataclass(frozen=True, eq=False)
class _Child:
    """A bag that reports to another: the shape in which its message fits there, and the axes of
    that other bag's table that it does not know."""

    bag: int
    shape: tuple[int, ...]
    dropped: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class _Step:
    """One bag with all that does not depend on evidence."""

    concept: int
    potential: Floats
    children: tuple[_Child, ...]


class CliqueTree:
    """The tree of one prior; beliefs for many sets of evidence are computed side by side."""

    def __init__(self, prior: Prior, bags: Sequence[Bag]) -> None:
        self._concepts = prior.concepts
        self._steps = _steps(prior, bags)
        self._roots = [i for i, bag in enumerate(bags) if bag.parent is None]
        # Tables are not normalised; a component's weight is what it has without any evidence.
        _, messages = self._up(np.zeros((1, prior.concepts)))
        self._weight = prior.weight / self._fit(messages)

    def components(self, llr: Floats) -> tuple[Floats, Floats]:
        """P(component), of shape (B, K), and P(known | component), of shape (B, K, n).

        `llr` is the evidence, of shape (B, n).
        """
        tables, messages = self._up(llr)
        share = self._weight * self._fit(messages)
        return share / share.sum(axis=1, keepdims=True), self._down(tables, messages)

    def _fit(self, messages: list[Floats]) -> Floats:
        """How well each component explains the evidence, up to a factor a set, (B, K)."""
        fit = messages[self._roots[0]]
        for root in self._roots[1:]:
            fit = fit * messages[root]
            fit = fit / fit.max(axis=1, keepdims=True)
        return fit

    def _up(self, llr: Floats) -> tuple[list[Floats], list[Floats]]:
        """The table of every bag, and what it tells its parent, scaled to a largest entry of 1."""
        known = 1 / (1 + np.exp(-llr))
        likelihood = np.stack([1 - known, known], axis=2)
        tables: list[Floats] = []
        messages: list[Floats] = []
        for step in self._steps:
            axes = (1,) * (step.potential.ndim - 3)
            table = step.potential * likelihood[:, step.concept].reshape((-1, 1, 2, *axes))
            for child in step.children:
                message = messages[child.bag]
                table = table * message.reshape((*message.shape[:2], *child.shape))
            message = table[:, :, 0] + table[:, :, 1]
            peak = message.reshape(len(message), -1).max(axis=1)
            tables.append(table)
            messages.append(message / peak.reshape((-1, *(1,) * (message.ndim - 1))))
        return tables, messages

    def _down(self, tables: list[Floats], messages: list[Floats]) -> Floats:
        """P(known | component) of every concept, from the roots back to who went first."""
        known = np.empty((*messages[0].shape[:2], self._concepts))
        above = {i: np.ones_like(messages[i]) for i in self._roots}
        for i in reversed(range(len(tables))):
            step = self._steps[i]
            belief = tables[i] * (above.pop(i) / messages[i])[:, :, None]
            for child in step.children:
                above[child.bag] = belief.sum(axis=child.dropped)
            both = belief.reshape((*belief.shape[:3], -1)).sum(axis=3)
            known[:, :, step.concept] = both[:, :, 1] / (both[:, :, 0] + both[:, :, 1])
        return known


def _steps(prior: Prior, bags: Sequence[Bag]) -> list[_Step]:
    reports: list[list[int]] = [[] for _ in bags]
    for i, bag in enumerate(bags):
        if bag.parent is not None:
            reports[bag.parent].append(i)
    return [
        _Step(
            bag.concepts[0],
            _potential(prior, bag.concepts),
            tuple(_child(bags, child, bag.concepts) for child in reports[i]),
        )
        for i, bag in enumerate(bags)
    ]


def _potential(prior: Prior, concepts: tuple[int, ...]) -> Floats:
    """The rate of the concept that goes in this step, and the edges between it and who is left."""
    first, later = concepts[0], concepts[1:]
    rate = prior.rate[:, first]
    table = np.stack([1 - rate, rate], axis=1).reshape((1, -1, 2) + (1,) * len(later))
    table = table * np.ones((2,) * len(later))
    for parent, child, leak in prior.edges():
        if first in (parent, child) and (parent in later or child in later):
            other = 3 + later.index(child if parent == first else parent)
            hole = [slice(None)] * table.ndim
            hole[2], hole[other] = (0, 1) if parent == first else (1, 0)
            table[tuple(hole)] *= leak
    return table


def _child(bags: Sequence[Bag], child: int, concepts: tuple[int, ...]) -> _Child:
    told = bags[child].concepts[1:]
    shape = tuple(2 if one in told else 1 for one in concepts)
    dropped = tuple(axis for axis, one in enumerate(concepts, start=2) if one not in told)
    return _Child(child, shape, dropped)
