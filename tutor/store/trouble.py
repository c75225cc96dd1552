"""What a database driver raises, said again as a StoreError that helps.

Knows which words of SQLite and PostgreSQL mean what for the person in front of them; knows no
statement and no table. Never repeats a password, and never what a learner wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from tutor.ports import StoreError

NEXT_STEPS = (
    ("locked", "another program is writing to it; close that program or try again in a moment"),
    ("readonly", "make the file and its folder writable for this user"),
    ("read-only", "make the file and its folder writable for this user"),
    ("unable to open", "check that the folder exists and that this user may write there"),
    ("not a database", "name another file, or restore a backup over this one"),
    ("malformed", "stop the tutor and restore a backup; the file is damaged"),
    ("full", "free some disk space and try again"),
    ("disk i/o", "check the disk that holds it and try again"),
    ("already exists", "name an empty database: this one holds tables that are not the tutor's"),
    ("password authentication", "correct the user and password in the database URL"),
    ("no password supplied", "put the password into the database URL or a .pgpass file"),
    ("does not exist", "create the database or role first, or correct the database URL"),
    ("permission denied", "grant this database user the right to create and change tables"),
    ("too many", "raise max_connections of the server, or stop other programs that use it"),
    ("resolve", "correct the host in the database URL, or check the network"),
    ("connect", "start the database server, or correct host and port in the database URL"),
    ("timeout", "check that the database server answers, then try again"),
)
"""Words of a driver's message, most telling first, and what to do about them."""


def place_of(url: URL) -> str:
    """Where a database is, without user name, password or options.

    >>> from sqlalchemy import make_url
    >>> place_of(make_url("postgresql+psycopg://ann:secret@db.local:5433/tutor?sslkey=x"))
    'postgresql database tutor on db.local:5433'
    >>> place_of(make_url("sqlite:////data/tutor.db"))
    'sqlite database /data/tutor.db'
    """
    host = f"{url.host}:{url.port}" if url.host and url.port else url.host
    place = f"{url.get_backend_name()} database {url.database or '(no name)'}"
    return f"{place} on {host}" if host else place


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn what the driver raises inside the block into a StoreError about this database."""
    try:
        yield
    except SQLAlchemyError as error:
        # A value that does not fit its column never reached the database: that is a bug of ours.
        if isinstance(error, StatementError) and not isinstance(error, DBAPIError):
            raise
        raise _trouble(url, error) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{place_of(url)}: a name holds characters that are not Unicode text; "
            "write the name of the learner or course another way"
        ) from error


def _trouble(url: URL, error: SQLAlchemyError) -> StoreError:
    found = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    first = found.partition("\n")[0] or type(error).__name__
    if url.password:
        first = first.replace(str(url.password), "***")
    return StoreError(f"{place_of(url)}: {first}; {_next_step(found)}")


def _next_step(found: str) -> str:
    lowered = found.lower()
    for words, step in NEXT_STEPS:
        if words in lowered:
            return step
    return "run `tutor doctor` to see what is wrong with it"
