"""Every number in the course is worked out by a program from the course's own names."""

import importlib
import re

import pytest
import yaml

from tests.curriculum.names_model import NAMES, read_names

COURSE = NAMES.parent
CONCEPTS = sorted(path.stem for path in (COURSE / "concepts").glob("*.yaml"))
NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?%?")
NOT_SHOWN = {"id", "status", "was", "sources", "figures", "why", "say", "contradict", "kind"}
NOT_SHOWN |= {"computed", "answer", "tolerance", "unit", "twin", "misconception", "wrong"}


def concept(name):
    return yaml.load((COURSE / "concepts" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


def computed(name):
    module = importlib.import_module(f"tests.curriculum.figures.{name.replace('-', '_')}")
    return module.figures(read_names())


def texts(node):
    """Every learner-facing text below a node."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from texts(one)
    else:
        for key, below in node.items():
            if key not in NOT_SHOWN:
                yield from texts(below)


def plain(number):
    return number.rstrip(",").replace("−", "-")


def test_the_list_of_names_is_as_the_course_says():
    names = read_names()
    assert len(names) >= 1000 and len(set(names)) == len(names) and names == sorted(names)
    assert all(re.fullmatch("[a-z]{2,}", name) for name in names)


@pytest.mark.parametrize("name", CONCEPTS)
def test_every_figure_is_what_its_program_computes(name):
    assert concept(name).get("figures", {}) == computed(name)


@pytest.mark.parametrize("name", CONCEPTS)
def test_every_number_in_the_texts_is_a_figure(name):
    shown = {plain(one) for figure in computed(name).values() for one in NUMBER.findall(figure)}
    shown |= set(computed(name).values())
    small = {str(number) for number in range(11)}
    stray = {
        number
        for text in texts(concept(name))
        for number in map(plain, NUMBER.findall(text))
        if number not in shown | small and number.removeprefix("-") not in shown | small
    }
    assert not stray


@pytest.mark.parametrize("name", CONCEPTS)
def test_every_number_item_is_computed_and_its_tolerance_is_sensible(name):
    figures = computed(name)
    for item in concept(name)["items"]:
        if item["kind"] != "number":
            continue
        exact = float(figures[item["computed"]].replace(",", "").replace("−", "-").rstrip("%"))
        tolerance = float(item.get("tolerance", "0"))
        assert abs(float(item["answer"]) - exact) <= max(tolerance, 1e-9), item["id"]
        assert tolerance <= 0.25 * abs(exact) + 1e-9, f"{item['id']} would accept nearly anything"


@pytest.mark.parametrize("name", CONCEPTS)
def test_a_concept_has_what_every_concept_must_have(name):
    one = concept(name)
    kinds = [item["kind"] for item in one["items"]]
    assert len(kinds) >= 5 and len(set(kinds)) >= 3
    assert all(len(item.get("hints", [])) == 3 for item in one["items"])
    assert len(one["misconceptions"]) >= 2 and one["sources"] and one["explain"]["key_points"]
    options = [option for item in one["items"] for option in item.get("options", [])]
    assert len({option.get("misconception") for option in options} - {None}) >= 2


def test_the_right_option_is_not_given_away_by_its_length():
    longest, all_choices = 0, 0
    for name in CONCEPTS:
        for item in concept(name)["items"]:
            if item["kind"] != "choice":
                continue
            lengths = {len(option["en"]): "right" in option for option in item["options"]}
            longest += lengths[max(lengths)]
            all_choices += 1
    assert longest / all_choices <= 0.5
