"""The front door: every command in one place, and what happens when one fails.

Knows names and help texts. What a command does is in its own module, loaded when it is called, so
that `tutor --help` is quick.
"""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from tutor import __version__
from tutor.cli.course import course_app
from tutor.cli.options import (
    CourseArgument,
    CourseOption,
    Json,
    LearnerOption,
    Moment,
    UsageError,
)
from tutor.core.errors import TutorError

app = typer.Typer(
    name="tutor",
    help="A tutor that walks you up a ramp: the problem first, then your guess, then the idea.\n\n"
    "Start with:  tutor learn",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(course_app, name="course")

SIMULATE_EXAMPLES = (
    "Examples:\n\n  tutor simulate bigram-to-gpt\n\n"
    "  tutor simulate my-course/ --learners 50 --picture simulated.png"
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tutor {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")


@app.command(
    epilog="Examples:\n\n  tutor learn\n\n  tutor learn bigram-to-gpt --lang zh\n\n"
    "  tutor learn my-course/ --learner ana\n\n  echo 'I do not know' | tutor learn --jsonl"
)
def learn(
    course: CourseArgument = None,
    learner: LearnerOption = "me",
    lang: Annotated[
        str | None, typer.Option(help="Language, such as en or zh. Default: as before, or yours.")
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Use no language model even if there is a key.")
    ] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Speak JSON lines, for other programs.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(help="Seed of a new learner; fixes every shuffle.")
    ] = None,
    now: Moment = None,
) -> None:
    """Be taught: starts the lesson, or takes it up where it was left."""
    from tutor.cli import learn as command

    raise typer.Exit(command.run(course, learner, lang, jsonl, seed, now))


@app.command(epilog="Example:\n\n  tutor review --learner ana")
def review(course: CourseOption = None, learner: LearnerOption = "me", now: Moment = None) -> None:
    """Show what is due for review today."""
    from tutor.cli import progress as command

    raise typer.Exit(command.review(course, learner, now))


@app.command(
    epilog="Examples:\n\n  tutor plan --exam 2026-12-20\n\n"
    "  tutor plan --exam 2026-12-20 my-course/ --learner ana --minutes-a-day 30"
)
def plan(
    exam: Annotated[str, typer.Option(metavar="YEAR-MONTH-DAY", help="The day of the exam.")],
    course: CourseArgument = None,
    learner: LearnerOption = "me",
    minutes: Annotated[
        int, typer.Option("--minutes-a-day", help="At most so many minutes on one day.")
    ] = 20,
    lang: Annotated[str | None, typer.Option(help="Language, such as en or zh.")] = None,
    as_json: Json = False,
    now: Moment = None,
) -> None:
    """Plan the days until an exam: what to learn, what to review, and what will not fit.

    1 when something does not fit; it then says what would help.
    """
    from tutor.cli import plan as command

    raise typer.Exit(command.run(course, learner, exam, minutes, lang, as_json, now))


@app.command(epilog="Examples:\n\n  tutor progress\n\n  tutor progress --json")
def progress(
    course: CourseOption = None,
    learner: LearnerOption = "me",
    as_json: Json = False,
    now: Moment = None,
) -> None:
    """Show what the tutor believes you know, and from what evidence."""
    from tutor.cli import progress as command

    raise typer.Exit(command.progress(course, learner, as_json, now))


@app.command(name="map", epilog="Examples:\n\n  tutor map\n\n  tutor map --out ramp.png")
def map_(
    course: CourseOption = None,
    learner: LearnerOption = "me",
    lang: Annotated[str | None, typer.Option(help="Language of the titles.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write a picture: a file that ends in .png or .svg.")
    ] = None,
    now: Moment = None,
) -> None:
    """Draw the ramp: what you know, what you are learning, what comes next."""
    from tutor.cli import progress as command

    raise typer.Exit(command.draw(course, learner, lang, out, now))


@app.command(epilog="Example:\n\n  tutor export everything.json --learner ana")
def export(
    file: Annotated[Path, typer.Argument(help="The file to write; - for standard output.")],
    learner: LearnerOption = "me",
) -> None:
    """Write everything that is kept about you to a JSON file."""
    from tutor.cli import data as command

    raise typer.Exit(command.export(file, learner))


@app.command(name="forget-me", epilog="Example:\n\n  tutor forget-me --learner ana")
def forget_me(
    learner: LearnerOption = "me",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask back.")] = False,
) -> None:
    """Delete everything that is kept about you. There is no way back; export first."""
    from tutor.cli import data as command

    raise typer.Exit(command.forget(learner, yes))


@app.command(epilog="Example:\n\n  tutor replay --check")
def replay(
    check: Annotated[
        bool, typer.Option("--check", help="Say only who differs, and how many.")
    ] = False,
    course: CourseOption = None,
) -> None:
    """Rebuild every learner from the events and compare with what is stored; 1 if one differs."""
    from tutor.cli import replay as command

    raise typer.Exit(command.run(course, check))


@app.command(epilog=SIMULATE_EXAMPLES)
@course_app.command(epilog=SIMULATE_EXAMPLES)
def simulate(
    course: CourseArgument = None,
    learners: Annotated[
        int, typer.Option(min=1, help="Learners of each of the two families.")
    ] = 12,
    seed: Annotated[int, typer.Option(help="Same seed, same learners, same figures.")] = 1,
    lang: Annotated[
        str | None, typer.Option(help="Language that they learn in. Default: the course's first.")
    ] = None,
    as_json: Json = False,
    picture: Annotated[
        Path | None, typer.Option(help="Draw the figures: a file that ends in .png or .svg.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes. Default: one for each processor.")
    ] = None,
) -> None:
    """Send simulated learners through a course: this tutor, parts of it, and tutors without it.

    It shows that the tutor is consistent, not that people learn.
    """
    from tutor.cli import simulate as command

    raise typer.Exit(command.run(course, learners, seed, lang, as_json, picture, jobs))


@app.command(
    epilog="Examples:\n\n  tutor calibrate my-course/ --dry-run\n\n  tutor calibrate my-course/"
)
def calibrate(
    course: CourseArgument = None,
    out: Annotated[
        Path | None, typer.Option(help="The file to write. Default: beside course.yaml.")
    ] = None,
    as_json: Json = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it and write nothing.")] = False,
    now: Moment = None,
) -> None:
    """Estimate slips, guesses and difficulties from the answers of all learners; for teachers.

    They are written to calibration.yaml beside course.yaml and laid over what the authors wrote,
    whose files stay as they are. 1, and nothing written, when there is too little data.
    """
    from tutor.cli import calibrate as command

    raise typer.Exit(command.run(course, out, as_json, dry_run, now))


@app.command(epilog="Example:\n\n  TELEGRAM_BOT_TOKEN=... tutor bot")
def bot(course: CourseOption = None) -> None:
    """Run the Telegram bot (long polling) until it is stopped."""
    from tutor.cli import bot as command

    raise typer.Exit(command.run(course))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is set up, what is missing, and the next step."""
    from tutor.cli import doctor as command

    raise typer.Exit(command.run(as_json))


def main() -> None:
    """Run a command; expected trouble is one message on standard error and exit code 1."""
    try:
        app()
    except UsageError as error:
        typer.echo(f"tutor: {error}", err=True)
        sys.exit(2)
    except TutorError as error:
        typer.echo(f"tutor: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("", err=True)
        sys.exit(130)
