import time

import pytest

from tutor.llm.phrasing import find, parse
from tutor.llm.sentences import read


def is_found(phrasing, answer, known=frozenset()):
    return any(find(parse(phrasing), sentence, known) for sentence in read(answer))


@pytest.mark.parametrize(
    ("phrasing", "answer"),
    [
        ("add* one|1", "We are adding a little 1 everywhere"),
        ("add* one|1", "ＡＤＤ １!"),
        ("row sum|total", "the rows' totals"),
        ("row sum", "the row's sum"),
        ("log-likelihood high*", "The log likelihood gets higher."),
        ("1/27", "it is 1/27 for all"),
        ("probab* sum", "The probabilties of a row sum to one"),
        ("接到|加到 末尾|后面", "把新字母接到整个名字的后面"),
        ("除以 总和", "每个数除以\u3000这一行的总和"),
        ("softmax 概率", "用 Softmax 得到概率"),
        ("|one||uno", "one"),
    ],
)
def test_words_in_order_and_close_together_are_found(phrasing, answer):
    assert is_found(phrasing, answer)


@pytest.mark.parametrize(
    ("phrasing", "answer"),
    [
        ("add* one", "one is what we add"),
        ("add* one", "We add. One is small."),
        ("add* one", "We add numbers from many other tables until there is finally one"),
        ("add* one", "madding ones"),
        ("sum", "summary"),
        ("1", "1.5 or -1 or 1%"),
        ("接到 后面", "后面接到"),
        ("接到 后面", "接着找到后面"),
        ("", "anything"),
        ("*", "anything"),
        ("|", "anything"),
    ],
)
def test_other_orders_distances_and_words_are_not_found(phrasing, answer):
    assert not is_found(phrasing, answer)


@pytest.mark.parametrize(
    ("phrasing", "answer"),
    [
        ("increase*", "it decreases"),
        ("descent", "gradient ascent"),
        ("overfit*", "it is underfitting"),
        ("maximi*", "we minimise it"),
        ("likely", "unlikely"),
        ("finite", "infinite"),
        ("rows", "rose"),
    ],
)
def test_a_misspelling_is_never_another_word_that_starts_differently(phrasing, answer):
    assert not is_found(phrasing, answer)


def test_a_star_may_stand_before_a_hyphen():
    (alternative,) = parse("look*-up").parts[0]
    assert [(one.text, one.is_open) for one in alternative] == [("look", True), ("up", False)]


def test_a_word_that_the_course_knows_is_no_misspelling():
    assert is_found("context", "the contexd")
    assert is_found("context", "the content")
    assert not is_found("context", "the content", frozenset({"content"}))


def test_the_tightest_match_is_given_with_the_words_it_accounts_for():
    (sentence,) = read("add a lot, then add only one")
    (match,) = find(parse("add one"), sentence)
    assert (match.start, match.end, match.covered) == (4, 7, {4, 6})


@pytest.mark.parametrize("word", ["add ", "加", "add one "])
def test_a_hostile_answer_is_searched_in_time(word):
    (sentence,) = read(word * (4096 // len(word)))
    start = time.perf_counter()
    find(parse("add|加 add|加 add|加 add|加 one|加 never"), sentence)
    assert time.perf_counter() - start < 2.0
