"""`tutor bot`, `tutor usage`, `tutor doctor`: who runs the tutor for others starts and looks.

Knows names and help texts; what a command does is in its own module.
"""

from typing import Annotated

import typer

from tutor.cli.options import CourseOption, Json, Moment


def bot(course: CourseOption = None) -> None:
    """Run the Telegram bot (long polling) until it is stopped."""
    from tutor.cli import bot as command

    raise typer.Exit(command.run(course))


def usage(
    days: Annotated[
        int, typer.Option(min=1, max=3660, help="So many days, today counted (UTC).")
    ] = 30,
    as_json: Json = False,
    now: Moment = None,
) -> None:
    """Show what the language model took: calls, tokens and money, by day and learner.

    Money is told where OPENAI_PRICE_IN and OPENAI_PRICE_OUT are set.
    """
    from tutor.cli import usage as command

    raise typer.Exit(command.run(days, as_json, now))


def doctor(
    ask: Annotated[
        bool, typer.Option("--ask", help="Send the language model one small request.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what is set up, what is missing, and the next step; 1 when something is wrong.

    Nobody is asked over the network, unless with --ask.
    """
    from tutor.cli import doctor as command

    raise typer.Exit(command.run(as_json, ask))
