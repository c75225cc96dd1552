"""What comes close to a model answer must say what it says."""

import pytest

from tutor.core.course import KeyPoint, Prose
from tutor.llm.offline import accepts, find_points

MODEL = "Divide each count by the sum of its row, so that all 27 shares add up to one."
MODEL_ZH = "每个数要除以它那一行的总和，这样每行加起来就等于 1。"
POINT = KeyPoint(
    "divide",
    {"en": "divide by the row's sum", "zh": "除以行的总和"},
    {"en": ("divid* row", "divid* sum", "row", "sum"), "zh": ("除以 行", "行")},
)
PROSE = Prose(
    (POINT,),
    {"en": (MODEL,), "zh": (MODEL_ZH,)},
    {"en": ("You should divide each of the counts by the sum of its column and row.",)},
)


@pytest.mark.parametrize(
    "answer",
    [
        MODEL,
        MODEL.lower().rstrip("."),
        MODEL.replace("count", "cuont"),
        MODEL.replace("so that", "and then"),
        "Divide each count by the sum of its row.",
        MODEL_ZH,
        "一行里的数，都拿这一行的总和去除。",
        "In a row every number is divided by what they come to together.",
    ],
)
def test_what_agrees_with_a_model_answer_or_goes_its_own_way_is_judged_by_its_words(answer):
    assert accepts(PROSE, "en", answer)


@pytest.mark.parametrize(
    "answer",
    [
        MODEL.replace("27", "37"),
        MODEL.replace("Divide", "Multiply"),
        MODEL.replace("row", "column"),
        MODEL.replace("all", "none of the"),
        MODEL.replace("Divide", "Do not divide"),
        MODEL.replace("count", "sum").replace("the sum of", "the count of"),
        "sum row divide each by its count the of, one to up add shares 27 all that so",
        MODEL_ZH.replace("除以", "乘以"),
        MODEL_ZH.replace("就等于", "不等于"),
        MODEL_ZH.replace("1", "11"),
        "You should divide each of the counts by the sum of its column and its row.",
    ],
)
def test_a_model_answer_that_is_turned_shows_nothing(answer):
    assert [point.finding for point in find_points(PROSE, "en", answer)] == ["not_seen"]


def test_a_wrong_model_answer_is_still_judged_by_the_key_points():
    # Else the lint could not tell that the phrasings are too wide.
    assert accepts(PROSE, "en", PROSE.wrong["en"][0])


def test_both_sides_of_the_more_the_more_may_be_turned():
    point = KeyPoint("same", {"en": "together"}, {"en": ("x loss",)})
    prose = Prose((point,), {"en": ("When you raise x a little then the loss will rise too.",)})
    assert accepts(prose, "en", "When you lower x a little then the loss will fall too.")
    assert not accepts(prose, "en", "When you lower x a little then the loss will rise too.")
