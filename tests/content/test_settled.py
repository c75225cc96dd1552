"""`settled.yaml`: what it may hold, that every answer survives it, and what lint tries with it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.builder import HEAT, JUDGING, LEAVES, but, write_course
from tutor.content.lint import lint
from tutor.content.load import load_course, read_course
from tutor.content.rules.judge import Judging
from tutor.content.settled import (
    SETTLED_FILE,
    Settled,
    parse_settled,
    read_settled,
    settled_text,
    with_settled,
)
from tutor.content.yaml import parse_yaml
from tutor.core.classify import clean
from tutor.core.messages import PointFinding

DAY = date(2026, 11, 22)


def settled(answer, verdict, item="leaves/explain", lang="en"):
    return Settled(item, lang, answer, verdict, DAY)


def entry(item="leaves/explain", lang="en", answer="x", verdict="right", on="2026-11-22"):
    return f'- {{item: {item}, lang: {lang}, answer: "{answer}", is: {verdict}, on: {on}}}\n'


def write(folder, text, **pages):
    tea = write_course(folder, **pages)
    (tea / SETTLED_FILE).write_text(text, encoding="utf-8")
    return tea


def linted(folder, text, judging=JUDGING, **pages):
    tea = write(folder, text, **pages)
    return [str(one).replace(f"{tea}/", "") for one in lint(tea, judging)]


# -- the file ----------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.text(), st.sampled_from(["right", "wrong"])), max_size=4))
def test_every_answer_that_a_learner_can_give_survives_the_file(given):
    answers = ()
    for text, verdict in given:
        if clean(text):
            answers = with_settled(answers, settled(clean(text), verdict))

    found = parse_settled(parse_yaml(settled_text(answers), "settled.yaml"))

    assert found.problems == () and found.answers == answers


@pytest.mark.parametrize(
    "answer", ['"quoted"', "two\nlines", "a \\ b", "- item: x", "# 是的", "\ufffe\U000fffff", "no"]
)
def test_signs_that_mean_something_in_yaml_are_only_text(answer):
    found = parse_settled(parse_yaml(settled_text([settled(answer, "wrong")]), "settled.yaml"))
    assert [one.answer for one in found.answers] == [answer]


def test_what_is_settled_again_takes_its_old_place():
    one, two = settled("One answer", "right"), settled("Two", "wrong")
    again = settled("one  ANSWER", "wrong", lang="zh")
    assert with_settled((one, two), again) == (again, two)
    assert with_settled((one,), two) == (one, two)


def test_the_same_words_to_another_item_are_another_answer():
    one, other = settled("Yes.", "right"), settled("Yes.", "wrong", "heat/explain")
    assert with_settled((one,), other) == (one, other)


def test_a_course_without_the_file_or_with_an_empty_one_has_nothing_settled(tmp_path):
    tea = write_course(tmp_path)
    assert read_settled(tea).answers == () and lint(tea, JUDGING) == []
    assert linted(tmp_path, "# nothing yet\n") == []


def test_the_file_is_no_stranger_in_the_folder_and_changes_no_course(tmp_path):
    before = load_course(write_course(tmp_path))
    course, problems = read_course(write(tmp_path, entry()))
    assert problems == [] and course == before and course.version == before.version


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "item: leaves/explain\n",
            "1: a group of fields; expected a list of answers, each beginning with `- item: ...`; "
            "put `- ` before the first field of every answer",
        ),
        (
            "- leaves\n",
            '1: the plain text "leaves" as answer 1; expected an entry with the fields `item`, '
            "`lang`, `answer`, `is`, `on`; write each on a line of its own, `item: ...` first",
        ),
        (
            entry() + entry(answer="y").replace("is: right, ", ""),
            "2: no `is` in answer 2; expected the field `is`; add `is: ...`",
        ),
        (
            entry().replace("answer:", "anwser:"),
            "1: the unknown field `anwser` in answer 1; expected one of `item`, `lang`, `answer`, "
            "`is`, `on`; write `answer` if you meant that, or delete it",
        ),
        (
            entry(verdict="wrongly"),
            '1: the plain text "wrongly" in `is` of answer 1; expected one of `right`, `wrong`; '
            "write `wrong` if you meant that",
        ),
        (
            entry(verdict="yes"),
            '1: the plain text "yes" in `is` of answer 1; expected one of `right`, `wrong`; '
            "write `right` if you meant that",
        ),
        (
            entry(item="explain"),
            '1: the plain text "explain" in `item` of answer 1; expected a concept and an item of '
            "it; write, say, `rise/explain`",
        ),
        (
            entry(on="22.11.2026"),
            '1: the plain text "22.11.2026" in `on` of answer 1; expected a day as '
            "year-month-day; write, say, `2026-11-22`",
        ),
        (
            entry(answer=" "),
            "1: nothing in `answer` of answer 1; expected the learner's answer; write it in "
            '"quotes"',
        ),
        (
            entry(lang="English"),
            '1: the plain text "English" in `lang` of answer 1; expected the code of a language; '
            "write, say, `en` or `zh`",
        ),
        (
            entry(answer="One") + "\n" + entry(answer="one", verdict="wrong"),
            "3: the same answer to `leaves/explain` as on line 1; expected every answer settled "
            "once; delete one of them",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line_and_is_no_crash(tmp_path, text, problem):
    assert problem in [one.removeprefix("settled.yaml:") for one in linted(tmp_path, text)]


@pytest.mark.parametrize("text", ["- [", "x", "- item: [a]\n  is: {b: c}\n", "[]"])
def test_any_other_text_is_an_error_or_nothing(tmp_path, text):
    found = linted(tmp_path, text)
    assert (found == []) == (text == "[]")
    assert all(one.startswith("settled.yaml:") for one in found)


# -- what the course does not have -------------------------------------------------------------

IN_THE_COURSE = "expected an item that this course has"


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        (
            "leafs/explain",
            "a settled answer to `leafs/explain`, of the unknown concept `leafs`; "
            f"{IN_THE_COURSE}; write `leaves/explain` if you meant that, or delete the entry",
        ),
        (
            "bread/explain",
            "a settled answer to `bread/explain`, of the unknown concept `bread`; "
            f"{IN_THE_COURSE}; delete the entry",
        ),
        (
            "heat/why-cold",
            f"a settled answer to the unknown item `heat/why-cold`; {IN_THE_COURSE}; "
            "write `heat/why-hot` if you meant that, or delete the entry",
        ),
        (
            "leaves/count",
            "a settled answer to `leaves/count`, an item of kind `number`; expected an item that "
            "is answered in the learner's own words; delete it: a `number` item is graded exactly",
        ),
    ],
)
def test_an_item_that_the_course_does_not_have_is_an_error(tmp_path, item, problem):
    assert linted(tmp_path, entry(item)) == [f"settled.yaml:1: {problem}"]


def test_a_concept_that_was_renamed_is_named(tmp_path):
    heat = "id: heat\nwas: [warmth-of-water]\n"
    (found,) = linted(
        tmp_path, entry("warmth-of-water/explain"), heat=but(HEAT, "id: heat\n", heat)
    )
    assert "; write `heat/explain` if you meant that, or delete the entry" in found


def test_a_language_that_the_course_does_not_have_is_an_error(tmp_path):
    assert linted(tmp_path, entry(lang="fr")) == [
        "settled.yaml:1: the unknown language `fr` of a settled answer; expected one of `en`, "
        "`zh`; write `en` if you meant that"
    ]


# -- what the judge makes of it ----------------------------------------------------------------


def test_a_wrong_answer_that_the_judge_accepts_is_an_error(tmp_path):
    text = "\n" + entry(answer="The leaves colour the water.", verdict="wrong")
    (found,) = linted(tmp_path, text)
    assert found == (
        'settled.yaml:2: the judge accepts the answer "The leaves colour the water." of '
        '`leaves/explain`, settled as wrong on 2026-11-22: "leaves colour" shows `plant`; '
        "expected a key point missing or contradicted; make a phrasing in `say` narrower, or add "
        "one to `contradict`, in concepts/leaves.yaml"
    )


def test_a_right_answer_that_the_judge_does_not_see_is_a_warning(tmp_path):
    (found,) = linted(tmp_path, entry(answer="It is how it grows. Is it a plant?"))
    assert found == (
        "settled.yaml:1: warning: the judge finds nothing of `plant` in the answer "
        '"It is how it grows. Is it a plant?" of `leaves/explain`, settled as right on '
        '2026-11-22, "Is it a plant" is a question; expected every key point shown; add phrasings '
        "to `say` of `plant`, in concepts/leaves.yaml"
    )


def test_a_right_answer_that_the_judge_contradicts_is_an_error(tmp_path):
    (found,) = linted(tmp_path, entry(answer="The dye colours it."))
    assert found == (
        'settled.yaml:1: the judge refuses the answer "The dye colours it." of `leaves/explain`, '
        'settled as right on 2026-11-22: "dye colours" contradicts `plant`; expected no '
        "contradiction; make `contradict` of `plant` narrower, in concepts/leaves.yaml"
    )


def test_what_the_judge_grades_as_the_teacher_did_is_no_problem(tmp_path):
    text = (
        entry(answer="The leaves colour the water.")
        + entry(answer="The dye colours it.", verdict="wrong")
        + entry(answer="It is nicer.", verdict="wrong")
        + entry(answer="叶子让水有了颜色。", lang="zh")
    )
    assert linted(tmp_path, text) == []


def test_the_answer_is_judged_in_its_language_with_the_question_that_was_asked(tmp_path):
    asked = []

    def find(prose, lang, answer, ask):
        if answer in ("Hm?", "嗯？"):
            asked.append((lang, answer, ask))
        return [PointFinding(one.id, "shown", "x") for one in prose.key_points]

    judging = Judging(find, lambda *_: ())
    linted(tmp_path, entry(answer="Hm?") + entry(answer="嗯？", lang="zh"), judging)
    assert asked == [
        ("en", "Hm?", "Tell Ana where the colour comes from."),
        ("zh", "嗯？", "告诉安娜颜色从哪里来。"),
    ]


def test_without_a_judge_only_names_are_looked_at(tmp_path):
    text = entry(answer="The leaves colour the water.", verdict="wrong")
    assert linted(tmp_path, text, None) == []
    assert len(linted(tmp_path, entry("leafs/explain"), None)) == 1


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_learners_do_not_see_is_not_tried(tmp_path, status):
    leaves = but(LEAVES, "status: live", f"status: {status}")
    text = entry(answer="The leaves colour the water.", verdict="wrong")
    assert not any("the judge" in one for one in linted(tmp_path, text, leaves=leaves, heat=None))
