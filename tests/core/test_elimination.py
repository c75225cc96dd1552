"""The tree of bags of any ramp: what exact belief relies on."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.core.elimination import eliminate, narrow


@st.composite
def ramps(draw, most=14):
    """Prerequisites by index, every one before its concept."""
    size = draw(st.integers(1, most))
    return tuple(
        tuple(sorted(draw(st.sets(st.integers(0, i - 1), max_size=3)) if i else ()))
        for i in range(size)
    )


def edges(requires):
    return {(parent, child) for child, parents in enumerate(requires) for parent in parents}


@given(ramps(), st.integers(1, 7))
def test_every_concept_is_summed_out_once(requires, roomy):
    own = [one for bag in eliminate(requires, roomy) for one in bag.own]
    assert sorted(own) == list(range(len(requires)))


@given(ramps(), st.integers(1, 7))
def test_every_edge_lies_in_the_bag_that_first_sums_out_an_end(requires, roomy):
    left = edges(requires)
    for bag in eliminate(requires, roomy):
        ended = {edge for edge in left if not set(edge).isdisjoint(bag.own)}
        assert all(set(edge) <= set(bag.concepts) for edge in ended)
        left -= ended
    assert not left


@given(ramps(), st.integers(1, 7))
def test_a_parent_comes_later_and_has_all_that_is_shared(requires, roomy):
    bags = eliminate(requires, roomy)
    for i, bag in enumerate(bags):
        if bag.parent is None:
            assert bag.shared == ()
        else:
            assert bag.parent > i
            assert set(bag.shared) <= set(bags[bag.parent].concepts)


@given(ramps(), st.integers(1, 7))
def test_putting_together_makes_no_bag_larger_than_roomy_or_needed(requires, roomy):
    needed = max(len(bag.concepts) for bag in eliminate(requires, 1))
    assert max(len(bag.concepts) for bag in eliminate(requires, roomy)) <= max(roomy, needed)


@given(ramps(), st.integers(1, 7), st.integers(0, 10))
def test_a_ramp_is_narrow_when_all_its_tables_together_are_small_enough(requires, roomy, bits):
    bags = eliminate(requires, roomy)
    is_narrow = sum(bag.states for bag in bags) <= 2**bits
    assert narrow(requires, 2**bits, roomy) == (bags if is_narrow else None)


def test_a_long_chain_stays_cheap():
    chain = [(), *((i,) for i in range(299))]
    bags = eliminate(chain)
    assert max(bag.states for bag in bags) <= 64
    assert len(bags) < 100


def test_a_circle_of_edges_costs_one_concept_more_than_a_chain():
    square = [(), (0,), (0,), (1, 2)]
    assert max(len(bag.concepts) for bag in eliminate(square, 1)) == 3


def test_unconnected_concepts_have_a_root_each():
    bags = eliminate([(), (), ()])
    assert [bag.parent for bag in bags] == [None, None, None]
    assert [bag.own for bag in bags] == [(0,), (1,), (2,)]
