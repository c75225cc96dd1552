"""The questions of the bench: answers exist, none is asked twice, the library finds most."""

from bench.asking import in_language, measured
from bench.asking_questions import KEPT, TUNED
from tutor.content.facts import load_facts
from tutor.content.load import load_course
from tutor.library import Library
from tutor.wiring import course_folder, shipped

COURSE = load_course(course_folder("bigram-to-gpt"))
FACTS = load_facts(shipped() / "seeds")


def test_every_answer_is_a_fact_or_a_concept_and_no_question_is_asked_twice():
    known = {*COURSE.by_id, *(one.id for one in FACTS)}
    assert {one for _, answers in (*TUNED, *KEPT) for one in answers} <= known
    assert len({question for question, _ in (*TUNED, *KEPT)}) == len(TUNED) + len(KEPT) == 120


def test_half_of_the_questions_are_chinese_and_a_third_has_no_answer():
    for questions in (TUNED, KEPT):
        assert len(in_language(questions, True)) == len(in_language(questions, False)) == 30
        assert sum(not answers for _, answers in questions) == 20


def test_the_measure_counts_first_some_and_false_answers():
    replies = {"a": ["1", "2"], "b": ["2", "1"], "c": [], "d": ["1"], "e": []}
    asked = [("a", ("1",)), ("b", ("1",)), ("c", ("1",)), ("d", ()), ("e", ())]
    report = measured(replies.get, asked)
    assert (report["recall@1"], report["recall@3"]) == (0.333, 0.667)
    assert report["of these answered"] == 0.5


def test_the_library_finds_what_it_was_tuned_to_find():
    library = Library(COURSE, FACTS)
    report = measured(lambda question: [p.id for p in library.find(question, "en")], TUNED)
    assert report["recall@3"] >= 0.95 and report["of these answered"] <= 0.2
