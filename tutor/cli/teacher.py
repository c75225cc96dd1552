"""`tutor course new|preview|try|diff|missing|site`: what a teacher does while a course is made.

Knows arguments and help. Checking, drawing and counting are in `course`; each command here has its
own module, loaded when it is called.
"""

from pathlib import Path
from typing import Annotated

import typer

from tutor.cli.course import CoursePath, grade
from tutor.cli.options import Json

teacher_app = typer.Typer(rich_markup_mode="rich")

CourseName = Annotated[
    str, typer.Argument(metavar="PATH", help="A course folder, or a shipped course.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language. Default: the first one.")]


@teacher_app.command(
    epilog="Examples:\n\n  tutor course new my-courses/bread\n\n"
    '  tutor course new my-courses/bread --title "Bread without luck" --lang en,zh'
)
def new(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The folder to make; its name is the id.")
    ],
    title: Annotated[str | None, typer.Option(help="A few words.")] = None,
    goal: Annotated[str | None, typer.Option(help="What a learner can do at the end.")] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Languages of the texts, such as en or en,zh.")
    ] = None,
) -> None:
    """Begin a course: asks a few questions and writes files to fill in, all of them drafts.

    Nothing that is there already is overwritten; Ctrl-C before the last question writes nothing.
    """
    from tutor.cli import new as command

    raise typer.Exit(command.run(path, title, goal, lang))


@teacher_app.command(
    epilog="Examples:\n\n  tutor course preview my-courses/bread\n\n"
    "  tutor course preview my-courses/bread --level weak --concept rise\n\n"
    "  tutor course preview my-courses/bread --knows dough --level strong | less -R"
)
def preview(
    path: CourseName,
    level: Annotated[
        str, typer.Option(help="weak, middle, strong or perfect: how many first tries are right.")
    ] = "middle",
    knows: Annotated[
        str | None, typer.Option(metavar="ID,ID", help="What the learner knows already.")
    ] = None,
    concept: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only this one: all below it is known already."),
    ] = None,
    lang: Lang = None,
    seed: Annotated[int, typer.Option(help="Another number is another learner.")] = 1,
) -> None:
    """Walk through a course as a made-up learner meets it, with the teacher's view beside it.

    Shows every question with its right answer, all hints, and what is said to wrong answers.
    """
    from tutor.cli import preview as command

    raise typer.Exit(command.run(path, level, knows, concept, lang, seed))


@teacher_app.command(
    "try",
    context_settings={"ignore_unknown_options": True},  # an answer may begin with a dash
    epilog='Examples:\n\n  tutor course try rise/explain "The yeast makes bubbles." '
    "--course my-courses/bread\n\n  cd my-courses/bread && tutor course try water-share/share 0.7",
)
def try_(
    item: Annotated[str, typer.Argument(metavar="CONCEPT/ITEM", help="An item of the course.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="What a learner writes.")],
    course: Annotated[
        str | None,
        typer.Option(
            "--course", help="A course folder, or a shipped course. Default: this folder."
        ),
    ] = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Try an answer: how it is graded, why, and what the learner hears; as `tutor grade --explain`.

    Without `--course` it is the course in the folder where you are, if there is one.
    """
    here = "." if Path("course.yaml").is_file() else None
    grade(item, answer, course or here, lang, as_json, explain=True)


@teacher_app.command(
    epilog="Examples:\n\n  tutor course diff backup/bread my-courses/bread\n\n"
    "  tutor course diff backup/bread my-courses/bread --json"
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A copy of the folder as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The course folder as it is to be.")],
    is_named: Annotated[
        bool, typer.Option("--who", help="Name the learners, instead of only counting them.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what a new version changes for learners in mid-course, and who would lose what.

    Reads the database, changes nothing, and counts learners and names them only with --who.
    1 when somebody would lose progress.
    """
    from tutor.cli import diff as command

    raise typer.Exit(command.run(old, new, is_named, as_json))


@teacher_app.command(
    epilog="Examples:\n\n  tutor course missing my-courses/bread --lang fr\n\n"
    "  tutor course missing my-courses/bread --lang fr --list"
)
def missing(
    path: CourseName,
    lang: Annotated[str, typer.Option("--lang", help="The language, such as fr.")],
    is_listed: Annotated[
        bool, typer.Option("--list", help="Show every missing text with its line.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what a language still lacks, file by file; 1 while something is missing."""
    from tutor.cli import missing as command

    raise typer.Exit(command.run(path, lang, is_listed, as_json))


@teacher_app.command(epilog="Examples:\n\n  tutor course site my-courses/bread bread-site/")
def site(
    path: CoursePath,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write into.")],
) -> None:
    """Write the course as web pages: the ramp to click on, every concept, its items and sources.

    The pages show the right answers: they are for teachers. They need no server.
    """
    from tutor.cli import site as command

    raise typer.Exit(command.run(str(path), out))
