"""Numbers that are written in several ways: 1,115 and 1115, 1/27 and 27 分之 1, 50% and 50 percent.

Knows forms, and that a number is itself and no other; does not calculate.
"""

import re

_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_PADDED = re.compile(r"(\.\d*?)0+(%?)$")
_FRACTION = re.compile(r"(\d+)/(\d+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_DIGITS = "零一二三四五六七八九"


def plain(number: str) -> str:
    """A number without marks between its thousands and without zeros that say nothing.

    >>> plain("1,115"), plain("0.10"), plain("2.0%"), plain("100")
    ('1115', '0.1', '2%', '100')
    """
    text = number.replace(",", "") if _GROUPED.fullmatch(number) else number
    return _PADDED.sub(lambda found: found.group(1).rstrip(".") + found.group(2), text)


def spellings(text: str) -> tuple[str, ...]:
    """Other ways in which a fraction or a share in percent may be written.

    >>> spellings("1/27")
    ('27 分之 1', '二十七分之一', '1 in 27', '1 out of 27', '1 over 27', 'one in 27')
    >>> spellings("100%")
    ('100 percent', '100 per cent', '百分之 100', '百分百', '百分之百')
    """
    if found := _FRACTION.fullmatch(text):
        some, of = found.groups()
        spoken = f"{_spoken(of)}分之{_spoken(some)}"
        others = f"{of} 分之 {some}", spoken, f"{some} in {of}", f"{some} out of {of}"
        one = (f"one in {of}",) if some == "1" else ()
        return (*others, f"{some} over {of}", *one)
    if found := _PERCENT.fullmatch(text):
        number = found.group(1)
        whole = ("百分百", "百分之百") if number == "100" else ()
        return (f"{number} percent", f"{number} per cent", f"百分之 {number}", *whole)
    return ()


def _spoken(number: str) -> str:
    """A number below 100 in Chinese characters; any other as it is."""
    if len(number) > 2:
        return number
    tens, ones = divmod(int(number), 10)
    head = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")
