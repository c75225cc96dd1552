"""A lesson in the bot with a model: the real Telegram client and the real openai client at once."""

from contextlib import asynccontextmanager
from itertools import pairwise

from tests.llm.openai_server import OpenAIServer, Reply
from tests.telegram.harness import ADA, running
from tutor.settings import Settings
from tutor.wiring import Tutor

WORDS = "You saw it fail with your own eyes. Hold on to that."


def voice(request):
    """The same words for every move."""
    return Reply(WORDS, gap=0.01)


def broken(request):
    """Nothing but errors."""
    return Reply(status=500)


@asynccontextmanager
async def tutor_with(script, folder):
    """A tutor whose model is served by a script."""
    async with OpenAIServer(script) as server:
        settings = Settings(
            _env_file=None,
            TUTOR_HOME=folder,
            TUTOR_DATABASE_URL=None,
            OPENAI_API_KEY="sk-of-a-test",
            OPENAI_BASE_URL=server.url,
            OPENAI_MODEL="gpt-5-mini",
        )
        tutor = Tutor(settings, "bigram-to-gpt")
        yield tutor, server
        await tutor.aclose()
        tutor.store.close()


async def lesson(telegram, tutor, turns):
    """What Ada reads when she has no idea, turn after turn."""
    async with running(telegram, tutor.driver, words=tutor.words, course=tutor.course.id):
        await telegram.say(ADA, "/start")
        await telegram.wait_for(lambda: telegram.sent(ADA))
        await telegram.tap(ADA, "English")
        for _ in range(turns):
            await telegram.wait_for(lambda: telegram.queue == [])
            await telegram.say(ADA, "I don't know")
        await telegram.wait_for(lambda: telegram.queue == [])
    return [one.text for one in telegram.sent(ADA)]


def refused(telegram):
    """The calls that the server refused, but for the poll that a stop cuts short."""
    return [why for why in telegram.refused if why[0] != "getUpdates"]


async def test_the_model_words_the_moves_and_the_learner_sees_them_grow(telegram, tmp_path):
    async with tutor_with(voice, tmp_path) as (tutor, server):
        texts = await lesson(telegram, tutor, 15)
    spoken = texts.count(WORDS)
    assert spoken >= 3 and len(server.requests) >= spoken
    assert telegram.drafts[ADA] and all(WORDS.startswith(one) for one in telegram.drafts[ADA])
    pairs = pairwise(texts)
    assert (WORDS, WORDS) not in pairs and texts[-1] != WORDS, "a question follows the words"
    assert refused(telegram) == []


async def test_with_a_broken_model_the_lesson_is_the_authored_one(telegram, tmp_path):
    async with tutor_with(broken, tmp_path) as (tutor, server):
        texts = await lesson(telegram, tutor, 15)
    assert server.requests, "the model was asked"
    assert any(one.startswith("A hint") for one in texts)
    assert telegram.drafts.get(ADA, []) == [] and refused(telegram) == []
