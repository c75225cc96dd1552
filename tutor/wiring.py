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
from tutor.content.load import COURSE_FILE, find_courses, load_course
from tutor.content.phrases import load_phrases
from tutor.content.wording import load_wordings
from tutor.core.course import Course
from tutor.core.engine import Engine
from tutor.core.errors import TutorError
from tutor.driver import Driver
from tutor.faces.words import Words
from tutor.llm.offline import OfflineJudge
from tutor.ports import Clock, Enrolment, Outbox
from tutor.recall import FsrsScheduler
from tutor.settings import Settings
from tutor.store.sql import SqlStore

DATABASE = "tutor.db"


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
        return Words(load_wordings(shipped() / "prompts"))

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
            OfflineJudge(self.course),
            outbox,
            self.clock,
            default_seed if seed is None else lambda _: seed,
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


def assemble(
    course: str | None = None, now: datetime | None = None, seed: int | None = None
) -> Tutor:
    """A tutor for a course (default: the one in the settings)."""
    settings = read_settings()
    clock = system_clock if now is None else fixed_clock(now)
    return Tutor(settings, course or settings.course, clock, seed)
