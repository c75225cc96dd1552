"""The face in a terminal, with Rich: readable, coloured only on a terminal, the same in a pipe.

Knows how actions look and how a line is read, and decides nothing. Wide characters are Rich's
business; so are `NO_COLOR` and narrow windows.
"""

from rich.console import Console
from rich.live import Live
from rich.panel import Panel
from rich.text import Text

from tutor.core.messages import (
    Ask,
    AskCheck,
    Complain,
    EndSession,
    FinishCourse,
    ReportBelief,
    ReportVerdict,
    Say,
    Visible,
)
from tutor.faces.marks import INDENT, runs
from tutor.faces.words import Words
from tutor.faces.wrapping import wrap
from tutor.ports import Enrolment, Lines, Spoken

MAX_WIDTH = 88
"""Columns of prose at the most: longer lines are hard to read."""

STYLES = {"emphasis": "bold", "code": "cyan", "block": "cyan", "plain": ""}
SAY_STYLES = {
    "right": "green",
    "concept_known": "bold green",
    "wrong": "yellow",
    "misconception": "yellow",
    "hint": "magenta",
    "contrast": "italic",
}
BAR = 10


class Terminal:
    """Shows actions on a console; implements the Outbox port."""

    def __init__(self, console: Console, words: Words) -> None:
        self._console = console
        self._words = words
        self._width = min(MAX_WIDTH, console.width)
        self.is_over = False
        self._graded = ""
        self._growing: Live | None = None

    async def draft(self, who: Enrolment, lang: str, text: str) -> None:
        """Show growing words where there is a screen; they vanish when they are settled."""
        if not self._console.is_terminal:
            return
        if self._growing is None:
            self._growing = Live(console=self._console, transient=True, auto_refresh=False)
            self._growing.start()
        self._growing.update(self._block(text, ""), refresh=True)
        if not text:
            self._settle()

    def _settle(self) -> None:
        """Take the growing words off the screen."""
        if self._growing is not None:
            self._growing.stop()
            self._growing = None

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> None:
        """Show one action."""
        self._settle()
        match action:
            case EndSession():
                self.is_over = True
            case Ask() | AskCheck():
                self._question(lang, action)
            case ReportVerdict(item):
                self._graded = item.partition("/")[0]
            case ReportBelief(concept):
                if concept == self._graded:
                    self._belief(lang, action)
                self._graded = ""
            case _:
                self._print(self._words.render(lang, action), _style(action))

    def end_turn(self, turn: int) -> None:
        """Nothing to show: a person sees that the turn is over."""

    def leave(self, lang: str, command: str) -> None:
        """Say that everything is kept, and with which command it goes on."""
        self._settle()
        self._print(self._words.say(lang, "left", {"command": command}), "")

    def _print(self, text: str, style: str) -> None:
        if text:
            self._console.print(
                self._block(text, style), no_wrap=True, overflow="ignore", crop=False
            )
            self._console.print()

    def _block(self, text: str, style: str) -> Text:
        return Text("\n").join(wrap(styled(text, style), self._width))

    def _question(self, lang: str, ask: Ask | AskCheck) -> None:
        """A question in a frame; the options hang behind their letters."""
        width = self._width - len("│ " + " │")
        choices = ask.choices if isinstance(ask, Ask) else self._words.check_choices(lang)
        lines = wrap(styled(self._words.render(lang, ask, False)), width)
        for one in choices:
            letter = f" {one.id}) "
            hanging = wrap(styled(one.text), width - len(letter))
            lines += [
                Text(letter if not i else " " * len(letter)) + line
                for i, line in enumerate(hanging)
            ]
        lines += wrap(Text(self._words.how(lang, ask), style="dim"), width)
        body = Text("\n").join(line for line in lines if line.plain)
        panel = Panel(body, width=self._width, border_style="blue", padding=(0, 1))
        self._console.print(panel)

    def _belief(self, lang: str, belief: ReportBelief) -> None:
        values = {
            "unhelped": round(100 * belief.unhelped),
            "helped": round(100 * belief.helped),
        }
        full = round(BAR * belief.unhelped)
        bar = "█" * full + "░" * (BAR - full)
        line = f"{bar} {self._words.say(lang, 'belief_line', values)}"
        self._console.print(Text(line, style="dim"), width=self._width)


def _style(action: Visible | Lines | Spoken) -> str:
    match action:
        case Spoken(_, moves):
            return SAY_STYLES.get(moves[0].key, "")
        case Say(key):
            return SAY_STYLES.get(key, "")
        case Complain():
            return "red"
        case FinishCourse():
            return "bold green"
        case _:
            return ""


def styled(text: str, style: str = "") -> Text:
    """A marked text as Rich text.

    >>> styled("a *b*").plain
    'a b'
    """
    shown = Text(style=style)
    for run in runs(text):
        words = run.text
        if run.style == "block":
            words = "\n".join(INDENT + line for line in words.split("\n")) + "\n"
        shown.append(words, STYLES[run.style])
    return shown
