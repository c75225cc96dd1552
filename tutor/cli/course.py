"""`tutor course ...` and `tutor grade`: a teacher checks a course, draws it, tries it out.

Knows arguments, what is printed and the exit codes (0 done, 1 errors found, 2 used wrongly). What
is wrong with a course is for `tutor.content` to say.
"""

import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tutor.cli.options import CourseArgument, CourseOption, Json, Moment
from tutor.content.load import ContentError, concept_files, find_courses, load_course
from tutor.content.problem import Problem, shown

course_app = typer.Typer(
    name="course",
    help="For teachers: check a course, draw its ramp, set up the editor.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

SCHEMA_FOLDER = Path("curriculum/schema")
CoursePath = Annotated[
    Path, typer.Argument(metavar="PATH", help="A course folder (it has a course.yaml).")
]
CoursesPath = Annotated[
    Path, typer.Argument(metavar="PATH", help="A course folder, or a folder of courses.")
]


@course_app.command(
    epilog="Examples:\n\n  tutor course lint curriculum/bigram-to-gpt\n\n"
    "  tutor course lint curriculum --json"
)
def lint(
    path: CoursesPath,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check courses: prints every problem with its file, its line and what to do."""
    from tutor.content.lint import lint as check
    from tutor.content.rules.judge import Judging
    from tutor.llm.doubts import doubts
    from tutor.llm.offline import find_points

    courses = _courses(path)
    judging = Judging(find_points, doubts)
    problems = [problem for course in courses for problem in check(course, judging)]
    files = sum(1 + len(concept_files(course)) for course in courses)
    problems = sorted(dict.fromkeys(problems))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if as_json:
        typer.echo(_as_json(problems, errors, warnings, files))
    else:
        for problem in problems:
            typer.echo(str(problem))
        counts = (_count(errors, "error"), _count(warnings, "warning"))
        typer.echo(f"{', '.join(counts)} in {_count(files, 'file')}")
    raise typer.Exit(1 if errors else 0)


@course_app.command(
    epilog="Examples:\n\n  tutor course graph curriculum/bigram-to-gpt\n\n"
    "  tutor course graph curriculum/bigram-to-gpt --lang zh --out ramp.svg"
)
def graph(
    path: CoursePath,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the titles. Default: the first one.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Draw a picture into this .svg or .png file.")
    ] = None,
) -> None:
    """Draw the ramp: as Mermaid text, or with --out as a picture.

    The picture leaves out the edges that longer ways imply; the text has them all.
    """
    if out is not None and out.suffix.lower() not in (".svg", ".png"):
        _refuse(f"--out {out}: found the ending {out.suffix!r}; expected .svg or .png")
    try:
        course = load_course(_one_course(path))
    except ContentError as error:
        typer.echo(str(error))
        raise typer.Exit(1) from None
    lang = lang or course.languages[0]
    if lang not in course.languages:
        known = ", ".join(course.languages)
        _refuse(f"--lang {lang}: the course {course.id} has no such language; it has {known}")
    if out is None:
        from tutor.content.graph import mermaid

        typer.echo(mermaid(course, lang), nl=False)
        return
    from tutor.content.picture import picture  # matplotlib is slow to load

    _write(out, picture(course, lang, out.suffix.lower().removeprefix(".")))


@course_app.command(
    epilog="Examples:\n\n  tutor course stats my-course/\n\n  tutor course stats my-course/ --json"
)
def stats(
    course: Annotated[
        str, typer.Argument(metavar="PATH", help="A course folder, or a shipped course.")
    ],
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the options. Default: the first one.")
    ] = None,
    as_json: Json = False,
    now: Moment = None,
) -> None:
    """Count what learners do with a course: who knows what, where they stop, which items fail.

    Shows counts of all learners together, and never who.
    """
    from tutor.cli import stats as command

    raise typer.Exit(command.run(course, lang, as_json, now))


@course_app.command(
    epilog="Examples:\n\n  tutor course unsure my-course/\n\n"
    "  tutor course unsure my-course/ --settle"
)
def unsure(
    course: CourseArgument = None,
    as_json: Json = False,
    is_settling: Annotated[
        bool, typer.Option("--settle", help="Walk through them: right, wrong, skip or stop.")
    ] = False,
    now: Moment = None,
) -> None:
    """List the answers that no grader could decide, newest first; settle them with --settle.

    Shows what learners wrote, and never who.
    """
    from tutor.cli import unsure as command

    raise typer.Exit(command.run(course, as_json, is_settling, now))


@course_app.command(
    context_settings={"ignore_unknown_options": True},  # an answer may begin with a dash
    epilog='Examples:\n\n  tutor course settle my-course/ rise/explain "It needs time." wrong\n\n'
    '  tutor course settle my-course/ rise/explain "It needs time." --undo',
)
def settle(
    course: Annotated[str, typer.Argument(help="A course folder, or a shipped course.")],
    item: Annotated[str, typer.Argument(metavar="CONCEPT/ITEM", help="An item of the course.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="What a learner wrote.")],
    verdict: Annotated[
        str | None, typer.Argument(metavar="right|wrong", help="What it is.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the lesson. Default: the answer's.")
    ] = None,
    is_undone: Annotated[
        bool, typer.Option("--undo", help="Take it back: the answer is not settled any more.")
    ] = False,
    now: Moment = None,
) -> None:
    """Say that an answer is right or wrong; from then on lint tries the grader with it.

    It is kept in settled.yaml beside course.yaml. 1 when there is nothing to undo.
    """
    from tutor.cli import settle as command

    raise typer.Exit(command.run(course, item, answer, verdict, lang, is_undone, now))


@course_app.command(
    epilog="Examples:\n\n  tutor course schema\n\n  tutor course schema --out my-courses/schema"
)
def schema(
    out: Annotated[
        Path, typer.Option("--out", help="The folder to write them into.")
    ] = SCHEMA_FOLDER,
) -> None:
    """Write the JSON schemas with which an editor completes and underlines course files."""
    from tutor.content.jsonschema import write_schemas

    try:
        for file in write_schemas(out):
            typer.echo(shown(file))
    except OSError as error:
        _refuse(f"{out}: cannot be written ({error.strerror}); choose another folder with --out")


def grade(
    item: Annotated[str, typer.Argument(metavar="CONCEPT/ITEM", help="An item of the course.")],
    answer: Annotated[
        str, typer.Argument(metavar="ANSWER", help="What a learner writes; - for standard input.")
    ],
    course: CourseOption = None,
    lang: Annotated[
        str | None, typer.Option(help="Language of the lesson. Default: that of the answer.")
    ] = None,
    as_json: Json = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why, and what the learner hears next.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Use no language model even if there is a key.")
    ] = False,
) -> None:
    """Show how an answer would be graded, and why; for teachers. Nothing is kept.

    The letters of options and steps are in the author's order.
    """
    from tutor.cli import grade as command

    raise typer.Exit(command.run(item, answer, course, lang, as_json, explain, offline))


def _courses(path: Path) -> list[Path]:
    if not path.exists():
        _refuse(f"{path}: found nothing there; expected a course folder; check the spelling")
    if path.is_file():
        _refuse(f"{path}: found a file; expected a course folder; give {_around(path)} instead")
    courses = find_courses(path)
    if not courses:
        _refuse(
            f"{path}: found no course.yaml in it nor one level below; expected a course folder; "
            "docs/teachers.md shows how to begin one"
        )
    return courses


def _one_course(path: Path) -> Path:
    courses = _courses(path)
    if courses != [path]:
        names = ", ".join(shown(course) for course in courses)
        _refuse(f"{path}: found a folder of courses; expected one course; choose from {names}")
    return path


def _around(file: Path) -> Path:
    return file.parent.parent if file.parent.name == "concepts" else file.parent


def _write(out: Path, drawn: bytes) -> None:
    try:
        out.write_bytes(drawn)
    except OSError as error:
        _refuse(f"--out {out}: cannot be written ({error.strerror}); choose another place")
    typer.echo(shown(out))


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _as_json(problems: list[Problem], errors: int, warnings: int, files: int) -> str:
    found = [
        {
            "file": problem.file,
            "line": problem.line,
            "severity": problem.severity,
            "found": problem.found,
            "expected": problem.expected,
            "advice": problem.advice,
        }
        for problem in problems
    ]
    document = {"problems": found, "errors": errors, "warnings": warnings, "files": files}
    return json.dumps(document, ensure_ascii=False, indent=2)
