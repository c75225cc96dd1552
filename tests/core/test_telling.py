"""Which question tells most, against brute force over all states of small ramps."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.network import Network
from tutor.core.population import population
from tutor.core.telling import (
    LOOKED_AT,
    Probe,
    Probes,
    entropy,
    expected_right,
    information,
    most_telling,
)

chances = st.floats(0.02, 0.98)
noises = st.floats(0.01, 0.45)


def ask(requires, probes, llr=None, goal=None):
    """What would be asked next."""
    network = Network(population(requires))
    llr = np.zeros(len(requires)) if llr is None else np.array(llr, dtype=float)
    goal = range(len(requires)) if goal is None else goal
    return most_telling(network, llr, network.beliefs(llr), probes, goal)


def doubt_after(requires, llr, probe, goal):
    """Expected variance of "known" over the goal, each answer taken as new evidence."""
    network = Network(population(requires))
    (right,) = Probes.of([probe]).right(network.beliefs(llr)[[probe.concept]])
    doubt = 0.0
    for is_right, chance in ((True, right), (False, 1 - right)):
        told = llr.copy()
        told[probe.concept] += probe.llr(is_right)
        known = network.beliefs(told)[list(goal)]
        doubt += chance * (known * (1 - known)).sum()
    return doubt


@given(chances, noises, noises)
def test_information_is_the_mutual_information_of_answer_and_concept(known, slip, guess):
    joint = np.array([[known * (1 - slip), known * slip], [(1 - known) * guess, 0]])
    joint[1, 1] = (1 - known) * (1 - guess)
    apart = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)
    bits = (joint * np.log2(joint / apart)).sum()
    assert information(np.array([known]), [Probe(0, slip, guess)])[0] == pytest.approx(bits)


@given(chances, noises, noises)
def test_the_answers_to_a_probe_balance(known, slip, guess):
    probe = Probe(0, slip, guess)
    (right,) = Probes.of([probe]).right(np.array([known]))
    expected = right * _after(known, probe.llr(True)) + (1 - right) * _after(
        known, probe.llr(False)
    )
    assert expected == pytest.approx(known)


def _after(known, llr):
    return 1 / (1 + np.exp(-llr) * (1 - known) / known)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_is_asked_leaves_the_least_doubt_one_answer_ahead(data):
    size = data.draw(st.integers(2, LOOKED_AT))
    requires = [
        tuple(sorted(data.draw(st.sets(st.integers(0, i - 1), max_size=2)) if i else ()))
        for i in range(size)
    ]
    llr = np.array([data.draw(st.floats(-3, 3)) for _ in range(size)])
    goal = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    probes = [Probe(i, data.draw(noises), data.draw(noises)) for i in range(size)]
    probe, _ = ask(requires, probes, llr, goal)
    doubts = [doubt_after(requires, llr, one, goal) for one in probes]
    # The engine takes "known" for certain at 30 nats, which is not quite certain.
    assert doubt_after(requires, llr, probe, goal) == pytest.approx(min(doubts), abs=1e-6)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_on_a_larger_ramp_no_promising_question_is_far_better_than_the_one_asked(seed):
    rng = np.random.default_rng(seed)
    requires = [tuple({int(rng.integers(i))}) if i else () for i in range(16)]
    llr = rng.normal(0, 1, 16)
    probes = [Probe(i, 0.1, 0.2) for i in range(16)]
    probe, _ = ask(requires, probes, llr)
    doubts = [doubt_after(requires, llr, one, range(16)) for one in probes]
    known = Network(population(requires)).beliefs(llr)
    most = (known * (1 - known)).sum() - min(doubts)
    removed = (known * (1 - known)).sum() - doubts[probe.concept]
    assert removed >= 0.7 * most


@pytest.mark.parametrize("size", [3, 12])
def test_a_list_and_an_array_of_probes_are_asked_alike(size):
    requires = [(), *((i,) for i in range(size - 1))]
    probes = [Probe(i, 0.1, 0.2) for i in range(size)]
    assert ask(requires, probes) == ask(requires, Probes.of(probes))


def test_the_middle_of_a_chain_is_asked_first():
    probe, _ = ask([(), *((i,) for i in range(10))], [Probe(i, 0.1, 0.1) for i in range(11)])
    assert probe.concept == 5


def test_of_several_items_of_a_concept_the_one_with_the_least_noise_is_asked():
    probes = [Probe(0, 0.1, 0.5), Probe(0, 0.1, 0.05), Probe(0, 0.1, 0.25)]
    assert ask([()], probes)[0] == probes[1]


def test_what_the_goal_does_not_need_is_not_asked():
    apart = [(), (0,), (1,), (), (3,), (4,)]
    probes = [Probe(i, 0.1, 0.2) for i in range(6)]
    assert ask(apart, probes, goal=[0, 1, 2])[0].concept in {0, 1, 2}
    assert ask(apart, probes, goal=[3, 4, 5])[0].concept in {3, 4, 5}


def test_what_is_all_but_known_is_not_asked():
    probe, bits = ask([(), ()], [Probe(0, 0.1, 0.2), Probe(1, 0.1, 0.2)], llr=[8.0, 0.5])
    assert probe.concept == 1
    assert bits > 0.2


def test_the_information_of_the_question_asked_is_reported():
    requires, probes = [(), (0,), (1,)], [Probe(i, 0.1, 0.2) for i in range(3)]
    known = Network(population(requires)).beliefs(np.zeros(3))
    probe, bits = ask(requires, probes)
    assert bits == information(known, probes)[probe.concept]


def test_a_part_of_a_pool_is_that_of_the_list():
    probes = [Probe(i % 3, 0.1 + i / 50, 0.2) for i in range(9)]
    part = Probes.of(probes).some(np.array([7, 2]))
    assert [part[0], part[1]] == [probes[7], probes[2]]
    known = np.array([0.2, 0.5, 0.7])
    assert information(known, part).tolist() == information(known, [probes[7], probes[2]]).tolist()


def test_ten_thousand_items_lead_to_the_best_of_them():
    rng = np.random.default_rng(1)
    noise = rng.uniform(0.05, 0.4, (10_000, 2))
    probes = [Probe(i % 5, *map(float, one)) for i, one in enumerate(noise)]
    requires = [(), (0,), (1,), (2,), (3,)]
    probe, _ = ask(requires, Probes.of(probes))
    known = Network(population(requires)).beliefs(np.zeros(5))
    same = [one for one in probes if one.concept == probe.concept]
    assert information(known, [probe])[0] == information(known, same).max()


def test_uncertainty_is_largest_at_a_half_and_nothing_at_the_ends():
    bits = entropy(np.array([0.0, 0.25, 0.5, 0.75, 1.0]))
    assert bits[[0, 4]] == pytest.approx(0, abs=1e-9)
    assert bits[1] == pytest.approx(bits[3])
    assert bits[2] == 1


def test_expected_right_is_what_calls_at_a_half_get_on_average():
    known = np.array([0.1, 0.6, 0.95])
    share = 0.0
    for state in product([0, 1], repeat=3):
        chance = np.prod(np.where(state, known, 1 - known))
        share += chance * np.mean((known > 0.5) == np.array(state))
    assert expected_right(known) == pytest.approx(share)
