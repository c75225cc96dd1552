"""Brings a database to the tables that this version of the tutor expects.

Knows the order of the migrations in `versions` and how two processes keep out of each other's way;
what changes is written there, one file a step, named by its revision. To change a table, change
`tables` and write the next file; a test compares what the files make with what the tables say.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from tutor.ports import StoreError
from tutor.store.database import writing
from tutor.store.trouble import place_of

FOLDER = Path(__file__).parent

LOCK = 0x7475746F72
"""The number of the advisory lock on PostgreSQL: "tutor" in hexadecimal."""


@cache
def revisions() -> tuple[str, ...]:
    """Every known revision, oldest first: the numbers that the files in `versions` begin with.

    >>> revisions()[0]
    '0001'
    """
    files = (FOLDER / "versions").glob("[0-9]*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def migrate(engine: Engine, target: str = "head") -> None:
    """Bring the database to a revision, the newest by default; two processes may do so at once.

    Raises StoreError when a newer version of the tutor has been here.
    """
    with engine.connect() as connection:
        if not _is_behind(connection):
            return
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if _is_behind(connection):  # nobody was faster while we waited
            _upgrade(connection, target)


def _is_behind(connection: Connection) -> bool:
    found = _revision(connection)
    if found is not None and found not in revisions():
        raise StoreError(
            f"{place_of(connection.engine.url)}: its tables are at revision {found}, and this "
            f"tutor knows them up to {revisions()[-1]}: a newer version has written to it; "
            "upgrade the tutor, or name another database"
        )
    return found != revisions()[-1]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, target: str) -> None:
    # Most starts find nothing to do and need not wait for this import.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    # A path may hold a percent sign, which the configuration would read as a variable.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, target)
