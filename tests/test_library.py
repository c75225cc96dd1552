"""The library: which passages are found, which are kept back, and that odd questions do no harm."""

import sqlite3

import pytest

from tests.ramp import COURSE as TEA
from tests.ramp import both, concept
from tutor.content.facts import Fact, facts_folder, load_facts
from tutor.content.load import load_course
from tutor.core.course import Course
from tutor.library import Library, LibraryError, language_of
from tutor.library.terms import needs
from tutor.wiring import shipped

FOLDER = shipped() / "curriculum" / "bigram-to-gpt"
GPT = load_course(FOLDER)
FACTS = load_facts(facts_folder(FOLDER))
LIBRARY = Library(GPT, FACTS)
ALL = frozenset(GPT.by_id)


def found(question, lang="en", **options):
    return [one.id for one in LIBRARY.find(question, lang, **options)]


def fact(name, en, zh, **more):
    return Fact(name, {"en": en, "zh": zh}, "somebody", "2026", **more)


def test_a_fact_is_found_with_owner_date_source_and_doubt():
    (one, *_) = LIBRARY.find("where does the syllabus of LLM101n begin?", "en")
    assert (one.id, one.owner, one.date, one.concept) == ("M012", "Andrej Karpathy", "2024", None)
    assert one.title == "LLM101n, syllabus of a planned course" and one.doubt == ""
    doubted = LIBRARY.find("when was LLM101n by Eureka Labs announced?", "en")
    assert [one.id for one in doubted if one.doubt.startswith("Announced for late")] == ["F236"]


def test_a_concept_is_found_once_with_its_title_and_its_first_sentence_first():
    passages = LIBRARY.find("What does softmax do?", "en")
    assert [one.id for one in passages].count("logits-softmax") == 1
    one = next(one for one in passages if one.concept == "logits-softmax")
    assert one.title == "Logits and softmax" and one.text.startswith("Read the outputs as log")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("导数怎么算？", "derivative"),
        ("什么是梯度？", "grad-descent"),
        ("采样是怎么抽的", "sampling"),
        ("香农做了什么", "M003"),
        ("对数有什么用", "nll"),  # 对 alone is a small word
        ("困惑度是什么意思", "M046"),
    ],
)
def test_chinese_words_of_two_characters_are_found(question, answer):
    assert answer in found(question, "zh")


@pytest.mark.parametrize(
    "words",
    [
        "SAMPLING a sample",
        "samples, sampled",
        "Ｓａｍｐｌｉｎｇ",
        "what's sampling's point of sampling",
    ],
)
def test_endings_case_and_width_make_no_difference(words):
    assert "sampling" in found(words)


def test_a_question_finds_by_latin_words_what_is_written_in_another_language():
    tea = Library(TEA, [fact("F1", "Oolong is half oxidised.", "青茶是半发酵的。")])
    (one,) = tea.find("oolong 是什么", "zh")
    assert one.text == "青茶是半发酵的。"


def test_a_passage_without_the_language_asked_for_comes_in_its_first():
    (one,) = Library(TEA, [Fact("F1", {"en": "Oolong rolls."}, "a", "b")]).find("oolong", "zh")
    assert one.text == "Oolong rolls."


def test_nothing_is_found_where_the_sources_do_not_hold_it():
    questions = (
        "who won the 2022 world cup",
        "怎么做红烧肉",
        "how wide should the beam of a beam search be?",
    )
    assert [found(one) for one in questions] == [[], [], []]


@pytest.mark.parametrize(
    "question", ["", "   ", "what is that?", "这是什么？", "?!…", "*", "😀", "1 + 1 = ?", "h"]
)
def test_a_question_without_a_word_to_search_for_finds_nothing(question):
    assert found(question) == []


@pytest.mark.parametrize(
    "words",
    ["hello", "what time is it?", "what's the answer", "你好", "几点了", "答案是什么", "再讲一遍"],
)
def test_small_talk_and_talk_about_the_lesson_are_no_questions_to_the_sources(words):
    assert found(words) == []


def test_what_is_hidden_is_not_found_nor_a_fact_that_only_it_cites():
    hidden = frozenset({"logits-softmax"})
    question = "is softmax of the logits changed by a constant"
    assert {"logits-softmax", "M072"} <= set(found(question, most=50))
    assert not {"logits-softmax", "M072"} & set(found(question, most=50, hidden=hidden))
    assert "M071" in found("softmax", most=50, hidden=hidden)  # cited by no concept


def test_a_fact_stays_while_one_of_the_concepts_that_cite_it_is_not_hidden():
    question = "Can the neural bigram model beat the loss of the count table?"
    assert "M075" in found(question, most=50, hidden=frozenset({"logits-softmax"}))
    both_hidden = frozenset({"logits-softmax", "grad-descent"})
    assert "M075" not in found(question, most=50, hidden=both_hidden)


def test_with_everything_hidden_no_passage_of_the_course_is_left():
    questions = [*GPT.concepts[3].solution.first.values(), "softmax", "梯度", "one small question"]
    passages = [one for each in questions for one in LIBRARY.find(each, "en", ALL, 99)]
    assert [one.concept for one in passages if one.concept] == []


def test_most_bounds_what_is_found():
    assert len(found("softmax", most=1)) == 1 < len(found("softmax", most=2))


@pytest.mark.parametrize(
    "odd",
    [
        '"', "'", '""" OR about:a', "NEAR(softmax gradient, 2)", "softmax*", "*", ")", "((",
        "-softmax", "softmax\x00gradient", "^softmax", "{shown}: softmax", "softmax NOT a",
        "'; vacuum; --", "\ud800", "% _ \\", "a" * 4000, "softmax-" * 500,
    ],
)  # fmt: skip
def test_search_syntax_in_a_question_is_only_words(odd):
    passages = LIBRARY.find(odd, "en")
    assert all(0 < one.score <= 1 for one in passages)
    assert bool(passages) == ("softmax" in odd)
    assert found("What does softmax do?")


def test_a_question_of_4000_characters_is_searched_and_bounded():
    words = " ".join(f"word{number}" for number in range(600))[:4000]
    assert found(words) == []
    page = "".join(one.solution.then["zh"] for one in GPT.concepts)[:4000]
    assert len(needs(page)) == 200 and found(page, "zh") is not None
    assert found("softmax " * 500) == found("softmax")


def test_scores_fall_with_what_a_passage_does_not_cover():
    (whole,) = (one for one in LIBRARY.find("softmax", "en", most=50) if one.id == "M071")
    (part,) = (
        one for one in LIBRARY.find("softmax exponential xylophone", "en") if one.id == "M071"
    )
    assert whole.score == 1.0 and part.score < whole.score


def test_a_library_without_facts_or_without_concepts_works():
    assert [one.concept for one in Library(TEA, ()).find("three", "en")] == ["three"]
    empty = Course("tea", both("Tea"), both("Brew"), ("en",), ())
    assert Library(empty, ()).find("tea", "en") == ()
    cited = Library(empty, [fact("F1", "Tea is old.", "茶很古老。")])
    assert [one.id for one in cited.find("old tea", "en", frozenset({"two"}))] == ["F1"]


def test_a_mistaken_reply_is_found_by_how_the_mistake_shows():
    wrong = Library(Course("c", both("C"), both("C"), ("en",), (concept("one"),)), ())
    assert [one.text for one in wrong.find("is it cold?", "en")] == ["not cold in one"]


def test_sqlite_without_trigrams_is_told(monkeypatch):
    class Old:
        def execute(self, *_):
            raise sqlite3.OperationalError("no such tokenizer: trigram")

        def close(self):
            pass

    monkeypatch.setattr("tutor.library.search.sqlite3.connect", lambda *_, **__: Old())
    with pytest.raises(LibraryError, match=r"expected 3\.34 or newer with FTS5"):
        Library(TEA, ()).find("tea", "en")


@pytest.mark.parametrize(
    ("question", "languages", "lang"),
    [
        ("什么是梯度", ("en", "zh"), "zh"),
        ("softmax 是什么", ("en", "zh"), "zh"),
        ("what does 梯度 mean", ("zh", "en"), "en"),
        ("什么是梯度", ("en", "de"), "en"),
        ("what is it", ("zh",), "zh"),
        ("什么是梯度", ("en", "zh-Hant"), "zh-Hant"),
        ("?", ("en", "zh"), "en"),
    ],
)
def test_the_language_of_a_question_is_told_by_its_script(question, languages, lang):
    assert language_of(question, languages) == lang
