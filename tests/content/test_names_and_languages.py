"""One wrong name, of a language or of a file, is one problem and not hundreds."""

import pytest

from tests.content.builder import COURSE, HEAT, JUDGING, but, linted, write_course
from tutor.content.lint import lint


@pytest.mark.parametrize(
    ("written", "spoken", "mend"),
    [
        ("en, cn", "`en`, `zh`", "write `languages: [en, zh]`"),
        ("zh", "`zh`, `en`", "write `languages: [zh, en]`"),
        ("fr", "`en`, `zh`", "write `languages: [en, zh]`"),
        (
            "en, zh, fr",
            "`en`, `zh`",
            "write `languages: [en, zh]`, or begin to write texts in `fr`",
        ),
    ],
)
def test_a_wrong_list_of_languages_is_one_problem(tmp_path, written, spoken, mend):
    course = but(COURSE, "languages: [en, zh]", f"languages: [{written}]")

    assert linted(tmp_path, JUDGING, course=course) == [
        f"course.yaml:4: `languages: [{written}]`, where the texts have {spoken}; expected the "
        f"languages of the texts; {mend}"
    ]


def test_a_language_in_some_texts_is_missing_in_the_others(tmp_path):
    course = but(COURSE, "languages: [en, zh]", "languages: [en, zh, fr]")
    course = but(course, "title: {", "title: {fr: Le thé, ")

    found = linted(tmp_path, course=course)

    assert len(found) > 40
    assert found[0] == (
        "heat.yaml:3: no `fr` text in `title`; expected exactly the languages `en`, `zh`, `fr`; "
        "add `fr: ...`"
    )


def test_a_few_texts_in_the_wrong_name_of_a_language_stand_out(tmp_path):
    course = but(COURSE, "languages: [en, zh]", "languages: [en, cn]")
    course = but(course, "zh: 泡茶", "cn: 泡茶")

    assert [one.split(";")[0] for one in linted(tmp_path, course=course)] == [
        "course.yaml:2: no `zh` text in `title`",
        "course.yaml:2: the unknown language `cn` in `title`",
        "course.yaml:4: `languages: [en, cn]`, where the texts have `en`, `zh`",
    ]


@pytest.mark.parametrize(
    ("file", "id_", "advice"),
    [
        ("Hot water", "Hot water", "rename the file to `hot-water.yaml` and write `id: hot-water`"),
        ("Hot water", "hot", "rename the file to `hot.yaml`"),
        ("热水", "热水", "rename the file to `warm-the-pot.yaml` and write `id: warm-the-pot`"),
    ],
)
def test_a_file_is_renamed_when_its_name_is_no_id(tmp_path, file, id_, advice):
    tea = write_course(tmp_path, heat=None)
    (tea / "concepts" / f"{file}.yaml").write_text(but(HEAT, "id: heat", f"id: {id_}"), "utf-8")

    found = linted(tmp_path, heat=None)

    assert found[0] == (
        f"{file}.yaml:1: the file name `{file}.yaml`; expected lower-case letters a-z, digits and "
        f"hyphens, as in `id`; {advice}"
    )
    assert len(found) == (1 if id_ == "hot" else 2)


def test_a_folder_is_renamed_when_its_name_is_no_id(tmp_path):
    tea = write_course(tmp_path).rename(tmp_path / "Green Tea")

    assert [str(one).removeprefix(f"{tea}/") for one in lint(tea)] == [
        "course.yaml:1: the folder name `Green Tea`; expected lower-case letters a-z, digits and "
        "hyphens, as in `id`; rename the folder to `tea`"
    ]
