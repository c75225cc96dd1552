"""The fake server keeps the rules it is there for; asked by the real client's HTTP library."""

import asyncio

import httpx
import pytest

from tests.telegram.server import PNG, TAP_LIFE, TOKEN


@pytest.fixture
async def call(telegram):
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # plain http

        async def ask(method, files=None, token=TOKEN, **data):
            url = f"{telegram.base_url}/bot{token}/{method}"
            reply = await client.post(url, data=data, files=files)
            return reply.status_code, reply.json()

        yield ask


async def test_unknown_methods_and_tokens_are_refused(call):
    assert (await call("sendNothing"))[0] == 404
    assert (await call("getMe", token="1:x"))[0] == 401
    assert (await call("getMe"))[1]["result"]["is_bot"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * 4097, "too long"),
        ("🎲" * 2049, "too long"),
        (" \n\u200b", "is empty"),
        ("<i>", "parse entities"),
    ],
)
async def test_bad_messages_are_refused(telegram, call, text, why):
    await telegram.say(7, "hi")
    status, reply = await call("sendMessage", chat_id=7, text=text, parse_mode="HTML")
    assert status == 400
    assert why in reply["description"]


async def test_limits_count_after_the_markup_is_read(telegram, call):
    await telegram.say(7, "hi")
    text = "<b>" + "x" * 4000 + "</b>" + "&amp;" * 96
    assert (await call("sendMessage", chat_id=7, text=text, parse_mode="HTML"))[0] == 200


async def test_strangers_and_blockers_cannot_be_written_to(telegram, call):
    assert "chat not found" in (await call("sendMessage", chat_id=7, text="x"))[1]["description"]
    await telegram.say(7, "hi")
    telegram.blocked.add(7)
    assert (await call("sendMessage", chat_id=7, text="x"))[0] == 403


async def test_callback_data_and_captions_are_limited(telegram, call):
    await telegram.say(7, "hi")
    keyboard = '{"inline_keyboard": [[{"text": "x", "callback_data": "%s"}]]}'
    for data, status in (("中" * 21, 200), ("中" * 22, 400), ("", 400)):
        reply = await call("sendMessage", chat_id=7, text="x", reply_markup=keyboard % data)
        assert reply[0] == status
    for caption, status in (("x" * 1024, 200), ("x" * 1025, 400)):
        files = {"photo": ("a.png", PNG)}
        assert (await call("sendPhoto", files, chat_id=7, caption=caption))[0] == status
    assert (await call("sendPhoto", {"photo": ("a.png", b"GIF")}, chat_id=7))[0] == 400


async def test_an_edit_has_to_change_something(telegram, call):
    await telegram.say(7, "hi")
    number = (await call("sendMessage", chat_id=7, text="x"))[1]["result"]["message_id"]
    edit = {"chat_id": 7, "message_id": number}
    assert "not modified" in (await call("editMessageText", text="x", **edit))[1]["description"]
    assert "not modified" in (await call("editMessageReplyMarkup", **edit))[1]["description"]
    assert (await call("editMessageText", text="y", **edit))[0] == 200
    assert telegram.texts(7) == ["y"]
    edit["message_id"] = 99
    assert "not found" in (await call("editMessageReplyMarkup", **edit))[1]["description"]


async def test_a_tap_is_answered_once_and_in_time(telegram, call):
    await telegram.tap_data(7, "x")
    await telegram.tap_data(7, "y")
    assert (await call("answerCallbackQuery", callback_query_id="1"))[0] == 200
    assert (await call("answerCallbackQuery", callback_query_id="1"))[0] == 400
    telegram.now += TAP_LIFE + 1
    assert (await call("answerCallbackQuery", callback_query_id="2"))[0] == 400


async def test_an_update_stays_until_a_later_one_is_asked_for(telegram, call):
    first = await telegram.say(7, "a")
    await telegram.say(7, "b")
    for offset, seen in ((0, 2), (first, 2), (first + 1, 1), (first + 2, 0), (0, 0)):
        assert len((await call("getUpdates", offset=offset))[1]["result"]) == seen


async def test_a_poll_is_held_until_something_comes(telegram, call):
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await telegram.wait_for(lambda: telegram.did("getUpdates"))
    await asyncio.sleep(0.02)
    assert not poll.done()
    await telegram.say(7, "a")
    assert len((await poll)[1]["result"]) == 1


async def test_of_two_polls_the_older_one_is_ended(telegram, call):
    old = asyncio.create_task(call("getUpdates", timeout=50))
    await telegram.wait_for(lambda: telegram.did("getUpdates"))
    assert (await call("getUpdates", timeout=0))[0] == 200
    assert (await old)[0] == 409


async def test_polls_that_repeat_an_offset_at_once_are_cut_short(telegram, call):
    telegram.impatience = 5.0
    await telegram.say(7, "a")
    await telegram.say(7, "b")
    assert len((await call("getUpdates", offset=1))[1]["result"]) == 2
    assert len((await call("getUpdates", offset=1))[1]["result"]) == 1


async def test_commands_are_checked_and_kept(telegram, call):
    good = '[{"command": "hint", "description": "a hint"}]'
    assert (await call("setMyCommands", commands=good, language_code="zh"))[0] == 200
    assert (await call("getMyCommands", language_code="zh"))[1]["result"][0]["command"] == "hint"
    assert (await call("setMyCommands", commands=good.replace("hint", "Hint")))[0] == 400
