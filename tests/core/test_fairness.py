"""No way round the lesson, and no trap in it: help taken is not taken back, taps mean letters."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.test_chance import EVENTS
from tests.core.test_lesson import learn, newcomer, poor, state
from tests.ramp import COURSE, NOW, Table, both, engine, kinds, prose
from tutor.core import belief, closing, practice
from tutor.core.course import Choice, Item, Number, Option, Order
from tutor.core.learner import Question
from tutor.core.messages import Chose, Commanded, Opened, Said
from tutor.core.scene import Scene
from tutor.driver import dice


async def test_skipping_after_a_hint_does_not_make_the_answer_unhelped():
    table = await newcomer()
    await table.say("a guess")
    while table.learner.standing("one").tries < 8:
        asked = table.ask.item
        for _ in range(3):
            await table.send(Commanded("hint"))
        await table.send(Commanded("skip"))
        if table.ask.item == asked:
            await table.answer_right()
        else:
            for _ in range(3):
                await table.send(Commanded("hint"))
            await table.answer_right()
    assert table.learner.standing("one").right == () and state(table, "one") == "learning"


async def test_a_wrong_review_cannot_be_skipped_away():
    table = await newcomer()
    await learn(table)
    for days in (40, 80, 160, 320):
        table.sleep(days)
        await table.send(Opened())
        while table.ask.purpose != "review":
            await table.send(Commanded("skip"))
        await table.answer_wrong()
        await table.send(Commanded("skip"))
        if state(table, "one") == "learning":
            break
    assert state(table, "one") == "learning" or table.belief("one").unhelped >= 0.85


def choices(*texts):
    item = Item("pick", both("which?"), Choice(tuple(Option({"en": t, "zh": t}) for t in texts)))
    right = replace(item.task.options[-1], right=True)
    item = replace(item, task=Choice((*item.task.options[:-1], right)))
    one = COURSE.by_id["one"]
    others = tuple(other for other in one.items if other.kind == "number")
    return replace(COURSE, concepts=(replace(one, items=(item, *others)),))


@pytest.mark.parametrize(
    "texts",
    [
        ("a", "b", "c", "e"),
        ("1 %", "2 %", "3 %", "4 %"),
        ("-1", "1", "$3", "3"),
        ("Much", "Thank you", "I don't know", "help"),
        ("What is it?", "not yet", "/hint", "skip"),
        ("是", "不是", "不知道", "提示"),
    ],
)
@pytest.mark.parametrize("way", ["tap", "text"])
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_every_option_can_be_chosen_by_a_tap_and_by_its_own_words(texts, way, lang):
    for wanted in range(4):
        if way == "text" and (texts[wanted] in "abce" or texts[wanted].startswith("/")):
            continue  # a bare letter means the place where it stands, a slash a command
        table = Table(choices(*texts))
        await table.send(Opened(lang))
        while table.ask.purpose == "placement":
            await table.send(Commanded("skip"))
        await table.say("a guess, somehow")
        while table.ask.ask_kind != "choice":
            await table.send(Commanded("skip"))
        shown = next(one for one in table.ask.choices if one.text == texts[wanted])
        event = Chose(shown.id) if way == "tap" else Said(shown.text)
        actions = await table.send(event)
        verdict = next(one for one in actions if one.kind == "report_verdict")
        assert verdict.outcome == ("correct" if wanted == 3 else "incorrect"), shown


NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda one: round(one, 4)),
)


@settings(deadline=None)
@given(NUMBERS)
def test_the_answer_that_is_shown_is_one_that_is_taken(answer):
    item = Item("n", both("how many?"), Number(answer))
    course = replace(COURSE, concepts=(replace(COURSE.by_id["one"], items=(item,)),))
    machine = engine(course)
    scene = Scene(machine.ramp, machine.scheduler, NOW, dice(machine.enrol(1)), machine.enrol(1))
    question = Question(1, "one/n", "practice")
    text = closing.answer_text(scene, question)
    assert practice.grade(question, item, text, "en").outcome == "correct"


@settings(max_examples=50, deadline=None)
@given(st.lists(EVENTS, max_size=60), st.integers(0, 99))
def test_known_always_means_that_the_belief_carries_it(events, seed):
    machine = engine()
    learner = machine.enrol(seed)
    for event in [Opened("en"), *events]:
        learner, _ = machine.step(learner, event, NOW, dice(learner))
    beliefs = machine.ramp.believe(learner, NOW.date())
    for concept, standing in learner.standings.items():
        if standing.known_on is not None:
            assert beliefs[concept].unhelped >= belief.LAPSED


async def test_two_choices_are_not_enough_to_be_placed():
    table = Table(poor("pick", "pick-again"))
    await table.send(Opened("en"))
    actions = []
    while table.ask.purpose == "placement":
        actions = await table.answer_right()
    assert next(one for one in actions if one.kind == "report_placement").known == ()
    assert state(table, "one") == "learning" and table.ask.purpose == "explain"


async def test_a_course_in_one_language_asks_for_none():
    table = Table(replace(COURSE, languages=("zh",)))
    assert kinds(await table.send(Opened()))[-1] == "ask" and table.learner.lang == "zh"


async def test_a_language_code_with_capitals_can_be_chosen():
    table = Table(replace(COURSE, languages=("en", "zh-Hans")))
    await table.send(Opened())
    await table.say("zh-hans")
    assert table.learner.lang == "zh-Hans"


async def test_the_twin_follows_when_an_answer_was_shown():
    one = COURSE.by_id["one"]
    items = tuple(replace(i, twin="count-again") if i.id == "count" else i for i in one.items)
    table = Table(replace(COURSE, concepts=(replace(one, items=items),)))
    await table.send(Opened("en"))
    while table.ask.purpose == "placement":
        await table.say("I don't know")
    await table.say("a guess")
    while table.ask.item != "one/count":
        await table.send(Commanded("skip"))
    while table.ask.item == "one/count":
        await table.say("I don't know")
    assert table.ask.item == "one/count-again"


@pytest.mark.parametrize("moment", range(14))
@pytest.mark.parametrize("change", ["rename", "remove", "retask", "reitem", "add"])
async def test_a_course_that_changes_under_a_learner_stops_nobody(moment, change):
    table = Table()
    await table.send(Opened("en"))
    for turn in range(moment):
        if table.ask.purpose == "explain":
            await table.say("leaves and water and so on")
        elif turn < 2:
            await table.say("I don't know")
        else:
            await table.answer_right()
    other = Table(changed(change), store=table.store)
    other.now = table.now
    await other.send(Opened())
    for text in ("hello", "a", "12", "/hint", "/skip", "I don't know", "/why", "/progress", "/map"):
        assert await other.say(text)


def changed(change):
    one, two, three = COURSE.concepts
    match change:
        case "rename":
            first = replace(one, id="uno", was=("one",))
            return replace(
                COURSE, concepts=(first, replace(two, requires={"uno": both("r")}), three)
            )
        case "remove":
            return replace(COURSE, concepts=(replace(two, requires={}), three))
        case "retask":
            items = tuple(replace(item, task=Number(1.0)) for item in one.items)
            return replace(COURSE, concepts=(replace(one, items=items), two, three))
        case "reitem":
            items = tuple(replace(item, id=f"{item.id}-x", task=prose("x")) for item in one.items)
            return replace(COURSE, concepts=(replace(one, items=items), two, three))
        case _:
            steps = Order((both("1"), both("2"), both("3")))
            new = replace(one, id="new", items=(*one.items, Item("x", both("x?"), steps)))
            return replace(
                COURSE, concepts=(new, replace(one, requires={"new": both("r")}), two, three)
            )


async def test_progress_survives_a_rename():
    table = await newcomer()
    await learn(table)
    other = Table(changed("rename"), store=table.store)
    await other.send(Opened())
    assert state(other, "uno") == "known"
