"""The loader gives the course that the files describe, in order, in any number of languages."""

import pytest

from tests.content.builder import HEAT, LEAVES, but, line_of, write_course
from tutor.content.load import ContentError, find_courses, load_course, read_course
from tutor.core.course import CLOSED_KINDS

ENGLISH_COURSE = """\
id: tea
title: {en: Brewing tea}
goal: {en: Good tea.}
languages: [en]
"""
ENGLISH = """\
id: leaves
status: live
title: {en: What tea is}
requires: {}
pain: {en: Why is it brown?}
guess: {ask: {en: Why?}, look_for: {en: A plant.}}
solution: {first: {en: A plant gives colour.}, then: {en: More of it later.}}
example: {en: Look at one.}
items:
  - {id: one, kind: number, ask: {en: 1 + 1?}, answer: 2}
explain:
  ask: {en: Tell me.}
  key_points:
    - {id: plant, point: {en: A plant.}, say: {en: [plant]}}
"""


def test_the_good_course_loads(tmp_path):
    course = load_course(write_course(tmp_path))

    assert (course.id, course.languages) == ("tea", ("en", "zh"))
    assert [concept.id for concept in course.concepts] == ["leaves", "heat"]
    leaves = course.by_id["leaves"]
    assert leaves.pain["en"] == (
        "You ordered a green drink and got a brown one.\nNobody can tell you why."
    )
    assert [item.kind for item in leaves.items] == ["choice", "number", "number"]
    assert leaves.items[0].task.options[1].misconception == "dye"
    assert [option.right for option in leaves.items[0].task.options] == [True, False, False]
    assert leaves.items[0].after["zh"] == "植物给的颜色。"
    assert (leaves.items[1].task.answer, leaves.items[1].task.tolerance) == (6.0, 0.1)
    assert (leaves.items[1].twin, leaves.items[2].twin) == ("count-again", None)
    assert leaves.explain.pupil["en"] == "But why is mine brown?"
    assert leaves.explain.item.task.key_points[0].contradict["zh"] == ("色素 颜色",)
    assert course.by_id["heat"].requires["leaves"]["en"] == "heat acts on them"
    assert course.by_id["heat"].closed_kinds < CLOSED_KINDS


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("g", {"en": "g", "zh": "g"}),
        ('"%"', {"en": "%", "zh": "%"}),
        ("{en: grams, zh: 克}", {"en": "grams", "zh": "克"}),
        ('""', {}),
    ],
)
def test_a_unit_is_one_symbol_or_a_text_per_language(tmp_path, typed, unit):
    course = load_course(write_course(tmp_path, leaves=but(LEAVES, "unit: g", f"unit: {typed}")))

    assert course.item("leaves/count").task.unit == unit
    assert course.item("leaves/count-again").task.unit == {}


def test_slip_guess_and_difficulty_are_as_typed_or_left_to_what_is_usual(tmp_path):
    leaves = but(LEAVES, "why: ", "difficulty: -1.5\nwhy: ")
    leaves = but(leaves, "    answer: 6", "    answer: 6\n    slip: 0.05\n    guess: 0.3")
    leaves = but(leaves, "  pupil: ", "  slip: 0.2\n  pupil: ")
    course = load_course(write_course(tmp_path, leaves=leaves))

    assert [course.by_id[one].difficulty for one in ("leaves", "heat")] == [-1.5, None]
    rates = [(item.slip, item.guess) for item in course.by_id["leaves"].items_by_id.values()]
    assert rates == [(None, None), (0.05, 0.3), (None, None), (0.2, None)]


def test_a_course_in_one_language_loads(tmp_path):
    course = load_course(write_course(tmp_path, ENGLISH_COURSE, leaves=ENGLISH, heat=None))

    assert course.by_id["leaves"].title == {"en": "What tea is"}


def test_a_course_in_three_languages_loads(tmp_path):
    course = ENGLISH_COURSE.replace("[en]", "[en, id, fr]").replace("{en:", "{fr: Oui, id: Ya, en:")
    concept = ENGLISH.replace("{en: [plant]}", "{en: [plant], fr: [plante], id: [tanaman]}")
    concept = concept.replace("{en: ", "{fr: Oui, id: Ya, en: ").replace(
        "{fr: Oui, id: Ya, en: [", "{en: ["
    )
    loaded = load_course(write_course(tmp_path, course, leaves=concept, heat=None))

    assert loaded.languages == ("en", "id", "fr")
    assert loaded.by_id["leaves"].title == {"fr": "Oui", "id": "Ya", "en": "What tea is"}


def concept(name, *needs):
    requires = ", ".join(f"{need}: {{en: because, zh: 因为}}" for need in needs)
    text = but(LEAVES, "requires: {}", f"requires: {{{requires}}}")
    return but(text, "id: leaves", f"id: {name}").replace("[tea leaf, tea leaves]", f"[{name}]")


def test_prerequisites_come_first_and_equals_by_id(tmp_path):
    course = load_course(
        write_course(
            tmp_path,
            leaves=None,
            heat=None,
            a=concept("a", "z"),
            b=concept("b"),
            m=concept("m", "b"),
            z=concept("z"),
        )
    )

    assert [one.id for one in course.concepts] == ["b", "m", "z", "a"]


def test_only_live_concepts_reach_learners(tmp_path):
    draft = but(HEAT, "status: live", "status: draft")
    retired = but(but(HEAT, "status: live", "status: retired"), "id: heat", "id: old")

    course = load_course(write_course(tmp_path, heat=draft, old=retired))

    assert list(course.by_id) == ["leaves"]


def test_a_draft_may_be_unfinished_but_not_wrong(tmp_path):
    draft = but(but(HEAT, "status: live", "status: draft"), "pain: {en: Cold", "pian: {en: Cold")
    line = line_of(draft, "pian")

    course, found = read_course(write_course(tmp_path, heat=draft))

    assert course is None
    assert [(problem.line, problem.severity) for problem in found] == [
        (1, "warning"),
        (line, "error"),
    ]


def test_the_version_follows_what_learners_see(tmp_path):
    draft = but(HEAT, "status: live", "status: draft")
    first = load_course(write_course(tmp_path, heat=draft)).version
    same = load_course(write_course(tmp_path, heat=draft + "# a note\n")).version
    other = load_course(write_course(tmp_path, leaves=LEAVES + "# a note\n", heat=draft)).version

    assert len(first) == 12
    assert first == same
    assert first != other


def test_a_course_without_live_concepts_is_refused(tmp_path):
    tea = write_course(tmp_path, leaves=but(LEAVES, "live", "draft"), heat=None)

    with pytest.raises(ContentError) as refused:
        load_course(tea)

    assert str(refused.value) == (
        f"{tea}/course.yaml:1: no live concept in `concepts`; expected at least one live concept; "
        "set `status: live` in a concept that is ready"
    )


def test_a_folder_without_course_file_is_refused(tmp_path):
    _, found = read_course(tmp_path)

    assert str(found[0]) == (
        f"{tmp_path}/course.yaml:1: the file cannot be read (No such file or directory); "
        "expected a text file; check that it exists and that you may read it"
    )


def test_files_that_would_be_passed_over_are_named(tmp_path):
    tea = write_course(tmp_path)
    (tea / "concepts" / "leaves.yaml").rename(tea / "concepts" / "leaves.yml")
    (tea / "heat.yaml").write_text(HEAT, encoding="utf-8")

    _, found = read_course(tea)

    assert [str(problem).split(";")[0] for problem in found] == [
        f"{tea}/concepts/heat.yaml:5: the unknown concept `leaves` in `requires`",
        f"{tea}/concepts/leaves.yml:1: a file that ends in .yml",
        f"{tea}/heat.yaml:1: warning: a file beside `course.yaml`",
    ]


def test_courses_are_found_in_a_folder_of_courses(tmp_path):
    tea = write_course(tmp_path)
    (tea.parent / "empty").mkdir()

    assert find_courses(tea) == [tea]
    assert find_courses(tea.parent) == [tea]
    assert find_courses(tea.parent / "empty") == []


def test_windows_line_ends_change_nothing(tmp_path):
    tea = write_course(tmp_path)
    plain = load_course(tea)
    for file in tea.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert load_course(tea).concepts == plain.concepts


def test_a_refused_course_shows_its_first_errors_and_how_to_see_the_rest(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_course(tmp_path, leaves=LEAVES.replace("en: ", "fr: "))

    with pytest.raises(ContentError) as refused:
        load_course(tmp_path / "curriculum" / "tea")

    lines = str(refused.value).splitlines()
    count = len(refused.value.problems)
    assert count > 40
    assert len(lines) == 11
    assert lines[:10] == [str(problem) for problem in refused.value.problems[:10]]
    assert lines[10] == f"... and {count - 10} more; run: tutor course lint curriculum/tea"


def test_warnings_are_no_reason_to_refuse_a_course(tmp_path):
    tea = write_course(tmp_path, leaves=but(LEAVES, "status: live", "status: lve"))
    (tea / "notes.yaml").write_text("a: 1", encoding="utf-8")

    with pytest.raises(ContentError) as refused:
        load_course(tea)

    assert len(refused.value.problems) > 1
    assert str(refused.value) == (
        f'{tea}/concepts/leaves.yaml:2: the plain text "lve" in `status`; expected one of `draft`, '
        "`live`, `retired`; write `live` if you meant that"
    )
