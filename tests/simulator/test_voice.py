"""What a simulated learner says is graded as it was meant."""

from random import Random

import pytest

from tests.ramp import COURSE, NOW, engine
from tutor.core.course import Choice, Item, Number, Order, Prose
from tutor.core.grade import grade_choice, grade_number, grade_order
from tutor.core.messages import Ask, AskCheck, Commanded, Opened, Said, Shown
from tutor.driver import dice
from tutor.faces.simulator import voice
from tutor.llm.offline import accepts

ITEMS = COURSE.by_id["one"].items_by_id


def asked(item, lang="en", order=(2, 0, 3, 1)):
    texts = {
        Choice: lambda: [one.text for one in item.task.options],
        Order: lambda: list(item.task.steps),
    }.get(type(item.task), list)()
    shown = tuple(
        Shown("abcd"[place], texts[one][lang]) for place, one in enumerate(order) if texts
    )
    return Ask(1, f"one/{item.id}", "one", "practice", item.kind, item.ask[lang], shown)


def is_right(item, event, lang="en", order=(2, 0, 3, 1)):
    match item.task:
        case Choice():
            return grade_choice(item.task, order, event.option, lang).outcome == "correct"
        case Number():
            return grade_number(item.task, event.text).outcome == "correct"
        case Order():
            return grade_order(item.task, order, event.text).outcome == "correct"
        case Prose():
            return accepts(item.task, lang, event.text, item.ask[lang])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ITEMS)
def test_an_answer_is_graded_as_it_was_meant(name, lang):
    item = ITEMS[name]
    for seed in range(30):
        for meant in (True, False):
            event = voice.answer(item, asked(item, lang), meant, "cold", frozenset(), Random(seed))
            assert is_right(item, event, lang) is meant, event


@pytest.mark.parametrize(("right", "tolerance"), [(0.0, 0.0), (1e-7, 0.0), (-3.5, 1.0), (5e8, 9.0)])
def test_a_wrong_number_is_outside_the_tolerance(right, tolerance):
    item = Item("n", {"en": "?"}, Number(right, tolerance))
    for seed in range(50):
        event = voice.answer(item, asked(item), False, None, frozenset(), Random(seed))
        assert grade_number(item.task, event.text).outcome == "incorrect", event


def test_a_misconception_mostly_picks_its_own_option():
    item = ITEMS["pick"]
    said = [
        voice.answer(item, asked(item), False, "cold", frozenset(), Random(seed)).option
        for seed in range(200)
    ]
    assert said.count("d") >= 0.8 * len(said)  # cold stands at d


def test_an_option_that_was_wrong_is_not_picked_again():
    item = ITEMS["pick"]
    for seed in range(50):
        event = voice.answer(item, asked(item), False, "cold", frozenset("ad"), Random(seed))
        assert event.option == "c"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_idea_is_taken_for_no_idea(lang):
    machine = engine()
    state, _ = machine.step(machine.enrol(1), Opened(lang), NOW, Random(1))
    state, actions = machine.step(state, voice.skip(), NOW, Random(1))
    before = actions[-1]
    state, actions = machine.step(state, voice.no_idea(lang), NOW, dice(state))
    assert actions[-1].item != before.item  # the placement went on


def test_who_looks_at_key_points_is_honest_or_too_sure():
    check = AskCheck(4, "one/say", "one", "practice", ("heat moves",))
    assert voice.self_check(check, was_right=True, is_too_sure=False).option == "a"
    assert voice.self_check(check, was_right=False, is_too_sure=True).option == "a"
    assert voice.self_check(check, was_right=False, is_too_sure=False).option == "c"


def test_an_open_question_is_answered_from_what_is_known():
    told = voice.telling(COURSE, ["one", "two"], "en", Random(1))
    assert isinstance(told, Said) and told.text.count("heat moves") == 2
    assert voice.telling(COURSE, [], "en", Random(1)) == voice.no_idea("en")


def test_commands_are_commands():
    assert (voice.hint(), voice.skip()) == (Commanded("hint"), Commanded("skip"))
