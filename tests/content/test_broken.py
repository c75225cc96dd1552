"""Courses broken in one place: each is refused at the right line, in exactly these words."""

from pathlib import Path

import pytest
import yaml

from tests.content.builder import COURSE, HEAT, LEAVES, but, write_course
from tutor.content.load import ContentError, load_course, read_course

PAGES = {"course": COURSE, "leaves": LEAVES, "heat": HEAT}
BROKEN = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8"))
SEVERAL = {
    "an unknown field",
    "yes for true",
    "an unknown misconception",
    "an answer in words",
    "a negative tolerance",
    "a twin that is not there",
    "two steps",
    "a weight above one",
}


def broken(*cases):
    """The pages with all these cases in them."""
    pages = dict(PAGES)
    for case in cases:
        pages[case["page"]] = but(pages[case["page"]], case["old"], case["new"])
    return pages


@pytest.mark.parametrize("case", BROKEN, ids=[case["what"] for case in BROKEN])
def test_a_broken_file_is_refused_at_the_right_line(tmp_path, case):
    tea = write_course(tmp_path, **broken(case))
    page = case["page"]
    file = tea / ("course.yaml" if page == "course" else f"concepts/{page}.yaml")

    course, found = read_course(tea)

    assert course is None
    assert [str(problem) for problem in found] == [f"{file}:{words}" for words in case["problems"]]


def test_all_broken_places_are_found_at_once(tmp_path):
    cases = [case for case in BROKEN if case["what"] in SEVERAL]
    tea = write_course(tmp_path, **broken(*cases))

    with pytest.raises(ContentError) as refused:
        load_course(tea)

    expected = {words.split(": ", 1)[1] for case in cases for words in case["problems"]}
    found = [str(problem).removeprefix(f"{problem.file}:") for problem in refused.value.problems]
    assert {words.split(": ", 1)[1] for words in found} == expected
    assert list(refused.value.problems) == sorted(refused.value.problems)


def test_problems_name_the_file_as_one_would_type_it_from_here(tmp_path, monkeypatch):
    case = BROKEN[0]
    tea = write_course(tmp_path, **broken(case))
    monkeypatch.chdir(tmp_path)

    _, found = read_course(tea)

    assert str(found[0]) == f"curriculum/tea/concepts/leaves.yaml:{case['problems'][0]}"
