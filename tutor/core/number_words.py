"""Numbers written in words: "twenty-seven", "七百二十九", "三分之一".

Knows the words of English and Chinese for numbers up to the millions. Does not know where in an
answer a number stands; `tutor.core.numerals` finds it.
"""

import re

_ENGLISH_ONES = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
}
_ENGLISH_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_ENGLISH_UNITS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9}
_ENGLISH_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
}
_ONE_ENGLISH = "|".join((*_ENGLISH_ONES, *_ENGLISH_TENS, *_ENGLISH_UNITS))
_ONE_PART = "|".join(_ENGLISH_PARTS)

ENGLISH_NUMBER = (
    rf"\b(?:(?:{_ONE_ENGLISH})(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )"
    rf"(?:{_ONE_ENGLISH}))*(?: point(?: (?:{_ONE_ENGLISH}))+)?(?:[ -](?:{_ONE_PART})s?)?"
    rf"|(?:an? )?(?:half|third|quarter))\b"
)
"""A pattern for one number in English words, folded to lower case and single spaces."""

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_BLOCKS = {"万": 10_000, "亿": 100_000_000}
_CHINESE_WRITTEN = str.maketrans(
    "〇两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億點負",
    "零二二一二二三三四五六六七八九十百千万亿点负",
)
_ONE_CHINESE = "零〇一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_LONGEST_CHINESE = 24

CHINESE_NUMBER = rf"[{_ONE_CHINESE}]+(?:[点點][{_ONE_CHINESE}]+)?"
"""A pattern for one number in Chinese characters, without fractions."""

SCALES = {**_ENGLISH_UNITS, **_CHINESE_UNITS, **_CHINESE_BLOCKS, "萬": 10_000, "億": 100_000_000}
"""Words that multiply the numeral before them, as in "3 thousand" or "1.5 万"."""


def read_english(words: str) -> float | None:
    """The number that English words say, or None when they say none.

    >>> read_english("seven hundred and twenty-nine"), read_english("two thirds")
    (729.0, 0.6666666666666666)
    >>> read_english("three four") is None
    True
    """
    parts = re.split(r"[ -]+", words)
    over = 1
    if parts[-1].removesuffix("s") in _ENGLISH_PARTS or parts[-1] == "half":
        over = _ENGLISH_PARTS[parts.pop().removesuffix("s")]
    parts = [part for part in parts if part not in {"a", "an", "and"}] or ["one"]
    if "point" not in parts:
        whole = _english_whole(parts)
        return None if whole is None else whole / over
    place = parts.index("point")
    whole, tail = _english_whole(parts[:place]), parts[place + 1 :]
    digits = [_ENGLISH_ONES.get(part, 10) for part in tail]
    if whole is None or not digits or max(digits) > 9:
        return None
    return float(f"{whole:.0f}." + "".join(map(str, digits))) / over


def _english_whole(parts: list[str]) -> float | None:
    total, group, last = 0, 0, 10**9
    for part in parts:
        if part in _ENGLISH_UNITS:
            unit = _ENGLISH_UNITS[part]
            if unit == 100:
                group = (group or 1) * unit
            else:
                total, group = total + (group or 1) * unit, 0
            last = unit
            continue
        value = _ENGLISH_ONES.get(part, _ENGLISH_TENS.get(part, 0))
        # "twenty seven" goes on downward; "three four" does not make one number.
        if last < 20 or (last < 100 and value >= 10):
            return None
        group, last = group + value, value
    return float(total + group)


def read_chinese(characters: str) -> float | None:
    """The number that Chinese characters say, or None when they say none.

    >>> read_chinese("七百二十九"), read_chinese("零点一三八"), read_chinese("十十")
    (729.0, 0.138, None)
    """
    if len(characters) > _LONGEST_CHINESE:
        return None
    whole, _, decimals = characters.translate(_CHINESE_WRITTEN).partition("点")
    value = _chinese_whole(whole)
    if not decimals or value is None:
        return value
    if any(digit not in _CHINESE_DIGITS for digit in decimals):
        return None
    return float(f"{value:.0f}." + _digits(decimals))


def _chinese_whole(text: str) -> float | None:
    if all(character in _CHINESE_DIGITS for character in text):
        return float(_digits(text))
    for block, size in reversed(_CHINESE_BLOCKS.items()):
        if block in text:
            high, _, low = text.partition(block)
            above, below = _chinese_whole(high or "一"), _chinese_group(low, size)
            return None if above is None or below is None else above * size + below
    return _chinese_group(text, 10_000)


def _chinese_group(text: str, above: int) -> float | None:
    """Below one block: 七百二十九. A last bare digit stands one place lower: 七百二 is 720."""
    if "万" in text:
        return _chinese_whole(text)
    total, digit, unit, has_gap = 0, 0, above, False
    for character in text:
        if character == "零":
            has_gap = True
        elif character in _CHINESE_UNITS:
            size = _CHINESE_UNITS[character]
            if size >= unit:
                return None
            total, digit, unit, has_gap = total + (digit or 1) * size, 0, size, False
        elif digit or character not in _CHINESE_DIGITS:
            return None
        else:
            digit = _CHINESE_DIGITS[character]
    is_short = digit and not has_gap and unit >= 100 and len(text) > 0
    return float(total + digit * (unit // 10 if is_short else 1))


def _digits(characters: str) -> str:
    return "".join(str(_CHINESE_DIGITS[character]) for character in characters)
