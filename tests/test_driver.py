"""The loop: committed before it is shown, nothing lost after a crash, nothing counted twice."""

import asyncio

import pytest

from tests.ramp import COURSE, WHO, Heard, Table, engine, kinds, said
from tutor.core.messages import Commanded, Judged, Opened, PointFinding, Said, Say
from tutor.driver import Driver
from tutor.ports import Enrolment, FaceError, FaceGone, JudgeError, Lines, StaleState
from tutor.store.memory import MemoryStore


class Killed(BaseException):
    """As if the process had been killed."""


class Breaking(Heard):
    """An outbox that breaks at the n-th action from now on."""

    def __init__(self, error, after):
        super().__init__()
        self.error, self.left = error, after

    async def perform(self, who, lang, action):
        if self.left == 0:
            raise self.error
        self.left -= 1
        await super().perform(who, lang, action)


def at_work(table, outbox):
    table.heard = outbox
    table.driver._outbox = outbox
    return table


async def opened():
    table = Table()
    await table.send(Opened("en"))
    return table


@pytest.mark.parametrize("after", range(4))
async def test_after_a_crash_the_rest_of_the_turn_is_shown_first(after):
    calm = await opened()
    questions = 0
    while calm.ask.purpose == "placement":
        turn = await calm.say("I don't know")
        questions += 1
    table = await opened()
    for _ in range(questions - 1):
        await table.say("I don't know")
    at_work(table, Breaking(Killed(), after))
    with pytest.raises(Killed):
        await table.say("I don't know")
    shown = table.heard.take()
    at_work(table, Heard())
    rest = await table.send(Opened())
    assert (shown + rest)[: len(turn)] == turn
    assert table.learner.turn == calm.learner.turn


async def test_a_killed_judge_call_is_made_again_and_the_answer_counts_once():
    table = await opened()
    while table.ask.purpose != "explain":
        if table.ask.purpose == "placement":
            await table.say("I don't know")
        else:
            await table.answer_right()

    class Dying:
        async def judge(self, who, request):
            raise Killed

    real, table.driver._judge = table.driver._judge, Dying()
    with pytest.raises(Killed):
        await table.answer_right()
    turn = table.store.load(WHO).turn
    table.driver._judge = real
    actions = await table.send(Opened())
    assert kinds(actions).count("report_verdict") == 1
    assert table.learner.turn == turn and "concept_known" in said(actions)


async def test_a_message_that_cannot_be_delivered_now_stays_pending_in_order():
    table = at_work(Table(), Breaking(FaceError("no network"), 1))
    await table.send(Opened("en"))
    assert len(table.store.pending(WHO)) == 2
    at_work(table, Heard())
    actions = await table.send(Commanded("help"))
    assert kinds(actions) == ["say", "ask", "say", "ask"]
    assert not table.store.pending(WHO)


async def test_a_message_to_somebody_gone_is_dropped():
    table = at_work(Table(), Breaking(FaceGone("blocked"), 0))
    await table.send(Opened("en"))
    assert not table.store.pending(WHO)


async def test_a_repeated_message_is_a_no_op():
    table = await opened()
    first = await table.send(Said("I don't know"), "update:7")
    turn = table.learner.turn
    assert first and await table.send(Said("I don't know"), "update:7") == []
    assert table.learner.turn == turn


async def test_a_judge_without_a_reply_leads_to_a_check_by_oneself():
    class Broken:
        async def judge(self, who, request):
            raise JudgeError("time-out")

    table = Table(judge=Broken())
    await table.send(Opened("en"))
    while table.ask.purpose != "explain":
        if table.ask.purpose == "placement":
            await table.say("I don't know")
        else:
            await table.answer_right()
    before = table.learner.standing("one")
    actions = await table.answer_right()
    assert said(actions) == ["judge_away"] and actions[-1].kind == "ask_check"
    assert table.learner.standing("one") == before


async def test_a_step_is_taken_again_when_another_process_was_faster():
    class Racing(MemoryStore):
        lost = 0

        def commit(self, who, turn):
            if self.lost < 2:
                self.lost += 1
                raise StaleState("somebody was faster")
            return super().commit(who, turn)

    table = Table(store=Racing())
    assert kinds(await table.send(Opened("en")))[-1] == "ask"


async def at_prose(driver, store, who):
    await driver.handle(who, Opened("en"))
    while store.load(who).question.item != "one/say":
        await driver.handle(who, Commanded("skip"))


async def test_no_learner_waits_for_the_judge_of_another():
    ben, cleo = Enrolment("ben", COURSE.id), Enrolment("cleo", COURSE.id)
    both_there = asyncio.Barrier(2)

    class Meeting:
        async def judge(self, who, request):
            await asyncio.wait_for(both_there.wait(), 5)
            raise JudgeError("no matter")

    store, clock = MemoryStore(), Table().driver._clock
    driver = Driver(engine(), store, Meeting(), Heard(), clock, lambda who: 1)
    for who in (ben, cleo):
        await at_prose(driver, store, who)
    await asyncio.gather(*(driver.handle(who, Said("so it goes")) for who in (ben, cleo)))
    assert all(store.load(who).question.is_checking for who in (ben, cleo))


async def test_events_of_one_learner_wait_for_each_other():
    table = await opened()
    before = table.learner.turn
    await asyncio.gather(*(table.send(Commanded("why")) for _ in range(9)))
    assert table.learner.turn == before + 9


async def test_a_judge_who_replies_after_the_learner_was_forgotten_leaves_nothing_behind():
    class Late:
        async def judge(self, who, request):
            store.forget(WHO.learner)
            raise JudgeError("too late")

    store = MemoryStore()
    driver = Driver(engine(), store, Late(), Heard(), Table().driver._clock, lambda who: 1)
    await at_prose(driver, store, WHO)
    await driver.handle(WHO, Said("so it goes"))
    assert store.load(WHO) is None and store.enrolments() == []


async def test_while_the_judge_thinks_the_learner_can_go_on_and_a_late_reply_is_dropped():
    asked, may_reply = asyncio.Event(), asyncio.Event()

    class Slow:
        async def judge(self, who, request):
            asked.set()
            await may_reply.wait()
            return Judged(request.call, (PointFinding("heat", "shown", "heat moves"),))

    store, heard = MemoryStore(), Heard()
    driver = Driver(engine(), store, Slow(), heard, Table().driver._clock, lambda who: 1)
    await at_prose(driver, store, WHO)
    heard.take()
    answering = asyncio.create_task(driver.handle(WHO, Said("heat moves")))
    await asked.wait()
    second = asyncio.create_task(driver.handle(WHO, Said("are you there")))
    while not said(heard.actions):
        await asyncio.sleep(0)
    assert said(heard.take()) == ["still_reading"]
    number = store.load(WHO).question.number
    await driver.handle(WHO, Commanded("skip"))
    assert store.load(WHO).question.number > number
    heard.take()
    may_reply.set()
    await asyncio.gather(answering, second)
    assert heard.actions == []


async def test_a_judge_that_breaks_locks_nobody_in():
    class Broken:
        async def judge(self, who, request):
            raise ZeroDivisionError

    store = MemoryStore()
    driver = Driver(engine(), store, Broken(), Heard(), Table().driver._clock, lambda who: 1)
    await at_prose(driver, store, WHO)
    await driver.handle(WHO, Said("so it goes"))
    assert store.load(WHO).question.is_checking


async def test_a_message_that_cannot_be_shown_is_dropped_and_the_next_ones_come():
    table = at_work(Table(), Breaking(KeyError("no such message"), 1))
    await table.send(Opened("en"))
    assert not table.store.pending(WHO)


class Reader:
    """An outbox that keeps what arrives as one message; the n-th from now on cannot be put."""

    def __init__(self, fails_at=None):
        self.read, self.left = [], fails_at

    async def perform(self, who, lang, action):
        if self.left is not None:
            if self.left == 0:
                raise FaceError("no network")
            self.left -= 1
        self.read.append(action)


async def asked_why_in_practice(reader):
    """A learner who has answered a second step's question wrong, and asks why."""
    table = await opened()
    while table.ask.concept != "two" or table.ask.purpose != "practice":
        if table.ask.purpose == "placement":
            await table.say("I don't know")
        else:
            await table.answer_right()
        if table.ask.purpose == "review":
            table.sleep()
    await table.answer_wrong()
    table.driver._outbox = reader
    await table.send(Commanded("why"))
    return table


def keys(message):
    return [one.key for one in message.says] if isinstance(message, Lines) else [message.key]


async def test_the_rows_of_a_list_arrive_with_the_message_before_them():
    reader = Reader()
    table = await asked_why_in_practice(reader)
    reason, belief = (keys(one) for one in reader.read if isinstance(one, Say | Lines))
    assert reason[0].startswith("why_practice") and reason[1:] == ["why_edge"]
    assert belief[0] == "why_belief" and belief[-1] == "why_strike"
    assert len(belief) > 2 and all(one.startswith("evidence_") for one in belief[1:-1])
    assert not table.store.pending(WHO)


async def test_a_list_that_cannot_be_delivered_stays_pending_as_a_whole():
    reader = Reader(fails_at=1)
    table = await asked_why_in_practice(reader)
    waiting = [one.action.key for one in table.store.pending(WHO) if isinstance(one.action, Say)]
    assert waiting[0] == "why_belief" and waiting[-1] == "why_strike"
    table.driver._outbox = again = Reader()
    await table.send(Opened())
    assert keys(again.read[0]) == waiting
