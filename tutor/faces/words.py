"""Actions put into words, shared by every face.

Knows which message stands for which action. Does not know where the words are shown: marks are
still in them (see `tutor.faces.marks`), and pictures are the faces' own business.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import assert_never

from tutor.content.wording import Wording
from tutor.core.messages import (
    Ask,
    AskCheck,
    Complain,
    DrawMap,
    EndSession,
    FinishCourse,
    HandOut,
    OfferLanguages,
    ReportBelief,
    ReportPlacement,
    ReportProgress,
    ReportVerdict,
    Row,
    Say,
    Shown,
    Value,
    Visible,
)
from tutor.faces.marks import neutral
from tutor.ports import Lines, Spoken

FROM_LEARNER = frozenset({"guess", "quote", "name", "note"})
"""Holes that hold a learner's own words, whose marks must not count."""

SIGNS = {"stable": "✓", "known": "✓", "learning": "◐", "next": "→", "unknown": "·"}


class Words:
    """The wordings of every language, ready to be said; an unknown language falls to the first.

    `folder` is where the files of the course lie.
    """

    def __init__(self, wordings: Mapping[str, Wording], folder: Path = Path()) -> None:
        self._wordings = wordings
        self._folder = folder
        self._first = "en" if "en" in wordings else next(iter(wordings))

    def _wording(self, lang: str) -> Wording:
        return self._wordings.get(lang) or self._wordings[self._first]

    def languages(self) -> dict[str, str]:
        """Every language: its code and its own name."""
        return {code: one.name for code, one in self._wordings.items()}

    def commands(self, lang: str) -> list[tuple[str, str]]:
        """Every command with its description, for menus."""
        return list(self._wording(lang).commands.items())

    def place(self, file: str) -> Path:
        """Where a file of the course lies."""
        return self._folder / file

    def say(self, lang: str, key: str, values: Mapping[str, Value] | None = None) -> str:
        """Message `key` with its holes filled."""
        safe = {
            name: neutral(str(value)) if name in FROM_LEARNER else str(value)
            for name, value in (values or {}).items()
        }
        return self._wording(lang).fill(key, safe)

    def check_choices(self, lang: str) -> tuple[Shown, ...]:
        """The three answers of a check by oneself."""
        keys = ("check_all", "check_some", "check_none")
        return tuple(Shown(one, self.say(lang, key)) for one, key in zip("abc", keys, strict=True))

    def check_text(self, lang: str, action: AskCheck) -> str:
        """The question of a check by oneself, with the key points revealed."""
        points = "\n".join(f"– {point}" for point in action.points)
        return self.say(lang, "check_ask", {"points": points})

    def render(self, lang: str, action: Visible | Lines | Spoken, with_choices: bool = True) -> str:
        """An action as marked text; empty where a face has nothing to say.

        With `with_choices` a question lists its lettered options and says how to answer.
        """
        match action:
            case Say(key, values) | Complain(key, values):
                return self.say(lang, key, values)
            case Lines() | Spoken():
                return self._together(lang, action)
            case Ask():
                return self._ask(lang, action, with_choices)
            case AskCheck():
                text = self.check_text(lang, action)
                parts = [text, _lettered(self.check_choices(lang)), self.how(lang, action)]
                return "\n".join(parts) if with_choices else text
            case OfferLanguages(languages):
                return self._offer(languages, with_choices)
            case ReportProgress():
                return self._progress(lang, action)
            case DrawMap(rows):
                return self._map(lang, rows)
            case HandOut() | FinishCourse():
                return self._told(lang, action)
            case ReportBelief() | ReportVerdict() | ReportPlacement() | EndSession():
                return ""
            case _ as never:
                assert_never(never)

    def _told(self, lang: str, action: HandOut | FinishCourse) -> str:
        if isinstance(action, HandOut):
            return self.say(lang, "hand_out", {"file": str(self.place(action.file))})
        return self.say(lang, "course_done")

    def _together(self, lang: str, action: Lines | Spoken) -> str:
        """Several things that are read as one."""
        if isinstance(action, Spoken):
            return action.text
        return "\n".join(self.render(lang, one) for one in action.says)

    def _ask(self, lang: str, ask: Ask, with_choices: bool) -> str:
        label = self.say(lang, f"label_{ask.purpose}")
        parts = [f"*{label}*", self.asked(lang, ask)]
        if with_choices:
            parts += [_lettered(ask.choices), self.how(lang, ask)]
        return "\n".join(part for part in parts if part)

    def asked(self, lang: str, ask: Ask) -> str:
        """The words of a question: the course's, or the tutor's own where it names a message."""
        return ask.text if ask.key is None else self.say(lang, ask.key, ask.values)

    def how(self, lang: str, ask: Ask | AskCheck) -> str:
        """How a question is to be answered; empty where nothing needs to be said."""
        if isinstance(ask, AskCheck):
            return self.say(lang, "how_choice")
        is_free = ask.purpose == "guess" or ask.key is not None
        return "" if is_free else self.say(lang, f"how_{ask.ask_kind}")

    def _offer(self, languages: tuple[str, ...], with_choices: bool) -> str:
        asked = dict.fromkeys(self.say(code, "offer_languages") for code in languages)
        text = " / ".join(asked)
        if not with_choices:
            return text
        names = self.languages()
        return text + "\n" + "\n".join(f"  {code}: {names.get(code, code)}" for code in languages)

    def _progress(self, lang: str, report: ReportProgress) -> str:
        known = sum(row.state in ("known", "stable") for row in report.rows)
        head = self.say(
            lang,
            "progress_head",
            {"known": known, "total": len(report.rows), "due": report.due},
        )
        return "\n".join([f"*{head}*", *(self.progress_row(lang, row) for row in report.rows)])

    def progress_row(self, lang: str, row: Row) -> str:
        """One concept of a progress report; no numbers where nothing was asked yet."""
        state = standing(row)
        is_touched = row.tries or row.state in ("known", "stable")
        head = {"mark": SIGNS[state], "title": row.title, "state": self.say(lang, f"state_{state}")}
        if not is_touched:
            return self.say(lang, "progress_row_untouched", head)
        return self.say(
            lang,
            "progress_row",
            {
                **head,
                "unhelped": round(100 * row.unhelped),
                "helped": round(100 * row.helped),
            },
        )

    def _map(self, lang: str, rows: tuple[Row, ...]) -> str:
        places = {row.concept: str(place) for place, row in enumerate(rows, start=1)}
        lines = [f"*{self.say(lang, 'map_head')}*"]
        for row in rows:
            below = self.say(lang, "comma").join(places[one] for one in row.requires)
            step = f"{SIGNS[standing(row)]} {places[row.concept]}. {row.title}"
            lines.append(f"{step}  ⟵ {below}" if below else step)
        return "\n".join(lines)


def standing(row: Row) -> str:
    """The one word for a row on a map: its state, or `next` where it can be learned now."""
    return "next" if row.is_next and row.state == "unknown" else row.state


def _lettered(choices: tuple[Shown, ...]) -> str:
    return "\n".join(f"  {one.id}) {one.text}" for one in choices)
