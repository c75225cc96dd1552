"""`tutor simulate`, `tutor calibrate`: what made-up and real learners say about a course.

Knows names and help texts; what a command does is in its own module.
"""

from pathlib import Path
from typing import Annotated

import typer

from tutor.cli.options import CourseArgument, Json, Moment


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
