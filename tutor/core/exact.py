"""Exact belief over the states of a ramp: evidence passed up and down a tree of small tables.

Variable elimination with every step kept, so that one pass up and one pass down give the belief
about all concepts at once (Koller and Friedman, 2009, 10.3). Its cost grows with the width of the
ramp, not with the number of its states; whoever calls it has made sure that the ramp is narrow
enough. Tables have the axes (evidence set, component, state of own concepts, state of shared
concepts); the bits of a state are its concepts, the first one highest, 1 for "known".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutor.core.elimination import Bag
from tutor.core.prior import Floats, Prior

TINY = 1e-200
"""Less than this share of a message's largest entry counts as this: it is never divided by 0."""


@dataclass(frozen=True, eq=False)
class _Child:
    """A bag that reports to another: for each state of that other bag's table, the state of what
    the two share; and those states of the table in an order in which each of `states` shared ones
    comes up in turn, again and again."""

    bag: int
    shared: NDArray[np.intp]
    turns: NDArray[np.intp]
    states: int


@dataclass(frozen=True, eq=False)
class _Step:
    """One bag with all that does not depend on evidence.

    `potential` has shape (1, K, states of own, states of shared); `columns` are those of the
    likelihoods that are about its own concepts. `known` says in which states of the flat table
    each of its own concepts is known, of shape (states, own concepts).
    """

    own: tuple[int, ...]
    potential: Floats
    columns: slice
    children: tuple[_Child, ...]
    known: Floats


class CliqueTree:
    """The tree of one prior; beliefs for many sets of evidence are computed side by side."""

    def __init__(self, prior: Prior, bags: Sequence[Bag]) -> None:
        self._steps = _steps(prior, bags)
        self._own, self._bits = _own(prior.concepts, bags)
        self._roots = [i for i, bag in enumerate(bags) if bag.parent is None]
        # Tables are not normalised; a component's weight is what it has without any evidence.
        _, _, fit = self._up(np.zeros((1, prior.concepts)))
        self._weight = np.log(prior.weight) - fit

    def components(self, llr: Floats) -> tuple[Floats, Floats]:
        """P(component), of shape (B, K), and P(known | component), of shape (B, K, n).

        `llr` is the evidence, of shape (B, n).
        """
        tables, messages, fit = self._up(llr)
        fit = self._weight + fit
        share = np.exp(fit - fit.max(axis=1, keepdims=True))
        known = np.empty((*fit.shape, llr.shape[1]))
        self._down(tables, messages, known)
        return share / share.sum(axis=1, keepdims=True), known

    def _up(self, llr: Floats) -> tuple[list[Floats], list[Floats], Floats]:
        """The table of every bag, what it tells its parent, and log P(evidence | component).

        A message is scaled to a largest entry of 1 per component; the last figure, of shape
        (B, K), leaves out what is the same for all components.
        """
        tables: list[Floats] = []
        messages: list[Floats] = []
        peaks: list[Floats] = []
        # Beside the best case of each concept, so that nothing overflows. Not a matrix product:
        # one of this size is spread over threads, which costs more than it saves.
        each = np.stack([-np.maximum(llr, 0.0), np.minimum(llr, 0.0)], axis=2)
        each = np.pad(each, ((0, 0), (0, 1), (0, 0)))
        likelihoods = np.exp(each[:, self._own, self._bits].sum(axis=1))
        for step in self._steps:
            table = step.potential * likelihoods[:, None, step.columns, None]
            for child in step.children:
                table *= messages[child.bag].take(child.shared, axis=2)
            message = table.sum(axis=2)
            peak = message.max(axis=2, keepdims=True)
            tables.append(table)
            messages.append(np.maximum(message / peak, TINY))
            peaks.append(peak[:, :, 0])
        return tables, messages, np.log(peaks).sum(axis=0)

    def _down(self, tables: list[Floats], messages: list[Floats], known: Floats) -> None:
        """Fill in P(known | component) of every concept, from the roots to who went first."""
        above = {i: np.ones_like(messages[i]) for i in self._roots}
        for i in reversed(range(len(tables))):
            step = self._steps[i]
            belief = (tables[i] * (above.pop(i) / messages[i])[:, :, None]).reshape(
                (*known.shape[:2], -1)
            )
            belief /= belief.sum(axis=2, keepdims=True)
            known[:, :, step.own] = belief @ step.known
            for child in step.children:
                turns = belief.take(child.turns, axis=2)
                above[child.bag] = turns.reshape((*known.shape[:2], -1, child.states)).sum(axis=2)


def _own(concepts: int, bags: Sequence[Bag]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All states of every bag's own concepts in a row: which these are, and known or not.

    Both of shape (largest number of own concepts, states of all bags); a smaller bag is filled up
    with the index `concepts`, which is no concept.
    """
    most = max((len(bag.own) for bag in bags), default=0)
    which = [np.full((most, 2 ** len(bag.own)), concepts) for bag in bags]
    known = [np.zeros_like(one) for one in which]
    for i, bag in enumerate(bags):
        which[i][: len(bag.own)] = np.array(bag.own)[:, None]
        known[i][: len(bag.own)] = _states(len(bag.own))
    return np.concatenate(which, axis=1), np.concatenate(known, axis=1)


def _steps(prior: Prior, bags: Sequence[Bag]) -> list[_Step]:
    reports: list[list[int]] = [[] for _ in bags]
    for i, bag in enumerate(bags):
        if bag.parent is not None:
            reports[bag.parent].append(i)
    ends = np.cumsum([2 ** len(bag.own) for bag in bags])
    return [
        _step(prior, bag, slice(int(end) - 2 ** len(bag.own), int(end)), bags, reports[i])
        for i, (bag, end) in enumerate(zip(bags, ends, strict=True))
    ]


def _step(prior: Prior, bag: Bag, columns: slice, bags: Sequence[Bag], reports: list[int]) -> _Step:
    shape = (2 ** len(bag.own), -1)
    every = dict(zip(bag.concepts, _states(len(bag.concepts)), strict=True))
    known = np.stack([every[one] for one in bag.own], axis=1)
    children = []
    for child in reports:
        state = np.zeros(bag.states, dtype=np.intp)
        for one in bags[child].shared:
            state = 2 * state + every[one].astype(np.intp)
        states = 2 ** len(bags[child].shared)
        turns = np.argsort(state, kind="stable").reshape(states, -1).T.reshape(-1)
        children.append(_Child(child, state.reshape(shape), turns, states))
    potential = _potential(prior, bag, every).reshape((1, len(prior.weight), *shape))
    return _Step(bag.own, potential, columns, tuple(children), known)


def _states(concepts: int) -> Floats:
    """Every state of so many concepts as a column of 0 and 1, of shape (concepts, states)."""
    bits = np.arange(2**concepts) >> np.arange(concepts)[::-1, None] & 1
    return bits.astype(np.float64)


def _potential(prior: Prior, bag: Bag, known: Mapping[int, Floats]) -> Floats:
    """The rates of a bag's own concepts, and the edges between them and the rest of its table.

    `known` says of each concept in which states it is known; the shape is (K, states).
    """
    table = np.ones((len(prior.weight), bag.states))
    for one in bag.own:
        rate = prior.rate[:, [one]]
        table *= np.where(known[one] == 1, rate, 1 - rate)
    for parent, child, leak in prior.edges():
        if parent in known and child in known and not {parent, child}.isdisjoint(bag.own):
            table *= np.where(known[parent] < known[child], leak, 1.0)
    return table
