"""The free question that opens the placement: what is read in its answer, and what follows."""

from random import Random

import pytest

from tests.core.brew import BREW, NAMES, asked, known, opened, placed, wrong
from tests.ramp import Table, kinds, said
from tutor.core.belief import NO_IDEA, SAID_SO
from tutor.core.messages import Claim, Commanded, JudgeFailed, Opened, Read, Said
from tutor.ports import JudgeError


def evidence(table, concept):
    return [(one.item, one.llr) for one in table.learner.standing(concept).evidence]


class Silent:
    """A reader and judge that never has a reply."""

    async def read(self, who, request):
        raise JudgeError("out of order")

    judge = read


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_first_question_is_free_and_about_the_goal(lang):
    table = Table(BREW)
    actions = await table.send(Opened(lang))
    assert said(actions) == ["welcome", "placement_intro"]
    ask = actions[-1]
    assert (ask.item, ask.purpose, ask.ask_kind) == ("cupping/opening", "placement", "short")
    assert (ask.text, ask.key) == ("", "opening")
    assert ask.values["title"] == BREW.title[lang]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "I know what a kettle is, and tannin too."), ("zh", "我知道水壶是什么，也懂单宁。")],
)
async def test_terms_that_are_used_speak_weakly_for_their_concepts(lang, text):
    table = await opened(lang)
    before = {one: table.belief(one).unhelped for one in NAMES}
    actions = await table.say(text)
    for name in ("kettle", "tannin"):
        assert evidence(table, name) == [("opening", SAID_SO)]
        assert table.belief(name).unhelped > before[name]
        assert table.learner.standing(name).right == ()
    assert all(evidence(table, one) == [] for one in NAMES if one not in ("kettle", "tannin"))
    assert not known(table) and table.ask.purpose == "placement"
    assert kinds(actions) == ["ask"] and asked(actions) != ["cupping/opening"]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "I don't know what tannin is."), ("zh", "我不懂单宁。")]
)
async def test_terms_that_are_denied_speak_against_their_concepts(lang, text):
    table = await opened(lang)
    before = table.belief("tannin").unhelped
    await table.say(text)
    assert evidence(table, "tannin") == [("opening", NO_IDEA)]
    assert table.belief("tannin").unhelped < before


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "I want to understand terroir."), ("zh", "我想弄懂风土。")]
)
async def test_a_wish_becomes_the_goal_and_cuts_the_way(lang, text):
    table = await opened(lang)
    heard = await table.say(text)
    assert table.learner.goal == "terroir"
    goal = next(one for one in heard if one.kind == "say" and one.key.startswith("goal_"))
    assert goal.key == "goal_heard", "before the placement nobody knows how many steps are missing"
    assert goal.values == {"title": BREW.by_id["terroir"].title[lang]}
    heard += await placed(table, wrong)
    report = next(one for one in heard if one.kind == "report_placement")
    way = {"kettle", "infuser", "terroir"}
    assert {item.partition("/")[0] for item in asked(heard)} <= way
    assert report.frontier == ("kettle",)


async def test_on_the_way_to_a_goal_nothing_beside_it_is_taught():
    table = await opened()
    heard = await table.say("I want to understand terroir.")
    for _ in range(60):
        if table.learner.goal is None:
            break
        heard += await (table.answer_right() if table.learner.is_placed else table.say("no idea"))
    reached = next(i for i, one in enumerate(heard) if getattr(one, "key", "") == "goal_reached")
    before = {one.partition("/")[0] for one in asked(heard[:reached])}
    assert before == {"kettle", "infuser", "terroir"} == known(table)


@pytest.mark.parametrize(
    "text", ["What is a kettle?", "hello", "what is this", "do I need tannin for this?"]
)
async def test_a_question_or_small_talk_does_not_use_up_the_free_question(text):
    table = await opened()
    await table.say(text)
    assert table.ask.item.endswith("/opening") and table.learner.question.is_opening
    await table.say("I know the kettle.")
    assert evidence(table, "kettle") and not table.ask.item.endswith("/opening")


@pytest.mark.parametrize(
    ("lang", "text", "concept", "stance"),
    [
        ("en", "I know what a kettle is", "kettle", SAID_SO),
        ("en", "we did a course on tea, i can explain how a kettle works", "kettle", SAID_SO),
        ("en", "I have no idea how tannin works", "tannin", NO_IDEA),
        ("zh", "我知道水壶是什么", "kettle", SAID_SO),
        ("zh", "学过一点，水壶是怎么用的我懂", "kettle", SAID_SO),
        ("zh", "我不知道单宁是什么", "tannin", NO_IDEA),
    ],
)
async def test_words_about_oneself_are_no_question(lang, text, concept, stance):
    table = await opened(lang)
    await table.say(text)
    assert evidence(table, concept) == [("opening", stance)]
    assert not table.ask.item.endswith("/opening")


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "I want to know how terroir works"), ("zh", "我想知道风土是怎么回事")]
)
async def test_a_wish_to_know_how_is_a_goal_and_no_question(lang, text):
    table = await opened(lang)
    await table.say(text)
    assert table.learner.goal == "terroir"


async def test_no_idea_at_the_opening_speaks_against_the_first_concept_only():
    table = await opened()
    await table.say("I don't know")
    assert evidence(table, "kettle") == [("opening", NO_IDEA)]
    assert [one for one in NAMES if evidence(table, one)] == ["kettle"]


async def test_without_a_reader_the_placement_goes_on():
    table = await opened(judge=Silent())
    actions = await table.say("I know kettle and tannin.")
    assert kinds(actions) == ["ask"] and not table.ask.item.endswith("/opening")
    assert not any(evidence(table, one) for one in NAMES) and table.learner.waiting is None


def step(table, learner, event):
    return table.engine.step(learner, event, table.now, Random(1))


async def test_while_the_reader_reads_nothing_else_is_read_and_skip_goes_on():
    table = await opened()
    reading, actions = step(table, table.learner, Said("I know kettle."))
    assert kinds(actions) == ["ask_reading"] and actions[0].text == "I know kettle."
    again, heard = step(table, reading, Said("and tannin"))
    assert said(heard) == ["still_reading"] and again.waiting == reading.waiting
    gone, heard = step(table, reading, Commanded("skip"))
    assert heard[-1].kind == "ask" and gone.waiting is None
    claim = Read(reading.waiting.call, (Claim("kettle", "used"),))
    late, heard = step(table, gone, claim)
    assert heard == () and late.standings == gone.standings


async def test_only_the_reply_to_the_open_call_counts_and_only_real_concepts():
    table = await opened()
    reading, _ = step(table, table.learner, Said("I know kettle."))
    call = reading.waiting.call
    same, heard = step(table, reading, Read(call + 1, (Claim("kettle", "used"),)))
    assert heard == () and same.standings == reading.standings
    claims = (Claim("kettle", "used"), Claim("teapot", "used"), Claim("teapot", "wanted"))
    after, _ = step(table, reading, Read(call, claims))
    assert set(after.standings) >= {"kettle"} and "teapot" not in after.standings
    assert after.goal is None
    failed, heard = step(table, reading, JudgeFailed(call, "slow"))
    assert heard[-1].kind == "ask" and failed.question.item != reading.question.item
