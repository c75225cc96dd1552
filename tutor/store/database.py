"""How a database is opened: SQLite in a file, or a PostgreSQL server.

Everything in which the two differ is here, so that the statements are written once: how a
transaction begins, how sure a write must be, and how deleted words leave the file.
"""

import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from tutor.ports import StoreError
from tutor.store.trouble import place_of

BUSY_SECONDS = 10.0
"""How long a writer waits for another process's transaction before it gives up."""

OPENERS = 50
"""How many others may get in first while a new file is opened."""


def parse(where: str | Path) -> URL:
    """The URL of a database, given as a URL or as the path of an SQLite file.

    Raises StoreError for what is neither.

    >>> str(parse("postgres://localhost/tutor"))
    'postgresql+psycopg://localhost/tutor'
    """
    if isinstance(where, Path):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        # The text is not repeated: it may hold a password.
        raise StoreError(
            "the database URL cannot be read; expected sqlite:///FILE or "
            "postgresql://USER:PASSWORD@HOST/NAME"
        ) from error
    match url.get_backend_name():
        case "sqlite" if url.database and ":memory:" not in url.database:
            return url.set(drivername="sqlite")
        case "sqlite":
            raise StoreError(
                "the database URL names no file, so nothing would be kept; expected sqlite:///FILE"
            )
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise StoreError(
                f"the database URL asks for {other}; expected sqlite:///FILE or "
                "postgresql://USER:PASSWORD@HOST/NAME"
            )


def connect(url: URL) -> Engine:
    """An engine for the database; nothing is opened yet but an SQLite file is made if missing."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(
            f"{place_of(url)}: the PostgreSQL driver is not installed; "
            "install the tutor with its extra: pip install 'tutor[postgres]'"
        )
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": 10}
    return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=patience)


@contextmanager
def writing(engine: Engine, *, relaxed: bool = False) -> Iterator[Connection]:
    """A transaction that writes; it is committed at the end, or undone by an exception.

    A write waits until the disk has it, so that a power cut takes back nothing that was said to be
    saved. A relaxed one does not: a power cut may lose it, but breaks nothing.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _begin_writing(connection, relaxed)
        yield connection
        connection.commit()


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection for reading several tables as they were at one moment."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def scrub(engine: Engine) -> None:
    """Write the file anew, so that deleted words are gone from its bytes; SQLite only.

    Raises StoreError when another program keeps the old pages in use.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    if busy:
        raise StoreError(
            f"{place_of(engine.url)}: the rows are deleted, but another program still reads "
            "the file's old pages; close it and repeat the command"
        )


def _sqlite(url: URL) -> Engine:
    file = Path(str(url.database))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # What a learner writes is nobody else's business; SQLite gives -wal the same rights.
        file.touch(mode=0o600)
    except OSError as error:
        raise StoreError(
            f"{place_of(url)}: {error.strerror}; name a folder that this user may write to"
        ) from error
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(driver: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    mode = _use_write_ahead_log(driver)
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute("PRAGMA synchronous = FULL")
    entry.info.update(wal=mode == "wal", synchronous="FULL")


def _use_write_ahead_log(driver: sqlite3.Connection) -> str:
    """Ask for a write-ahead log, and return what the file system allows."""
    for _ in range(OPENERS):
        try:
            (mode,) = driver.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            # Somebody else opens the same new file. For this one statement SQLite does not wait,
            # so we queue up for the right to write, give it back, and ask again.
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("ROLLBACK")
        else:
            return str(mode)
    return "busy"  # the old journal is safe too, only slower


def _begin_writing(connection: Connection, relaxed: bool) -> None:
    # Only a write-ahead log survives NORMAL unharmed; a file system without one stays at FULL.
    info = connection.info
    wanted = "NORMAL" if relaxed and info["wal"] else "FULL"
    if info["synchronous"] != wanted:
        connection.exec_driver_sql(f"PRAGMA synchronous = {wanted}")
        info["synchronous"] = wanted
    # Taking the right to write at once, before reading, is what keeps two writers from deadlock.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
