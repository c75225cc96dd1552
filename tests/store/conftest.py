import itertools

import pytest
from sqlalchemy import create_engine, text

from tests.store.servers import NoServer, postgres
from tutor.store.database import parse
from tutor.store.memory import MemoryStore
from tutor.store.sql import SqlStore


@pytest.fixture(scope="session")
def postgres_server():
    try:
        with postgres() as url:
            yield url
    except NoServer as error:
        pytest.skip(f"no PostgreSQL here: {error}")


@pytest.fixture(scope="session")
def new_postgres_database(postgres_server):
    numbers = itertools.count()
    server = create_engine(parse(postgres_server), isolation_level="AUTOCOMMIT")

    def create():
        name = f"tutor{next(numbers)}"
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return postgres_server.replace("/postgres?", f"/{name}?")

    yield create
    server.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path):
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tutor.db'}"
    return request.getfixturevalue("new_postgres_database")()


@pytest.fixture(scope="session")
def shared_postgres_database(new_postgres_database):
    return new_postgres_database()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request, tmp_path):
    """An empty store of each kind."""
    match request.param:
        case "memory":
            store = MemoryStore()
        case "sqlite":
            store = SqlStore.open(tmp_path / "tutor.db")
        case "postgres":
            store = SqlStore.open(request.getfixturevalue("shared_postgres_database"))
            for who in store.enrolments():
                store.forget(who.learner)
    yield store
    store.close()
