"""Every setting, read once from the environment and from `.env` in the current folder.

Knows names, defaults and meanings. Only `tutor.wiring` reads it; everything else gets plain
arguments.
"""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator can set; explicit arguments of a command go before all of it."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("tutor", appauthor=False),
        validation_alias="TUTOR_HOME",
    )
    course: str = Field(default="bigram-to-gpt", validation_alias="TUTOR_COURSE")
    database_url: SecretStr | None = Field(default=None, validation_alias="TUTOR_DATABASE_URL")
    lang: str = Field(
        default="", validation_alias=AliasChoices("TUTOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", validation_alias="TUTOR_LOG_LEVEL"
    )
    telegram_token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_base_url: str = Field(
        default="https://api.telegram.org", validation_alias="TELEGRAM_BASE_URL"
    )
    telegram_allowed: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), validation_alias="ALLOWED_TELEGRAM_USER_IDS"
    )
    telegram_allow_all: bool = Field(default=False, validation_alias="TELEGRAM_ALLOW_ALL")

    @field_validator("home", mode="before")
    @classmethod
    def _expanded(cls, home: object) -> object:
        """With `~` resolved; an empty setting means the default, never the current folder."""
        if isinstance(home, str) and not home.strip():
            return user_data_path("tutor", appauthor=False)
        return Path(home).expanduser() if isinstance(home, str) else home

    @field_validator("database_url", "telegram_token", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("telegram_allowed", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        """Numbers between commas or spaces."""
        if isinstance(value, str):
            return frozenset(value.replace(",", " ").split())
        return value
