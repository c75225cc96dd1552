"""`settled.yaml`: answers that the grader could not decide, and what the teacher said of them.

    - item: leaves/explain
      lang: en
      answer: "It soaks out of the leaf."
      is: right
      on: 2026-11-22

Knows how the file is written and what is wrong with it by itself; without it nothing is settled.
That the course has such an item, and what the judge makes of the answer, is for `rules.settled`.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from tutor.content.fields import LANGUAGE, NAME, sort_of
from tutor.content.problem import Problem, listed, nearest, shown
from tutor.content.yaml import EMPTY, Data, Document, read_yaml
from tutor.core.labels import fold

SETTLED_FILE = "settled.yaml"

HEADER = """\
# Answers of learners that the grader was unsure of, settled by a teacher. `tutor course lint` tries
# every one of them. `tutor course settle` writes this file anew, without remarks of yours.
"""

Verdict = Literal["right", "wrong"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_FIELDS = ("item", "lang", "answer", "is", "on")


@dataclass(frozen=True)
class Settled:
    """One answer to `item` (`concept/item`), given in `lang`, and what it is."""

    item: str
    lang: str
    answer: str
    verdict: Verdict
    on: date

    @property
    def key(self) -> tuple[str, str]:
        """What makes two answers the same one, whatever their capitals, spaces and widths.

        >>> Settled("tea/why", "en", " It  SOAKS ", "right", date(2026, 11, 22)).key
        ('tea/why', 'it soaks')
        """
        return key_of(self.item, self.answer)


@dataclass(frozen=True)
class Settlements:
    """The file of a course folder: its answers, the line of each, and what is wrong with it."""

    file: str
    answers: tuple[Settled, ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def key_of(item: str, answer: str) -> tuple[str, str]:
    """What an answer has in common with all that are the same."""
    return item, fold(answer)


def read_settled(folder: Path) -> Settlements:
    """The file of a course folder, right or wrong; one that is not there settles nothing."""
    path = folder / SETTLED_FILE
    if not path.is_file():
        return Settlements(shown(path))
    return parse_settled(read_yaml(path))


def parse_settled(document: Document) -> Settlements:
    """The answers of a document; an entry that is wrong is only among the problems."""
    problems = [problem for problem in document.problems if problem.found != EMPTY]
    entries = document.data
    if entries is None:
        return Settlements(document.file, problems=tuple(problems))
    if not isinstance(entries, list):
        found, expected = sort_of(entries), "a list of answers, each beginning with `- item: ...`"
        advice = "put `- ` before the first field of every answer"
        problems.append(Problem(document.file, 1, found, expected, advice))
        return Settlements(document.file, problems=tuple(problems))
    answers: list[Settled] = []
    lines: list[int] = []
    for number, entry in enumerate(entries):
        wrong = list(_wrong(document, number, entry))
        problems += wrong
        if not wrong and isinstance(entry, dict):
            answers.append(_settled(entry))
            lines.append(document.line(number))
    problems += _twice(document.file, answers, lines)
    return Settlements(document.file, tuple(answers), tuple(lines), tuple(problems))


def _wrong(document: Document, number: int, entry: Data) -> Iterator[Problem]:
    """What is wrong with one entry by itself."""
    named = f"answer {number + 1}"
    if not isinstance(entry, dict):
        expected = f"an entry with the fields {listed(_FIELDS)}"
        advice = "write each on a line of its own, `item: ...` first"
        yield Problem(
            document.file, document.start(number), f"{sort_of(entry)} as {named}", expected, advice
        )
        return
    for field in entry.keys() - set(_FIELDS):
        near = nearest(field, _FIELDS)
        found, expected = f"the unknown field `{field}` in {named}", f"one of {listed(_FIELDS)}"
        advice = f"write `{near}` if you meant that, or delete it" if near else "delete it"
        yield Problem(document.file, document.line(number, field), found, expected, advice)
    for field in _FIELDS:
        if field not in entry:
            found, expected = f"no `{field}` in {named}", f"the field `{field}`"
            yield Problem(
                document.file, document.line(number), found, expected, f"add `{field}: ...`"
            )
        elif (words := _unfit(field, entry[field])) is not None:
            found = f"{sort_of(entry[field])} in `{field}` of {named}"
            yield Problem(document.file, document.start(number, field), found, *words)


def _unfit(field: str, value: Data) -> tuple[str, str] | None:
    """What was expected of a value and what to do, or None when it fits."""
    text = value if isinstance(value, str) else ""
    match field:
        case "item":
            names = text.split("/")
            is_fit = len(names) == 2 and all(NAME.fullmatch(name) for name in names)
            words = "a concept and an item of it", "write, say, `rise/explain`"
        case "lang":
            is_fit = LANGUAGE.fullmatch(text) is not None
            words = "the code of a language", "write, say, `en` or `zh`"
        case "answer":
            is_fit = bool(text.strip())
            words = "the learner's answer", 'write it in "quotes"'
        case "is":
            near = nearest(text, VERDICTS) or VERDICTS[0]
            is_fit = text in VERDICTS
            words = f"one of {listed(VERDICTS)}", f"write `{near}` if you meant that"
        case _:
            is_fit = _date(text) is not None
            words = "a day as year-month-day", "write, say, `2026-11-22`"
    return None if is_fit else words


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _settled(entry: dict[str, Data]) -> Settled:
    item, lang, answer, verdict, on = (str(entry[field]) for field in _FIELDS)
    which: Verdict = "right" if verdict == "right" else "wrong"
    return Settled(item, lang, answer, which, date.fromisoformat(on))


def _twice(file: str, answers: Iterable[Settled], lines: Iterable[int]) -> Iterator[Problem]:
    known = sorted((one.key, line) for one, line in zip(answers, lines, strict=True))
    for (key, first), (again, line) in pairwise(known):
        if key == again:
            found = f"the same answer to `{key[0]}` as on line {first}"
            yield Problem(file, line, found, "every answer settled once", "delete one of them")


def with_settled(answers: Iterable[Settled], one: Settled) -> tuple[Settled, ...]:
    """The answers with one more, at the end or in the place of its former self."""
    kept = tuple(answers)
    if all(other.key != one.key for other in kept):
        return (*kept, one)
    return tuple(one if other.key == one.key else other for other in kept)


def settled_text(answers: Iterable[Settled]) -> str:
    """The whole file: a header that says what it is, and every answer."""
    entries = (
        f"\n- item: {one.item}\n  lang: {one.lang}\n  answer: {_quoted(one.answer)}\n"
        f"  is: {one.verdict}\n  on: {one.on.isoformat()}\n"
        for one in answers
    )
    return HEADER + "".join(entries)


def _quoted(text: str) -> str:
    r"""A text as YAML writes it between double quotes, on one line, every sign to be seen.

    >>> print(_quoted('He said "so"\n10 %\ufffe'))
    "He said \"so\"\n10 %\ufffe"
    """
    return "".join(
        f"\\U{ord(one):08x}" if ord(one) > 0xFFFF and _is_hidden(one)
        else f"\\u{ord(one):04x}" if _is_hidden(one)
        else one
        for one in json.dumps(text, ensure_ascii=False)
    )  # fmt: skip


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
