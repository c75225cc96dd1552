"""Ways of writing that are the same to the judge."""

import pytest

from tutor.core.course import KeyPoint, Prose
from tutor.llm.offline import accepts
from tutor.llm.sentences import read


def judged(say, answer):
    lang = "en" if say.isascii() and "/" not in say else "zh"
    point = KeyPoint("one", {lang: "x"}, {lang: (say,)})
    return accepts(Prose((point,)), lang, answer)


@pytest.mark.parametrize(
    ("say", "answer"),
    [
        ("除以 总和", "每個數要除以這一行的總和。"),
        ("不变 顺序", "它不變的是順序。"),
        ("加 1", "我們每次加１。"),
        ("每格 1/27", "每格都是 27 分之 1。"),
        ("每格 1/27", "每格都是二十七分之一。"),
        ("becomes 1/27", "It becomes one in 27."),
        ("by 1115", "You divide it by 1,115."),
        ("is 0.1", "It is 0.10 here."),
        ("make 100%", "They make 100 percent."),
        ("total", "You take the sum of it."),
        ("概率", "看它的可能性。"),
        ("divide total", "You divid it by the totel."),
    ],
)
def test_these_are_the_same(say, answer):
    assert judged(say, answer)


@pytest.mark.parametrize(
    ("say", "answer"),
    [
        ("加 1", "我们每次加 11。"),
        ("by 22", "You divide it by 32."),
        ("by 22", "You divide it by 220."),
        ("by 22", "You divide it by 2.2."),
        ("每格 1/27", "每格都是 1 分之 27。"),
        ("is 0.1", "It is 0.01 here."),
        ("make 100%", "They make 100."),
        ("by 1115", "You divide it by 1,116."),
    ],
)
def test_a_number_is_itself_and_no_other(say, answer):
    assert not judged(say, answer)


def test_a_folded_word_keeps_its_place_in_the_answer():
    (sentence,) = read("用１,１１５除總數")
    assert [word.text for word in sentence.words] == ["用", "1115", "除", "总", "数"]
    assert (sentence.words[1].start, sentence.words[1].end) == (1, 6)
