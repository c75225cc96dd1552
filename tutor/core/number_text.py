"""A text about a number put plainly: one sign for each operation, however it was worded.

Knows the ways to say plus, times, percent, squared, "a of b" and their like in English and Chinese,
and which words around a number change its value. Does not know which number is meant, nor what it
comes to; `tutor.core.numerals` reads the plain text.
"""

import re
import unicodedata

from tutor.core.number_words import CHINESE_NUMBER, ENGLISH_NUMBER, read_chinese

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]+")
_RAISED_PLAIN = str.maketrans(_SUPERSCRIPTS, "0123456789-")
_BEFORE_FOLDING = (
    (re.compile(r"(?<![\d.])0。(?=\d)|(?<=\d)。(?=\d{2,}\s*\Z)"), "."),
    # "9!" may be a factorial; the wide mark of a Chinese keyboard is never one.
    (re.compile("！"), "。"),
    (re.compile(r"(?:^|(?<=[\s=是为:：]))[—―]+ ?(?=[\d.零一二三四五六七八九])"), "-"),
    (re.compile(r"(?:^|(?<=[\s:：=]))(\*{1,2}|_{1,2}|`)([^*_`]{1,60})\1"), r" \2 "),
    (re.compile("@"), " ; "),
)
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
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STARTS_NUMBER = rf"(?= ?(?:[-(]? ?[\d.]|\(|(?:ln|log|exp|sqrt|e) ?[\d(^]|{ENGLISH_NUMBER}))"
_NUMBER = rf"(?:\d[\d.,]*|{ENGLISH_NUMBER})"
# "33 + 1 squared" may mean the square of the sum, so only a number on its own is squared.
_POWER_OF = rf"(?<![-+*/.,\d])(?<![-+*/] )({_NUMBER}|\)|[一二三四五六七八九十百千])"
_PLAINER = (
    (re.compile(r"[\s\u00a0\u202f]+"), " "),
    (re.compile(r"!=|=/=|≠|不等于"), " not "),
    (re.compile(r"->|=>|:=|\bequals?(?: to)?\b|等于|约等于"), "="),
    (re.compile(r"\*\*"), "^"),
    (re.compile(r"\bto the power (?:of )?"), "^"),
    (re.compile(r"(?<=[\den)]) to the (\d+)(?:st|nd|rd|th)?\b(?: power)?"), r"^\1"),
    (re.compile(r"(?<=[\den)]) to the (?=[-.\d])"), "^"),
    *(
        (re.compile(rf"(?<=[\den)]) to the {word}(?: power)?\b"), f"^{power}")
        for power, word in enumerate(_ORDINALS, 2)
    ),
    (re.compile(rf"的 ?([\d.]+|{CHINESE_NUMBER}) ?次[方幂]"), r"^\1 "),
    (re.compile(rf"\b(?:times|multiplied (?:by|with))\b{_STARTS_NUMBER}|乘以|乘"), "*"),
    (re.compile(rf"(?<=\d)( [a-z]+)? by\b{_STARTS_NUMBER}"), r"\1 *"),
    (re.compile(r"\bdivided by\b|除以"), "/"),
    (
        re.compile(
            rf"(?!\bone of the)({_NUMBER}|%) ?(?:(?:out )?of (?:the |all |these )?|in )(?=\d)"
        ),
        r"\1 @ ",
    ),
    (re.compile(r"(\d+) ?[个次]?(?:名字)?(?:里面?|当中|中)有?(\d+)"), r" \2 @ \1 "),
    (re.compile(r"\bplus\b|加上?"), "+"),
    (re.compile(r"\b(?:minus|negative)\b|减去?|负(?=\d)"), " -"),
    (re.compile(rf"\b(?:the )?square of ({_NUMBER})"), r" \1^2 "),
    (re.compile(rf"{_POWER_OF} ?(?:squared\b|的?平方)"), r"\1^2 "),
    (re.compile(rf"{_POWER_OF} ?(?:cubed\b|的?立方|的?三次方)"), r"\1^3 "),
    (re.compile(r"\bper ?cents?\b|\bpct\b|％|﹪"), "%"),
    (re.compile(r"(?<=\d) *[x✖] *(?=\d)"), "*"),
    (re.compile(r"(?<=\d) ?k\b"), " thousand"),
    (re.compile(r"\binfinitely\b"), "infinite"),
    # "34 rows * 34 columns" and "8个字母+1个停" are sums with their nouns.
    (
        re.compile(
            rf"(?<=\d) ?(?:[a-z]{{2,}}|[\u4e00-\u9fff]{{1,3}}) ?([*+]) ?(?=\d|{ENGLISH_NUMBER})"
        ),
        r" \1 ",
    ),
)
_NO_NUMBER_WORDS = re.compile(
    r"一(?=[共样定般起些直下旦种致切边])|一点(?!零|一|二|三|四|五|六|七|八|九)|(?<=[统唯第万同])一|万一"
    r"|(?<!\d)[十百千万](?=分(?!之))|\bno one\b"
    r"|\bone(?= (?:of|has|can|gets|more|could))\b"
    r"|\b(?:the|first|last|other|same|next|this|that|which|each|every|another) one\b"
)
_FRACTION_WORDS = re.compile(
    rf"(?P<under>百|千|万|{CHINESE_NUMBER}|[\d.]+) ?分之 ?(?P<over>{CHINESE_NUMBER}|[\d.]+)"
)
_PART_OF = re.compile(r"(?<=\d)[个名]?的 *(?=[\d.]+[%/])")
_UNCLEAR = re.compile(
    r"[±∓]|(?<![\d)] )(?<![\d)])(?:\+ ?/? ?-|- ?/ ?\+)|\bplus or minus\b|正负"
    r"|^[^a-z\u4e00-\u9fff]*\d!$|\d{41}"
)
_TAKEN_BACK = re.compile(r"\bno,? wait\b|\bwait,? no\b|\bscratch that\b|不对|等等|更正|说错")
_CHANGED_AFTER = re.compile(
    r"[ 的-]*(?:squared?\b|cubed?\b|factorial|doubled|tripled|halved|times (?:itself|that|as|its)\b"
    r"|multiplied|trillion|dozen|each (?:way|side)|(?:[a-z]+ )?by (?![a-z]+ing\b)|to the\b"
    r"|平方|立方|次方|次幂|阶乘|分之|[两几]?倍)"
    r"|[^,.;:，。；：\d]{0,40}(?:\band (?:one|another)\b|[和加+]一)"
    r"|[^\d;]{0,30}(?:\b(?:squared|cubed)\b|的平方|的立方)"
    r"|(?:st|nd|rd|th)\b|[a-z](?![a-z'])| ?[b-hj-z](?![a-z'])| ?a ?$"
)
_CHANGED_BEFORE = re.compile(
    r"(?:\b(?:root|twice|double|triple|square|cube|half|factorial|logs?|times)(?: of)?"
    r"|第|根号)[ (]*$"
)


def put_plainly(text: str) -> str:
    """The text in lower case with plain digits and one sign per operation.

    `@` stands for "out of".

    >>> put_plainly("３４ squared"), put_plainly("26 加 1 等于 27"), put_plainly("19 out of 25")
    ('34^2 ', '26 + 1 = 27', '19 @ 25')
    """
    for pattern, replacement in _BEFORE_FOLDING:
        text = pattern.sub(replacement, text)
    plain = _folded(text).translate(_SAME)
    for pattern, replacement in _PLAINER:
        plain = pattern.sub(replacement, plain)
    plain = _NO_NUMBER_WORDS.sub(" ; ", plain)
    return _PART_OF.sub("*", _FRACTION_WORDS.sub(_fraction_words, plain))


def is_unclear(text: str) -> bool:
    """Whether a text leaves the number open, takes it back, or says only a part of it.

    >>> is_unclear("+/- 0.7"), is_unclear("8, no wait, 9"), is_unclear("0.7")
    (True, True, False)
    """
    wide = text.strip().replace("！", "。")
    plain = unicodedata.normalize("NFKC", wide).casefold()
    back = _TAKEN_BACK.search(plain)
    is_back = back is not None and any(one.isdigit() for one in plain[: back.start()])
    return is_back or _UNCLEAR.search(plain) is not None


def is_changed(plain: str, begin: int, end: int) -> bool:
    """Whether the words around `plain[begin:end]` make another number of it: "34 doubled".

    >>> is_changed("34 doubled", 0, 2), is_changed("34 cells", 0, 2)
    (True, False)
    """
    return (
        _CHANGED_AFTER.match(plain, end) is not None
        or _CHANGED_BEFORE.search(plain, max(0, begin - 30), begin) is not None
    )


def _folded(text: str) -> str:
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
    return "".join(parts).casefold()


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
