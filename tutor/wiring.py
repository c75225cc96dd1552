"""The only place that chooses adapters: settings in, a tutor ready to run out.

Knows where things lie and which part each adapter plays. Decides nothing about learning.
"""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

import tutor
from tutor.content.facts import facts_folder, load_facts
from tutor.content.load import COURSE_FILE, find_courses, load_course
from tutor.content.phrases import load_phrases
from tutor.content.prompt import Prompt, load_prompts
from tutor.content.wording import Wording, load_wordings
from tutor.core.course import Course
from tutor.core.engine import Engine
from tutor.core.errors import TutorError
from tutor.driver import Driver
from tutor.faces.words import Words
from tutor.library import Library
from tutor.llm.judging import ModelJudge
from tutor.llm.model import Model
from tutor.llm.offline import OfflineJudge
from tutor.llm.voicing import ModelVoice
from tutor.ports import Clock, Enrolment, Judge, Outbox
from tutor.recall import FsrsScheduler
from tutor.settings import Settings
from tutor.store.meter import Limits, SqlMeter
from tutor.store.sql import SqlStore

DATABASE = "tutor.db"

DEFAULT_MODEL = "gpt-5-mini"
"""The model that is asked where a key is set and no name: small, quick, good at keeping forms."""


class SetupError(TutorError):
    """Something that a command needs is not there; the message says what to do about it."""


def shipped() -> Path:
    """The folder that holds `curriculum/`, `prompts/` and `seeds/`: the project, or the wheel."""
    package = Path(tutor.__file__).parent
    project = package.parent
    return project if (project / "prompts").is_dir() else package / "share"


def read_settings() -> Settings:
    """The settings in force; raises SetupError in our own words when one cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{one['loc'][0]}: found {one['input']!r}; {one['msg'].removeprefix('Value error, ')}; "
            "see deploy/.env.example for its form"
            for one in error.errors()
        ]
        raise SetupError("\n".join(lines)) from None


def system_clock() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one place that reads the time


def fixed_clock(moment: datetime) -> Clock:
    """A clock that stands still: at `moment`, taken as UTC where it names no zone."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return lambda: aware.astimezone(UTC)


def course_folder(name: str) -> Path:
    """The folder of a course, given its id or a path; raises SetupError when there is none."""
    if (Path(name) / COURSE_FILE).is_file():
        return Path(name)
    courses = {path.name: path for path in find_courses(shipped() / "curriculum")}
    if name in courses:
        return courses[name]
    near = get_close_matches(name, courses, n=1)
    advice = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(courses)}"
    raise SetupError(
        f"no course {name!r}: it is neither a shipped course nor a folder with a {COURSE_FILE}; "
        f"{advice}"
    )


def default_seed(who: Enrolment) -> int:
    """A learner's seed where none was given: always the same for the same learner."""
    return zlib.crc32(f"{who.course}/{who.learner}".encode())


@dataclass(frozen=True)
class Tutor:
    """Everything assembled for one course; what is not used is not loaded."""

    settings: Settings
    course_name: str
    clock: Clock = system_clock
    seed: int | None = None
    is_offline: bool = False

    @cached_property
    def course(self) -> Course:
        """The course, loaded and in order; raises ContentError when it cannot be taught."""
        return load_course(course_folder(self.course_name))

    @cached_property
    def engine(self) -> Engine:
        """The engine of the course."""
        return Engine(self.course, FsrsScheduler(), load_phrases(shipped() / "prompts"))

    @cached_property
    def words(self) -> Words:
        """The tutor's own words in every language."""
        return Words(self.wordings, course_folder(self.course_name))

    @cached_property
    def wordings(self) -> dict[str, Wording]:
        """The same, as they stand in the files."""
        return load_wordings(shipped() / "prompts")

    @cached_property
    def prompts(self) -> dict[str, Prompt]:
        """What a model is told, by name."""
        return load_prompts(shipped() / "prompts")

    @cached_property
    def library(self) -> Library:
        """The passages of the course and of the facts behind it."""
        folder = facts_folder(course_folder(self.course_name))
        return Library(self.course, load_facts(folder) if folder is not None else ())

    @cached_property
    def meter(self) -> SqlMeter:
        """The account of what the model costs, with the budgets of the settings."""
        limits = Limits(self.settings.tokens_per_learner, self.settings.tokens_per_day)
        return self.store.meter(limits, self.clock)

    @cached_property
    def model(self) -> Model | None:
        """The language model; None where none is set, or where it is to be done without."""
        settings = self.settings
        if self.is_offline or not has_model(settings):
            return None
        key = settings.openai_key
        return Model(
            settings.openai_base_url,
            key.get_secret_value() if key is not None else "none",
            settings.openai_model or DEFAULT_MODEL,
            self.meter,
            self.clock,
            seconds=settings.openai_seconds,
            vocabulary=settings.tiktoken_folder,
        )

    @cached_property
    def judge(self) -> Judge:
        """Who reads what learners write: the model where there is one, else the rules."""
        offline = OfflineJudge(self.course, self.library)
        if self.model is None:
            return offline
        names = {code: one.name for code, one in self.wordings.items()}
        return ModelJudge(self.course, self.model, self.prompts, names, offline)

    @cached_property
    def voice(self) -> ModelVoice | None:
        """Who words the tutor's moves; None where they are said as they were written."""
        if self.model is None:
            return None
        folder = self.settings.tiktoken_folder
        return ModelVoice(self.course, self.model, self.prompts["voice"], self.wordings, folder)

    async def aclose(self) -> None:
        """Close what is open towards the model."""
        if self.model is not None:
            await self.model.aclose()

    @cached_property
    def store(self) -> SqlStore:
        """The database; raises StoreError when it cannot be opened."""
        return open_store(self.settings)

    def driver(self, outbox: Outbox) -> Driver:
        """The loop, with a face to carry its actions out."""
        seed = self.seed
        return Driver(
            self.engine,
            self.store,
            self.judge,
            outbox,
            self.clock,
            default_seed if seed is None else lambda _: seed,
            self.voice,
            None if self.model is None else self.meter,
        )

    def enrolment(self, learner: str) -> Enrolment:
        """The key under which a learner is kept in this course."""
        return Enrolment(learner, self.course.id)


def open_store(settings: Settings) -> SqlStore:
    """The database that the settings name, or the SQLite file in the tutor's home.

    Raises SetupError when the home cannot be made, StoreError when the database cannot be opened.
    """
    if settings.database_url is not None:
        return SqlStore.open(settings.database_url.get_secret_value())
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"{settings.home}: cannot be made ({error.strerror}); "
            "set TUTOR_HOME to a folder that you may write to"
        ) from error
    return SqlStore.open(settings.home / DATABASE)


def has_model(settings: Settings) -> bool:
    """Whether a language model is set: a key, or for a server of one's own the model's name."""
    if settings.is_own_server:
        return settings.openai_model is not None
    return settings.openai_key is not None


def assemble(
    course: str | None = None,
    now: datetime | None = None,
    seed: int | None = None,
    is_offline: bool = False,
) -> Tutor:
    """A tutor for a course (default: the one in the settings); offline it asks no model."""
    settings = read_settings()
    clock = system_clock if now is None else fixed_clock(now)
    return Tutor(settings, course or settings.course, clock, seed, is_offline)
