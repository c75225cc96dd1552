"""Nothing is lost and nothing counts twice: duplicates, disorder, kills at any moment."""

import asyncio

import pytest

from tests.telegram.harness import ADA, BOB, Gate, Words, lesson, running
from tests.telegram.server import TOKEN
from tutor.core.messages import Said


async def test_a_duplicate_counts_once(telegram, scripted, book):
    async with running(telegram, scripted()):
        number = await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.push({"message": telegram.message(ADA, text="hello")}, number)
        await telegram.say(ADA, "end")
        await telegram.wait_for(lambda: "end" in telegram.texts(ADA))
    assert telegram.texts(ADA) == ["hello", "end"]


async def test_a_batch_out_of_order_is_put_in_order(telegram, scripted, book):
    for number, text in ((1003, "c"), (1001, "a"), (1002, "b"), (1001, "a")):
        await telegram.push({"message": telegram.message(ADA, text=text)}, number)
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 3)
    assert telegram.texts(ADA) == ["a", "b", "c"]


async def test_numbers_drawn_anew_after_a_quiet_week_are_served(telegram, scripted, book):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA) and telegram.queue == [])
        # The real server starts over below the offset; what it delivers must be taken.
        telegram.drawn_anew = True
        await telegram.push({"message": telegram.message(ADA, text="anew")}, 5)
        await telegram.push({"message": telegram.message(ADA, text="on")}, 6)
        await telegram.wait_for(lambda: "on" in telegram.texts(ADA))
    assert telegram.texts(ADA) == ["hello", "anew", "on"]


async def test_an_update_handled_but_not_acknowledged_comes_again_and_counts_once(
    telegram, scripted, book
):
    async with running(telegram, scripted(), killed=True):
        telegram.fail("getUpdates", 502, times=99)
        number = await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA) and not any(book.pending.values()))
    assert [one["update_id"] for one in telegram.queue] == [number]
    telegram.heal()
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: telegram.queue == [])
    assert book.of(ADA) == [Said("hello")]
    assert telegram.texts(ADA) == ["hello"]


async def test_an_update_not_handled_is_not_lost_in_a_kill(telegram, scripted, book):
    async with running(telegram, scripted(Gate()), killed=True):
        for text in ("one", "two", "three"):
            await telegram.say(ADA, text)
        await telegram.say(BOB, "four")
        await telegram.wait_for(lambda: len(telegram.did("getUpdates")) > 3)
    assert book.events == []
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: len(book.events) == 4)
    assert telegram.texts(ADA) == ["one", "two", "three"]
    assert telegram.texts(BOB) == ["four"]


async def test_messages_pending_from_a_kill_are_sent_by_the_next_run(telegram, scripted, book):
    telegram.fail("sendMessage", delay=5)
    async with running(telegram, scripted(), killed=True):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.did("sendMessage"))
    assert book.of(ADA) == [Said("hello")]
    assert telegram.sent(ADA) == []
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["hello"]
    assert book.of(ADA) == [Said("hello")]


@pytest.mark.parametrize("polls", [1, 2, 4, 7])
async def test_killed_again_and_again_every_message_counts_once(telegram, scripted, book, polls):
    texts = [f"m{number}" for number in range(12)]
    for text in texts:
        await telegram.say(ADA, text)
    for _ in range(4):
        async with running(telegram, scripted(), killed=True):
            before = len(book.events)
            seen = len(telegram.did("sendMessage"))
            await telegram.wait_for(
                lambda b=before, s=seen: (
                    len(book.events) > b + 1 or len(telegram.did("sendMessage")) > s + polls
                )
            )
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: telegram.queue == [])
    assert [event.text for event in book.of(ADA)] == texts
    assert list(dict.fromkeys(telegram.texts(ADA))) == texts


async def test_a_clean_stop_acknowledges_what_was_done(telegram, scripted, book):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.queue == []


async def test_an_old_tap_is_forgotten_by_telegram_and_does_not_stop_the_rest(
    telegram, scripted, book
):
    await telegram.tap_data(ADA, "v1:pick:1:a")
    telegram.now += 151
    await telegram.say(ADA, "hello")
    async with running(telegram, scripted()):
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert book.of(ADA) == [Said("hello")]


async def test_a_tap_answered_too_late_still_counts(telegram, scripted, book):
    async with running(telegram, scripted()):
        telegram.fail("answerCallbackQuery", 400, "Bad Request: query is too old")
        await telegram.tap_data(ADA, "v1:pick:1:a")
        await telegram.wait_for(lambda: book.events)


async def test_the_loop_does_not_spin_while_a_turn_is_in_hand(telegram, scripted):
    gate = Gate()
    async with running(telegram, scripted(gate)):
        await telegram.say(ADA, "slow")
        await telegram.wait_for(lambda: telegram.did("sendChatAction"))
        before = len(telegram.did("getUpdates"))
        await asyncio.sleep(0.1)
        assert 2 <= len(telegram.did("getUpdates")) - before <= 6
        gate.open()


@pytest.mark.parametrize("ending", ["", "/", "/bot", "/bot/"])
async def test_every_form_of_the_address_is_understood(telegram, scripted, ending):
    async with running(telegram, scripted(lesson), base_url=telegram.base_url + ending):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))


async def test_updates_of_two_bots_do_not_look_alike(telegram, scripted, book):
    async with running(telegram, scripted(), words=Words()):
        number = await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert book.sources == {f"tg:{TOKEN.partition(':')[0]}:{number}"}
