"""Belief against brute force over all states, and what must hold of it on any ramp."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.elimination import eliminate
from tutor.core.exact import CliqueTree
from tutor.core.network import CERTAIN, Network
from tutor.core.population import population
from tutor.core.prior import Prior

odds = st.floats(-4, 4)


@st.composite
def ramps(draw, most=7, parents=3):
    """Prerequisites by index, every one before its concept."""
    size = draw(st.integers(1, most))
    return tuple(
        tuple(sorted(draw(st.sets(st.integers(0, i - 1), max_size=parents)) if i else ()))
        for i in range(size)
    )


@st.composite
def priors(draw, requires):
    """Any mixture over a ramp, with a leak of its own on every edge."""
    count = draw(st.integers(1, 3))
    weight = np.array(draw(st.lists(st.floats(0.1, 1), min_size=count, max_size=count)))
    row = st.lists(st.floats(0.02, 0.98), min_size=len(requires), max_size=len(requires))
    rate = np.array([draw(row) for _ in range(count)])
    leak = tuple(tuple(draw(st.floats(0.01, 1)) for _ in one) for one in requires)
    return Prior(weight / weight.sum(), rate, requires, leak)


@st.composite
def cases(draw):
    requires = draw(ramps())
    prior = draw(priors(requires))
    llr = draw(st.lists(odds, min_size=len(requires), max_size=len(requires)))
    return prior, np.array(llr)


def brute_force(prior, llr):
    """P(component) and P(known), by going through all 2 ** n states."""
    states = np.array(list(product([0, 1], repeat=prior.concepts)))
    joint = np.array([[_weight(prior, k, one) for one in states] for k in range(len(prior.weight))])
    joint *= (prior.weight / joint.sum(axis=1))[:, None]
    joint = joint * np.exp(states @ llr)
    joint /= joint.sum()
    return joint.sum(axis=1), joint.sum(axis=0) @ states


def _weight(prior, component, state):
    rate = prior.rate[component]
    weight = np.prod(np.where(state == 1, rate, 1 - rate))
    for parent, child, leak in prior.edges():
        if state[child] and not state[parent]:
            weight *= leak
    return weight


@settings(max_examples=80, deadline=None)
@given(cases())
def test_exact_belief_is_that_of_brute_force(case):
    prior, llr = case
    network = Network(prior)
    assert network.is_exact
    share, known = brute_force(prior, llr)
    assert network.beliefs(llr) == pytest.approx(known, abs=1e-9)
    assert network.components(llr[None])[0][0] == pytest.approx(share, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(1, 6))
def test_exact_belief_does_not_depend_on_how_bags_are_put_together(case, roomy):
    prior, llr = case
    share, known = CliqueTree(prior, eliminate(prior.requires, roomy)).components(llr[None])
    assert share @ known[0] == pytest.approx(Network(prior).beliefs(llr)[None], abs=1e-9)


@st.composite
def trees(draw):
    """A ramp without loops, evidence, and the prior of a population."""
    size = draw(st.integers(1, 7))
    requires = tuple((draw(st.integers(0, i - 1)),) if i else () for i in range(size))
    return population(requires), np.array([draw(odds) for _ in range(size)])


@settings(max_examples=30, deadline=None)
@given(trees())
def test_belief_passed_round_is_exact_where_there_are_no_loops(case):
    prior, llr = case
    passed = Network(prior, max_states=1)
    assert not passed.is_exact
    assert passed.beliefs(llr) == pytest.approx(Network(prior).beliefs(llr), abs=1e-4)


def test_belief_passed_round_loops_is_nearly_exact():
    rng = np.random.default_rng(5)
    errors = []
    for _ in range(12):
        requires = [
            tuple(sorted({int(rng.integers(max(0, i - 5), i)) for _ in range(2)})) if i else ()
            for i in range(14)
        ]
        prior = population(requires)
        llr = rng.normal(0, 1.5, (6, 14))
        errors.append(np.abs(Network(prior, 1).beliefs(llr) - Network(prior).beliefs(llr)))
    assert np.mean(errors) < 0.015
    assert np.max(errors) < 0.15


@settings(max_examples=40, deadline=None)
@given(st.data(), ramps())
def test_a_right_answer_lowers_no_belief(data, requires):
    network = Network(population(requires))
    llr = np.array([data.draw(odds) for _ in requires])
    more = llr.copy()
    one = data.draw(st.integers(0, len(requires) - 1))
    more[one] += data.draw(st.floats(0.1, 3))
    before, after = network.beliefs(llr), network.beliefs(more)
    assert np.all(after >= before - 1e-9)
    assert after[one] > before[one]


@settings(max_examples=40, deadline=None)
@given(st.data(), ramps())
def test_the_numbering_of_the_concepts_does_not_matter(data, requires):
    count = len(requires)
    order = data.draw(st.permutations(range(count)))
    llr = np.array([data.draw(odds) for _ in requires])
    place = {one: i for i, one in enumerate(order)}
    renumbered = [tuple(place[parent] for parent in requires[one]) for one in order]
    rate = np.linspace(0.2, 0.7, count)[None]
    plain = Network(Prior.of(np.ones(1), rate, requires)).beliefs(llr)
    other = Network(Prior.of(np.ones(1), rate[:, order], renumbered)).beliefs(llr[list(order)])
    assert other == pytest.approx(plain[list(order)], abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.data(), ramps())
def test_the_order_in_which_evidence_came_does_not_matter(data, requires):
    answers = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(requires) - 1), st.sampled_from([1.28, -2.0, 2.89])),
            min_size=1,
            max_size=8,
        )
    )
    network = Network(population(requires))

    def after(those):
        llr = np.zeros(len(requires))
        for one, said in those:
            llr[one] += said
            network.beliefs(llr)  # asked after every answer, as a placement does
        return network.beliefs(llr)

    assert after(answers) == pytest.approx(after(data.draw(st.permutations(answers))), abs=1e-9)


@pytest.mark.parametrize("max_states", [2**14, 1])
def test_the_same_evidence_gives_the_same_belief_to_the_last_bit(max_states):
    requires = [(), (0,), (0,), (1, 2), (3,), (3,), (4, 5)]
    llr = np.random.default_rng(2).normal(0, 2, 7)
    first = Network(population(requires), max_states).beliefs(llr)
    again = Network(population(requires), max_states)
    again.beliefs(-llr)
    assert again.beliefs(llr).tobytes() == first.tobytes()


@pytest.mark.parametrize("max_states", [2**14, 1])
def test_many_learners_side_by_side_are_each_believed_alone(max_states):
    network = Network(population([(), (0,), (0,), (1, 2)]), max_states)
    llr = np.random.default_rng(3).normal(0, 2, (5, 4))
    alone = np.array([network.beliefs(one) for one in llr])
    assert network.beliefs(llr) == pytest.approx(alone, abs=1e-12)


def test_evidence_changed_in_place_is_seen():
    network = Network(population([(), (0,)]))
    llr = np.zeros(2)
    before = network.beliefs(llr)
    llr[1] = 3.0
    assert np.all(network.beliefs(llr) > before + 0.05)


def test_nobody_can_change_the_belief_that_is_remembered():
    share, known = Network(population([(), (0,)])).components(np.zeros((1, 2)))
    for one in (share, known):
        with pytest.raises(ValueError, match="read-only"):
            one[0] = 0.5


def test_evidence_is_cut_at_certain():
    network = Network(population([(), (0,), (1,)]))
    sure = network.beliefs(np.array([0.0, CERTAIN, 0.0]))
    assert network.beliefs(np.array([0.0, 1e9, 0.0])).tolist() == sure.tolist()


@pytest.mark.parametrize("said", ["all known", "none known", "every second"])
@pytest.mark.parametrize(
    "requires",
    [
        [(), *((i,) for i in range(249))],
        [(), *((0,) for _ in range(249))],
        [(), *((i // 2,) for i in range(249))],
    ],
    ids=["chain", "star", "tree"],
)
def test_hundreds_of_certain_answers_overflow_nothing(requires, said):
    sign = {"all known": 1.0, "none known": -1.0}.get(said)
    llr = np.full(250, CERTAIN * (sign or 1.0))
    if sign is None:
        llr[::2] *= -1
    belief = Network(population(requires)).beliefs(llr)
    assert np.all(np.isfinite(belief))
    # But for the first one: a hundred followers that are known outweigh even a certain "no".
    assert belief[1:] == pytest.approx((llr[1:] > 0).astype(float), abs=1e-6)


def test_a_ramp_too_wide_for_tables_is_still_believed():
    requires = [()] * 13 + [tuple(range(13))] * 13
    network = Network(population(requires))
    assert not network.is_exact
    right = np.where(np.arange(26) < 13, 2.0, 0.0)
    before, after = network.beliefs(np.zeros(26)), network.beliefs(right)
    assert np.all(np.isfinite(after))
    assert np.all(after > before)
