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
def bread(tmp_path):
    for name, text in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "bread"


def test_the_course_of_the_page_has_no_problem(bread):
    assert lint(bread, JUDGING) == []


def test_the_course_of_the_page_can_be_taught(bread):
    course = load_course(bread)

    assert [concept.id for concept in course.concepts] == ["dough", "rise", "water-share"]
    kinds = {item.kind for item in course.by_id["dough"].items_by_id.values()}
    assert kinds == {"choice", "number", "order", "short", "explain"}


def test_the_first_concept_shows_every_field_but_the_rare_ones():
    shown = yaml.safe_load(dict(FILES)["bread/concepts/dough.yaml"]).keys()

    assert ConceptFields.model_fields.keys() - shown == {
        "was",
        "encompasses",
        "supersedes",
        "sources",
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
