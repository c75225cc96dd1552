"""What a teacher's figures are made of: everybody's evidence in one course, and who began it."""

from contextlib import closing
from dataclasses import fields, replace

import pytest

from tests.store.samples import ANN, BEN, record, state, turn
from tests.store.test_migrations import OLD_ROW, engine_of
from tutor.core.messages import Record
from tutor.ports import Enrolment
from tutor.store.export import Enrolled, PastEvidence
from tutor.store.migrations import migrate
from tutor.store.rows import evidence_rows
from tutor.store.sql import PAGE, SqlStore

IS_KEPT = "option" in {one.name for one in fields(Record)}
OLD_EVIDENCE = """
    INSERT INTO evidence (learner, course, step, concept, item, purpose, outcome, credit, helped,
                          grader, llr, at)
    VALUES ('ann', 'gpt', 1, 'counts', 'counts/1', 'practice', 'correct', 1.0, FALSE,
            'exact', 1.25, '2026-03-01T09:30:00.000000+00:00')
"""


def chosen(option):
    return replace(record(), option=option)


def test_nobody_has_answered_in_a_course_that_nobody_began(store):
    assert list(store.answers("gpt")) == []
    assert list(store.learners("gpt")) == []


def test_the_answers_of_a_course_are_everybodys_and_only_this_courses(store):
    store.commit(ANN, turn(1))
    store.commit(BEN, turn(1))
    store.commit(ANN, turn(2))
    store.commit(Enrolment("ann", "calculus"), turn(1, state=state(1, "calculus")))
    found = list(store.answers("gpt"))
    assert [past.step for name, past in found if name == "ann"] == [1, 2]
    assert [past for name, past in found if name == "ben"] == [
        PastEvidence(1, turn(1).at, record(0.25))
    ]
    assert len(found) == 3


def test_more_answers_than_a_page_are_all_there(store):
    many = tuple(record(float(number)) for number in range(PAGE + 1))
    store.commit(ANN, turn(1, evidence=many))
    assert [past.record.llr for _, past in store.answers("gpt")] == [one.llr for one in many]


def test_more_learners_than_a_page_are_all_there(store):
    names = [f"learner {number}" for number in range(PAGE + 1)]
    for name in names:
        store.commit(Enrolment(name, "gpt"), turn(1, evidence=(), actions=()))
    assert sorted(one.learner for one in store.learners("gpt")) == sorted(names)


def test_who_began_a_course_is_known_with_where_they_stand_and_since_when(store):
    store.commit(ANN, turn(1))
    store.commit(ANN, turn(2))
    store.commit(Enrolment("ben", "calculus"), turn(1, state=state(1, "calculus")))
    assert list(store.learners("gpt")) == [Enrolled("ann", turn(2).at, state(2))]


def test_who_is_forgotten_is_in_no_figure(store):
    store.commit(ANN, turn(1))
    store.forget("ann")
    assert list(store.answers("gpt")) == list(store.learners("gpt")) == []


@pytest.mark.skipif(not IS_KEPT, reason="a record has no option yet")
@pytest.mark.parametrize("option", [0, 3, None])
def test_the_chosen_option_is_kept_and_exported(store, option):
    store.commit(ANN, turn(1, evidence=(chosen(option),)))
    assert [past.record.option for past in store.evidence(ANN)] == [option]
    assert [past.record.option for _, past in store.answers("gpt")] == [option]
    (exported,) = store.export("ann")["courses"]["gpt"]["evidence"]
    assert exported["option"] == option


@pytest.mark.parametrize("taught", [0, 2, None])
def test_how_often_its_concept_had_been_taught_is_kept_and_exported(store, taught):
    store.commit(ANN, turn(1, evidence=(replace(record(), taught=taught),)))
    assert [past.record.taught for _, past in store.answers("gpt")] == [taught]
    (exported,) = store.export("ann")["courses"]["gpt"]["evidence"]
    assert exported["taught"] == taught


def test_a_row_has_every_field_of_a_record():
    (row,) = evidence_rows(ANN, turn(1))
    assert {one.name for one in fields(Record)} - row.keys() == {"kind"}


def test_evidence_of_the_first_version_has_no_option_and_is_otherwise_whole(database):
    with engine_of(database) as engine:
        migrate(engine, "0001")
        with engine.begin() as connection:
            connection.exec_driver_sql(OLD_ROW)
            connection.exec_driver_sql(OLD_EVIDENCE)
    with closing(SqlStore.open(database)) as store:
        assert [past.record for past in store.evidence(ANN)] == [record()]
        assert [name for name, _ in store.answers("gpt")] == ["ann"]
        assert store.commit(ANN, turn(2))
        assert len(store.evidence(ANN)) == 2
