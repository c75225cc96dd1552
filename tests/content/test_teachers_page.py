"""The page for teachers: its course is a good one, and it leaves no field and no complaint out."""

import re
from pathlib import Path

import pytest
import yaml

from tests.content.builder import JUDGING
from tutor.content.lint import lint
from tutor.content.load import load_course
from tutor.content.schema import (
    ITEM_KINDS,
    ConceptFields,
    CourseFields,
    ExplainFields,
    GuessFields,
    KeyPointFields,
    MisconceptionFields,
    OptionFields,
    SolutionFields,
)
from tutor.core.course import KeyPoint, Prose
from tutor.llm.offline import find_points

PAGE = (Path(__file__).parents[2] / "docs" / "teachers.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)
MODELS = [
    ConceptFields,
    CourseFields,
    ExplainFields,
    GuessFields,
    KeyPointFields,
    MisconceptionFields,
    SolutionFields,
    *ITEM_KINDS.values(),
]


@pytest.fixture
def courses(tmp_path):
    for name, text in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["bread", "tea"])
def test_the_courses_of_the_page_have_no_problem(courses, name):
    assert lint(courses / name, JUDGING) == []


def test_the_course_of_the_page_can_be_taught(courses):
    course = load_course(courses / "bread")

    assert [concept.id for concept in course.concepts] == ["dough", "rise", "water-share"]
    kinds = {item.kind for item in course.by_id["dough"].items_by_id.values()}
    assert kinds == {"choice", "number", "order", "short", "explain"}


def test_the_second_course_shows_every_form_of_a_text_in_two_languages(courses):
    course = load_course(courses / "tea")
    steep = course.by_id["steep"]

    assert course.languages == ("en", "zh")
    assert steep.solution.first["zh"] == (
        "茶叶在热水里待得越久，出来的东西越多：先是颜色和味道，然后是苦味。"
    )
    assert steep.items[2].task.unit == {"en": "minutes", "zh": "分钟"}
    assert {kind.kind for kind in steep.items} == {"choice", "number"}


EXAMPLES = re.findall(r"^\| ([^|]+) \| (yes|no) \| ", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("answer", "found"), EXAMPLES)
def test_the_judge_does_what_the_page_says(answer, found):
    say = {"en": ("yeast make* gas",), "zh": ("酵母 产生|放出 气",)}
    ask = {
        "en": "What do yeast and gas have to do with bread?",
        "zh": "酵母和气跟面包有什么关系？",
    }
    assert all(text in PAGE.replace("\n", " ") for text in (say["zh"][0], *ask.values()))
    lang = "en" if answer.isascii() else "zh"

    (point,) = find_points(Prose((KeyPoint("gas", {}, say),)), lang, answer, ask[lang])

    assert point.finding == {"yes": "shown", "no": "not_seen"}[found]


def test_the_page_has_examples_of_both_sorts():
    assert {found for _, found in EXAMPLES} == {"yes", "no"}
    assert len(EXAMPLES) >= 12


def test_the_first_concept_shows_every_field_but_the_rare_ones():
    shown = yaml.safe_load(dict(FILES)["bread/concepts/dough.yaml"]).keys()

    assert ConceptFields.model_fields.keys() - shown == {
        "was",
        "encompasses",
        "supersedes",
        "sources",
        "difficulty",
    }


def test_every_field_is_explained():
    fields = {name for model in MODELS for name in model.model_fields}
    fields |= OptionFields.model_fields.keys() - {"text"}
    explained = PAGE[PAGE.index("## Every field of course.yaml") :]

    assert {name for name in fields if f"`{name}`" not in explained} == set()
    assert "`right: true`" in explained


def test_complaints_in_the_table_are_the_ones_that_lint_gives():
    """The longest stretch of fixed words of each stands in a message that other tests compare."""
    tests = [*Path(__file__).parent.glob("test_*.py"), Path(__file__).with_name("broken.yaml")]
    messages = "\n".join(file.read_text(encoding="utf-8") for file in tests)
    messages = re.sub(r"""["']\s*\n\s*f?["']""", "", messages)  # a text on several lines
    table = PAGE[PAGE.index("| it says |") :].split("\n\n")[0].splitlines()[2:]
    says = [row.split("|")[1].strip() for row in table]
    fixed = [max(re.split(r'`[^`]*`|"[^"]*"|\d+|\.\.\.|->|,', one), key=len) for one in says]

    assert len(says) > 20
    assert [words.strip() for words in fixed if words.strip() not in messages] == []
