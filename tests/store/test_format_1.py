"""States that the first format wrote, as a tutor of that time kept them, are opened and go on.

The files of `format1/` are learners of the small course of `tests.ramp`: in the placement, placed
above two concepts, in the middle of practice, and with everything learned.
"""

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.ramp import COURSE, NOW, engine, kinds, said
from tutor.core import belief
from tutor.core.messages import Ask, Commanded, Opened
from tutor.ports import StoreError
from tutor.store import codec

FILES = sorted((Path(__file__).parent / "format1").glob("*.json"))
NAMES = [path.stem for path in FILES]
KNOWN = {
    "placing": set(),
    "placed": {"one", "two"},
    "learning": {"one"},
    "finished": {"one", "two", "three"},
}


def stored(name):
    return (Path(__file__).parent / "format1" / f"{name}.json").read_text("utf-8")


def opened(name):
    return codec.decode_learner(stored(name))


def step(learner, event):
    return engine().step(learner, event, NOW, Random(1))


def believed(learner):
    found = engine().ramp.believe(learner, NOW.date())
    return {one: found[one].unhelped for one in COURSE.by_id}


def test_there_is_a_file_of_each_sort():
    assert set(NAMES) == set(KNOWN)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_known_is_known_and_believed(name):
    learner = opened(name)
    assert {one for one, it in learner.standings.items() if it.known_on} == KNOWN[name]
    beliefs = believed(learner)
    assert all(beliefs[one] >= belief.KNOWN for one in KNOWN[name])


@pytest.mark.parametrize("name", NAMES)
def test_cards_counts_and_right_items_stay(name):
    before, learner = json.loads(stored(name)), opened(name)
    assert (learner.step, learner.turn, learner.lang) == (
        before["step"], before["turn"], before["lang"]
    )  # fmt: skip
    for one, old in before["standings"].items():
        new = learner.standings[one]
        assert list(new.right) == old["right"] and new.tries == old["tries"]
        assert (new.is_met, new.is_taught) == (old["is_met"], old["is_taught"])
        assert (new.card and new.card.due.isoformat()) == (old["card"] and old["card"]["due"])


@pytest.mark.parametrize("name", NAMES)
def test_the_sums_are_evidence_now_each_with_its_own_number(name):
    before, learner = json.loads(stored(name)), opened(name)
    numbers = [one.number for it in learner.standings.values() for one in it.evidence]
    assert numbers == list(range(1, learner.answers + 1)) and numbers
    for one, old in before["standings"].items():
        pieces = learner.standings[one].evidence
        alone = sum(piece.llr for piece in pieces if not piece.helped)
        assert alone == pytest.approx(old["unhelped"])
        assert sum(piece.llr for piece in pieces) == pytest.approx(old["helped"])


@pytest.mark.parametrize("name", NAMES)
def test_written_again_it_is_of_the_new_format_and_the_same(name):
    text = codec.encode_learner(opened(name))
    assert json.loads(text)["format"] == codec.FORMAT == 2
    assert codec.decode_learner(text) == opened(name)


@pytest.mark.parametrize("name", ["placed", "learning"])
def test_the_lesson_goes_on_with_the_question_that_was_open(name):
    learner = opened(name)
    after, actions = step(learner, Opened())
    assert "lapsed" not in said(actions) and actions[-1].kind == "ask"
    assert actions[-1].item == learner.question.item
    assert {one for one, it in after.standings.items() if it.known_on} == KNOWN[name]


def test_a_placement_under_way_begins_anew_and_keeps_its_answers():
    learner = opened("placing")
    assert learner.question is None
    after, actions = step(learner, Opened())
    assert isinstance(actions[-1], Ask) and actions[-1].item == "three/opening"
    assert after.standing("two").right == ("pick",)


def test_who_had_finished_has_nothing_to_do_but_reviews():
    _, actions = step(opened("finished"), Opened())
    assert "ask" not in kinds(actions) and "nothing_due" in said(actions)


def test_a_sum_can_be_struck_out_by_its_number():
    learner = opened("placed")
    number = learner.standing("two").evidence[0].number
    after, _ = step(learner, Commanded("strike", str(number)))
    assert after.standing("two").evidence[0].is_struck
    assert believed(after)["two"] < believed(learner)["two"]


def test_a_sum_is_dated_by_when_the_concept_was_known():
    before = json.loads(stored("placed"))
    before["standings"]["one"]["known_on"] = "2026-03-01"
    learner = codec.decode_learner(json.dumps(before))
    assert learner.standing("one").evidence[0].on == date(2026, 3, 1)
    assert learner.standing("three").evidence[0].on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"standings": []}, "at standings: "),
        ({"standings": {"one": 5}}, "at standings.one: "),
        ({"standings": {"one": {"unhelped": "much"}}}, "at standings.one.evidence.0.llr: "),
        ({"standings": {"one": {"helped": [1]}}}, "at standings.one.evidence.0.llr: "),
    ],
)
def test_damage_is_told_with_its_place(change, place):
    with pytest.raises(StoreError) as caught:
        codec.decode_learner(json.dumps(json.loads(stored("placed")) | change))
    assert str(caught.value).startswith("a stored learner cannot be read: " + place)
