"""The number that an answer means, in every sensible reading.

Knows how people write one number: digits with either decimal mark, fractions, percentages, powers,
words in English and Chinese, units and small talk around it. Does not know which number is right.
Nothing is evaluated but small arithmetic, bounded in size; hostile input reads as no number.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence

from tutor.core.arithmetic import NotArithmetic, Readings, Token, work_out
from tutor.core.number_words import (
    CHINESE_NUMBER,
    ENGLISH_NUMBER,
    SCALES,
    read_chinese,
    read_english,
)

LONGEST = 500
"""Longer texts are essays, not a number."""


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]+")
_RAISED_PLAIN = str.maketrans(_SUPERSCRIPTS, "0123456789-")
_SAME = str.maketrans(
    {"−": "-", "–": "-", "×": "*", "·": "*", "✕": "*", "⋅": "*", "÷": "/", "⁄": "/", "’": "'"}
    | {
        "∕": "/",
        "≈": "=",
        "≃": "=",
        "≅": "=",
        "→": "=",
        "﹦": "=",
        "≥": ">",
        "≤": "<",
        "√": " sqrt ",
    }
)
_PLAINER = (
    (re.compile(r"[\s\u00a0\u202f]+"), " "),
    (re.compile(r"!=|=/=|≠|不等于"), " not "),
    (re.compile(r"->|=>|:=|\bequals?(?: to)?\b|等于|约等于"), "="),
    (re.compile(r"\*\*"), "^"),
    (re.compile(r"\bto the power (?:of )?|的(?=\d+次方)"), "^"),
    (re.compile(r"\b(?:times|multiplied by)\b|乘以|乘"), "*"),
    (re.compile(r"\b(?:divided by|out of)\b|除以"), "/"),
    (re.compile(r"\b(?:1|one) in (?=[\d.])"), "1/"),
    (re.compile(r"\bplus\b|加上?"), "+"),
    (re.compile(r"\b(?:minus|negative)\b|减去?|负(?=\d)"), " -"),
    (re.compile(r"\bper ?cents?\b|\bpct\b|％|﹪"), "%"),
    (re.compile(r"(?<=\d) *[x✖] *(?=\d)"), "*"),
    (re.compile(r"\binfinitely\b"), "infinite"),
)
_DENIAL = re.compile(
    r"(?:\b(?:not(?! (?:\w+ )?(?:sure|certain|only))|never|cannot|isn't|isnt|wasn't|aren't"
    r"|don't think|doesn't|neither|nor|no|except"
    r"|(?:more|less|greater|fewer|smaller|larger|bigger|other|rather) than"
    r"|at (?:least|most)|above|below|under|over|up to|instead of)\b"
    r"|[<>]|不是|并非|并不|绝非|不可能|不会|不应|大于|小于|超过|不到|至少|至多|多于|少于|除了|而非|最多|最少)"
    r"(?:[^,.;:!?，。；：\d=]{0,16})$"
)
_BECAUSE = re.compile(r"\bbecause\b|\bsince\b|\bas there\b|因为|由于|,\s*(?:which|that) is\b")
_SO = re.compile(r"\b(?:therefore|hence|thus)\b|, so\b|所以|因此|答案是")
_REMARK = re.compile(
    r"(?<=[a-z\d%\u4e00-\u9fff])(?<!ln)(?<!log)(?<!log[2e])(?<!log10)(?<!exp)(?<!sqrt) ?\([^()]*\)"
)
_NO_NUMBER_WORDS = re.compile(
    r"一(?=[共样定般起些直下旦种致切边])|一点(?!零|一|二|三|四|五|六|七|八|九)|(?<=[统唯第万同])一|万一"
    r"|(?<!\d)[十百千万](?=分(?!之))|\bno one\b"
    r"|\bone(?= (?:of|has|can|gets|more|could))\b|\bthe one\b"
)
_FRACTION_WORDS = re.compile(
    rf"(?P<under>百|千|万|{CHINESE_NUMBER}|[\d.]+) ?分之 ?(?P<over>{CHINESE_NUMBER}|[\d.]+)"
)
_NUMERAL = (
    r"(?:\d+(?:[.,'_]\d+| \d{3}(?!\d))*|\.\d+)(?:e[+-]?\d{1,4}(?![a-z\d]))?"
    r"(?: ?(?:thousand|million|[十百千万萬亿億]))?"
)
_TOKEN = re.compile(
    rf"(?P<english>{ENGLISH_NUMBER})|(?P<number>{_NUMERAL})"
    r"|(?P<infinity>\binf(?:inity|inite)?\b|∞|无穷大?|無窮大?|无限大?|無限大?)"
    r"|(?P<call>\b(?:ln|log(?:_?(?:2|10|e))?|lg|exp|sqrt)(?=[ (\d.]))"
    r"|(?P<constant>\b(?:e(?= ?\^)|(?<=/)e\b|pi\b)|π)|(?P<half>一半|半)"
    rf"|(?P<chinese>负?{CHINESE_NUMBER})|(?P<operator>[-+*/^()%!])|(?P<space> )|(?P<other>[a-z]+|.)"
)
_WEAK = frozenset({"one", "一", "两", "十", "百", "千", "万", "半"})


def read_number(text: str) -> Readings:
    """Every sensible reading of a text that means one number; none if it means no or several.

    Infinity is a reading, NaN never is. Never raises.

    >>> read_number("26 + 1 = 27 symbols"), read_number("1,234"), read_number("百分之十三")
    ((27.0,), (1234.0, 1.234), (0.13, 13.0))
    >>> read_number("3 or 4"), read_number("not 27")
    ((), ())
    """
    if len(text) > LONGEST:
        return ()
    plain = _plain(text)
    if len(plain) > 2 * LONGEST:
        return ()
    for view in _views(plain):
        found = _candidates(view)
        if found:
            # "0.25 or 25%" is one number said twice, "3 or 4" is two.
            return tuple(one for one in found[0] if all(one in other for other in found))
    return ()


def _views(plain: str) -> Iterator[str]:
    """What to look at, most telling first: what follows "so" or "=", without remarks."""
    for whole in (_BECAUSE.split(_SO.split(plain)[-1])[0], _BECAUSE.split(plain)[0], plain):
        bare = _REMARK.sub(" ", whole)
        for view in (bare, whole):
            head, sign, result = view.rpartition("=")
            yield result if not sign or not _DENIAL.search(head + " ") else "not " + result
            if sign:
                yield head.rpartition("=")[2]


def _plain(text: str) -> str:
    raised = _RAISED.sub(lambda match: "^" + match.group().translate(_RAISED_PLAIN), text)
    parts: list[str] = []
    for character in raised:
        value = unicodedata.numeric(character, None)
        if unicodedata.category(character) == "No" and value is not None and 0 < value < 1:
            join = "+" if parts and parts[-1].isdigit() else " "
            parts.append(f"{join}{value!r}")
        elif character.isdecimal():
            parts.append(str(unicodedata.decimal(character)))
        else:
            parts.append(unicodedata.normalize("NFKC", character))
    plain = "".join(parts).casefold().translate(_SAME)
    for pattern, replacement in _PLAINER:
        plain = pattern.sub(replacement, plain)
    plain = _NO_NUMBER_WORDS.sub(" ; ", plain)
    return _FRACTION_WORDS.sub(_fraction_words, plain)


def _fraction_words(match: re.Match[str]) -> str:
    over, under = match["over"], match["under"]
    below = {"百": 100.0, "千": 1000.0, "万": 10_000.0}.get(under) or _value(under)
    above = _value(over)
    if not below or above is None:
        return " ; "
    return f" {above!r}% " if under == "百" else f" {above!r}/{below!r} "


def _value(text: str) -> float | None:
    if re.fullmatch(CHINESE_NUMBER, text):
        return read_chinese(text)
    return float(text) if re.fullmatch(r"\d{1,15}(?:\.\d{1,15})?", text) else None


def _candidates(view: str) -> list[Readings]:
    """The readings of each number in a view; an empty one stands for a number nobody can read."""
    found: list[tuple[Readings, bool]] = []
    for start, run in _runs(view):
        if _DENIAL.search(view[:start]):
            continue
        is_weak = len(run) == 1 and run[0].text in _WEAK
        try:
            found.append((work_out(run), is_weak))
        except NotArithmetic:
            found.append(((), False))
    strong = [readings for readings, is_weak in found if not is_weak]
    return strong or [readings for readings, _ in found]


def _runs(view: str) -> Iterator[tuple[int, list[Token]]]:
    """The stretches of numbers and operators between other words, without loose ends."""
    run: list[Token] = []
    begin = 0
    glued = ""
    for match in _TOKEN.finditer(view):
        kind = match.lastgroup or "other"
        is_name = kind == "number" and glued == "other" and view[match.start() - 1].isascii()
        if kind == "space":
            glued = ""
            continue
        if kind == "other" or is_name:
            yield from _closed(begin, run)
            run = []
        else:
            if _starts_anew(run, kind):
                yield from _closed(begin, run)
                run = []
            begin = begin if run else match.start()
            run.append(Token(kind, match.group(), _readings_of(kind, match.group())))
        glued = "other" if kind == "other" and match.group().isalpha() else ""
    yield from _closed(begin, run)


def _starts_anew(run: Sequence[Token], kind: str) -> bool:
    """Whether a number follows a number with nothing between them."""
    ends = bool(run) and (run[-1].kind not in {"operator", "call"} or run[-1].text in {")", "%"})
    return ends and kind != "operator"


def _closed(begin: int, run: list[Token]) -> Iterator[tuple[int, list[Token]]]:
    while run and run[-1].kind == "operator" and run[-1].text not in {")", "%"}:
        run.pop()
    while run and run[0].text in {"+", "*", "/", "^", "%", "!", ")"}:
        run.pop(0)
    texts = [token.text for token in run]
    if texts.count("(") != texts.count(")"):
        run = [token for token in run if token.text not in {"(", ")"}]
    if any(token.kind != "operator" for token in run):
        yield begin, run


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
