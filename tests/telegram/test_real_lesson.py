"""The real driver, engine, words and course behind the real client."""

import re

import pytest

from tests.builds import programs
from tests.telegram.harness import ADA, running
from tutor.settings import Settings
from tutor.wiring import Tutor, shipped

FACE_KEYS = {"outsider": {"id"}, "private_only": set(), "edited": set(), "trouble": set()}


@pytest.fixture
def tutor(tmp_path):
    settings = Settings(_env_file=None, TUTOR_HOME=tmp_path, TUTOR_DATABASE_URL=None)
    made = Tutor(settings, "bigram-to-gpt")
    yield made
    made.store.close()


@pytest.mark.parametrize("language", ["English", "中文"])
async def test_a_learner_gets_through_many_turns_with_nothing_refused(
    telegram, tutor, language, caplog
):
    async with running(telegram, tutor.driver, words=tutor.words, course=tutor.course.id):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, language)
        for turn in range(30):
            await _settled(telegram)
            await _answer(telegram, turn)
        for text in ("/progress", "/why", "/map", "/help", "/stop"):
            await _settled(telegram)
            await telegram.say(ADA, text)
        await _settled(telegram)
    assert len(telegram.sent(ADA)) > 30
    assert len(telegram.did("answerCallbackQuery")) > 1, "too few questions had buttons"
    assert any(sent.photo for sent in telegram.sent(ADA))
    # A stop ends the open poll by a new one, which the server calls a conflict.
    assert [why for why in telegram.refused if why[0] != "getUpdates"] == []
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert sum(bool(sent.buttons) for sent in telegram.sent(ADA)) <= 1


async def test_build_sends_the_names_and_takes_the_number_that_a_program_gives(telegram, tutor):
    async with running(telegram, tutor.driver, words=tutor.words, course=tutor.course.id):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, "English")
        for text in ("skip", *["I don't know"] * 14, "/build bigram-counts"):
            await _settled(telegram)
            await telegram.say(ADA, text)
        await _settled(telegram)
        name, content = next(sent.document for sent in telegram.sent(ADA) if sent.document)
        names = (shipped() / "curriculum" / "bigram-to-gpt" / "names.txt").read_bytes()
        assert (name, content) == ("names.txt", names)
        assert any("Write the count table yourself" in text for text in telegram.texts(ADA))
        await telegram.say(ADA, programs.bigram_counts())
        await _settled(telegram)
    learner = tutor.store.load(tutor.enrolment(f"tg:{ADA}"))
    assert learner.standing("bigram-counts").right == ("build",)
    assert [why for why in telegram.refused if why[0] != "getUpdates"] == []


async def test_a_killed_bot_goes_on_where_it_was(telegram, tutor):
    async with running(
        telegram, tutor.driver, words=tutor.words, course=tutor.course.id, killed=True
    ):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, "English")
    async with running(telegram, tutor.driver, words=tutor.words, course=tutor.course.id):
        await _settled(telegram)
    learner = tutor.store.load(tutor.enrolment(f"tg:{ADA}"))
    assert learner.lang == "en"
    assert learner.question is not None


def test_the_words_of_this_face_exist_in_every_language(tutor):
    for lang in tutor.words.languages():
        for key, holes in FACE_KEYS.items():
            assert tutor.words.say(lang, key, dict.fromkeys(holes, 7))


def test_this_face_says_no_other_words():
    folder = shipped() / "tutor" / "faces" / "telegram"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    said = re.findall(r'(?:_notice|_say)\([^")]*"(\w+)"', sources)
    assert set(said) == set(FACE_KEYS)


async def _settled(telegram):
    """Until everything said is handled and acknowledged."""
    await telegram.wait_for(lambda: telegram.queue == [])


async def _answer(telegram, turn):
    """Tap a button of the open question, else say something, now and then with no idea."""
    standing = [sent for sent in telegram.sent(ADA)[-1:] if sent.buttons]
    if standing and turn % 5 != 4:
        await telegram.tap(ADA, standing[-1].labels[turn % len(standing[-1].labels)], standing[-1])
    else:
        texts = ("0.25", "/hint", "I count how letters follow others", "/skip", "b a c", "no idea")
        await telegram.say(ADA, texts[turn % 6])


@pytest.mark.parametrize("status", [404, 400, 500])
async def test_a_lesson_needs_little_more_than_messages_from_a_server(telegram, tutor, status):
    for method in (
        "sendChatAction", "answerCallbackQuery", "editMessageReplyMarkup", "setMyCommands",
        "deleteWebhook", "sendPhoto",
    ):  # fmt: skip
        telegram.fail(method, status=status, description="Not Found", times=500)
    telegram.longest_hold = 0.0
    async with running(telegram, tutor.driver, words=tutor.words, course=tutor.course.id):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, "English")
        for turn in range(4):
            await _settled(telegram)
            await _answer(telegram, turn)
        await _settled(telegram)
        await telegram.say(ADA, "/map")
        await _settled(telegram)
    learner = tutor.store.load(tutor.enrolment(f"tg:{ADA}"))
    assert learner.lang == "en" and learner.turn == 6
