"""A computed answer is the figure that it says it is."""

import pytest

from tests.content.builder import HEAT, but, linted


def test_a_computed_answer_names_a_figure(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, "computed: minutes", "computed: minuts"))

    assert found == [
        "heat.yaml:22: the unknown figure `minuts`; expected a name in `figures`; write `minutes` "
        "if you meant that"
    ]


def test_a_computed_answer_is_its_figure(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, "answer: 3", "answer: 4"))

    assert found == [
        "heat.yaml:21: the answer 4, where the figure `minutes` shows 3; expected the value of the "
        "figure, within the tolerance; correct the one that is wrong"
    ]


@pytest.mark.parametrize(
    ("shown", "answer", "tolerance", "fits"),
    [
        ("1,200", "1200", "0", True),
        ("1,200", "1201", "1", True),
        ("1,200", "1202", "1", False),
        ("13.2%", "13.2", "0", True),
        ("13.2%", "0.132", "0", True),
        ("13.2%", "0.14", "0.001", False),
        ("−2.5", "-2.5", "0", True),
        ("0.1", "0.1", "0", True),
        ("about 6 g", "6", "0", True),
    ],
)
def test_figures_are_compared_as_numbers(tmp_path, shown, answer, tolerance, fits):
    heat = but(HEAT, 'minutes: "3"', f'minutes: "{shown}"')
    heat = but(heat, "answer: 3", f"answer: {answer}\n    tolerance: {tolerance}")

    assert (linted(tmp_path, heat=heat) == []) is fits


def test_a_figure_without_a_number_is_no_answer(tmp_path):
    found = linted(tmp_path, heat=but(HEAT, 'minutes: "3"', "minutes: some"))

    assert found == [
        'heat.yaml:8: the figure `minutes` shows "some"; expected a number; write the number as '
        "the text shows it"
    ]
