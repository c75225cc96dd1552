import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.course import (
    Concept,
    Course,
    Explain,
    Guess,
    Item,
    KeyPoint,
    Number,
    Prose,
    Solution,
)
from tutor.core.messages import AskJudge
from tutor.llm.offline import OfflineJudge, accepts, find_points
from tutor.ports import Enrolment, JudgeError

ASK = "Why do we turn the counts of a row into shares of the row?"

ROWS = Prose(
    (
        KeyPoint(
            "divide",
            {"en": "divide by the row's total", "zh": "除以行的总和"},
            {
                "en": ("divid* row|rows total|sum", "row|rows add*|sum* one|1"),
                "zh": ("除以 行 总和|总数", "每行|一行 加起来 1|一"),
            },
            {
                "en": ("divid* column* total|sum", "column* add*|sum* one|1"),
                "zh": ("除以 列 总和|总数",),
            },
        ),
        KeyPoint(
            "compare",
            {"en": "rows become comparable", "zh": "各行才能比较"},
            {"en": ("row|rows compar*", "compar* row|rows"), "zh": ("行 比较", "比较 行")},
        ),
    )
)
DIVIDE = Prose(ROWS.key_points[:1])


@pytest.mark.parametrize(
    "answer",
    [
        "You divide every count by what its row sums to, by the row's total.",
        "Each count is divided by the row total.",
        "We DIVIDE each number by the rows sum",
        "After that every row adds up to 1.",
        "The columns are left alone, but the rows add up to one.",
        "No, you divide by the row total.",
        "It is not the column: you divide by the row's total.",
        "You dividde by the row total.",
        "you not only count but also divide by the row total",
    ],
)
def test_a_point_in_ones_own_words_is_shown(answer):
    assert accepts(DIVIDE, "en", answer, ASK)


@pytest.mark.parametrize(
    "answer",
    [
        "把每个数除以这一行的总和。",
        "先求和，再用每个计数除以所在行的总数",
        "这样每行加起来等于１。",
        "不是除以列，而是除以这一行的总和。",
        "没见过的二元组也一样，除以行的总和。",
    ],
)
def test_a_point_in_chinese_is_shown(answer):
    assert accepts(DIVIDE, "zh", answer)


@pytest.mark.parametrize(
    "answer",
    [
        "You never divide by the row total.",
        "You don't divide each count by the row total.",
        "It is false that you divide by the row total.",
        "You divide by the row total? ",
        "Divide by the row total is wrong.",
        "You divide by the row total, but that is false.",
        "You divide by the row total. That is not true.",
        "You divide everything, never by the row total.",
        "I do not know whether you divide by the row total.",
        "Instead of dividing by the row total you take the largest.",
        "The rows don't add up to one.",
        "You hardly ever divide by the row total.",
        "You add one or you divide by the row total",
        "divide, row, total",
        "divide row total divide row total divide row total",
        "row total divide",
        "",
        "...",
        "asdf qwer zxcv",
        ASK,
    ],
)
def test_a_denied_or_unsaid_point_is_not_seen(answer):
    assert [point.finding for point in find_points(DIVIDE, "en", answer, ASK)] == ["not_seen"]


@pytest.mark.parametrize(
    "answer",
    [
        "不要除以这一行的总和。",
        "我们并不是除以行的总和",
        "除以行的总和是错的。",
        "除以行的总和，这种说法不对。",
        "是不是除以行的总和",
        "除以行的总和吗？",
        "除以、行、总和",
        "总和行除以",
        "很多人以为要除以行的总和",
    ],
)
def test_a_point_denied_in_chinese_is_not_seen(answer):
    assert [point.finding for point in find_points(DIVIDE, "zh", answer)] == ["not_seen"]


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "You divide by the column total."),
        ("en", "You divide by the row total, so the columns add up to one."),
        ("zh", "用每个数除以列的总和。"),
    ],
)
def test_a_contradiction_outweighs_what_is_shown(lang, answer):
    assert [point.finding for point in find_points(DIVIDE, lang, answer)] == ["contradicted"]
    assert not accepts(DIVIDE, lang, answer)


def test_a_denied_contradiction_does_not_count():
    found = find_points(DIVIDE, "en", "You do not divide by the column total.")
    assert [point.finding for point in found] == ["not_seen"]


def test_the_quote_is_the_answers_own_words():
    answer = "Well: Ｄivide each count by its ROW's total, always."
    (found,) = find_points(DIVIDE, "en", answer)
    assert found.quote == "Ｄivide each count by its ROW's total"


def test_points_are_found_one_by_one():
    found = find_points(ROWS, "en", "Rows of different size can be compared then.")
    assert [(point.point, point.finding) for point in found] == [
        ("divide", "not_seen"),
        ("compare", "shown"),
    ]
    assert not accepts(ROWS, "en", "Rows of different size can be compared then.")


def test_an_answer_in_another_language_of_the_course_is_understood():
    assert accepts(DIVIDE, "en", "把每个数除以这一行的总和。")


def test_words_of_the_question_alone_show_nothing():
    ask = "Do we divide by the row total or not?"
    assert not accepts(DIVIDE, "en", "we divide by the row total", ask)
    assert accepts(DIVIDE, "en", "we divide each count by the row total", ask)


def test_an_item_without_key_points_is_never_accepted():
    assert not accepts(Prose(()), "en", "anything at all")


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_makes_the_judge_raise(answer, ask):
    for point in find_points(ROWS, "en", answer, ask):
        assert point.quote in answer


BITS = ["divide", "row", "total", "not", "1", "除以", "行", "总和", "不", "的", "，", ".", "?"]


@given(st.lists(st.sampled_from(BITS)))
def test_every_quote_is_in_the_answer(words):
    answer = " ".join(words)
    for point in find_points(ROWS, "zh", answer):
        assert (point.quote != "") == (point.finding != "not_seen")
        assert point.quote in answer


def text(words):
    return {"en": words, "zh": words}


COURSE = Course(
    "c",
    text("c"),
    text("goal"),
    ("en", "zh"),
    (
        Concept(
            "rows",
            text("rows"),
            text("pain"),
            Guess(text("?"), text("!")),
            Solution(text("first"), text("then")),
            text("example"),
            (Item("n", text("2 + 2"), Number(4.0)),),
            Explain(Item("explain", text("Explain rows."), DIVIDE)),
        ),
    ),
)


async def test_the_judge_answers_the_call_it_was_asked():
    judge = OfflineJudge(COURSE)
    judged = await judge.judge(
        Enrolment("ana", "c"), AskJudge(7, "rows/explain", "en", "You divide by the row total.")
    )
    assert (judged.call, judged.grader) == (7, "keypoints")
    assert [point.finding for point in judged.points] == ["shown"]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("rows/n", "rows/n: a number item has no key points to judge by"),
        ("gone/n", "gone/n: the course c has no such item"),
    ],
)
async def test_an_item_that_cannot_be_judged_is_a_judge_error(item, words):
    with pytest.raises(JudgeError, match=words):
        await OfflineJudge(COURSE).judge(Enrolment("ana", "c"), AskJudge(1, item, "en", "x"))


def test_an_answer_that_says_everything_is_not_judged():
    point = KeyPoint("half", {"en": "halve it"}, {"en": ("divide* two|2",)})
    one = "You divide it by two. "
    assert accepts(Prose((point,)), "en", one)
    assert not accepts(Prose((point,)), "en", one * 41)


def test_a_chinese_comma_separates_thoughts():
    point = KeyPoint("middle", {"zh": "中间快"}, {"zh": ("中间 快",)})
    assert accepts(Prose((point,)), "zh", "我觉得中间涨得最快。")
    assert not accepts(Prose((point,)), "zh", "我觉得是中间最慢，两头快。")
