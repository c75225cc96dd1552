"""Settings: what is empty is unset, and what cannot be read is told in our own words."""

import pytest

from tutor.settings import OPENAI, Settings
from tutor.wiring import SetupError, has_model, read_settings

OURS = (
    "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_SECONDS", "OPENAI_PRICE_IN",
    "OPENAI_PRICE_OUT", "TUTOR_TOKENS_PER_LEARNER", "TUTOR_TOKENS_PER_DAY", "TIKTOKEN_CACHE_DIR",
    "TUTOR_HOME", "TUTOR_LANG", "LC_ALL",
)  # fmt: skip


@pytest.fixture
def read(tmp_path, monkeypatch):
    """The settings of an environment that holds these names and no other of ours."""
    monkeypatch.chdir(tmp_path)
    for name in OURS:
        monkeypatch.delenv(name, raising=False)

    def read(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return read_settings()

    return read


def test_an_empty_setting_is_as_good_as_none(read):
    assert read(**dict.fromkeys(OURS, "")) == Settings(_env_file=None)


def test_an_empty_budget_is_the_usual_one_and_none_is_no_limit(read):
    assert read(TUTOR_TOKENS_PER_LEARNER="").tokens_per_learner == 200_000
    assert read(TUTOR_TOKENS_PER_LEARNER="none").tokens_per_learner is None
    assert read(TUTOR_TOKENS_PER_LEARNER="0").tokens_per_learner == 0


def test_blanks_around_a_copied_key_do_not_count(read):
    assert read(OPENAI_API_KEY=" sk-1\n").openai_key.get_secret_value() == "sk-1"
    assert read(OPENAI_API_KEY="  ").openai_key is None


def test_a_key_is_never_shown(read):
    assert "sk-secret" not in repr(read(OPENAI_API_KEY="sk-secret"))


def test_a_file_counts_where_the_environment_says_nothing(read, tmp_path):
    (tmp_path / ".env").write_text("OPENAI_MODEL=from-file\nOPENAI_SECONDS=\n", "utf-8")
    assert read().openai_model == "from-file"
    assert read(OPENAI_MODEL="").openai_model == "from-file"
    assert read(OPENAI_MODEL="mine").openai_model == "mine"


@pytest.mark.parametrize(
    ("environment", "is_set"),
    [
        ({}, False),
        ({"OPENAI_API_KEY": "sk-1"}, True),
        ({"OPENAI_MODEL": "qwen"}, False),
        ({"OPENAI_BASE_URL": "http://localhost:11434/v1"}, False),
        ({"OPENAI_BASE_URL": "http://localhost:11434/v1", "OPENAI_MODEL": "qwen"}, True),
        ({"OPENAI_BASE_URL": f"{OPENAI}/", "OPENAI_MODEL": "gpt-5-mini"}, False),
    ],
)
def test_a_model_is_set_with_a_key_or_with_a_server_and_a_name(read, environment, is_set):
    assert has_model(read(**environment)) is is_set


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENAI_BASE_URL", "localhost:11434"),
        ("OPENAI_BASE_URL", "http://"),
        ("OPENAI_BASE_URL", "http://host:99999/v1"),
        ("OPENAI_BASE_URL", "ftp://host/v1"),
        ("OPENAI_SECONDS", "soon"),
        ("OPENAI_SECONDS", "0"),
        ("OPENAI_SECONDS", "nan"),
        ("OPENAI_SECONDS", "3600"),
        ("TUTOR_TOKENS_PER_LEARNER", "-1"),
        ("TUTOR_TOKENS_PER_DAY", "1.5"),
        ("OPENAI_PRICE_IN", "inf"),
        ("OPENAI_PRICE_OUT", "$3"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_name_what_was_found_and_where_to_look(
    read, name, value
):
    with pytest.raises(SetupError) as told:
        read(**{name: value})
    message = str(told.value)
    assert message.startswith(f"{name}: found {value!r}; ") and "\n" not in message
    assert message.endswith("see deploy/.env.example for its form")


def test_everything_that_is_wrong_is_told_at_once(read):
    with pytest.raises(SetupError) as told:
        read(OPENAI_SECONDS="soon", OPENAI_PRICE_IN="much")
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == [
        "OPENAI_SECONDS", "OPENAI_PRICE_IN",
    ]  # fmt: skip
