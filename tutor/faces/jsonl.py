"""The face for other programs: one input a line in, one JSON object a line out.

Knows the protocol of `docs/jsonl.md` and decides nothing. The last line of a turn is always
`turn_end`; its number counts the inputs handled since the learner enrolled, so that a program that
was cut off can see whether its last line was taken. Texts keep the marks of course texts.
"""

import json
from typing import Any, TextIO, assert_never

from tutor.core.messages import (
    Ask,
    AskCheck,
    Chose,
    Commanded,
    Complain,
    DrawMap,
    EndSession,
    Event,
    FinishCourse,
    HandOut,
    Misread,
    OfferLanguages,
    ReportBelief,
    ReportPlacement,
    ReportProgress,
    ReportVerdict,
    Said,
    Say,
    Shown,
    Visible,
)
from tutor.faces.words import Words
from tutor.ports import Enrolment, Lines, Spoken

KEYS = {
    "offer_languages": "languages",
    "report_progress": "progress",
    "draw_map": "map",
    "hand_out": "file",
}
"""As which key of a `say` line an action that is no message goes out."""


def read_input(line: str) -> Event:
    """The event that one input line stands for; never raises.

    >>> read_input("27"), read_input('{"choice": "b"}')
    (Said(text='27', kind='said'), Chose(option='b', ask=None, kind='chose'))
    >>> read_input('{"command": "/lang zh"}')
    Commanded(name='lang', argument='zh', kind='commanded')
    >>> read_input('{"text": 3}')
    Misread(reason='unreadable', kind='misread')
    """
    if not line.lstrip().startswith("{"):
        return Said(line)
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return Misread("unreadable")
    match data:
        case {"text": str(text)} if len(data) == 1:
            return Said(text)
        case {"choice": str(choice)} if len(data) == 1:
            return Chose(choice)
        case {"command": str(command)} if len(data) == 1:
            name, _, argument = command.strip().removeprefix("/").partition(" ")
            return Commanded(name, argument.strip())
        case _:
            return Misread("unreadable")


class JsonLines:
    """Writes actions as JSON lines; implements the Outbox port."""

    def __init__(self, out: TextIO, words: Words) -> None:
        self._out = out
        self._words = words
        self.is_over = False

    async def perform(self, who: Enrolment, lang: str, action: Visible | Lines | Spoken) -> None:
        """Write one action as a line."""
        if isinstance(action, EndSession):
            self.is_over = True
            return
        if isinstance(action, Spoken):
            self.write(_spoken(action))
            return
        for one in action.says if isinstance(action, Lines) else (action,):
            self.write(self._line(lang, one))

    async def draft(self, who: Enrolment, lang: str, text: str) -> None:
        """Nothing: a program gets whole lines only."""

    def end_turn(self, turn: int) -> None:
        """Write the last line of a turn."""
        self.write({"type": "turn_end", "turn": turn})

    def leave(self, lang: str, command: str) -> None:
        """Nothing to write: a program knows that it left."""

    def write(self, line: dict[str, Any]) -> None:
        """Write one object and flush it, so that the reader sees it at once."""
        self._out.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._out.flush()

    def _line(self, lang: str, action: Visible) -> dict[str, Any]:
        match action:
            case Say(key, _, concept):
                head = {"type": "say", "key": key}
                place = {} if concept is None else {"concept": concept}
                return {**head, **place, "text": self._text(lang, action)}
            case Ask():
                text = self._words.asked(lang, action)
                return _ask(action, action.ask_kind, text, action.choices)
            case AskCheck():
                text = self._words.check_text(lang, action)
                return _ask(action, "choice", text, self._words.check_choices(lang))
            case ReportVerdict() | ReportBelief() | ReportPlacement():
                return _report(action)
            case FinishCourse():
                return {"type": "course_done"}
            case Complain():
                return {"type": "error", "message": self._text(lang, action)}
            case OfferLanguages() | ReportProgress() | DrawMap() | HandOut():
                return {"type": "say", "key": KEYS[action.kind], "text": self._text(lang, action)}
            case EndSession():
                raise LookupError("the end of a session is not a line")
            case _ as never:
                assert_never(never)

    def _text(self, lang: str, action: Visible) -> str:
        return self._words.render(lang, action)


def _spoken(spoken: Spoken) -> dict[str, Any]:
    """Moves that a voice worded: one line under the first one's key, with all of them named."""
    first = spoken.moves[0]
    place = {} if first.concept is None else {"concept": first.concept}
    keys = [one.key for one in spoken.moves]
    return {"type": "say", "key": first.key, **place, "text": spoken.text, "moves": keys}


def _report(action: ReportVerdict | ReportBelief | ReportPlacement) -> dict[str, Any]:
    match action:
        case ReportVerdict(item, outcome, credit, grader):
            head = {"type": "verdict", "item": item}
            return {**head, "outcome": outcome, "credit": credit, "grader": grader}
        case ReportBelief(concept, unhelped, helped, state):
            head = {"type": "belief", "concept": concept}
            return {**head, "unhelped": unhelped, "helped": helped, "state": state}
        case ReportPlacement(questions, known, frontier):
            head = {"type": "placement_done"}
            places = {"known": list(known), "frontier": list(frontier)}
            return {**head, "questions": questions, **places}
        case _ as never:
            assert_never(never)


def _ask(
    action: Ask | AskCheck, kind: str, text: str, choices: tuple[Shown, ...]
) -> dict[str, Any]:
    line: dict[str, Any] = {
        "type": "ask",
        "item": action.item,
        "concept": action.concept,
        "purpose": action.purpose,
        "kind": kind,
        "text": text,
        "help": action.help,
    }
    if choices:
        line["choices"] = [{"id": one.id, "text": one.text} for one in choices]
    return line
