"""Patterns of words, as phrase lists write them, turned into regular expressions.

A pattern is words in their order: `(a|b c)` is either, `?` after a word or a bracket makes it
optional, `<name>` is any word or pattern of a class, `!<name>` is a word with which none of them
starts, `*` is any one word, `un*` one that starts so, `...` is up to five words. Chinese is taken
character by character. Knows no phrase and no meaning; a text is matched as its words, each with
one space behind.
"""

import re
from collections.abc import Iterable, Mapping

_TOKEN = re.compile(
    r"(?P<gap>\.\.\.)|(?P<mark>[()|?])|!<(?P<other>\w+)>|<(?P<name>\w+)>|(?P<character>[\u3400-\u9fff])"
    r"|(?P<word>[^\W\u3400-\u9fff]*\*?[^\W\u3400-\u9fff'*]*(?:'[^\W\u3400-\u9fff]+)*)"
)
_GAP = r"(?:\S+ ){0,5}?"
_LOOSE = re.compile(r"(?:^|[(|?\s]|\.\.\.)\?")
_STRAY = re.compile(r"[^\w\s()|?*<>!.']")
_DEEPEST = 8

Classes = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern that cannot be read; the message says which and why."""


def either(patterns: Iterable[str], classes: Classes) -> str:
    """One regular expression that matches what any of the patterns does; none match nothing.

    Raises PatternError for an unknown class or a bracket left open.

    >>> import re
    >>> hint = re.compile(either(["<give> a? hint", "提示(一下)?"], {"give": ("give me", "need")}))
    >>> [bool(hint.fullmatch(one)) for one in ("give me hint ", "need a hint ", "提 示 ", "hint ")]
    [True, True, True, False]
    """
    sources = [_source(pattern, classes, 0) for pattern in patterns]
    return f"(?:{'|'.join(sources)})" if sources else r"(?!)"


def check(patterns: Iterable[str], classes: Classes) -> None:
    """Raise PatternError where `either` would; quicker, for nothing is built."""
    for pattern in patterns:
        for match in _TOKEN.finditer(pattern.casefold()):
            name = match["name"] or match["other"]
            if name is not None and name not in classes:
                raise _unknown(pattern, name, classes)
        stray = _STRAY.search(pattern)
        if stray is not None:
            raise PatternError(f"`{pattern}`: found {stray.group()!r}; expected words or ( | ) ?")
        if not _is_balanced(pattern):
            raise _open(pattern)


def _unknown(pattern: str, name: str, classes: Classes) -> PatternError:
    known = ", ".join(sorted(classes))
    return PatternError(f"`{pattern}`: found <{name}>; expected one of {known}")


def _open(pattern: str) -> PatternError:
    return PatternError(f"`{pattern}`: expected as many `)` as `(`, and each `?` behind a word")


def _source(pattern: str, classes: Classes, depth: int) -> str:
    parts: list[str] = []
    at = 0
    folded = pattern.casefold()
    while at < len(folded):
        match = _TOKEN.match(folded, at)
        if match is None or not match.group():
            if not folded[at].isspace():
                raise PatternError(f"`{pattern}`: found {folded[at]!r}; expected words or ( | ) ?")
            at += 1
            continue
        parts.append(_piece(match, pattern, classes, depth))
        at = match.end()
    if not _is_balanced(folded):
        raise _open(pattern)
    return "".join(parts)


def _is_balanced(pattern: str) -> bool:
    depth = 0
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0 and not _LOOSE.search(pattern)


def _piece(match: re.Match[str], pattern: str, classes: Classes, depth: int) -> str:
    match match.lastgroup:
        case "gap":
            return _GAP
        case "mark":
            return "(?:" if match.group() == "(" else match.group()
        case "name":
            return _class(match["name"], pattern, classes, depth)
        case "other":
            return rf"(?:(?!{_class(match['other'], pattern, classes, depth)})\S+ )"
        case _:
            word = re.escape(match.group().replace("'", ""))
            return "(?:" + word.replace(r"\*", r"\S+" if word == r"\*" else r"\S*") + " )"


def _class(name: str, pattern: str, classes: Classes, depth: int) -> str:
    if name not in classes or depth == _DEEPEST:
        raise _unknown(pattern, name, classes)
    inner = "|".join(_source(one, classes, depth + 1) for one in classes[name])
    return f"(?:{inner})"
