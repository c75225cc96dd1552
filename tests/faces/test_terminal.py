"""The terminal: readable in a pipe, coloured on a terminal, the right width for Chinese."""

import io

from rich.cells import cell_len
from rich.console import Console

from tests.ramp import WHO, Table, words
from tutor.core.messages import Commanded, EndSession, Opened, Said, Say
from tutor.faces.marks import Run, neutral, runs
from tutor.faces.terminal import Terminal
from tutor.ports import Lines


async def a_lesson(lang="en", width=80, **options):
    out = io.StringIO()
    table = Table()
    table.driver._outbox = Terminal(Console(file=out, width=width, **options), words())
    await table.driver.handle(WHO, Opened(lang))
    for _ in range(12):
        await table.driver.handle(WHO, Said("I don't know"))
    for name in ("map", "progress", "why"):
        await table.driver.handle(WHO, Commanded(name))
    return out.getvalue()


async def test_in_a_pipe_there_are_no_colour_codes():
    shown = await a_lesson()
    assert "\x1b" not in shown and "pick in one?" in shown


async def test_on_a_terminal_there_is_colour():
    assert "\x1b[" in await a_lesson(force_terminal=True, color_system="truecolor")


async def test_no_line_is_wider_than_a_narrow_window_in_chinese():
    shown = await a_lesson("zh", width=40)
    assert max(cell_len(line) for line in shown.splitlines()) <= 40


async def test_the_end_of_a_session_is_noticed():
    face = Terminal(Console(file=io.StringIO()), words())
    assert not face.is_over
    await face.perform(WHO, "en", EndSession())
    assert face.is_over


async def test_a_learners_own_words_cannot_mark_up_the_screen():
    out = io.StringIO()
    table = Table()
    table.driver._outbox = Terminal(Console(file=out, width=80), words())
    await table.driver.handle(WHO, Opened("en"))
    while not table.store.load(WHO).question.is_guess:
        await table.driver.handle(WHO, Said("I don't know"))
    await table.driver.handle(WHO, Said("[bold red]*x*[/] \x1b[31m`y` warm"))
    assert "[bold red]∗x∗[/] [31mˋyˋ warm" in out.getvalue()


def test_marks_are_read_where_they_are_meant():
    assert runs("a*b + c*d") == [Run("a*b + c*d", "plain")]
    assert runs("从*词*起") == [Run("从", "plain"), Run("词", "emphasis"), Run("起", "plain")]
    assert runs("x\n    y = 1\nz") == [Run("x", "plain"), Run("y = 1", "block"), Run("z", "plain")]
    assert neutral("*a* `b`\nc") == "∗a∗ ˋbˋ c"


async def test_the_rows_of_a_list_stand_on_lines_of_their_own_without_gaps():
    out = io.StringIO()
    face = Terminal(Console(file=out, width=80), words())
    await face.perform(WHO, "en", Lines((Say("right"), Say("wrong"), Say("skipped"))))
    assert out.getvalue() == "✓ Right.\n✗ Not yet.\nSkipped.\n\n"
