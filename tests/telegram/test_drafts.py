"""Growing words in Telegram, over HTTP: at most one a second, and no harm when they fail."""

from dataclasses import replace

import httpx
import pytest

from tests.ramp import words
from tests.telegram.harness import ADA, FAST, running
from tests.telegram.server import TOKEN
from tutor.core.learner import Learner
from tutor.core.messages import Say
from tutor.faces.telegram import delivery
from tutor.ports import Enrolment, Spoken


class Speaking:
    """A driver that answers everything with growing words, and then says them."""

    def __init__(self, outbox, texts):
        self._outbox, self._texts = outbox, texts

    async def handle(self, who, event, source=None):
        for text in self._texts:
            await self._outbox.draft(who, "en", text)
        spoken = Spoken(self._texts[-1] or "the authored words", (Say("hint"),))
        await self._outbox.perform(who, "en", spoken)
        return Learner("c", 1, lang="en")


async def heard(telegram, *texts):
    """The drafts and the messages that Ada gets."""
    async with running(telegram, lambda outbox: Speaking(outbox, texts), words=words()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    return telegram.drafts[ADA], [one.text for one in telegram.sent(ADA)]


@pytest.fixture
def often(monkeypatch):
    monkeypatch.setattr(delivery, "DRAFT_EVERY", 0.0)


async def test_words_grow_in_one_draft_and_are_then_said(telegram, often):
    drafts, messages = await heard(telegram, "Well", "Well now.")
    assert drafts == ["Well", "Well now."] and messages == ["Well now."]
    calls = telegram.did("sendMessageDraft")
    assert {one.params["draft_id"] for one in calls} == {"1"}
    assert telegram.refused == []


async def test_a_draft_goes_out_at_most_once_a_second(telegram):
    drafts, messages = await heard(telegram, *(f"Well {i}" for i in range(50)))
    assert len(drafts) == 1 and messages == ["Well 49"]


async def test_marks_are_not_shown_while_they_grow(telegram, often):
    drafts, messages = await heard(telegram, "so *this* and `that`")
    assert drafts == messages == ["so this and that"]


async def test_of_words_too_long_for_one_message_the_first_page_is_drafted(telegram, often):
    drafts, messages = await heard(telegram, "word " * 2000)
    assert len(drafts) == 1 and 0 < len(drafts[0]) <= 4096
    assert len(messages) == 3 and telegram.refused == []


async def test_words_that_are_taken_back_leave_the_message_that_follows(telegram, often):
    drafts, messages = await heard(telegram, "Well", "")
    assert drafts == ["Well"] and messages == ["the authored words"]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 400, "description": "Bad Request: TEXTDRAFT_PEER_INVALID"},
        {"status": 403, "description": "Forbidden: bot was blocked by the user"},
        {"status": 500, "description": "Internal Server Error"},
        {"retry_after": 30},
        {"drop": True},
        {"delay": 30.0},
    ],
)
async def test_a_draft_that_fails_does_not_fail_the_turn(telegram, often, monkeypatch, fault):
    telegram.fail("sendMessageDraft", times=2, **fault)
    async with running(
        telegram,
        lambda outbox: Speaking(outbox, ("Well", "Well now.")),
        words=words(),
        tempo=replace(FAST, typing=0.05),
    ):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["Well now."]
    assert len(telegram.did("sendMessageDraft")) == 2 and telegram.drafts[ADA] == []


async def test_the_fake_server_keeps_the_limits_of_drafts(telegram):
    await telegram.say(ADA, "hi")
    await telegram.push(
        {"message": telegram.message(ADA, chat={"id": -5, "type": "group"}, text="hi")}
    )
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # plain http

        async def draft(**data):
            url = f"{telegram.base_url}/bot{TOKEN}/sendMessageDraft"
            return (await client.post(url, data=data)).status_code

        assert await draft(chat_id=ADA, draft_id=1, text="x" * 4096) == 200
        assert await draft(chat_id=ADA, draft_id=1) == 200
        assert await draft(chat_id=ADA, draft_id=1, text="x" * 4097) == 400
        assert await draft(chat_id=ADA, draft_id=0, text="x") == 400
        assert await draft(chat_id=-5, draft_id=1, text="x") == 400


async def test_nothing_is_drafted_in_a_group(telegram, often):
    who = Enrolment("tg:-5", "c")
    async with running(telegram, lambda outbox: Grouped(outbox, who), words=words()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.did("sendMessageDraft") == []


class Grouped(Speaking):
    """A driver that drafts in a group, and speaks to Ada."""

    def __init__(self, outbox, group):
        super().__init__(outbox, ("done",))
        self._group = group

    async def handle(self, who, event, source=None):
        await self._outbox.draft(self._group, "en", "Well")
        await self._outbox.perform(who, "en", Spoken("done", (Say("hint"),)))
        return Learner("c", 1, lang="en")
