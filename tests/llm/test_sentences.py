import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.llm.sentences import read


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["one", "two", "three"]),
        ("Loss is 2.5 here. Done", ["loss is 2.5 here", "done"]),
        ("e.g. this one", ["e g this one"]),
        ("第一句。第二句！", ["第 一 句", "第 二 句"]),
        ("等于1.因为它", ["等 于 1", "因 为 它"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("don’t stop", ["don't stop"]),
        ("-1 and 10-20", ["-1 and 10 20"]),
        ("「」…、。", []),
        ("", []),
    ],
)
def test_a_text_falls_into_sentences_and_words(text, sentences):
    assert [" ".join(one.texts) for one in read(text)] == sentences


def test_breaks_are_commas_and_marks_are_list_signs_too():
    (sentence,) = read("a、b, c d")
    assert (sentence.breaks, sentence.marks) == ({2}, {1, 2})


def test_a_question_mark_belongs_to_its_own_sentence():
    assert [one.is_question for one in read("Is it? It is. 吗？")] == [True, False, True]


@given(st.text(max_size=200))
def test_every_word_knows_its_place_in_the_text_as_written(text):
    places = [(word.start, word.end) for one in read(text) for word in one.words]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)
