"""The layout of a ramp: every step below what it needs, nothing on top of something else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.content.layers import layout


@st.composite
def ramps(draw):
    names = [f"c{number}" for number in range(draw(st.integers(0, 14)))]
    return {
        name: draw(st.lists(st.sampled_from(names[:number]), max_size=4)) if number else []
        for number, name in enumerate(names)
    }


@settings(deadline=None, max_examples=50)
@given(ramps(), st.sampled_from([None, 1, 2, 3]))
def test_every_concept_stands_below_what_it_requires(ramp, widest):
    spots = layout(ramp, widest).spots

    assert spots.keys() == ramp.keys()
    assert all(spots[one].layer > spots[need].layer for one in ramp for need in ramp[one])


@settings(deadline=None, max_examples=50)
@given(ramps(), st.sampled_from([None, 1, 2, 3]))
def test_boxes_of_a_row_never_overlap_and_stay_inside(ramp, widest):
    drawn = layout(ramp, widest)
    rows = {}
    for spot in drawn.spots.values():
        rows.setdefault(spot.layer, []).append(spot)

    for row in rows.values():
        row.sort(key=lambda spot: spot.x)
        assert [spot.order for spot in row] == list(range(len(row)))
        assert all(b.x - a.x > 1 - 1e-6 for a, b in pairwise(row))
        assert all(0.5 - 1e-6 < spot.x < drawn.width - 0.5 + 1e-6 for spot in row)
        assert widest is None or len(row) <= widest


@settings(deadline=None, max_examples=50)
@given(ramps())
def test_layers_are_the_longest_ways(ramp):
    def depth(one):
        return max((1 + depth(need) for need in ramp[one]), default=0)

    assert {one: spot.layer for one, spot in layout(ramp).spots.items()} == {
        one: depth(one) for one in ramp
    }


@settings(deadline=None, max_examples=50)
@given(ramps())
def test_drawn_edges_still_lead_everywhere(ramp):
    def below(one, needs):
        return set(needs[one]).union(*(below(need, needs) for need in needs[one]))

    drawn = {one: [need for need, of in layout(ramp).ways if of == one] for one in ramp}
    assert all(below(one, drawn) == below(one, ramp) for one in ramp)


@settings(deadline=None, max_examples=50)
@given(ramps())
def test_a_way_goes_down_row_by_row(ramp):
    drawn = layout(ramp)

    for (need, one), way in drawn.ways.items():
        assert way[0] == (drawn.spots[need].x, drawn.spots[need].layer)
        assert way[-1] == (drawn.spots[one].x, drawn.spots[one].layer)
        assert [row for _, row in way] == list(range(way[0][1], way[-1][1] + 1))


def test_lines_do_not_cross_when_they_need_not():
    ramp = {"a": [], "b": [], "c": [], "x": ["c"], "y": ["b"], "z": ["a"]}
    spots = layout(ramp).spots

    order = sorted("abc", key=lambda one: spots[one].x)
    assert sorted("zyx", key=lambda one: spots[one].x) == [
        dict(zip("abc", "zyx", strict=True))[o] for o in order
    ]


def test_a_lone_chain_is_straight():
    spots = layout({"a": [], "b": ["a"], "c": ["b"], "d": ["c"]}).spots

    assert len({round(spot.x, 6) for spot in spots.values()}) == 1


def test_a_circle_is_refused():
    with pytest.raises(ValueError, match=r"a circle, or an unknown concept, below \['a', 'b'\]"):
        layout({"a": ["b"], "b": ["a"]})
