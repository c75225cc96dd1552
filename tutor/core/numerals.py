"""The number that an answer means, in every sensible reading.

Knows how people write one number: digits with either decimal mark, fractions, percentages, powers,
words in English and Chinese, units and small talk around it. Does not know which number is right.
Nothing is evaluated but small arithmetic, bounded in size; hostile input reads as no number.
"""

import math
import re
from collections.abc import Iterator, Sequence

from tutor.core.arithmetic import NotArithmetic, Readings, Token, work_out
from tutor.core.number_text import is_changed, is_unclear, put_plainly
from tutor.core.number_words import (
    CHINESE_NUMBER,
    ENGLISH_NUMBER,
    SCALES,
    read_chinese,
    read_english,
)

LONGEST = 500
"""Longer texts are essays, not a number."""

_DENIAL = re.compile(
    r"(?:\b(?:not(?! (?:\w+ )?(?:sure|certain|only))|never|cannot|isn't|isnt|wasn't|aren't"
    r"|don't think|doesn't|neither|nor|no|except"
    r"|(?:more|less|greater|fewer|smaller|larger|bigger|other|rather) than"
    r"|at (?:least|most)|almost|nearly|above|below|under|over"
    r"|(?<!add )(?<!adds )up to|instead of)\b"
    r"|[<>]|不是|并非|并不|绝非|不可能|不会|不应|大于|小于|超过|不到|至少|至多|多于|少于|除了|而非|最多|最少|将近|接近|快到)"
    r"(?:[^,.;:!?，。；：\d=]{0,16})$"
)
_BECAUSE = re.compile(r"\bbecause\b|\bsince\b|\bas there\b|因为|由于|,\s*(?:which|that) is\b")
_SO = re.compile(
    r"\b(?:therefore|hence|thus)\b|, so\b|所以|因此|答案是"
    r"|, ?(?:[;总 ]*共[是有]?|altogether|in total|a total of)"
    r"(?= ?(?:\d+|[一二三四五六七八九十百千万]+)[^\d,]{0,12}$)"
)
_GRID = re.compile(r"\bper row\b|\brows?\b.*\bcol(?:umn)?s?\b|行.*列")
_REMARK = re.compile(
    r"(?<=[a-z\d%\u4e00-\u9fff])(?<!ln)(?<!log)(?<!log[2e])(?<!log10)(?<!exp)(?<!sqrt) ?\([^()]*\)"
)
_NUMERAL = (
    r"(?:\d+(?:[.,'_]\d+| \d{3}(?!\d))*|\.\d+)(?:e[+-]?\d{1,4}(?![a-z\d]))?"
    r"(?: ?(?:hundred|thousand|million|billion|[十百千万萬亿億]))?"
)
_TOKEN = re.compile(
    rf"(?P<english>{ENGLISH_NUMBER})|(?P<number>{_NUMERAL})"
    r"|(?P<infinity>\binf(?:inity|inite)?\b|∞|无穷大?|無窮大?|无限大?|無限大?)"
    r"|(?P<call>(?<![a-z])(?:ln|log(?:_?(?:2|10|e))?|lg|exp|sqrt)(?=[ (\d.]))"
    r"|(?P<constant>\b(?:e(?= ?\^)|(?<=[+*/(])e\b|(?<=[+*/(] )e\b|pi\b)|π)|(?P<half>一半|半)"
    rf"|(?P<chinese>负?{CHINESE_NUMBER})|(?P<operator>[-+*/^()%!@])|(?P<space> )"
    r"|(?P<other>[a-z]+|.)"
)
_WEAK = frozenset({"one", "一", "两", "十", "百", "千", "万", "半"})
_JOINING = frozenset("+*/^@")
_ROUNDING = 0.02
_SMALL = 10
_MOST_AROUND, _MOST_AROUND_ONE = 4, 1
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[\u4e00-\u9fff]")
_AROUND = frozenset(
    (
        *("the", "answer", "is", "it", "it's", "its", "i", "i'd", "think", "guess", "say", "would"),
        *("be", "must", "about", "exactly", "just", "only", "roughly", "so", "becomes", "get"),
        *("maybe", "probably", "that", "that's", "makes", "gives", "should", "or", "not"),
    )
) | frozenset("答案是为约大就应该我想觉得认等于共了吧或")


def read_number(text: str) -> Readings:
    """Every sensible reading of a text that means one number; none if it means no or several.

    Infinity is a reading, NaN never is. Never raises.

    >>> read_number("26 + 1 = 27 symbols"), read_number("1,234"), read_number("百分之十三")
    ((27.0,), (1234.0, 1.234), (0.13, 13.0))
    >>> read_number("3 or 4"), read_number("not 27")
    ((), ())
    """
    if len(text) > LONGEST or is_unclear(text):
        return ()
    plain = put_plainly(text)
    if len(plain) > 2 * LONGEST:
        return ()
    for result, said in _views(plain):
        found, before = _meant(result), _meant(said)
        if found and before and not _agree(found, before):
            return ()
        if found is not None or before is not None:
            return (before if found is None else found) or ()
    return ()


def _views(plain: str) -> Iterator[tuple[str, str]]:
    """What to look at, most telling first: what follows "so", without remarks, then with them.

    A view is what stands after the last "=", and what stands before it.
    """
    for whole in (_BECAUSE.split(_SO.split(plain)[-1])[0], _BECAUSE.split(plain)[0], plain):
        for view in (_REMARK.sub(" ", whole), whole):
            head, sign, result = view.rpartition("=")
            is_denied = bool(sign) and _DENIAL.search(head + " ") is not None
            yield "not " + result if is_denied else result, head.rpartition("=")[2]


def _meant(view: str) -> Readings | None:
    """The readings of the one number in a view: none where there are several, None without any."""
    found = _candidates(view)
    if not found:
        return None
    # "34 rows and 34 columns" says how to get the number, not the number.
    if len(found) > 1 and _GRID.search(view):
        return ()
    # "0.25 or 25%" is one number said twice, "3 or 4" is two.
    return tuple(one for one in found[0] if all(one in other for other in found))


def _agree(left: Readings, right: Readings) -> bool:
    """Whether both sides of "1/7 = 0.14" can be one number; "8 = 9" takes itself back."""
    return any(math.isclose(a, b, rel_tol=_ROUNDING, abs_tol=1e-3) for a in left for b in right)


def _candidates(view: str) -> list[Readings]:
    """The readings of each number in a view; an empty one stands for a number nobody can read."""
    found: list[tuple[Readings, bool]] = []
    for run in _runs(view):
        begin, end = run[0].begin, run[-1].end
        if _DENIAL.search(view[:begin]) or _is_prose(view, run):
            continue
        is_weak = len(run) == 1 and run[0].text in _WEAK
        is_part = run[0].kind == "operator" and run[0].text in _JOINING
        try:
            cannot = is_part or is_changed(view, begin, end)
            found.append(((), False) if cannot else (work_out(run), is_weak))
        except NotArithmetic:
            found.append(((), False))
    strong = [readings for readings, is_weak in found if not is_weak]
    return strong or [readings for readings, _ in found]


def _is_prose(view: str, run: Sequence[Token]) -> bool:
    """Whether a run is a small number word in a sentence about something else."""
    token = run[0]
    if len(run) > 1 or token.kind not in {"english", "chinese", "half"}:
        return False
    if any(abs(value) > _SMALL for value in token.readings):
        return False
    rest = view[: token.begin] + " " + view[token.end :]
    others = [word for word in _WORD.findall(rest) if word not in _AROUND]
    # A Chinese word has about two characters.
    size = sum(1.0 if word.isascii() else 0.5 for word in others)
    return size > (_MOST_AROUND_ONE if token.text in _WEAK else _MOST_AROUND)


def _runs(view: str) -> Iterator[list[Token]]:
    """The stretches of numbers and operators between other words.

    A run that goes on into words ("letters + 1") keeps the operator as its first token.
    """
    run: list[Token] = []
    glued = ""
    for match in _TOKEN.finditer(view):
        kind = match.lastgroup or "other"
        is_name = kind == "number" and glued == "other" and view[match.start() - 1].isascii()
        if kind == "space":
            glued = ""
            continue
        if kind == "other" or is_name:
            yield from _closed(view, run)
            run = []
        else:
            begin, end = match.span()
            if _ends(run) and kind == "call":
                run.append(Token("operator", "*", (), begin, begin))
            elif _ends(run) and kind != "operator":
                yield from _closed(view, run)
                run = []
            readings = _readings_of(kind, match.group())
            run.append(Token(kind, match.group(), readings, begin, end))
        glued = "other" if kind == "other" and match.group().isalpha() else ""
    yield from _closed(view, run)


def _ends(run: Sequence[Token]) -> bool:
    """Whether a run may stop here: its last token needs nothing after it."""
    return bool(run) and (run[-1].kind not in {"operator", "call"} or run[-1].text in {")", "%"})


def _closed(view: str, run: list[Token]) -> Iterator[list[Token]]:
    """The run without loose ends; where an end was joined to words, its operator comes first."""
    loose: Token | None = None
    while run and run[-1].kind == "operator" and run[-1].text not in {")", "%"}:
        last = run.pop()
        loose = last if last.text in _JOINING else loose
    while run and run[0].text in {"+", "*", "/", "^", "%", "!", ")", "@"}:
        first = run.pop(0)
        if first.text in _JOINING and view[: first.begin].strip(" ;:"):
            loose = first
    texts = [token.text for token in run]
    if texts.count("(") != texts.count(")"):
        run = [token for token in run if token.text not in {"(", ")"}]
    is_number = any(token.kind != "operator" for token in run)
    if loose is not None and (is_number or loose.text in {"+", "*"}):
        yield [loose, *run]
    elif is_number:
        yield run


def _readings_of(kind: str, text: str) -> Readings:
    match kind:
        case "number":
            return _numeral(text)
        case "english":
            value = read_english(text)
        case "chinese":
            sign = -1.0 if text.startswith("负") else 1.0
            number = read_chinese(text.removeprefix("负"))
            value = None if number is None else sign * number
        case "infinity":
            value = math.inf
        case "half":
            value = 0.5
        case "constant":
            value = math.e if text == "e" else math.pi
        case _:
            value = None
    return () if value is None else (value,)


def _numeral(text: str) -> Readings:
    """The readings of one numeral: `1,234` may be a thousand or a decimal fraction.

    >>> _numeral("8 546"), _numeral("1.234,5"), _numeral("0,138"), _numeral("1.2.3")
    ((8546.0,), (1234.5,), (0.138,), ())
    """
    match = re.fullmatch(r"([\d.,'_ ]*\d)(e[+-]?\d+)?(?: ?(\D+))?", text)
    if match is None or len(text) > 40:
        return ()
    body, power, scale = match[1], match[2] or "", SCALES.get(match[3] or "", 1)
    values = (float(one + power) * scale for one in _decimals(body))
    return tuple(value for value in values if math.isfinite(value))


def _decimals(body: str) -> tuple[str, ...]:
    marks = re.findall(r"\D", body)
    groups = re.split(r"\D", body)
    kinds = list(dict.fromkeys(marks))
    whole = "".join(groups)
    is_grouped = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    match kinds:
        case []:
            return (body,)
        case [","] if len(marks) == 1 and is_grouped and groups[0] != "0":
            return (whole, body.replace(",", "."))
        case ["," | "."] if len(marks) == 1:
            return (body.replace(",", "."),)
        case [_] if is_grouped:
            return (whole,)
        case [_, "," | "."] if marks.count(kinds[1]) == 1:
            front = groups[:-1]
            if len(front[0]) <= 3 and all(len(group) == 3 for group in front[1:]):
                return ("".join(front) + "." + groups[-1],)
    return ()
