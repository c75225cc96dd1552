"""Every number that a course shows is worked out by a program, or is a fact with a source."""

import re

import pytest

from tests.curriculum.names_model import read_names
from tests.curriculum.shipped import CONCEPTS, numbers, texts

every_concept = pytest.mark.parametrize("one", CONCEPTS, ids=str)


def test_the_list_of_names_is_as_the_course_says():
    names = read_names()
    assert len(names) >= 1000 and len(set(names)) == len(names) and names == sorted(names)
    assert all(re.fullmatch("[a-z]{2,}", name) for name in names)


@every_concept
def test_every_figure_is_what_its_program_computes(one):
    assert one.data.get("figures", {}) == one.computed


@every_concept
def test_every_number_in_the_texts_is_a_figure(one):
    shown = {number for figure in one.computed.values() for number in numbers(figure)}
    shown |= set(one.computed.values())
    stray = {
        number
        for text in texts(one.data)
        for number in numbers(text)
        if number not in shown
        and number.removeprefix("-") not in shown
        and not one.may_show(number.removeprefix("-"))
    }
    assert not stray


@every_concept
def test_every_number_item_is_computed_and_its_tolerance_is_sensible(one):
    for item in one.asked:
        if item["kind"] != "number":
            continue
        shown = one.computed[item["computed"]].replace(",", "").replace("−", "-")
        exact = float(shown.rstrip("%"))
        tolerance = float(item.get("tolerance", "0"))
        assert abs(float(item["answer"]) - exact) <= max(tolerance, 1e-9), item["id"]
        assert tolerance <= 0.25 * abs(exact) + 1e-9, f"{item['id']} would accept nearly anything"
