"""Facts: what a folder holds, and what is said of each mistake in it."""

import re

import pytest

from tests.content.builder import COURSE
from tutor.content.facts import FactsError, facts_folder, load_facts
from tutor.wiring import shipped

FACTS = """\
facts:
  - id: F001
    fact: {en: Tea is old., zh: 茶很古老。}
    owner: "Lu Yu"
    date: "760"
    source: [S001]
    doubt: {en: Nobody knows how old., zh: 没人知道有多古老。}
  - id: F002
    fact: {en: Tea is hot.}
    owner: "everybody"
    date: "undated"
    source: [S001]
"""
SOURCES = """\
sources:
  - id: S001
    title: {en: The Classic of Tea, zh: 《茶经》}
    kind: book
    date: "760"
    by: "Lu Yu"
    reliability: {en: A classic., zh: 经典。}
"""


def folder(path, facts=FACTS, sources=SOURCES):
    (path / "facts.yaml").write_text(facts, "utf-8")
    (path / "sources.yaml").write_text(sources, "utf-8")
    return path


def test_every_shipped_fact_is_loaded_in_two_languages_with_its_sources():
    facts = load_facts(shipped() / "seeds")
    assert len(facts) > 70 and len({one.id for one in facts}) == len(facts)
    assert all(set(one.text) == {"en", "zh"} and one.owner and one.titles for one in facts)
    assert {one.id for one in facts if one.doubt} >= {"F041", "F236", "M045"}


def test_a_fact_knows_its_owner_date_doubt_and_the_titles_of_its_sources(tmp_path):
    first, second = load_facts(folder(tmp_path))
    assert (first.id, first.owner, first.date) == ("F001", "Lu Yu", "760")
    assert first.titles == ({"en": "The Classic of Tea", "zh": "《茶经》"},)
    assert first.doubt["en"] == "Nobody knows how old." and second.doubt == {}


def test_facts_may_stand_in_several_files(tmp_path):
    folder(tmp_path)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "b-more.yaml").write_text(FACTS.replace("F00", "F01"), "utf-8")
    assert [one.id for one in load_facts(tmp_path)] == ["F001", "F002", "F011", "F012"]
    (tmp_path / "facts" / "a-again.yaml").write_text(FACTS.replace("F002", "F003"), "utf-8")
    with pytest.raises(FactsError, match=r"a-again.yaml:2: the id `F001` stands here and at .*:2"):
        load_facts(tmp_path)


def test_a_plain_list_is_a_list_of_facts_too(tmp_path):
    plain = FACTS.removeprefix("facts:\n")
    assert len(load_facts(folder(tmp_path, plain))) == 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('    owner: "Lu Yu"\n', ""), "facts.yaml:2: no `owner`; expected the field `owner`"),
        (("doubt:", "doubts:"), "facts.yaml:7: the unknown field `doubts`; expected one of `id`"),
        (("[S001]", "[S01]"), "facts.yaml:6: the unknown source `S01`; expected the id"),
        (("[S001]", "[S01]"), "write `S001` if you meant that, or add it to sources.yaml"),
        (("F002", "F001"), "facts.yaml:8: the id `F001` stands here and at "),
        (("{en: Tea is hot.}", "Tea is hot."), 'facts.yaml:9: the plain text "Tea is hot." in'),
        (("{en: Tea is hot.}", "{}"), "facts.yaml:9: no text in `fact`"),
        (("[S001]", "[]"), "facts.yaml:6: 0 entries in `source`; expected at least 1"),
        (("facts:", "claims:"), "facts.yaml:1: no list in facts.yaml; expected `facts:`"),
        (("F001", "F001\n    id: F003"), "facts.yaml:3: the key `id` stands here and on line 2"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_to_do(tmp_path, change, message):
    with pytest.raises(FactsError, match=re.escape(message)):
        load_facts(folder(tmp_path, FACTS.replace(*change, 1)))


def test_a_mistake_in_the_sources_and_a_missing_file_are_told(tmp_path):
    broken = SOURCES.replace("    kind: book\n", "")
    with pytest.raises(FactsError, match=r"sources\.yaml:2: no `kind`"):
        load_facts(folder(tmp_path, sources=broken))
    (tmp_path / "sources.yaml").unlink()
    with pytest.raises(FactsError, match=r"sources\.yaml:1: the file cannot be read"):
        load_facts(tmp_path)


def test_many_mistakes_are_counted_and_the_first_ones_shown(tmp_path):
    with pytest.raises(FactsError) as raised:
        load_facts(folder(tmp_path, "facts:\n" + "  - {id: F1}\n" * 5))
    assert len(raised.value.problems) > 10
    assert str(raised.value).endswith(
        f"and {len(raised.value.problems) - 10} more; correct these first"
    )


def test_a_course_has_the_facts_it_names_or_those_beside_the_courses(tmp_path):
    course = tmp_path / "curriculum" / "tea"
    course.mkdir(parents=True)
    (course / "course.yaml").write_text(COURSE, "utf-8")
    assert facts_folder(course) is None
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    folder(seeds)
    assert facts_folder(course) == seeds
    (course / "course.yaml").write_text(COURSE + "seeds: mine\n", "utf-8")
    assert facts_folder(course) == course / "mine"
