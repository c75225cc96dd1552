"""Strict YAML that remembers its lines: text of one file -> plain data, places and problems.

Knows the part of YAML that course files use and refuses the rest (duplicate keys, tabs, anchors,
tags, several documents), all at once. Every scalar stays the string that was typed, so `no`, `010`
and `12:30` surprise nobody. Does not know what a course is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from tutor.content import fullwidth
from tutor.content.problem import Problem, shown
from tutor.content.syntax import syntax_problem

Data = dict[str, "Data"] | list["Data"] | str
Where = tuple[str | int, ...]
"""The way to a value: `("items", 2, "ask", "zh")`."""

DEEPEST = 30
EMPTY = "an empty file"
"""What is found in a file without any data."""

_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_INVISIBLE = re.compile(
    "[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True)
class Scalar:
    """One text as it stands in the file: `source` holds its raw lines from `line` on.

    A `block` stands below `|` or `>`; a `bare` text has no quotes around it.
    """

    text: str
    line: int
    source: tuple[str, ...]
    block: bool = False
    bare: bool = False

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character `text[offset]` was typed.

        >>> folded = Scalar("one two", 7, (">-", "  one", "  two"), block=True)
        >>> folded.line_at(0), folded.line_at(4)
        (8, 9)
        """
        found, at = self.line + (1 if self.block else 0), 0
        for number, raw in enumerate(self.source):
            words = raw.strip()
            if not words or (self.block and number == 0):
                continue
            place = self.text.find(words, at)
            if place > offset:
                break
            if place >= 0:
                found, at = self.line + number, place + len(words)
        return found


@dataclass(frozen=True)
class Place:
    """Where a value stands: `line` is its key's line (or its dash's), `start` where it begins."""

    line: int
    start: int


@dataclass(frozen=True)
class Document:
    """One file as data, with the place of every value; `data` is None when it cannot be read."""

    file: str
    data: Data | None
    places: Mapping[Where, Place]
    scalars: Mapping[Where, Scalar]
    problems: tuple[Problem, ...]

    def line(self, *where: str | int) -> int:
        """The line of the key at `where`, or of the nearest thing around it that exists."""
        place = self._place(where)
        return place.line if place else 1

    def start(self, *where: str | int) -> int:
        """The line on which the value at `where` begins, or the nearest thing around it."""
        if where in self.scalars:
            return self.scalars[where].line_at(0)
        place = self._place(where)
        return place.start if place else 1

    def _place(self, where: Where) -> Place | None:
        while where and where not in self.places:
            where = where[:-1]
        return self.places.get(where)


def read_yaml(path: Path) -> Document:
    """Read one file; whatever is wrong with it is in the document's `problems`, nothing raises.

    A file that cannot be opened is a problem too.
    """
    file = shown(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "an unknown reason"
        advice = "check that it exists and that you may read it"
        return _unread(file, 1, f"the file cannot be read ({reason})", "a text file", advice)
    if raw.startswith(b"\xef\xbb\xbf"):
        advice = 'save the file again as "UTF-8", not as "UTF-8 with BOM"'
        return _unread(file, 1, "an invisible byte order mark", "plain UTF-8 text", advice)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02x}, which is not UTF-8"
        return _unread(file, line, found, "UTF-8 text", 'save the file again as "UTF-8"')
    return parse_yaml(text, file)


def parse_yaml(text: str, file: str) -> Document:
    """Read a text as YAML; `file` is the name that its problems carry.

    >>> parse_yaml("sold: no\\nat: 12:30\\n", "tea.yaml").data
    {'sold': 'no', 'at': '12:30'}
    >>> print(parse_yaml("a: 1\\na: 2\\n", "tea.yaml").problems[0])
    tea.yaml:2: the key `a` stands here and on line 1; expected every key once; delete one of them
    """
    invisible = list(_invisible(text, file))
    if any("tab" not in problem.found for problem in invisible):
        return Document(file, None, {}, {}, tuple(invisible))
    builder = _Builder(text.replace("\t", "  "), file)
    data = builder.build()
    problems = invisible + [p for p in builder.problems if not (invisible and data is None)]
    places, scalars = MappingProxyType(builder.places), MappingProxyType(builder.scalars)
    return Document(file, data, places, scalars, tuple(problems))


def _unread(file: str, line: int, found: str, expected: str, advice: str) -> Document:
    return Document(file, None, {}, {}, (Problem(file, line, found, expected, advice),))


def _invisible(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        seen = _INVISIBLE.search(line.removesuffix("\r"))
        if "\t" in line:
            yield Problem(file, number, "a tab", "spaces", "replace the tab by spaces")
        elif seen or "\r" in line.removesuffix("\r"):
            code = ord(seen.group()) if seen else 0x0D
            found = f"the invisible character U+{code:04X}"
            yield Problem(file, number, found, "text that can be seen", "delete it")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _TooDeep(Exception):
    """The nesting passes what any course needs."""


class _Builder:
    """Turns the parser's events into data; holds what is found on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.places: dict[Where, Place] = {}
        self.scalars: dict[Where, Scalar] = {}
        self.problems: list[Problem] = []
        self.quoted = (0, 0)  # first and last line of the text in quotes that was read last

    def build(self) -> Data | None:
        self.events: Iterator[yaml.Event] = iter(yaml.parse(self.text, Loader=_LOADER))
        data: Data | None = None
        documents = 0
        try:
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents == 2:
                        self._more_than_one(event)
                        return None
                elif isinstance(event, (yaml.NodeEvent)):
                    data = self._node(event, (), _line(event))
        except yaml.YAMLError as error:
            problem = syntax_problem(error, self.file, self.lines)
            self.problems.append(self._open_quote(problem) or problem)
            return None
        except _TooDeep:
            return None
        if documents == 0:
            self._complain(1, EMPTY, "fields such as `id: ...`", "fill it or delete it")
        return data

    def _open_quote(self, problem: Problem) -> Problem | None:
        """The better place to look when a quoted text swallowed the lines before the error."""
        first, last = self.quoted
        if first == last or last != problem.line:
            return None
        found = f"a quotation mark that is closed only on line {last}, where more text follows"
        advice = "close it on its own line, or write the text below as a block that starts with `|`"
        return Problem(self.file, first, found, "a closing quotation mark", advice)

    def _more_than_one(self, event: yaml.Event) -> None:
        line = _line(event)
        advice = "delete the line `---` or move what follows into a file of its own"
        self._complain(line, "a second document", "one document a file", advice)

    def _complain(self, line: int, found: str, expected: str, advice: str) -> None:
        self.problems.append(Problem(self.file, line, found, expected, advice))

    def _node(self, event: yaml.Event, where: Where, line: int) -> Data:
        start = _line(event)
        self.places.setdefault(where, Place(line, start))
        self._refuse_marks(event, start)
        if len(where) > DEEPEST:
            found = f"more than {DEEPEST} levels of nesting"
            self._complain(start, found, "a few levels", "check the brackets and the indentation")
            raise _TooDeep
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where)
        return self._scalar(event, where)

    def _refuse_marks(self, event: yaml.Event, line: int) -> None:
        quotes = 'if it is meant as text, put "quotes" around it'
        if isinstance(event, yaml.AliasEvent):
            self._complain(line, f"the reference `*{event.anchor}`", "the text itself", quotes)
        elif getattr(event, "anchor", None):
            found = f"the anchor `&{getattr(event, 'anchor', '')}`"
            self._complain(line, found, "plain fields", quotes)
        if getattr(event, "tag", None):
            found = f"the tag `{getattr(event, 'tag', '')}`"
            self._complain(line, found, "plain fields", quotes)

    def _sequence(self, where: Where) -> Data:
        data: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self._node(event, (*where, len(data)), _line(event)))
        return data

    def _mapping(self, where: Where) -> Data:
        data: dict[str, Data] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                advice = 'start a text that begins with a bracket or a `*` with "quotes"'
                self._complain(line, "a key that is not a word", "`key: value`", advice)
                key = f"?{line}"
                self._node(event, (*where, "?", key), line)
                self._node(next(self.events), (*where, "?", key), line)
                continue
            self._refuse_marks(event, line)
            key, cut = self._key(event.value, line)
            below = (*where, key)
            if key == "<<":
                self._complain(line, "the merge key `<<`", "plain fields", "write the fields out")
            if key in data:
                self._twice(line, below)
                self._node(next(self.events), (*where, "?", key), line)
            else:
                value = self._node(next(self.events), below, line)
                data[key] = cut if value == "" else value
        return data

    def _key(self, typed: str, line: int) -> tuple[str, str]:
        """The key that was meant, and the part of its value that a full-width colon tied to it."""
        seen = fullwidth.KEY.match(typed)
        if seen is None:
            return typed, ""
        self._complain(line, *fullwidth.colon(seen[1]))
        return seen[1], typed[seen.end() :].strip()

    def _twice(self, line: int, where: Where) -> None:
        found = f"the key `{where[-1]}` stands here and on line {self.places[where].line}"
        advice = "delete one of them"
        if isinstance((None, *where)[-2], int):
            advice += ", or, if a new item starts here, put `- ` before its first key"
        self._complain(line, found, "every key once", advice)

    def _scalar(self, event: yaml.Event, where: Where) -> str:
        first, last = event.start_mark, event.end_mark
        if first is None or last is None:  # the parser always sets both
            return ""
        style = getattr(event, "style", None) or ""
        text: str = getattr(event, "value", "")
        source = self.lines[first.line : last.line + 1]
        if style in ("'", '"'):
            self.quoted = (first.line + 1, last.line + 1)
            source[-1] = source[-1][: max(last.column - 1, 0)]
        if style not in ("|", ">") and source:
            source[0] = source[0][first.column + (1 if style else 0) :]
        scalar = Scalar(text, first.line + 1, tuple(source), style in ("|", ">"), not style)
        self.scalars.setdefault(where, scalar)
        return text
