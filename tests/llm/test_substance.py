import pytest

from tutor.llm.sentences import read
from tutor.llm.substance import has_substance


def substance_of(text, ask=""):
    (sentence,) = read(text)
    return has_substance(sentence, ask)


@pytest.mark.parametrize(
    "text",
    ["Divide by the row total.", "it grows", "先数，再除以总和", "counts go to the row of q"],
)
def test_a_plain_sentence_has_substance(text):
    assert substance_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "count row total divide",
        "count, row, total",
        "count / row / total of",
        "计数、行、总和",
        "la la la la la la the",
        "total row the of divide by",
        "divide by row the",
        "的总和行这除以",
        "it is about counts row total divide normalised column symbol table",
    ],
)
def test_lists_noise_and_salad_have_none(text):
    assert not substance_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Why do we divide each count by the row total?",
        "we divide each count by the row total",
        "by the row total we divide each count",
    ],
)
def test_the_questions_own_words_have_none(text):
    assert not substance_of(text, "Why do we divide each count by the row total?")
