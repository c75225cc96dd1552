"""Numbers as people write them, and how a course file wants them.

Knows decimal commas, groups of three digits and full-width digits. Does not know what the number
should be.
"""

import re
import unicodedata

DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
"""A number as course files write it."""

_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d+)?")
_POINT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_COMMA = re.compile(r"[+-]?\d*,\d+")


def advice_for(typed: str) -> str:
    """What to write instead of a number that was typed in another way.

    >>> advice_for("1,5"), advice_for("12,345,678")
    ('write `1.5`', 'write `12345678`')
    >>> advice_for("8,546")
    'write `8546`, or `8.546` if the comma is a decimal one'
    """
    plain = unicodedata.normalize("NFKC", typed).replace("−", "-").strip()
    if _ONE_GROUP.fullmatch(plain):
        whole, part = plain.replace(",", ""), plain.replace(",", ".")
        return f"write `{whole}`, or `{part}` if the comma is a decimal one"
    if _POINT_GROUPS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _GROUPS.fullmatch(plain):
        plain = re.sub("[, ]", "", plain)
    elif _COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    return f"write `{plain}`" if DECIMAL.fullmatch(plain) else "write digits only, such as `0.25`"
