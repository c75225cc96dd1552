"""A home of one's own for commands that are run in this process."""

import pytest

from tests.cli.metered import NOW

SETTINGS = (
    "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_SECONDS", "OPENAI_PRICE_IN",
    "OPENAI_PRICE_OUT", "TUTOR_TOKENS_PER_LEARNER", "TUTOR_TOKENS_PER_DAY", "TELEGRAM_BOT_TOKEN",
    "TUTOR_DATABASE_URL",
)  # fmt: skip


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("tutor.wiring.system_clock", lambda: NOW)
    return tmp_path / "home"
