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
from tutor.cli.course import course_app, grade
from tutor.cli.measures import calibrate, simulate
from tutor.cli.memory import memory_app
from tutor.cli.operators import bot, doctor, usage
from tutor.cli.options import (
    CourseArgument,
    CourseOption,
    Json,
    LearnerOption,
    Moment,
    UsageError,
)
from tutor.cli.teacher import teacher_app
from tutor.core.errors import TutorError

app = typer.Typer(
    name="tutor",
    help="A tutor that walks you up a ramp: the problem first, then your guess, then the idea.\n\n"
    "Start with:  tutor learn",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
course_app.add_typer(teacher_app)
app.add_typer(course_app, name="course")
app.add_typer(memory_app, name="memory")


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

    raise typer.Exit(command.run(course, learner, lang, jsonl, seed, now, offline))


@app.command(
    epilog='Examples:\n\n  tutor ask "What does softmax do?"\n\n'
    "  tutor ask 困惑度是什么意思 --json\n\n"
    "  tutor ask --course my-course/ --lang zh who came up with gradient descent"
)
def ask(
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION", help="What you want to know.")
    ],
    course: CourseOption = None,
    lang: Annotated[
        str | None, typer.Option(help="Language of the answer. Default: that of the question.")
    ] = None,
    learner: LearnerOption = "me",
    offline: Annotated[
        bool, typer.Option("--offline", help="Use no language model even if there is a key.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Have a question about the subject answered from the course and its sources, with citations.

    Without a language model it shows the passages that answer.
    """
    from tutor.cli import ask as command

    raise typer.Exit(command.run(" ".join(question), course, learner, lang, as_json, offline))


app.command(
    # A negative number is an answer, not an option.
    context_settings={"ignore_unknown_options": True},
    epilog="Examples:\n\n  tutor grade row-probs/which-axis b --explain\n\n"
    '  tutor grade row-probs/explain "Divide each row by its sum." --course my-course/ --json\n\n'
    "  tutor grade row-probs/explain - < answer.txt",
)(grade)


@app.command(
    epilog="Examples:\n\n  tutor build\n\n  tutor build bigram-counts\n\n"
    "  tutor build bigram-counts my_counts.py\n\n  tutor build gpt my_gpt.py --seed 7 --seconds 300"
)
def build(
    concept: Annotated[
        str | None, typer.Argument(help="The concept whose program it is. Default: list them.")
    ] = None,
    file: Annotated[
        Path | None, typer.Argument(help="Your program. Default: show what to write.")
    ] = None,
    course: CourseOption = None,
    learner: LearnerOption = "me",
    lang: Annotated[str | None, typer.Option(help="Language, such as en or zh.")] = None,
    seed: Annotated[
        int | None, typer.Option(help="Seed of the made-up data. Default: another each time.")
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=1, help="How long your program may take in all.")
    ] = 120.0,
    as_json: Json = False,
) -> None:
    """Check a program that you wrote, on this machine; with nothing named, list what to write.

    1 when a check fails. What passes counts as an answer without help.
    """
    from tutor.cli import build as command

    wish = command.Wish(concept, file, course, learner, lang, seed, seconds, as_json)
    raise typer.Exit(command.run(wish))


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


@app.command(
    epilog="Examples:\n\n  tutor cheatsheet bigram-to-gpt\n\n"
    "  tutor cheatsheet bigram-to-gpt --out names.md --check"
)
def cheatsheet(
    course: CourseArgument = None,
    learner: LearnerOption = "me",
    out: Annotated[
        Path | None,
        typer.Option(help="The .md file. Default: cheatsheet-COURSE.md in this folder."),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Language. Default: that of the lesson.")] = None,
    is_all: Annotated[
        bool, typer.Option("--all", help="Every step, also those not met yet.")
    ] = False,
    is_check: Annotated[
        bool, typer.Option("--check", help="Ask nothing: say what is missing, write the PDF.")
    ] = False,
) -> None:
    """Write a one-page summary of a course from memory, and see what it leaves out.

    Written as Markdown, which you may edit, and as PDF to print.
    """
    from tutor.cli import cheatsheet as command

    raise typer.Exit(command.run(course, learner, out, lang, is_all, is_check))


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


app.command(epilog=SIMULATE_EXAMPLES)(simulate)
course_app.command(epilog=SIMULATE_EXAMPLES)(simulate)
app.command(
    epilog="Examples:\n\n  tutor calibrate my-course/ --dry-run\n\n  tutor calibrate my-course/"
)(calibrate)
app.command(epilog="Example:\n\n  TELEGRAM_BOT_TOKEN=... tutor bot")(bot)
app.command(epilog="Examples:\n\n  tutor usage\n\n  tutor usage --days 7 --json")(usage)
app.command(epilog="Examples:\n\n  tutor doctor\n\n  tutor doctor --ask --json")(doctor)


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
