"""What the YAML parser complains about, in the words of somebody who writes a course.

Knows the parser's phrases that an author is likely to meet and which of its two marks is the line
to look at. Does not know the file's content.
"""

import re
from collections.abc import Sequence

import yaml

from tutor.content import fullwidth
from tutor.content.fields import COLON_INSIDE, NO_COLON
from tutor.content.problem import Problem, quoted

_ADVICE_QUOTES = 'put the whole text in "quotes", or write it below as a block that starts with `|`'
_INDENT = "let every field of one group start in the same column, and close every quote and bracket"

# phrase of the parser -> what was found, what was expected, what to do
_PHRASES = {
    "mapping values are not allowed": (
        "a `: ` where none can be, or a field that starts in the wrong column",
        "one `key: text` a line",
        _ADVICE_QUOTES,
    ),
    "sequence entries are not allowed": (
        "a `- ` in the middle of a line",
        "a list that starts on a line of its own",
        _ADVICE_QUOTES,
    ),
    "could not find expected ':'": (
        "a line that is no field",
        "`key: text`",
        "indent it further if it goes on with the text above, or add the missing `:`",
    ),
    "did not find expected key": (
        "a line that does not fit the lines above it",
        "a field in the same column as its neighbours",
        _INDENT,
    ),
    "did not find expected '-'": (
        "a line that does not fit the list above it",
        "`- ` in the same column as its neighbours",
        _INDENT,
    ),
    "did not find expected ',' or": (
        "a bracket that was not closed, or a missing comma, or a `:` or `,` inside a text",
        "`{key: text, key: text}` or `[text, text]`",
        'close the bracket, or put each text in "quotes"',
    ),
    "did not find expected node content": (
        "a bracket that was not closed",
        "`{key: text}` or `[text, text]`",
        "close the bracket",
    ),
    "cannot start any token": (
        "a text that begins with a special character such as ` @ or %",
        "a text that begins with a letter, a digit or a quotation mark",
        'put the whole text in "quotes"',
    ),
    "alphabetic or numeric character": (
        "a text that begins with * or &",
        "a text that begins with a letter, a digit or a quotation mark",
        'put the whole text in "quotes"',
    ),
    "unexpected end of stream": (
        "a quotation mark that is never closed",
        "a closing quotation mark",
        "close it, or write the text below as a block that starts with `|`",
    ),
    "unknown escape character": (
        'a \\ inside "double quotes"',
        "text without \\",
        "use 'single quotes' around this text",
    ),
}
_OTHER = ("a line that is not YAML", "`key: text`", _INDENT)

# Here the parser stops long after the place that is wrong; its context mark points to it.
_LOOK_BACK = ("could not find expected ':'", "unexpected end of stream")

_FIELD = re.compile(r"\s*(?:- +)?[^\s#'\"]+:(?: |$)")
_UNQUOTED = re.compile(r"""(?:(?:- +)?[\w-]+: +|- +)([^\s'"|>{\[][^'"{}\[\]]*)$""")


def syntax_problem(error: yaml.YAMLError, file: str, lines: Sequence[str]) -> Problem:
    """The problem that a parser's error stands for; `lines` are the lines of the file.

    >>> import yaml
    >>> text = "pain: water: cold"
    >>> try:
    ...     list(yaml.parse(text))
    ... except yaml.YAMLError as error:
    ...     print(syntax_problem(error, "tea.yaml", [text]).found)
    a colon inside the text, after "water"
    """
    phrase = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    known = next((key for key in _PHRASES if key in phrase), None)
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if known in _LOOK_BACK:
        mark = opened or mark
    line = min(mark.line + 1 if mark else 1, len(lines))
    if wide := _fullwidth(lines, line):
        return Problem(file, *wide)
    if mark and (text := _cut_by_colon(lines[line - 1], mark.column)):
        return Problem(file, line, COLON_INSIDE.format(quoted(text)), *NO_COLON)
    found, expected, advice = _PHRASES[known] if known else _OTHER
    if found.startswith("a bracket") and opened and opened.line + 1 != line:
        found += f" (the bracket was opened on line {opened.line + 1})"
    return Problem(file, line, found, expected, advice)


def _fullwidth(lines: Sequence[str], line: int) -> tuple[int, str, str, str] | None:
    """The line and the words for a full-width sign that broke the structure, if one did.

    The parser takes what follows such a sign for one long text and stops only behind it, so the
    sign is looked for upwards, as far as the next line that is a field. Lines that are indented
    further belong to a text below `|`, where such signs are welcome.
    """
    indent = _indent(lines[line - 1])
    for number in range(line, 0, -1):
        text = lines[number - 1]
        words = next(fullwidth.suspects(text), None) if _indent(text) <= indent else None
        if words:
            return number, *words
        if number < line and _FIELD.match(text):
            break
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cut_by_colon(line: str, column: int) -> str | None:
    """The words before a colon that stands inside a text without quotes, or None.

    >>> _cut_by_colon("  en: Note: it is wet", 10)
    'Note'
    """
    if line[column : column + 1] != ":":
        return None
    before = _UNQUOTED.search(line[:column])
    return before[1].strip() if before else None
