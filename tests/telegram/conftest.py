import pytest

from tests.telegram.harness import Book, Driver, lesson
from tests.telegram.server import FakeTelegram


@pytest.fixture
async def telegram():
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
def book():
    return Book()


@pytest.fixture
def scripted(book):
    """A factory of drivers that share one book."""

    def factory(script=lesson):
        return lambda outbox: Driver(outbox, book, script)

    return factory
