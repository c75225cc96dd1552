"""The lesson loop: pain, guess, contrast, solution, practice, explanation, known."""

from dataclasses import replace

import pytest

from tests.ramp import COURSE, NOW, WHO, Table, engine, everything, kinds, said, wrong_answer
from tutor.core import belief
from tutor.core.messages import Chose, Commanded, Judged, Misread, Opened, Said
from tutor.driver import dice


async def newcomer(lang="en", course=COURSE):
    """At the first guess, the placement done with "I don't know"."""
    table = Table(course)
    await table.send(Opened(lang))
    while table.ask.purpose == "placement":
        await table.say("I don't know")
    return table


async def learn(table, concept="one"):
    """Answers rightly until a concept is known."""
    while state(table, concept) != "known":
        await table.answer_right()


async def practise(table):
    """Answers rightly until the explanation is asked for."""
    while table.ask.purpose == "practice":
        await table.answer_right()


def state(table, concept):
    return belief.state_of(table.learner.standing(concept))


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_who_knows_every_answer_finishes_the_course(lang):
    table = Table()
    actions = await table.send(Opened(lang))
    for _ in range(100):
        if table.learner.is_finished:
            break
        actions = await table.answer_right()
    assert "finish_course" in kinds(actions)
    assert all(state(table, one.id) == "known" for one in COURSE.concepts)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_who_knows_nothing_yet_is_taught_every_concept(lang):
    table = await newcomer(lang)
    met = []
    for _ in range(200):
        if table.learner.is_finished:
            break
        if table.ask.purpose == "guess":
            met.append(table.ask.concept)
        await table.answer_right()
    assert met == ["one", "two", "three"]
    assert table.learner.is_finished


async def test_pain_comes_before_the_guess_and_the_solution_after_it():
    table = await newcomer()
    assert table.ask.item == "one/guess"
    actions = await table.say("something with leaves")
    assert said(actions)[:3] == ["contrast", "solution", "example"]
    assert actions[0].values["guess"] == "something with leaves"
    assert actions[-1].kind == "ask" and actions[-1].purpose == "practice"


@pytest.mark.parametrize(("lang", "answer"), [("en", "7531 cups"), ("zh", "7531 杯")])
async def test_a_shown_number_has_its_unit_in_the_learners_language(lang, answer):
    table = await newcomer(lang)
    await table.say("a guess")
    while table.ask.item != "one/count":
        await table.send(Commanded("skip"))
    heard = []
    while "answer" not in said(heard):
        heard += await table.answer_wrong()
    assert (
        next(one.values["text"] for one in heard if one.kind == "say" and one.key == "answer")
        == answer
    )


@pytest.mark.parametrize("nothing", ["I don't know", "不知道", "no idea", "/hint"])
async def test_the_solution_comes_after_two_nudges(nothing):
    table = await newcomer()
    for key in ("nudge_guess_1", "nudge_guess_2"):
        actions = await table.say(nothing)
        assert key in said(actions) and "SECRET" not in everything(actions)
    assert "solution" in said(await table.say(nothing))


@pytest.mark.parametrize("text", ["What is a leaf?", "为什么要这样？", "hello", "   ", "…"])
async def test_what_is_not_an_answer_closes_nothing(text):
    table = await newcomer()
    asked = table.ask.number
    actions = await table.say(text)
    assert "SECRET" not in everything(actions)
    assert table.learner.question.number == asked and actions[-1].kind == "ask"
    await table.say("something with leaves")
    asked = table.ask.number
    actions = await table.say(text)
    assert table.learner.question.number == asked
    assert "record" not in kinds(actions) and table.learner.question.tries == 0


async def test_no_secret_reaches_anybody_before_an_attempt():
    table = Table()
    heard = await table.send(Opened("en"))
    for event in (Said("?"), Commanded("hint"), Commanded("why"), Commanded("map"), Said("hi")):
        heard += await table.send(event)
    # The options of a choice hold the right one; what must not show is which one it is.
    assert "SECRET" not in everything(heard).replace("SECRET-RIGHT", "")
    while table.ask.purpose == "placement":
        heard += await table.say("I don't know")
    heard += await table.send(Commanded("hint"))
    assert "SECRET" not in everything(heard).replace("SECRET-RIGHT", "")


async def test_a_wrong_answer_gets_its_reply_a_hint_and_another_try():
    table = await newcomer()
    await table.say("a guess")
    while table.ask.ask_kind != "choice":
        await table.send(Commanded("skip"))
    wrong = next(one.id for one in table.ask.choices if one.text == "cold-one")
    actions = await table.send(Chose(wrong))
    assert said(actions) == ["misconception", "hint"]
    assert actions[-1].help == 1 and actions[-1].number == table.learner.question.number


async def test_after_three_wrong_answers_the_answer_is_shown_and_a_fresh_item_follows():
    table = await newcomer()
    await table.say("a guess")
    asked = table.ask.item
    for _ in range(2):
        assert "answer" not in said(await table.answer_wrong())
    actions = await table.answer_wrong()
    shown = [one for one in said(actions) if not one.startswith("faded")]
    assert shown[-2:] == ["answer", "after"]
    assert table.ask.item != asked
    assert table.learner.standing("one").closed == {asked.partition("/")[2]: NOW.date()}


@pytest.mark.parametrize("was_seen", [True, False])
async def test_who_fails_sees_the_example_unless_it_came_with_the_lesson(was_seen):
    table = await newcomer()
    await table.say("a guess")
    standing = replace(table.learner.standing("one"), is_shown=was_seen)
    learner, heard = table.learner.with_standing("one", standing), []
    while "answer" not in said(heard):
        wrong = wrong_answer(table.course, table.ask, "en")
        learner, heard = table.engine.step(learner, wrong, NOW, dice(learner))
    assert ("example" in said(heard)) != was_seen
    assert learner.standing("one").is_shown


async def test_who_fails_twice_running_hears_the_idea_once_more():
    table = await newcomer()
    await table.say("a guess")
    heard = []
    while table.learner.standing("one").fruitless < 2:
        heard += said(await table.answer_wrong())
    assert heard[-8:].count("again") == 1 == heard.count("solution")
    assert heard.index("again") + 1 == heard.index("solution")
    for _ in range(6):
        heard += said(await table.answer_wrong())
    assert heard.count("again") == 1


async def test_only_unhelped_answers_unlock():
    table = await newcomer()
    await table.say("a guess")
    for _ in range(30):
        await table.send(Commanded("hint"))
        await table.answer_right()
    assert table.learner.standing("one").right == ()
    assert table.belief("one").unhelped < belief.KNOWN < table.belief("one").helped
    assert state(table, "one") == "learning" and state(table, "two") == "unknown"


async def test_an_answer_seen_today_proves_nothing_today_but_does_tomorrow():
    table = await newcomer()
    await table.say("a guess")
    for _ in range(40):  # every answer gets shown
        await table.say("I don't know")
    for _ in range(20):
        await table.answer_right()
    assert state(table, "one") == "learning"
    table.sleep()
    for _ in range(8):
        await table.answer_right()
    assert state(table, "one") == "known"


async def test_known_needs_two_kinds_of_items_right():
    table = await newcomer()
    await table.say("a guess")
    while table.ask.purpose == "practice":
        standing = table.learner.standing("one")
        assert not belief.is_certified(COURSE.by_id["one"], standing, 0.99)
        await table.answer_right()
    assert len({COURSE.by_id["one"].items_by_id[one].kind for one in standing.right}) == 1
    assert table.ask.purpose == "explain"
    assert state(table, "one") == "learning"
    actions = await table.answer_right()
    assert "concept_known" in said(actions)
    assert state(table, "one") == "known"


async def test_who_always_has_no_idea_is_never_stuck_and_unlocks_nothing():
    table = await newcomer()
    for _ in range(300):
        actions = await table.say("I don't know")
        assert "ask" in kinds(actions) or {"come_back", "ask_teacher"} & {*said(actions)}
    assert {state(table, one.id) for one in COURSE.concepts} == {"learning", "unknown"}
    assert table.ask.concept == "one"


async def test_wheel_spinning_is_led_back():
    table = await newcomer()
    heard = []
    for _ in range(60):
        heard += said(await table.say("I don't know"))
    assert "stuck" in heard and "come_back" in heard


async def test_skip_always_goes_on():
    table = Table()
    await table.send(Opened("en"))
    for _ in range(60):
        before = table.learner.question.number
        await table.send(Commanded("skip"))
        assert table.learner.question.number != before
    assert {state(table, one.id) for one in COURSE.concepts} == {"learning", "unknown"}


async def test_skipping_the_guess_leads_to_practice_and_the_solution_after_the_attempt():
    table = await newcomer()
    actions = await table.send(Commanded("skip"))
    assert table.ask.purpose == "practice" and "solution" not in said(actions)
    actions = await table.answer_right()
    assert "solution" in said(actions)


async def test_an_explanation_in_doubt_is_checked_by_the_learner_and_counts_little():
    table = await newcomer()
    await table.say("a guess")
    await practise(table)
    before = table.belief("one")
    actions = await table.say("It is about leaves and water and so on.")
    assert said(actions) == ["unsure"]
    assert actions[-1].kind == "ask_check" and "SECRET-POINT-one heat moves" in actions[-1].points
    assert table.belief("one").unhelped == before.unhelped
    actions = await table.say("a")
    verdict = next(one for one in actions if one.kind == "report_verdict")
    assert (verdict.outcome, verdict.grader) == ("correct", "self")
    assert table.belief("one").unhelped == before.unhelped
    kept = table.store.evidence(WHO)[-1].record
    assert kept.helped and 0 < kept.llr <= belief.WEAK


async def test_a_contradicting_explanation_gets_the_pupils_question_and_no_credit():
    table = await newcomer()
    await table.say("a guess")
    await practise(table)
    before = table.belief("one").unhelped
    actions = await table.answer_wrong()
    # A judge without a model may be wrong: it takes no credit either.
    assert table.belief("one").unhelped == before
    assert said(actions) == ["contradicted", "pupil"]
    assert "SECRET-POINT" not in everything(actions)
    assert actions[-1].kind == "ask" and actions[-1].purpose == "explain"


async def test_a_late_reply_of_the_judge_is_dropped():
    table = await newcomer()
    before = table.learner
    assert await table.send(Judged(99, ())) == []
    assert table.learner.question == before.question and table.learner.turn == before.turn


async def test_a_tap_on_an_old_question_changes_nothing():
    table = await newcomer()
    await table.say("a guess")
    old = table.ask.number
    await table.answer_right()
    actions = await table.send(Chose("a", old))
    assert kinds(actions) == ["complain"] and actions[0].key == "stale_choice"


async def test_reviews_come_first_on_another_day_and_make_known_stable():
    table = await newcomer()
    await learn(table)
    assert state(table, "one") == "known"
    table.sleep(30)
    await table.send(Opened())
    await table.send(Commanded("skip"))  # the guess that was open
    assert table.ask.purpose == "review" and table.ask.concept == "one"
    await table.answer_right()
    assert state(table, "one") == "stable"


async def test_a_forgotten_concept_is_taken_up_again():
    table = await newcomer()
    await learn(table)
    for _ in range(12):
        table.sleep(400)
        await table.send(Opened())
        while table.ask.purpose == "review":
            await table.answer_wrong()
        if state(table, "one") == "learning":
            break
        await table.send(Commanded("skip"))
        await table.answer_wrong()
        while table.ask.purpose != "review" and table.learner.question.tries:
            await table.answer_wrong()
    assert state(table, "one") == "learning"


async def test_the_language_is_asked_for_and_can_be_changed():
    table = Table()
    assert kinds(await table.send(Opened())) == ["offer_languages"]
    assert kinds(await table.say("hello?")) == ["offer_languages"]
    await table.send(Commanded("lang", "zh"))
    assert table.learner.lang == "zh" and "中文" in str(table.ask)
    await table.say("/lang en")
    assert table.learner.lang == "en" and "中文" not in str(table.ask)


async def test_commands_never_count_as_answers():
    table = await newcomer()
    await table.say("a guess")
    for name in ("why", "progress", "map", "help", "lang", "nonsense"):
        before = table.learner.question
        await table.send(Commanded(name))
        assert table.learner.question == before
    actions = await table.send(Commanded("stop"))
    assert kinds(actions) == ["say", "end_session"]


async def test_why_names_the_edge_and_the_evidence():
    table = await newcomer()
    for _ in range(5):
        await table.answer_right()
    assert table.ask.concept == "two"
    actions = await table.send(Commanded("why"))
    assert said(actions)[:2] == ["why_practice", "why_edge"]
    assert actions[1].values["reason"] == "two stands on one"


async def test_a_turn_is_counted_for_inputs_only():
    table = await newcomer()
    turn = table.learner.turn
    await table.send(Opened())
    assert table.learner.turn == turn
    await table.send(Misread("unreadable"))
    assert table.learner.turn == turn + 1


async def test_a_step_leaves_the_state_that_it_was_given_alone():
    machine = engine()
    state = machine.enrol(1)
    copy = machine.enrol(1)
    machine.step(state, Opened("en"), NOW, dice(state))
    assert state == copy


async def test_who_insists_that_a_question_was_the_answer_is_believed():
    table = await newcomer()
    assert said(await table.say("What is a leaf?")) == ["not_in_sources", "or_answer"]
    assert "contrast" in said(await table.say("What is a leaf?"))


def poor(*items):
    """A course of one concept with only these items."""
    one = COURSE.by_id["one"]
    kept = tuple(item for item in one.items if item.id in items)
    return replace(COURSE, concepts=(replace(one, items=kept),))


@pytest.mark.parametrize(
    "items",
    [
        ("pick", "count"),
        ("pick", "count", "say"),
        ("pick", "pick-again"),
        ("count",),
        ("pick", "say"),
    ],
)
async def test_one_slip_in_a_course_with_few_items_does_not_lock_anybody_in(items):
    table = await newcomer(course=poor(*items))
    await table.say("a guess")
    heard = said(await table.answer_wrong())
    while table.learner.question is not None:
        heard += said(await table.answer_right())
    # What was done today proves nothing more today; that is said, and the day is over.
    assert "stuck" not in heard and ("come_back" in heard or table.learner.is_finished)
    for _ in range(2):
        table.sleep()
        await table.send(Opened())
        while table.learner.question is not None:
            await table.answer_right()
    assert table.learner.is_finished


async def test_who_goes_on_when_the_day_is_over_may_practise():
    table = await newcomer(course=poor("pick", "count"))
    await table.say("a guess")
    while table.learner.question is not None:
        actions = await table.answer_wrong()
    assert said(actions)[-1] == "come_back"
    assert {one.item for one in table.learner.standing("one").evidence} >= {"pick", "count"}
    await table.say("go on")
    assert table.ask.purpose == "practice"
    await table.answer_right()
    assert table.learner.standing("one").right == ()


async def test_shown_answers_typed_back_do_not_count_until_tomorrow():
    table = await newcomer(course=poor("pick", "count"))
    await table.say("a guess")
    for _ in range(8):
        await table.say("I don't know")
    heard = []
    for _ in range(14):
        is_open = table.learner.question is not None
        heard += said(await (table.answer_right() if is_open else table.say("go on")))
    assert not table.learner.is_finished and 0 < heard.count("come_back") < 5
    table.sleep()
    await table.send(Opened())
    while table.learner.question is not None:
        await table.answer_right()
    assert table.learner.is_finished


async def test_a_review_that_failed_first_and_came_right_is_kept_as_both():
    async def after(*answers):
        table = await newcomer()
        await learn(table)
        table.sleep(30)
        await table.send(Opened())
        while table.ask.purpose != "review":
            await table.send(Commanded("skip"))
        for answer in answers:
            await answer(table)
        return table.learner.standing("one")

    right = await after(Table.answer_right)
    again = await after(Table.answer_wrong, Table.answer_right)
    wrong = await after(Table.answer_wrong)
    assert right.is_stable and not again.is_stable
    assert right.card.stability > again.card.stability > wrong.card.stability
