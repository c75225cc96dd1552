import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.course import Choice, Number, Option, Order
from tutor.core.grade import grade_choice, grade_number, grade_order, grade_points
from tutor.core.messages import PointFinding


def option(english, chinese, right=False):
    return Option({"en": english, "zh": chinese}, right)


CHOICE = Choice(
    (
        option("Each row adds up to 1.", "每一行加起来等于 1。", right=True),
        option("Each column adds up to 1.", "每一列加起来等于 1。"),
        option("A table that counts pairs", "一张数对子的表"),
    )
)
ORDER = (2, 0, 1)  # a: the table, b: rows (right), c: columns


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "b",
            "B)",
            "(b)",
            "b.",
            "2",
            "②",
            "ⓑ",
            "选B",
            "答案是 b",
            "Ｂ",
            "option b",
            "I think b",
            "b?",
        ),
        *("**b**", "it's b!", "the second one", "第二个", "选b吧", "b, b", "我觉得应该是b。"),
        *(
            "each row adds up to 1",
            "EACH  ROW adds up to １.",
            "每一行加起来等于1",
            "b. Each row adds up to 1.",
        ),
    ],
)
def test_a_named_option_is_graded(answer):
    grade = grade_choice(CHOICE, ORDER, answer, "en")
    assert (grade.outcome, grade.credit, grade.option) == ("correct", 1.0, 0)


def test_a_wrong_option_names_itself_in_the_authors_order():
    grade = grade_choice(CHOICE, ORDER, "c", "en")
    assert (grade.outcome, grade.credit, grade.grader, grade.option) == ("incorrect", 0, "exact", 1)


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "",
            "a or b",
            "b c",
            "d",
            "4",
            "0",
            "not b",
            "不是b",
            "a table that is wide",
            "rows",
            "bb",
            "22",
        ),
        *("it isn't b", "either b or c", "because", "x" * 5000, "b" * 5000, "Each row"),
    ],
)
def test_what_names_no_single_option_is_no_answer(answer):
    grade = grade_choice(CHOICE, ORDER, answer, "en")
    assert (grade.outcome, grade.credit, grade.option) == ("not_an_answer", 0.0, None)


def test_a_letter_means_the_option_it_stands_at_and_any_other_text_the_option_it_is():
    letters = Choice((option("b", "b"), option("n", "n", right=True)))
    assert grade_choice(letters, (0, 1), "b", "en").option == 1
    assert grade_choice(letters, (1, 0), "b", "en").option == 0
    assert grade_choice(letters, (1, 0), "a", "en").option == 1
    rates = Choice(tuple(option(text, text) for text in ("4 %", "3 %", "-1", "$2")))
    for place, text in enumerate(("4%", "3 %", "-1", "$2")):
        assert grade_choice(rates, (3, 2, 1, 0), text, "en").option == place


def test_a_number_that_is_an_options_text_means_that_option():
    choice = Choice((option("27", "27", right=True), option("26", "26"), option("1", "1")))
    assert grade_choice(choice, (0, 1, 2), "27", "en").option == 0
    assert grade_choice(choice, (0, 1, 2), "1", "en").option == 2
    assert grade_choice(choice, (0, 1, 2), "2", "en").option == 1


def test_options_that_differ_only_in_signs_are_told_apart():
    choice = Choice((option("p + 1", "p + 1", right=True), option("p - 1", "p - 1")))
    assert grade_choice(choice, (1, 0), "p+1", "en").outcome == "not_an_answer"
    assert grade_choice(choice, (1, 0), "P + 1", "en").option == 0


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "c, because we know z",
            "let's go with c",
            "not a, c",
            "not a but c",
            "c, not a",
            "the last one",
            "last",
        ),
        *(
            "最后一个",
            "最后一个选项",
            "c，因为知道z",
            "不是a，是c",
            "I'm not sure, c",
            "option no. 3",
        ),
    ],
)
def test_an_option_named_with_a_reason_or_by_what_it_is_not_is_graded(answer):
    assert grade_choice(CHOICE, ORDER, answer, "en").option == 1


@pytest.mark.parametrize("answer", ["no c", "c no", "c sure? no", "not c", "not a, not c", "no"])
def test_an_option_that_is_denied_is_no_answer(answer):
    assert grade_choice(CHOICE, ORDER, answer, "en").outcome == "not_an_answer"


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (Number(27.0), "27 cells"),
        (Number(27.0), "二十七"),
        (Number(1234.0), "1,234"),
        (Number(1.234), "1,234"),
        (Number(0.138, 0.002), "0.14"),
        (Number(0.138, 0.002), "13.8%"),
        (Number(13.8, 0.1, {"en": "percent", "zh": "百分点"}), "13.8%"),
        (Number(13.8, 0.1, {"en": "%", "zh": "%"}), "13.8"),
        (Number(1 / 7, 0.001), "1/7"),
        (Number(0.3), "0.1 + 0.2"),
        (Number(0.0), "0%"),
        (Number(math.inf), "infinite"),
        (Number(19.0), "19 out of 25"),
        (Number(0.76), "19/25"),
        (Number(5120.0, 1.0), "80% of 6400"),
        (Number(1.0), "100%"),
    ],
)
def test_any_reading_within_tolerance_is_right(number, answer):
    grade = grade_number(number, answer)
    assert (grade.outcome, grade.credit, grade.grader) == ("correct", 1.0, "number")


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (Number(27.0), "28"),
        (Number(0.138, 0.002), "0.1405"),
        (Number(0.5), "0.5%"),
        (Number(math.inf), "1000"),
        (Number(5.0, 1e6), "infinite"),
        (Number(27.0), "-27"),
    ],
)
def test_a_number_outside_the_tolerance_is_wrong(number, answer):
    assert grade_number(number, answer).outcome == "incorrect"


@pytest.mark.parametrize(
    "answer",
    ["", "many", "3 or 27", "not 27", "more than 27", "27/30", "30分之27", "2700%", "27%", "27th"],
)
def test_without_one_number_there_is_no_answer(answer):
    assert grade_number(Number(27.0), answer).outcome == "not_an_answer"


STEPS = Order(tuple({"en": f"step {n}"} for n in range(4)))
SHOWN = (1, 0, 2, 3)  # right: b a c d


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "b a c d",
            "bacd",
            "b, a, c, d",
            "2 1 3 4",
            "2134",
            "b→a→c→d",
            "b > a > c > d",
            "B-A-C-D",
        ),
        *(
            "ｂａｃｄ",
            "b then a then c then d",
            "b、a、c、d",
            "先b然后a再c最后d",
            "the order is b a c d.",
        ),
        *("1.b 2.a 3.c 4.d", "1)b 2)a 3)c 4)d", "2a 1b 3c 4d", "第一b第二a第三c第四d"),
        *("first b then a then c and finally d", "last d, first b, second a, third c"),
    ],
)
def test_the_right_order_is_right_however_it_is_written(answer):
    assert grade_order(STEPS, SHOWN, answer).outcome == "correct"


@pytest.mark.parametrize(
    ("answer", "outcome", "credit"),
    [("a b c d", "incorrect", 1 / 3), ("c d b a", "partial", 2 / 3), ("d c a b", "incorrect", 0.0)],
)
def test_an_order_earns_the_share_of_neighbours_kept(answer, outcome, credit):
    grade = grade_order(STEPS, SHOWN, answer)
    assert (grade.outcome, grade.credit) == (outcome, pytest.approx(credit))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "b a c",
        "b a c d d",
        "b a c e",
        "b b c d",
        "I like cabd it",
        "5",
        "first b",
        "a, first b, c, d",
    ],
)
def test_an_order_without_every_letter_once_is_no_answer(answer):
    assert grade_order(STEPS, SHOWN, answer).outcome == "not_an_answer"


def found(**findings):
    return tuple(PointFinding(point, finding) for point, finding in findings.items())


@pytest.mark.parametrize(
    ("findings", "outcome", "credit"),
    [
        (found(one="shown", two="shown"), "correct", 1.0),
        (found(one="shown", two="not_seen"), "partial", 0.5),
        (found(one="shown", two="contradicted"), "incorrect", 0.5),
        (found(one="not_seen", two="not_seen"), "incorrect", 0.0),
        (found(one="not_seen"), "unsure", 0.0),
        (found(), "unsure", 0.0),
        (found(other="shown"), "unsure", 0.0),
        (found(one="shown", two="shown", other="contradicted"), "correct", 1.0),
        ((*found(one="shown"), *found(one="contradicted")), "incorrect", 0.0),
    ],
)
def test_findings_add_up_to_a_grade(findings, outcome, credit):
    grade = grade_points(("one", "two"), findings, "model")
    assert (grade.outcome, grade.credit, grade.grader) == (outcome, credit, "model")


@given(st.text(max_size=200))
def test_no_answer_makes_a_grader_raise(answer):
    for grade in (
        grade_choice(CHOICE, ORDER, answer, "zh"),
        grade_number(Number(27.0), answer),
        grade_order(STEPS, SHOWN, answer),
    ):
        assert 0.0 <= grade.credit <= 1.0
        assert grade.outcome != "correct" or grade.credit == 1.0


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_every_order_is_graded_by_the_steps_and_not_by_where_they_stand(shown, steps):
    letters = " ".join("abcd"[shown.index(step)] for step in steps)
    assert (grade_order(STEPS, shown, letters).outcome == "correct") == (steps == [0, 1, 2, 3])
