"""What Alembic runs for every command: our tables, on the connection that it was given.

Alembic executes this file itself and calls the module `env_py` then; anybody else who imports it
gets the function and nothing happens.
"""

from alembic import context

from tutor.store.tables import METADATA


def run() -> None:
    """Run the migrations inside the caller's transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        transactional_ddl=True,
        # SQLite can change little about a table: later migrations copy it instead.
        render_as_batch=True,
    )
    context.run_migrations()


if __name__ == "env_py":
    run()
