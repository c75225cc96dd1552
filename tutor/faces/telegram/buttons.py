"""Buttons below a message: what they say, and what a tap on them means.

Knows the form of callback data, `v1:pick:<number of the asking>:<option>` and `v1:lang:<code>`, and
which options are short enough for a button. Does not know which tap is right, or still welcome.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tutor.core.messages import Ask, Chose, Commanded, Misread, Shown
from tutor.faces.telegram.markup import plain, spans

SHORT = 28
"""Display cells that a button shows on a narrow phone."""
_ROW = 8
_PICK = re.compile(r"v1:pick:(\d{1,18}):(.{1,32})")
_LANG = re.compile(r"v1:lang:([\w-]{1,16})")


def cells(text: str) -> int:
    """How wide a text is, in Latin letters; a Chinese one counts twice.

    >>> cells("ab"), cells("中文")
    (2, 4)
    """
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def options(ask: Ask) -> tuple[Shown, ...]:
    """What a question lets the learner pick; nothing where the answer is typed, as an order is."""
    return () if ask.ask_kind == "order" else ask.choices


def are_long(options: Iterable[Shown]) -> bool:
    """Whether an option is too long for a button, so that all of them have to be listed.

    >>> are_long([Shown("a", "yes")]), are_long([Shown("a", "yes, as long as it is not too late")])
    (False, True)
    """
    return any(cells(plain(spans(one.text))) > SHORT for one in options)


def keyboard(number: int, options: Sequence[Shown]) -> InlineKeyboardMarkup | None:
    """The buttons of question `number`: whole options if they are short, else their letters."""
    if not options:
        return None
    if not are_long(options):
        return InlineKeyboardMarkup([[_button(number, one, _label(one))] for one in options])
    buttons = [_button(number, one, one.id.upper()) for one in options]
    return InlineKeyboardMarkup(
        [buttons[start : start + _ROW] for start in range(0, len(buttons), _ROW)]
    )


def languages(codes: Iterable[str], names: Mapping[str, str]) -> InlineKeyboardMarkup:
    """One button per language, named as its speakers name it."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(names.get(one, one), callback_data=f"v1:lang:{one}")]
            for one in codes
        ]
    )


def meaning(data: str) -> Chose | Commanded | Misread:
    """What a tap says; data of an older version or of nobody's is misread.

    >>> meaning("v1:pick:7:b")
    Chose(option='b', ask=7, kind='chose')
    >>> meaning("v0:b").reason
    'stale_choice'
    """
    if pick := _PICK.fullmatch(data):
        return Chose(pick[2], int(pick[1]))
    if lang := _LANG.fullmatch(data):
        return Commanded("lang", lang[1])
    return Misread("stale_choice")


def _button(number: int, option: Shown, label: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"v1:pick:{number}:{option.id}")


def _label(option: Shown) -> str:
    return f"{option.id.upper()}. {plain(spans(option.text))}"
