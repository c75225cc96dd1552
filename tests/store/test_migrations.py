import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.store.samples import ANN, turn
from tutor.core.learner import Learner
from tutor.ports import StoreError
from tutor.store.database import connect, parse
from tutor.store.migrations import FOLDER, migrate, revisions
from tutor.store.sql import SqlStore
from tutor.store.tables import METADATA


@contextmanager
def engine_of(database):
    engine = connect(parse(database))
    yield engine
    engine.dispose()


def test_a_fresh_database_has_exactly_the_tables_of_the_models(database):
    with engine_of(database) as engine:
        migrate(engine)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, METADATA) == []


def test_the_models_made_directly_have_the_same_constraints(database):
    def shape(engine):
        found = inspect(engine)
        return {
            table: (
                sorted(one["name"] for one in found.get_unique_constraints(table)),
                sorted(one["name"] for one in found.get_foreign_keys(table)),
                sorted(one["name"] for one in found.get_indexes(table)),
                found.get_pk_constraint(table)["constrained_columns"],
            )
            for table in METADATA.tables
        }

    with engine_of(database) as engine:
        migrate(engine)
        migrated = shape(engine)
        METADATA.drop_all(engine)
        METADATA.create_all(engine)
        assert shape(engine) == migrated


def test_the_files_are_the_history_that_alembic_sees():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == revisions()
    assert script.get_heads() == [revisions()[-1]]


OLD_ROW = """
    INSERT INTO learner_course (learner, course, step, turn, lang, state, created_at, updated_at)
    VALUES ('ann', 'gpt', 1, 1, 'en', '{"course": "gpt", "seed": 7, "step": 1}',
            '2026-03-01T09:30:00.000000+00:00', '2026-03-01T09:30:00.000000+00:00')
"""


def test_a_database_of_the_first_version_opens_with_what_it_holds(database):
    with engine_of(database) as engine:
        migrate(engine, revisions()[0])
        with engine.begin() as connection:
            connection.exec_driver_sql(OLD_ROW)
    with closing(SqlStore.open(database)) as store:
        assert store.load(ANN) == Learner("gpt", 7, step=1)
        assert store.commit(ANN, turn(2))


def test_a_database_of_a_newer_version_is_refused_and_left_alone(database):
    with engine_of(database) as engine:
        migrate(engine)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StoreError) as caught:
            SqlStore.open(database)
        assert str(caught.value).endswith(
            f"its tables are at revision 9999, and this tutor knows them up to {revisions()[-1]}: "
            "a newer version has written to it; upgrade the tutor, or name another database"
        )
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        assert found == "9999"


def test_a_failed_migration_leaves_nothing_behind(database):
    with engine_of(database) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE pending (note VARCHAR)"))
        with pytest.raises(StoreError, match="already exists; name an empty database"):
            SqlStore.open(database)
        assert inspect(engine).get_table_names() == ["pending"]


def test_a_folder_with_odd_characters_is_no_obstacle(tmp_path):
    with closing(SqlStore.open(tmp_path / "100% 数据 %(here)s" / "tutor.db")) as store:
        assert store.commit(ANN, turn(1))


def test_opening_an_up_to_date_database_does_not_import_alembic(tmp_path):
    SqlStore.open(tmp_path / "tutor.db").close()
    program = (
        "import sys; from pathlib import Path; from tutor.store.sql import SqlStore;"
        "SqlStore.open(Path(sys.argv[1])).close();"
        "print([name for name in sys.modules if name.startswith('alembic')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "tutor.db"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
