"""Whatever Telegram or the driver does, the bot goes on and the learner gets the message."""

import asyncio
import logging
import os
import signal

import pytest

from tests.telegram.harness import ADA, BOB, FAST, ROW, Words, ask, lesson, running
from tests.telegram.server import TOKEN, person
from tutor.core.messages import DrawMap, Said, Say
from tutor.faces.telegram import Tempo
from tutor.ports import FaceError

PASSING = {
    "flood": {"status": 429, "retry_after": 0.01},
    "bad gateway": {"status": 502, "description": "Bad Gateway"},
    "dropped before": {"drop": True},
    "server error": {"status": 500, "description": "Internal Server Error"},
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
async def test_a_passing_error_delays_a_message(telegram, scripted, fault):
    telegram.fail("sendMessage", times=2, **fault)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["hello"]
    assert len(telegram.did("sendMessage")) == 3


async def test_a_lost_reply_doubles_a_message_rather_than_lose_it(telegram, scripted):
    telegram.fail("sendMessage", drop=True, after=True)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 2)
    assert telegram.texts(ADA) == ["hello", "hello"]


async def test_a_slow_telegram_counts_as_no_reply(telegram, scripted):
    telegram.fail("sendMessage", delay=0.3)
    tempo = Tempo(**{**vars(FAST), "answer": 0.1})
    async with running(telegram, scripted(), tempo=tempo):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))


async def test_a_message_that_stays_pending_is_sent_when_the_turn_is_tried_again(
    telegram, scripted, book
):
    telegram.fail("sendMessage", 502, "Bad Gateway", times=len(FAST.resend) + 2)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["hello"]
    assert book.of(ADA) == [Said("hello")]


async def test_a_very_long_flood_leaves_the_message_pending(telegram, scripted, book, caplog):
    telegram.fail("sendMessage", 429, retry_after=300, times=1 + 2 * len(FAST.retry))
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.queue == [] and book.events)
        assert telegram.sent(ADA) == []
        await telegram.say(ADA, "again")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 2)
    assert telegram.texts(ADA) == ["hello", "again"]
    assert "not all was delivered" in caplog.text


@pytest.mark.parametrize(
    "fault",
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
)
async def test_a_learner_who_is_gone_is_not_insisted_upon(telegram, scripted, book, fault):
    telegram.fail("sendMessage", *fault)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.queue == [] and book.events)
    assert len(telegram.did("sendMessage")) == 1
    assert list(book.pending.values()) == [[]]


async def test_markup_that_telegram_cannot_parse_is_sent_plain(telegram, scripted, caplog):
    telegram.fail("sendMessage", 400, "Bad Request: can't parse entities: Unsupported start tag")
    async with running(telegram, scripted()):
        await telegram.say(ADA, "2 < 3 *is* so")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["2 < 3 is so"]
    assert "sent again without mark-up" in caplog.text


async def test_a_message_that_is_refused_for_good_does_not_block_the_next(telegram, scripted):
    telegram.fail("sendMessage", 400, "Bad Request: TOPIC_CLOSED", times=2)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "one")
        await telegram.say(ADA, "two")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["two"]


async def test_a_refused_picture_is_sent_as_text(telegram, scripted):
    telegram.fail("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS", times=2)
    async with running(telegram, scripted(lambda event: [DrawMap((ROW,))])):
        await telegram.say(ADA, "/map")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["One"]


async def test_a_caption_that_is_too_long_keeps_its_first_line(telegram, scripted):
    class Wordy(Words):
        def render(self, lang, action, with_choices=True):
            return "*The way*\n" + "word " * 300

    async with running(telegram, scripted(lambda event: [DrawMap((ROW,))]), words=Wordy()):
        await telegram.say(ADA, "/map")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.sent(ADA)[0].photo
    assert telegram.texts(ADA) == ["The way"]


@pytest.mark.parametrize("method", ["sendChatAction", "answerCallbackQuery"])
async def test_an_error_in_a_courtesy_is_no_error(telegram, scripted, book, method):
    telegram.fail(method, 429, retry_after=30)
    telegram.fail(method, 502, times=3)
    async with running(telegram, scripted()):
        await telegram.tap_data(ADA, "v1:pick:1:a")
        await telegram.wait_for(lambda: book.events)
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: "hello" in telegram.texts(ADA))


@pytest.mark.parametrize("why", ["message is not modified", "message to edit not found"])
async def test_buttons_that_are_gone_already_do_no_harm(telegram, scripted, book, why):
    telegram.fail("editMessageReplyMarkup", 400, f"Bad Request: {why}", times=5)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "/lang en")
        await telegram.wait_for(lambda: any(sent.buttons for sent in telegram.sent(ADA)))
        await telegram.tap(ADA, "A. yes")
        await telegram.wait_for(lambda: telegram.did("editMessageReplyMarkup"))
        await telegram.say(ADA, "on")
        await telegram.wait_for(lambda: "on" in telegram.texts(ADA))


async def test_a_tap_on_a_message_of_an_earlier_run_takes_its_buttons_off(telegram, scripted):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "/lang en")
        await telegram.wait_for(lambda: any(sent.buttons for sent in telegram.sent(ADA)))
    async with running(telegram, scripted()):
        await telegram.tap(ADA, "A. yes")
        await telegram.wait_for(lambda: not any(sent.buttons for sent in telegram.sent(ADA)))


async def test_another_poller_is_named_once_and_outlived(telegram, scripted, book, caplog):
    telegram.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=4)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)
    assert caplog.text.count("another process polls this bot") == 1


async def test_two_bots_with_one_token_say_so(telegram, scripted, caplog):
    async with running(telegram, scripted()), running(telegram, scripted()):
        await telegram.wait_for(lambda: "another process polls this bot" in caplog.text)


async def test_a_webhook_left_behind_is_removed(telegram, scripted, book):
    telegram.webhook = "https://example.org/hook"
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
async def test_polling_outlives_a_passing_error(telegram, scripted, book, fault):
    telegram.fail("getUpdates", times=3, **fault)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)


async def test_the_bot_waits_for_a_telegram_that_is_not_there_yet(telegram, scripted, book):
    telegram.fail("getMe", 502, "Bad Gateway", times=3)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)


@pytest.mark.parametrize("method", ["setMyCommands", "deleteWebhook"])
async def test_the_bot_works_without_its_commands(telegram, scripted, book, method):
    telegram.fail(method, 400, "Bad Request: BOT_COMMAND_INVALID", times=9)
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)


@pytest.mark.parametrize("token", ["123456:wrong", "", "no token at all"])
async def test_a_refused_token_is_a_named_error_that_does_not_quote_it(telegram, scripted, token):
    with pytest.raises(FaceError, match="TELEGRAM_BOT_TOKEN") as caught:
        async with running(telegram, scripted(), token=token):
            pass
    assert not token or token not in str(caught.value)


async def test_a_token_revoked_later_ends_the_bot(telegram, scripted):
    telegram.fail("getUpdates", 401, "Unauthorized")
    with pytest.raises(FaceError, match="TELEGRAM_BOT_TOKEN"):
        async with running(telegram, scripted()) as bot:
            await asyncio.wait([bot], timeout=5)


async def test_the_token_is_in_no_log(telegram, scripted, caplog):
    caplog.set_level(logging.DEBUG)
    for method in ("getUpdates", "sendMessage", "sendChatAction", "getMe", "setMyCommands"):
        telegram.fail(method, 502, "Bad Gateway", times=2)
        telegram.fail(method, drop=True)
        telegram.fail(method, 400, "Bad Request: no")

    def failing(event):
        raise RuntimeError("no luck")

    async with running(telegram, scripted(failing)):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert "no luck" in caplog.text
    assert TOKEN not in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_a_turn_that_fails_is_tried_again(telegram, scripted, book):
    luck = iter([True, True, False])

    def moody(event):
        if next(luck):
            raise RuntimeError("the database is away")
        return lesson(event)

    async with running(telegram, scripted(moody)):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["hello"]


async def test_a_turn_that_always_fails_is_skipped_with_a_polite_line(
    telegram, scripted, book, caplog
):
    def poisoned(event):
        if event == Said("poison"):
            raise ZeroDivisionError
        return lesson(event)

    async with running(telegram, scripted(poisoned)):
        await telegram.say(ADA, "poison")
        await telegram.say(ADA, "bread")
        await telegram.wait_for(lambda: book.events and telegram.queue == [])
    assert telegram.texts(ADA) == ["en:trouble", "bread"]
    assert f"skipped after {len(FAST.retry) + 1} tries" in caplog.text


async def test_a_bug_in_the_words_of_a_notice_does_not_block_the_lane(telegram, scripted, book):
    class Wordless(Words):
        def say(self, lang, key, values):
            raise KeyError(key)

    async with running(telegram, scripted(), words=Wordless()):
        await telegram.push({"edited_message": telegram.message(ADA, text="x")})
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events and telegram.queue == [])


async def test_an_update_that_cannot_be_read_is_passed_over(telegram, scripted, book, caplog):
    await telegram.push({"message": {"chat": {"id": ADA, "type": "private"}, "date": "no"}})
    await telegram.push({"poll_of_next_year": {"chat": {"id": ADA}, "from": person(ADA)}})
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: book.events)
    assert "cannot be read" in caplog.text


async def test_a_burst_passes_and_the_rest_keeps_the_pace(telegram, scripted):
    tempo = Tempo(**{**vars(FAST), "interval": 0.03, "burst": 3})
    script = [Say("x", {"text": str(number)}) for number in range(6)]
    loop = asyncio.get_running_loop()
    async with running(telegram, scripted(lambda event: script), tempo=tempo):
        start = loop.time()
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 6)
        assert loop.time() - start >= 0.09
    assert telegram.texts(ADA) == list("012345")


async def test_sigterm_finishes_the_turn_in_hand(telegram, scripted, book):
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slow(event):
        started.set()
        await go_on.wait()
        return [Say("x", {"text": "done"})]

    async with running(telegram, scripted(slow)) as bot:
        number = await telegram.say(ADA, "one")
        await started.wait()
        await telegram.say(ADA, "two")
        polls = len(telegram.did("getUpdates"))
        await telegram.wait_for(lambda: len(telegram.did("getUpdates")) > polls + 2)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0.02)
        assert not bot.done()
        go_on.set()
        await asyncio.wait([bot], timeout=5)
        assert bot.done()
    assert book.of(ADA) == [Said("one")]
    assert telegram.texts(ADA) == ["done"]
    assert [one["update_id"] for one in telegram.queue] == [number + 1]


async def test_a_stop_during_an_outage_is_heeded(telegram, scripted):
    tempo = Tempo(**{**vars(FAST), "reconnect": (60.0,)})
    telegram.fail("getUpdates", 502, times=99)
    async with running(telegram, scripted(), tempo=tempo):
        await telegram.wait_for(lambda: telegram.did("getUpdates"))


async def test_two_learners_are_both_served_through_a_flood_of_one(telegram, scripted, book):
    telegram.fail("sendMessage", 429, retry_after=0.2)
    async with running(telegram, scripted(lambda event: [ask()])):
        await telegram.say(ADA, "a")
        await telegram.wait_for(lambda: telegram.did("sendMessage"))
        await telegram.say(BOB, "b")
        await telegram.wait_for(lambda: telegram.sent(BOB))
        assert telegram.sent(ADA) == []
        await telegram.wait_for(lambda: telegram.sent(ADA))


async def test_a_server_that_holds_no_poll_is_not_asked_without_pause(telegram, scripted):
    telegram.longest_hold = 0.0
    async with running(telegram, scripted()):
        polls = len(telegram.did("getUpdates"))
        await asyncio.sleep(5 * FAST.glance)
        assert 1 <= len(telegram.did("getUpdates")) - polls <= 8
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
