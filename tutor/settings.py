"""Every setting, read once from the environment and from `.env` in the current folder.

Knows names, defaults and meanings. Only `tutor.wiring` reads it; everything else gets plain
arguments.
"""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

OPENAI = "https://api.openai.com/v1"
"""Where models are asked, unless another server is named."""

Tokens = Annotated[int | None, Field(ge=0)]
Price = Annotated[float | None, Field(ge=0, allow_inf_nan=False)]
"""Money for a million tokens, in whatever currency."""


class Settings(BaseSettings):
    """What an operator can set; explicit arguments of a command go before all of it.

    An empty setting is as good as none.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

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
    openai_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str = Field(default=OPENAI, validation_alias="OPENAI_BASE_URL")
    openai_model: str | None = Field(default=None, validation_alias="OPENAI_MODEL")
    openai_seconds: float = Field(default=25.0, gt=0, le=60, validation_alias="OPENAI_SECONDS")
    tokens_per_learner: Tokens = Field(default=200_000, validation_alias="TUTOR_TOKENS_PER_LEARNER")
    tokens_per_day: Tokens = Field(default=None, validation_alias="TUTOR_TOKENS_PER_DAY")
    price_in: Price = Field(default=None, validation_alias="OPENAI_PRICE_IN")
    price_out: Price = Field(default=None, validation_alias="OPENAI_PRICE_OUT")
    tiktoken_folder: Path | None = Field(default=None, validation_alias="TIKTOKEN_CACHE_DIR")
    telegram_token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_base_url: str = Field(
        default="https://api.telegram.org", validation_alias="TELEGRAM_BASE_URL"
    )
    telegram_allowed: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), validation_alias="ALLOWED_TELEGRAM_USER_IDS"
    )
    telegram_allow_all: bool = Field(default=False, validation_alias="TELEGRAM_ALLOW_ALL")

    @property
    def is_own_server(self) -> bool:
        """Whether models are asked at a server that the operator chose."""
        return self.openai_base_url != OPENAI

    @field_validator("home", mode="before")
    @classmethod
    def _expanded(cls, home: object) -> object:
        """With `~` resolved; an empty setting means the default, never the current folder."""
        if isinstance(home, str) and not home.strip():
            return user_data_path("tutor", appauthor=False)
        return Path(home).expanduser() if isinstance(home, str) else home

    @field_validator("database_url", "telegram_token", "openai_key", "openai_model", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        """Without the blanks that come with copying; of nothing but blanks nothing is left."""
        return value.strip() or None if isinstance(value, str) else value

    @field_validator("openai_base_url", mode="before")
    @classmethod
    def _address(cls, value: object) -> object:
        """An address without a slash at its end, so that one server has one spelling."""
        if not isinstance(value, str):
            return value
        address = value.strip().rstrip("/")
        if not address:
            return OPENAI
        try:
            parts = urlsplit(address)
            is_one = parts.scheme in ("http", "https") and bool(parts.hostname)
            is_one = is_one and parts.port != 0  # asking for the port checks it
        except ValueError:
            is_one = False
        if not is_one:
            raise ValueError("expected an address such as http://localhost:11434/v1")
        return address

    @field_validator("tokens_per_learner", "tokens_per_day", mode="before")
    @classmethod
    def _none_is_no_limit(cls, value: object) -> object:
        return None if isinstance(value, str) and value.strip().lower() == "none" else value

    @field_validator("tiktoken_folder", mode="after")
    @classmethod
    def _of_this_user(cls, folder: Path | None) -> Path | None:
        return None if folder is None else folder.expanduser()

    @field_validator("telegram_allowed", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        """Numbers between commas or spaces."""
        if isinstance(value, str):
            return frozenset(value.replace(",", " ").split())
        return value
