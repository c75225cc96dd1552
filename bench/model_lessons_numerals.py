"""Numbers in digits and in words, English and Chinese: written by cheats, read by the checker.

Written for the bench alone, so that it shares no mistake with the reader of the tutor. Knows whole
numbers below ten thousand, decimals, fractions and percent.
"""

import re

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = _ONES.split(), _TENS.split()
SMALL = {word: number for number, word in enumerate(ONES)} | {
    word: 10 * number for number, word in enumerate(TENS) if number > 1
}
CHINESE = "零一二三四五六七八九"
PLACES = {"十": 10, "百": 100, "千": 1000}
_WORDS = sorted([*SMALL, "hundred", "thousand", "point", "percent", "and"], key=len, reverse=True)
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(_WORDS)})(?:[\s-]+(?:{'|'.join(_WORDS)}))*\b")
_IN_CHINESE = re.compile(rf"(百分之)?([{CHINESE}两〇十百千点]+)")
_IN_DIGITS = re.compile(
    r"(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s*/\s*(\d+(?:\.\d+)?))?\s*(%|percent)?"
)


def spelled(number, lang):
    """A number in words.

    >>> spelled(0.138, "en"), spelled(27, "zh")
    ('zero point one three eight', '二十七')
    """
    whole, _, rest = f"{abs(number):.10g}".partition(".")
    if lang == "zh":
        return _chinese(int(whole)) + (
            "点" + "".join(CHINESE[int(x)] for x in rest) if rest else ""
        )
    return _english(int(whole)) + (" point " + " ".join(ONES[int(x)] for x in rest) if rest else "")


def _english(number):
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head = f"{_english(number // size)} {name}"
    return head + (f" {_english(number % size)}" if number % size else "")


def _chinese(number):
    if number < 10:
        return CHINESE[number]
    digits, found = str(number), ""
    for place, digit in enumerate(digits):
        size = ["", "十", "百", "千"][len(digits) - place - 1] if len(digits) < 5 else ""
        found += CHINESE[int(digit)] + (size if digit != "0" else "")
    found = re.sub("零+", "零", found).rstrip("零")
    return found.removeprefix("一") if number < 20 else found


def values(text):
    """Every number that a text names, in digits or in words; a percentage as both readings.

    >>> sorted(values("nought, 3/4, twenty-seven, 百分之十三点八"))
    [0.138, 0.75, 3.0, 13.8, 27.0]
    """
    found = set()
    for whole, under, percent in _IN_DIGITS.findall(text):
        one = float(whole.replace(",", ""))
        found |= {one / float(under), one} if under and float(under) else {one}
        found |= {one / 100} if percent else set()
    for match in _IN_WORDS.findall(text):
        found |= _said(re.split(r"[\s-]+", match))
    for percent, match in _IN_CHINESE.findall(text):
        one = _from_chinese(match)
        found |= set() if one is None else {one, one / 100} if percent else {one}
    return {round(one, 9) for one in found}


def _said(words):
    """The numbers in a row of number words."""
    whole, part, point, is_any = 0, 0, "", False
    has_point = False
    for word in words:
        if word in SMALL and has_point:
            point += str(SMALL[word])
        elif word in SMALL:
            part, is_any = part + SMALL[word], True
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            whole, part = max(part, 1) * 1000, 0
        elif word == "point":
            has_point = True
    if not is_any and not point:
        return set()
    one = float(f"{whole + part}.{point or 0}")
    return {one, one / 100} if words[-1] == "percent" else {one}


def _from_chinese(text):
    whole, point, rest = text.replace("两", "二").replace("〇", "零").partition("点")
    if not whole or bool(point) != bool(rest) or any(one not in CHINESE for one in rest):
        return None  # "a little", say
    if len(whole) > 1 and not any(one in PLACES for one in whole):
        total = int("".join(str(CHINESE.index(one)) for one in whole))
    else:
        total, last = 0, None
        for one in whole:
            if one in PLACES:
                total, last = total + (1 if last is None else last) * PLACES[one], None
            else:
                last = CHINESE.index(one)
        total += last or 0
    return float(f"{total}.{''.join(str(CHINESE.index(one)) for one in rest) or 0}")
