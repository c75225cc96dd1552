"""The learners whom a course expects before it knows anybody."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core import network
from tutor.core.elimination import narrow
from tutor.core.network import Network
from tutor.core.population import POINTS, population, uniform

CHAIN = [(), (0,), (1,), (2,), (3,)]
WIDE = [(), *((0,) for _ in range(11))]
LONG = [(), *((i,) for i in range(43))]


def believed(prior, llr=None):
    return Network(prior).beliefs(np.zeros(prior.concepts) if llr is None else np.array(llr))


def shares(prior):
    """The expected share known at each point of the level."""
    _, known = Network(prior).components(np.zeros((1, prior.concepts)))
    return known[0].mean(axis=1)


@pytest.mark.parametrize(
    "requires", [CHAIN, LONG, WIDE, [()] * 6, [()]], ids=["chain", "long", "wide", "flat", "one"]
)
def test_the_points_of_the_level_are_equally_far_apart_in_what_they_know(requires):
    assert shares(population(requires)) == pytest.approx((np.arange(9) + 0.5) / 9, abs=0.005)


@pytest.mark.parametrize("hard", [[4.0], [-4.0], [4.0] * 5, [-4.0] * 5, [-4.0, 0, 0, 0, 4.0]])
def test_difficulties_at_the_ends_of_the_scale_move_no_point_of_the_level(hard):
    requires = CHAIN[: len(hard)]
    assert shares(population(requires, hard)) == pytest.approx((np.arange(9) + 0.5) / 9, abs=0.005)


@pytest.mark.parametrize("requires", [CHAIN, WIDE, [()] * 6])
def test_half_of_a_course_is_expected_to_be_known(requires):
    assert believed(population(requires)).mean() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("points", [3, 9, 15])
def test_there_are_as_many_points_as_asked_for_and_all_alike(points):
    prior = population(CHAIN, points=points)
    assert prior.weight.tolist() == [1 / points] * points
    assert len(population(CHAIN).weight) == POINTS


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_on_a_chain_each_step_is_less_likely_than_the_one_before(data):
    length = data.draw(st.integers(2, 12))
    known = believed(population([(), *((i,) for i in range(length - 1))]))
    assert np.all(np.diff(known) < 0)


def test_what_one_concept_shows_bears_on_an_unconnected_one():
    before = believed(population([()] * 6))
    after = believed(population([()] * 6), [2.0, 0, 0, 0, 0, 0])
    assert np.all(after[1:] > before[1:] + 0.05)


def test_a_prerequisite_is_surer_than_a_stranger_of_equal_standing():
    # Two chains; the last concept of the first one is known.
    known = believed(population([(), (0,), (), (2,)]), [0, 3.0, 0, 0])
    assert known[0] > known[2] + 0.1


def test_a_state_with_holes_stays_possible():
    known = believed(population([(), (0,)]), [-8.0, 12.0])
    assert known[0] < 0.5 < known[1]


@pytest.mark.parametrize("hard", [-1.5, 1.5])
def test_difficulty_makes_a_concept_less_likely_than_its_neighbours(hard):
    known = believed(population([()] * 4, [None, hard, None, None]))
    assert (known[1] < known[0]) == (hard > 0)
    assert abs(known[1] - known[0]) > 0.1
    assert known[0] == pytest.approx(known[2])


def test_no_difficulty_is_a_difficulty_of_nothing():
    plain, spelled = population(CHAIN), population(CHAIN, [0.0, None, 0.0, None, None])
    assert plain.rate.tolist() == spelled.rate.tolist()


def test_the_uniform_prior_counts_states():
    requires = [(), (0,), (0,), (1, 2)]
    states = [
        state
        for state in product([0, 1], repeat=4)
        if all(state[p] >= state[c] for c, ps in enumerate(requires) for p in ps)
    ]
    assert believed(uniform(requires, leak=1e-12)) == pytest.approx(np.mean(states, axis=0))


def test_a_wide_course_has_a_population_too():
    requires = [()] * 13 + [tuple(range(13))] * 13
    prior = population(requires)
    assert not Network(prior).is_exact
    assert np.all(np.diff(shares(prior)) > 0)


def test_the_order_of_a_ramp_is_looked_for_once_for_all_its_levels(monkeypatch):
    looked_for = []

    def counted(requires, most):
        looked_for.append(requires)
        return narrow(requires, most)

    monkeypatch.setattr(network, "narrow", counted)
    requires = ((), (), (0, 1), (), (2, 3), (1, 3, 4))
    believed(population(requires))
    assert looked_for == [requires]
