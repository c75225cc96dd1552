"""What `deploy/` promises: every setting is explained, and a backup of a live database is whole."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.settings import Settings
from tutor.store.sql import SqlStore

DEPLOY = Path(__file__).parents[2] / "deploy"


def read(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def backup(database, folder):
    return subprocess.run(
        ["sh", DEPLOY / "backup.sh", database, folder],
        env={"PATH": os.environ["PATH"], "PYTHON": sys.executable},  # noqa: TID251  a child's PATH
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_setting_is_in_the_example_and_nothing_else():
    named = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    aliases = [field.validation_alias for field in Settings.model_fields.values()]
    assert named == {one if isinstance(one, str) else one.choices[0] for one in aliases}


def test_the_example_can_be_read_as_it_is_and_lets_nobody_in():
    settings = Settings(_env_file=DEPLOY / ".env.example")
    assert settings.telegram_token is None
    assert settings.telegram_allowed == frozenset()
    assert settings.telegram_allow_all is False


def test_no_secret_can_get_into_the_image():
    allowed = [line for line in read("Dockerfile.dockerignore").splitlines() if line[:1] == "!"]
    assert read("Dockerfile.dockerignore").splitlines()[1] == "*"
    assert not any("env" in line or "deploy" in line for line in allowed)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", read("Dockerfile"), re.MULTILINE)
    assert {f"!{name}" for line in copied for name in line.split()} == set(allowed)


@pytest.mark.parametrize("name", ["tutor.service", "compose.yaml"])
def test_the_turn_in_hand_gets_its_time_to_end(name):
    from tutor.faces.telegram import Tempo

    seconds = re.search(r"(?:TimeoutStopSec=|stop_grace_period: )(\d+)", read(name))[1]
    assert int(seconds) > Tempo().grace


def test_a_backup_of_a_database_in_use_is_whole(tmp_path):
    SqlStore.open(tmp_path / "tutor.db").close()
    live = sqlite3.connect(tmp_path / "tutor.db")
    live.execute("PRAGMA journal_mode = WAL")
    live.execute("CREATE TABLE it (words TEXT)")
    live.execute("INSERT INTO it VALUES ('still in the write-ahead log')")
    live.commit()
    assert (tmp_path / "tutor.db-wal").stat().st_size > 0
    done = backup(tmp_path / "tutor.db", tmp_path / "copies")
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.strip())
    live.close()
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o077 == 0
    opened = sqlite3.connect(copy)
    assert opened.execute("SELECT words FROM it").fetchone() == ("still in the write-ahead log",)
    opened.close()
    SqlStore.open(copy).close()


def test_a_backup_of_nothing_says_so(tmp_path):
    done = backup(tmp_path / "tutor.db", tmp_path / "copies")
    assert done.returncode == 1
    assert "no such file" in done.stderr
    assert list((tmp_path / "copies").iterdir()) == []
