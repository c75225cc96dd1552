"""What every store promises; each claim is checked against memory, SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.store.samples import ANN, BEN, START, record, state, turn
from tutor.core.messages import AskJudge, Chose, Opened, Said, Say
from tutor.ports import Enrolment, PastEvent, StaleState
from tutor.store.export import PastEvidence
from tutor.store.sql import PAGE


def held(store):
    """Everything that can be seen of Ann, to show that nothing changed."""
    return store.export("ann"), list(store.pending(ANN)), list(store.events(ANN))


def test_somebody_new_has_no_state(store):
    assert store.load(ANN) is None
    assert list(store.pending(ANN)) == []
    assert list(store.events(ANN)) == []
    assert store.evidence(ANN) == []


def test_a_committed_turn_is_loaded(store):
    assert store.commit(ANN, turn(1)) is True
    assert store.load(ANN) == state(1)


def test_the_last_state_counts(store):
    for step in (1, 2, 3):
        store.commit(ANN, turn(step))
    assert store.load(ANN) == state(3)


def test_a_seen_source_is_refused_and_changes_nothing(store):
    store.commit(ANN, turn(1, "update 5"))
    before = held(store)
    assert store.commit(ANN, turn(2, "update 5")) is False
    assert held(store) == before


def test_a_seen_source_is_refused_even_from_an_old_state(store):
    store.commit(ANN, turn(1, "update 5"))
    assert store.commit(ANN, turn(1, "update 5")) is False


def test_a_source_counts_once_over_all_learners(store):
    store.commit(ANN, turn(1, "update 5"))
    assert store.commit(BEN, turn(1, "update 5")) is False
    assert store.load(BEN) is None
    assert store.commit(BEN, turn(1, "update 6")) is True


def test_turns_without_a_source_never_clash(store):
    assert store.commit(ANN, turn(1)) and store.commit(ANN, turn(2)) and store.commit(BEN, turn(1))


@pytest.mark.parametrize("step", [1, 2, 4, 9])
def test_a_turn_from_another_step_is_stale_and_changes_nothing(store, step):
    store.commit(ANN, turn(1))
    store.commit(ANN, turn(2))
    before = held(store)
    with pytest.raises(StaleState, match=f"ann in gpt is no longer at step {step - 1}: somebody"):
        store.commit(ANN, turn(step, "update 9"))
    assert held(store) == before
    assert store.commit(ANN, turn(3, "update 9")) is True


def test_a_turn_of_somebody_who_was_forgotten_is_stale(store):
    store.commit(ANN, turn(1))
    store.forget("ann")
    with pytest.raises(StaleState):
        store.commit(ANN, turn(2))
    assert store.enrolments() == []


def test_a_turn_that_skips_a_step_is_a_bug(store):
    with pytest.raises(AssertionError):
        store.commit(ANN, turn(1, state=state(2)))


def test_pending_actions_come_in_order_with_their_language(store):
    store.commit(ANN, turn(1, actions=tuple(Say(key) for key in "cab"), state=state(1, lang="zh")))
    store.commit(ANN, turn(2, actions=(Say("d"),)))
    waiting = store.pending(ANN)
    assert [(one.lang, one.action.key) for one in waiting] == [
        ("zh", "c"),
        ("zh", "a"),
        ("zh", "b"),
        ("en", "d"),
    ]


def test_the_language_of_somebody_who_has_not_chosen_one_is_empty(store):
    store.commit(ANN, turn(1, state=state(1, lang=None)))
    assert {one.lang for one in store.pending(ANN)} == {""}


def test_evidence_is_kept_apart_from_what_is_to_be_carried_out(store):
    store.commit(ANN, turn(1, actions=(record(), Say("praise"), record())))
    assert [one.action for one in store.pending(ANN)] == [Say("praise")]
    assert store.evidence(ANN) == [PastEvidence(1, turn(1).at, record(0.25))]


def test_a_request_to_the_judge_is_carried_out_later(store):
    request = AskJudge(1, "counts/why", "en", "because rows differ")
    store.commit(ANN, turn(1, actions=(request,)))
    assert [one.action for one in store.pending(ANN)] == [request]


def test_a_ticked_action_is_gone_and_the_others_stay(store):
    store.commit(ANN, turn(1, actions=(Say("a"), Say("b"))))
    first, second = store.pending(ANN)
    store.tick(first.id)
    assert list(store.pending(ANN)) == [second]


def test_a_second_tick_hits_nobody(store):
    store.commit(ANN, turn(1, actions=(Say("a"),)))
    (first,) = store.pending(ANN)
    store.tick(first.id)
    store.commit(BEN, turn(1, actions=(Say("b"),)))
    store.tick(first.id)
    assert len(store.pending(BEN)) == 1


def test_learners_and_courses_are_kept_apart(store):
    other = Enrolment("ann", "calculus")
    store.commit(ANN, turn(1))
    store.commit(other, turn(1, state=state(1, "calculus")))
    store.commit(ANN, turn(2))
    assert store.load(other) == state(1, "calculus")
    assert len(store.pending(other)) == 2
    assert [past.step for past in store.events(other)] == [1]


def test_events_come_back_as_they_happened(store):
    happened = [Opened("en"), Said("四个 🙂 'quoted'\n\x00"), Chose("b", ask=3)]
    for step, event in enumerate(happened, 1):
        store.commit(ANN, turn(step, event=event, course_version=f"v{step}"))
    assert list(store.events(ANN)) == [
        PastEvent(step, turn(step).at, event, f"v{step}") for step, event in enumerate(happened, 1)
    ]


def test_a_history_longer_than_a_page_is_whole(store):
    for step in range(1, PAGE + 2):
        store.commit(ANN, turn(step, evidence=(), actions=()))
    assert [past.step for past in store.events(ANN)] == list(range(1, PAGE + 2))


def test_the_history_can_be_read_while_it_grows(store):
    for step in (1, 2):
        store.commit(ANN, turn(step))
    past = store.events(ANN)
    assert next(past).step == 1
    store.commit(ANN, turn(3))
    assert next(past).step == 2


def test_moments_keep_their_instant_and_come_back_in_utc(store):
    moment = datetime(2026, 3, 1, 7, 30, 0, 5, tzinfo=timezone(timedelta(hours=8)))
    store.commit(ANN, turn(1, at=moment))
    (past,) = store.events(ANN)
    assert past.at == moment
    (known,) = store.evidence(ANN)
    assert known.at.astimezone(UTC).isoformat() == "2026-02-28T23:30:00.000005+00:00"


def test_enrolments_are_sorted(store):
    for who in (Enrolment("b", "x"), Enrolment("B", "x"), Enrolment("a", "y"), Enrolment("a", "x")):
        store.commit(who, turn(1))
    assert [(who.learner, who.course) for who in store.enrolments()] == [
        ("B", "x"),
        ("a", "x"),
        ("a", "y"),
        ("b", "x"),
    ]


def test_an_export_holds_everything_and_is_json(store):
    store.commit(ANN, turn(1, "update 5", actions=(Say("praise", {"n": 1}),)))
    store.commit(BEN, turn(1))
    exported = store.export("ann")
    assert json.loads(json.dumps(exported)) == exported
    course = exported["courses"]["gpt"]
    assert course.pop("state")["standings"]["counts"]["right"] == ["1"]
    assert [course["evidence"][0].pop(name) for name in ("option", "taught")] == [None, None]
    moment = (START + timedelta(minutes=1)).isoformat()
    say = {"kind": "say", "key": "praise", "values": {"n": 1}, "concept": None}
    assert exported == {
        "learner": "ann",
        "courses": {
            "gpt": {
                "created_at": moment,
                "updated_at": moment,
                "events": [
                    {
                        "step": 1,
                        "at": moment,
                        "event": {"kind": "said", "text": "answer 1"},
                        "source": "update 5",
                        "course_version": "v1",
                    }
                ],
                "evidence": [
                    {
                        "step": 1,
                        "at": moment,
                        "concept": "counts",
                        "item": "counts/1",
                        "purpose": "practice",
                        "outcome": "correct",
                        "credit": 1.0,
                        "helped": False,
                        "grader": "exact",
                        "llr": 0.25,
                    }
                ],
                "pending": [{"step": 1, "lang": "en", "action": say}],
            }
        },
        "usage": [],
    }


def test_an_export_says_when_it_began_and_when_it_last_changed(store):
    for step in (1, 2, 3):
        store.commit(ANN, turn(step))
    course = store.export("ann")["courses"]["gpt"]
    assert course["created_at"] == turn(1).at.isoformat()
    assert course["updated_at"] == turn(3).at.isoformat()


def test_an_export_of_nobody_is_empty(store):
    assert store.export("nobody") == {"learner": "nobody", "courses": {}, "usage": []}


def test_forgetting_counts_the_rows_and_leaves_nothing(store):
    store.commit(ANN, turn(1, "update 5"))
    store.commit(ANN, turn(2))
    store.commit(Enrolment("ann", "calculus"), turn(1))
    store.commit(BEN, turn(1))
    # per turn one event, one piece of evidence and two actions; per course one state
    assert store.forget("ann") == 3 * 4 + 2
    assert store.export("ann") == {"learner": "ann", "courses": {}, "usage": []}
    assert held(store) == ({"learner": "ann", "courses": {}, "usage": []}, [], [])
    assert store.enrolments() == [BEN]
    assert len(store.pending(BEN)) == 2


def test_forgetting_nobody_deletes_nothing(store):
    store.commit(ANN, turn(1))
    assert store.forget("an") == 0
    assert store.forget("%") == 0
    assert store.load(ANN) == state(1)


def test_somebody_forgotten_can_begin_again(store):
    store.commit(ANN, turn(1, "update 5"))
    store.forget("ann")
    assert store.commit(ANN, turn(1, "update 5")) is True
    assert [past.step for past in store.events(ANN)] == [1]
