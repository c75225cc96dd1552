"""Answers written by hand apart from the course: only counts are looked at, never a text."""

from collections import Counter

import pytest

from bench.held_out_answers import FOLDER, count

FOLDERS = (FOLDER, FOLDER.parent / "held_out2")
TARGET = pytest.mark.xfail(
    reason="measured on 2026-11-23: 77 and 76 % accepted, 97 and 94 % refused; phrasings alone do "
    "not get there",
    strict=True,
)
DEVELOPMENT = FOLDER.parent / "development" / "answers"


def shares(folder):
    together = sum(count(folder).values(), Counter())
    return together["accepted"] / together["right"], together["refused"] / together["wrong"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [pytest.param(0.85, 0.995, marks=TARGET), (0.7, 0.92)],
    ids=["what is wanted", "what is reached"],
)
def test_of_held_out_answers_most_right_ones_are_accepted_and_hardly_a_wrong_one(
    folder, right, wrong
):
    if not any(folder.glob("*.yaml")):
        pytest.skip("no held-out answers here")
    accepted, refused = shares(folder)
    assert accepted >= right
    assert refused >= wrong


def test_of_the_answers_it_was_developed_with_nearly_all_are_judged_as_meant():
    accepted, refused = shares(DEVELOPMENT)
    assert accepted >= 0.95
    assert refused == 1
