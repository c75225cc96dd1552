"""Growing words: on a screen they come and go, in a pipe and for programs they never show."""

import io
import json

import pytest
from rich.console import Console

from tests.ramp import WHO, words
from tutor.core.messages import Ask, EndSession, Say
from tutor.faces.jsonl import JsonLines
from tutor.faces.terminal import Terminal
from tutor.ports import Spoken

SPOKEN = Spoken("Well *now*.", (Say("wrong", {}, "one"), Say("hint", {"text": "x"}, "one")))
ASK = Ask(1, "one/count", "one", "practice", "number", "How many?")


def on(console):
    return Terminal(console, words())


def screen():
    return Console(file=io.StringIO(), width=80, force_terminal=True, color_system="truecolor")


def pipe():
    return Console(file=io.StringIO(), width=80)


async def grow(face, *texts):
    for text in texts:
        await face.draft(WHO, "en", text)


async def test_in_a_pipe_nothing_grows():
    console = pipe()
    face = on(console)
    await grow(face, "Well", "Well now.", "")
    assert console.file.getvalue() == "" and face._growing is None
    await face.perform(WHO, "en", SPOKEN)
    assert console.file.getvalue() == "Well now.\n\n"


async def test_on_a_screen_words_grow_and_are_settled_by_what_is_said():
    console = screen()
    face = on(console)
    await grow(face, "Well", "Well now.")
    shown = console.file.getvalue()
    assert "Well" in shown and "Well now." in shown and face._growing is not None
    await face.perform(WHO, "en", SPOKEN)
    assert face._growing is None
    left = console.file.getvalue().rpartition("\x1b[2K")[2]  # after the last line was wiped
    assert left.count("now") == 1 and "\x1b[?25l" not in left


async def test_words_that_are_taken_back_vanish():
    console = screen()
    face = on(console)
    await grow(face, "Well", "")
    assert face._growing is None
    after = console.file.getvalue()
    await face.perform(WHO, "en", Say("wrong"))
    assert "Well" not in console.file.getvalue().removeprefix(after)


async def test_taking_back_what_never_grew_does_no_harm():
    console = screen()
    face = on(console)
    await grow(face, "")
    assert face._growing is None


@pytest.mark.parametrize("action", [ASK, EndSession(), Say("hint", {"text": "x", "level": 1})])
async def test_whatever_is_shown_settles_growing_words(action):
    face = on(screen())
    await grow(face, "Well")
    await face.perform(WHO, "en", action)
    assert face._growing is None


async def test_who_leaves_in_the_middle_gets_the_cursor_back():
    console = screen()
    face = on(console)
    await grow(face, "Well")
    face.leave("en", "tutor learn")
    assert face._growing is None and "\x1b[?25h" in console.file.getvalue()


async def test_a_second_growth_begins_anew():
    face = on(screen())
    await grow(face, "Well")
    await face.perform(WHO, "en", SPOKEN)
    await grow(face, "And")
    assert face._growing is not None
    await face.perform(WHO, "en", ASK)


async def test_json_lines_have_whole_words_only_with_key_step_text_and_moves():
    out = io.StringIO()
    face = JsonLines(out, words())
    await grow(face, "Well", "Well now.", "")
    assert out.getvalue() == ""
    await face.perform(WHO, "en", SPOKEN)
    assert json.loads(out.getvalue()) == {
        "type": "say", "key": "wrong", "concept": "one", "text": "Well *now*.",
        "moves": ["wrong", "hint"],
    }  # fmt: skip


async def test_json_lines_of_a_move_about_no_step_have_no_concept():
    out = io.StringIO()
    await JsonLines(out, words()).perform(WHO, "en", Spoken("Hi.", (Say("smalltalk"),)))
    line = json.loads(out.getvalue())
    assert line == {"type": "say", "key": "smalltalk", "text": "Hi.", "moves": ["smalltalk"]}


def test_every_face_reads_a_voices_words_alike():
    assert words().render("en", SPOKEN) == words().render("zh", SPOKEN) == "Well *now*."
