"""`tutor memory ...`: the learner looks into the notes that the tutor keeps, and changes them.

Knows names and help texts; what is done is in `tutor.cli.notes`.
"""

from typing import Annotated

import typer

from tutor.cli.options import CourseOption, Json, LearnerOption, UsageError

WORDS_MAY_BEGIN_WITH_A_DASH = {"ignore_unknown_options": True}


memory_app = typer.Typer(
    name="memory",
    help="What the tutor has noted about you: look at it, put it right, add to it, take it out.",
    rich_markup_mode="rich",
    epilog="Examples:\n\n  tutor memory\n\n  tutor memory forget 2\n\n"
    '  tutor memory add "I like examples with cooking."',
)

Words = Annotated[
    list[str], typer.Argument(metavar="WORDS", help="What is to be noted, in one sentence.")
]


@memory_app.callback(invoke_without_command=True)
def _memory(
    context: typer.Context,
    course: CourseOption = None,
    learner: LearnerOption = "me",
    as_json: Json = False,
) -> None:
    named = context.invoked_subcommand
    if named is None:
        show(course, learner, as_json)
    elif (course, learner, as_json) != (None, "me", False):
        raise UsageError(
            f"found options before {named!r}; expected them behind it, such as: "
            f"tutor memory {named} ... --learner ana"
        )


@memory_app.command(
    epilog="Examples:\n\n  tutor memory\n\n  tutor memory show --learner ana --json"
)
def show(course: CourseOption = None, learner: LearnerOption = "me", as_json: Json = False) -> None:
    """Show every note: its number, its words, its day, and the answers that it comes from.

    Answers are named by their numbers, as /why shows them and /strike takes them.
    """
    from tutor.cli import notes as command

    raise typer.Exit(command.show(course, learner, as_json))


@memory_app.command(
    context_settings=WORDS_MAY_BEGIN_WITH_A_DASH,
    epilog='Example:\n\n  tutor memory edit 3 "Columns and rows I know by now."',
)
def edit(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the note.", min=1)],
    words: Words,
    course: CourseOption = None,
    learner: LearnerOption = "me",
) -> None:
    """Put your own words in place of a note; 1 when there is none with that number."""
    from tutor.cli import notes as command

    raise typer.Exit(command.edit(course, learner, number, " ".join(words)))


@memory_app.command(
    epilog="Examples:\n\n  tutor memory forget 3\n\n  tutor memory forget all --yes"
)
def forget(
    which: Annotated[str, typer.Argument(metavar="NUMBER|all", help="Which note, or all.")],
    course: CourseOption = None,
    learner: LearnerOption = "me",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask back.")] = False,
) -> None:
    """Take a note out, or all of them; 1 when there is none with that number.

    What the tutor believes you know stays; tutor forget-me deletes everything.
    """
    from tutor.cli import notes as command

    raise typer.Exit(command.forget(course, learner, which, yes))


@memory_app.command(
    context_settings=WORDS_MAY_BEGIN_WITH_A_DASH,
    epilog='Example:\n\n  tutor memory add "I like examples with cooking."',
)
def add(words: Words, course: CourseOption = None, learner: LearnerOption = "me") -> None:
    """Note something down yourself; it stays until you take it out. 1 when there is no room."""
    from tutor.cli import notes as command

    raise typer.Exit(command.add(course, learner, " ".join(words)))
