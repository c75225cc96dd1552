"""JSON lines: the protocol for other programs, word for word."""

import io
import json

import pytest

from tests.ramp import WHO, Table, words
from tutor.core.messages import Chose, Commanded, Misread, Said, Say
from tutor.faces.jsonl import JsonLines, read_input
from tutor.faces.lines import MAX_LINE, read_lines
from tutor.ports import Lines


class Lesson:
    """A lesson by lines."""

    def __init__(self):
        self.out = io.StringIO()
        self.table = Table()
        self.table.driver._outbox = JsonLines(self.out, words())

    async def send(self, line):
        self.out.truncate(self.out.seek(0))
        self.table.learner = await self.table.driver.handle(WHO, read_input(line))
        return [json.loads(one) for one in self.out.getvalue().splitlines()]


async def lesson():
    one = Lesson()
    await one.send('{"command": "start"}')
    await one.send('{"command": "lang en"}')
    return one


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("b", Said("b")),
        ("", Said("")),
        ("/hint", Said("/hint")),
        ("[1]", Said("[1]")),
        ('{"text": "b"}', Said("b")),
        ('  {"choice": "b"}', Chose("b")),
        ('{"command": "hint"}', Commanded("hint")),
        ('{"command": "/lang zh"}', Commanded("lang", "zh")),
        ('{"text": 1}', Misread("unreadable")),
        ('{"text": "a", "choice": "b"}', Misread("unreadable")),
        ("{}", Misread("unreadable")),
        ("{", Misread("unreadable")),
        ('{"text": ' * 5000, Misread("unreadable")),
        ('{"a":' * 100_000, Misread("unreadable")),
    ],
)
def test_a_line_is_read_as_one_event(line, event):
    assert read_input(line) == event


async def test_a_choice_is_asked_with_its_options():
    one = await lesson()
    while one.table.learner.question.item != "one/guess":
        await one.send("I don't know")
    lines = await one.send("a guess")
    assert [line["type"] for line in lines] == ["say", "say", "say", "ask"]
    assert [line.get("key") for line in lines] == ["contrast", "solution", "example", None]
    ask = lines[-1]
    while ask["kind"] != "choice":
        ask = (await one.send("/skip"))[-1]
    assert ask.keys() == {
        "type", "item", "concept", "purpose", "kind", "text", "choices", "help"
    }  # fmt: skip
    assert ask["item"] in ("one/pick", "one/pick-again")
    assert (ask["purpose"], ask["help"]) == ("practice", 0)
    assert [choice["id"] for choice in ask["choices"]] == ["a", "b", "c", "d"]


async def test_verdict_belief_and_errors_have_their_lines():
    one = await lesson()
    while one.table.learner.question.item != "one/guess":
        done = await one.send("I don't know")
    placed = next(line for line in done if line["type"] == "placement_done")
    assert placed.keys() == {"type", "questions", "known", "frontier"}
    assert placed["known"] == [] and placed["frontier"] == ["one"]
    ask = (await one.send("a guess"))[-1]
    while ask["kind"] != "choice":
        ask = (await one.send("/skip"))[-1]
    right = next(c["id"] for c in ask["choices"] if c["text"] == "SECRET-RIGHT-one")
    lines = await one.send(json.dumps({"choice": right}))
    assert lines[0] == {
        "type": "verdict", "item": ask["item"], "outcome": "correct", "credit": 1.0,
        "grader": "exact",
    }  # fmt: skip
    assert lines[1].keys() == {"type", "concept", "unhelped", "helped", "state"}
    assert lines[1]["state"] == "learning"
    assert (await one.send("{broken"))[0]["type"] == "error"
    assert one.table.learner.question is not None


def test_the_last_line_of_a_turn_carries_its_number():
    out = io.StringIO()
    JsonLines(out, words()).end_turn(7)
    assert json.loads(out.getvalue()) == {"type": "turn_end", "turn": 7}


async def test_text_is_in_the_learners_language():
    one = await lesson()
    lines = await one.send('{"command": "lang zh"}')
    assert lines[0]["text"] == "好，我们说中文。"


def test_lines_of_any_bytes_and_any_length_are_read():
    stream = io.BytesIO(b"a\xff\xfe\n" + b"x" * (3 * MAX_LINE) + b"\n\nlast")
    lines = list(read_lines(stream))
    assert [len(line) for line in lines] == [3, MAX_LINE, 0, 4]
    assert lines[0].startswith("a") and lines[3] == "last"


async def test_the_rows_of_a_list_are_lines_of_their_own():
    out = io.StringIO()
    await JsonLines(out, words()).perform(WHO, "en", Lines((Say("right"), Say("wrong"))))
    assert [json.loads(line)["key"] for line in out.getvalue().splitlines()] == ["right", "wrong"]
