"""A lesson over real HTTP: what the learner does, what the driver hears, what the learner reads."""

import pytest

from tests.ramp import words
from tests.telegram.harness import ADA, BOB, Gate, ask, running
from tests.telegram.server import PNG
from tutor.core.messages import (
    MAX_ANSWER,
    AskCheck,
    Chose,
    Commanded,
    Misread,
    Opened,
    Said,
    Say,
)
from tutor.faces.telegram import Door
from tutor.faces.telegram.pages import MESSAGE, units
from tutor.ports import Lines


async def test_a_whole_lesson(telegram, scripted, book):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        assert telegram.sent(ADA)[-1].labels == ["English", "中文"]

        await telegram.tap(ADA, "中文")
        await telegram.wait_for(lambda: "Is it?" in telegram.texts(ADA))
        assert "zh:say" not in telegram.texts(ADA)
        assert telegram.sent(ADA)[-1].labels == ["A. yes", "B. no"]

        await telegram.tap(ADA, "A. yes")
        await telegram.wait_for(lambda: "zh:correct" in telegram.texts(ADA))

        await telegram.say(ADA, "0.138")
        await telegram.wait_for(lambda: "0.138" in telegram.texts(ADA))

        await telegram.say(ADA, "/map")
        await telegram.wait_for(lambda: telegram.sent(ADA)[-1].photo)
        assert telegram.sent(ADA)[-1].photo == PNG + b"1 zh"
        assert telegram.sent(ADA)[-1].text == "One"
    assert book.of(ADA) == [
        Opened(),
        Commanded("lang", "zh"),
        Chose("a", 1),
        Said("0.138"),
        Commanded("map"),
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("/start w1abc", Opened()),
        ("/Hint", Commanded("hint")),
        ("/why@tutor_bot row-probs ", Commanded("why", "row-probs")),
        ("/提示", Commanded("提示")),
        ("/2", Said("/2")),
        ("/", Said("/")),
        ("1/2", Said("1/2")),
        ("a /hint", Said("a /hint")),
        ("x" * 4096, Said("x" * MAX_ANSWER)),
    ],
)
async def test_text_becomes_an_event(telegram, scripted, book, text, event):
    async with running(telegram, scripted(lambda event: [])):
        await telegram.say(ADA, text)
        await telegram.wait_for(lambda: book.events)
    assert book.of(ADA) == [event]


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"something_of_next_year": {"a": 1}},
    ],
)
async def test_what_is_not_text_is_misread(telegram, scripted, book, content):
    async with running(telegram, scripted()):
        await telegram.push({"message": telegram.message(ADA, **content)})
        await telegram.wait_for(lambda: book.events)
    assert book.of(ADA) == [Misread("not_text")]


@pytest.mark.parametrize("data", ["v0:pick:1:a", "v1:pick:x:a", "v1:pick:1:", "", "v1:lang:../x"])
async def test_an_unknown_button_is_misread(telegram, scripted, book, data):
    async with running(telegram, scripted()):
        await telegram.tap_data(ADA, data)
        await telegram.wait_for(lambda: book.events)
    assert book.of(ADA) == [Misread("stale_choice")]


async def test_a_tap_is_answered_before_the_turn_is_over(telegram, scripted, book):
    gate = Gate()
    async with running(telegram, scripted(gate)):
        await telegram.tap_data(ADA, "v1:pick:1:a")
        await telegram.wait_for(lambda: telegram.did("answerCallbackQuery"))
        assert not book.events
        gate.open()
        await telegram.wait_for(lambda: book.events)
    assert len(telegram.did("answerCallbackQuery")) == 1


async def test_no_learner_waits_for_another(telegram, scripted, book):
    gate = Gate(lambda event: event == Said("slow"))
    async with running(telegram, scripted(gate)):
        await telegram.say(ADA, "slow")
        await telegram.say(ADA, "after")
        await telegram.say(BOB, "quick")
        await telegram.wait_for(lambda: book.of(BOB))
        await telegram.say(BOB, "quicker")
        await telegram.wait_for(lambda: len(book.of(BOB)) == 2)
        assert not book.of(ADA)
        gate.open()
        await telegram.wait_for(lambda: len(book.of(ADA)) == 2)
    assert book.of(ADA) == [Said("slow"), Said("after")]


async def test_typing_is_shown_before_the_answer(telegram, scripted):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "hello")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    methods = [call.method for call in telegram.calls]
    assert methods.index("sendChatAction") < methods.index("sendMessage")


async def test_long_options_are_lettered_in_the_text(telegram, scripted):
    options = ("a short one", "这一个选项长得没有办法放在一个按钮上面因为它太长了")
    async with running(telegram, scripted(lambda event: [ask(1, options=options)])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.sent(ADA)[0].labels == ["A", "B"]
    assert telegram.sent(ADA)[0].text == f"Is it?\na) {options[0]}\nb) {options[1]}"


async def test_marks_of_short_options_do_not_show_on_buttons(telegram, scripted):
    async with running(telegram, scripted(lambda event: [ask(1, options=("`x` *is*", "2 < 3"))])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.sent(ADA)[0].labels == ["A. x is", "B. 2 < 3"]
    assert telegram.sent(ADA)[0].text == "Is it?"


async def test_steps_are_lettered_and_have_no_buttons(telegram, scripted):
    async with running(telegram, scripted(lambda event: [ask(1, "order", ("first", "then"))])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.sent(ADA)[0].text == "Is it?\na) first\nb) then"
    assert telegram.sent(ADA)[0].buttons is None


async def test_a_self_check_has_three_buttons(telegram, scripted, book):
    check = AskCheck(4, "one/why", "one", "practice", ("because",))
    async with running(telegram, scripted(lambda event: [check])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, "B. some")
        await telegram.wait_for(lambda: len(book.events) == 2)
    assert book.of(ADA)[-1] == Chose("b", 4)


async def test_buttons_go_once_the_question_is_answered(telegram, scripted):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "/lang en")
        await telegram.wait_for(lambda: telegram.sent(ADA) and telegram.sent(ADA)[-1].buttons)
        await telegram.tap(ADA, "B. no")
        await telegram.wait_for(lambda: not any(sent.buttons for sent in telegram.sent(ADA)))
    assert "Is it?" in telegram.texts(ADA)


async def test_buttons_stay_while_the_question_is_open(telegram, scripted, book):
    async with running(telegram, scripted()):
        await telegram.say(ADA, "/lang en")
        await telegram.say(ADA, "I wonder")
        await telegram.wait_for(lambda: "I wonder" in telegram.texts(ADA))
    assert [sent.text for sent in telegram.sent(ADA) if sent.buttons] == ["Is it?"]


async def test_a_question_put_again_keeps_only_the_newer_buttons(telegram, scripted):
    async with running(telegram, scripted(lambda event: [ask(5)])):
        await telegram.say(ADA, "one")
        await telegram.say(ADA, "two")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 2)
    assert [bool(sent.buttons) for sent in telegram.sent(ADA)] == [False, True]


async def test_a_long_text_is_split_and_the_buttons_are_below_the_last_page(telegram, scripted):
    text = "\n\n".join(f"{number} " + "word " * 300 for number in range(6))
    async with running(telegram, scripted(lambda event: [ask(1, text=text)])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: any(sent.buttons for sent in telegram.sent(ADA)))
    assert len(telegram.sent(ADA)) == 3
    assert [bool(sent.buttons) for sent in telegram.sent(ADA)] == [False, False, True]
    assert " ".join(telegram.texts(ADA)).split() == text.split()


async def test_a_map_that_cannot_be_drawn_is_told(telegram, scripted):
    def broken(rows, lang):
        raise ValueError("no fonts")

    async with running(telegram, scripted(), picture=broken):
        await telegram.say(ADA, "/map")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == ["One"]


async def test_nobody_is_let_in_by_default(telegram, scripted, book):
    async with running(telegram, scripted(), door=Door()):
        await telegram.say(ADA, "hello")
        await telegram.say(ADA, "hello?")
        await telegram.tap_data(ADA, "v1:pick:1:a")
        await telegram.wait_for(lambda: telegram.queue == [])
    assert book.events == []
    assert telegram.texts(ADA) == [f"en:outsider {ADA}"]


async def test_everybody_is_let_in_if_that_is_said(telegram, scripted, book):
    async with running(telegram, scripted(), door=Door(allow_all=True)):
        await telegram.say(99, "hello")
        await telegram.wait_for(lambda: book.of(99))


async def test_an_outsider_is_told_in_the_language_of_the_app(telegram, scripted):
    async with running(telegram, scripted(), door=Door()):
        await telegram.say(ADA, "你好", lang="zh-hans")
        await telegram.wait_for(lambda: telegram.sent(ADA))
    assert telegram.texts(ADA) == [f"zh:outsider {ADA}"]


async def test_a_group_is_told_once_that_lessons_are_private(telegram, scripted, book):
    group = {"id": -5, "type": "group", "title": "Class"}
    async with running(telegram, scripted()):
        for text in ("/start", "/hint"):
            message = telegram.message(ADA, chat=group, text=text)
            await telegram.push({"message": message})
        await telegram.wait_for(lambda: telegram.queue == [])
    assert telegram.texts(-5) == ["en:private_only"]
    assert book.events == []


async def test_an_edit_changes_nothing_and_that_is_said_once(telegram, scripted, book):
    async with running(telegram, scripted()):
        for text in ("0.2", "0.3"):
            await telegram.push({"edited_message": telegram.message(ADA, text=text)})
        await telegram.wait_for(lambda: telegram.queue == [])
    assert telegram.texts(ADA) == ["en:edited"]
    assert book.events == []


async def test_commands_are_offered_in_every_language(telegram, scripted):
    async with running(telegram, scripted()):
        pass
    assert telegram.commands[""][0] == {"command": "hint", "description": "a hint (en)"}
    assert telegram.commands["zh"][1] == {"command": "map", "description": "the map (zh)"}


async def test_a_say_without_words_sends_nothing(telegram, scripted, book):
    async with running(telegram, scripted(lambda event: [Say("x", {"text": " \n"})])):
        await telegram.say(ADA, "go")
        await telegram.wait_for(lambda: telegram.queue == [] and book.events)
    assert telegram.sent(ADA) == []


async def test_the_rows_of_a_list_are_one_message(telegram, scripted):
    rows = Lines((Say("right"), Say("wrong"), Say("skipped")))
    async with running(telegram, scripted(lambda event: [rows]), words=words()):
        await telegram.say(ADA, "/why")
        await telegram.wait_for(lambda: telegram.queue == [] and telegram.sent(ADA))
    assert telegram.texts(ADA) == ["✓ Right.\n✗ Not yet.\nSkipped."]


async def test_a_list_too_long_for_one_message_is_cut_between_rows(telegram, scripted):
    rows = Lines(tuple(Say("after", {"text": f"{number} {'x' * 600}"}) for number in range(9)))
    async with running(telegram, scripted(lambda event: [rows]), words=words()):
        await telegram.say(ADA, "/why")
        await telegram.wait_for(lambda: len(telegram.sent(ADA)) == 2)
    assert all(units(text) <= MESSAGE for text in telegram.texts(ADA))
    assert [text[:1] for text in telegram.texts(ADA)] == ["0", "6"]
