"""Faces, laughter and shrugs: what a message shows with signs or sounds instead of words.

Knows emoji, faces of letters and marks, and how laughing is spelled. Does not know what the tutor
says to them. A message that is only letters and may be an answer, such as `D`, is no face.
"""

import re
import unicodedata

_SIGNS = re.compile(
    r"[:;=8]['^-]?[dpo3s)(\]\[*|/\\]+|[)(\]\[][-'^]?[:;=8]|<3+|d:"
    r"|\^[_.-]*\^|>[_.]+<|=_+=|-[_.]+-b?|[;t][-_.^]+[;t]|o[_.]+o|u[_.]+u|q[_.]*q|\._+\."
    r"|qaq|tat|orz|owo|uwu|xd+",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"\w?[(（][^\w()（）]*\w?[^\w()（）]+\w?[^\w()（）]*[)）].{0,8}", re.DOTALL)
_SHRUG = re.compile(r"[\U0001f937\U0001f926\U0001f615\U0001f635]|¯\\?_\(ツ\)_/¯")
_LAUGHTER = re.compile(
    r"(?:b?w?a*(?:h+[aeiou]+){2,}h*|(?:[aeiou]h){2,}|(?:j[aei]){2,}j?|l+m+f?a+o+|r+o+t?f+l+(?:mao)?"
    r"|l+[ou]+l+(?:[ou]+l+)*[sz]*|k{3,}|h{2,}|z{2,}|w{4,}|[哈嘿呵嘻嗨嘎]+)",
    re.IGNORECASE,
)
_MOST = 400


def is_face(text: str) -> bool:
    """Whether a text is nothing but faces.

    >>> is_face(":-)"), is_face("T_T"), is_face("👍🏻"), is_face("D"), is_face("...")
    (True, True, True, False, False)
    """
    bare = "".join(unicodedata.normalize("NFKC", text[:_MOST]).split())
    rest = "".join(
        one for one in bare if unicodedata.category(one) not in {"So", "Sk"} or one == "^"
    )
    if not rest:
        return bool(bare)
    if _SIGNS.fullmatch(rest):
        return True
    has_sign = any(unicodedata.category(one) in {"So", "Sk", "Sm"} for one in text[:_MOST])
    return has_sign and _DRAWN.fullmatch(text[:_MOST].strip()) is not None


def is_shrug(text: str) -> bool:
    """Whether a text shrugs and has no words.

    >>> is_shrug("🤷"), is_shrug("¯\\\\_(ツ)_/¯"), is_shrug("🤷 27")
    (True, True, False)
    """
    found = _SHRUG.search(text)
    if found is None:
        return False
    return not any(one.isalnum() for one in _SHRUG.sub("", text))


def is_laughter(words: str) -> bool:
    """Whether words in plain spelling only laugh.

    >>> is_laughter("hahahahhaha "), is_laughter("lmaooo "), is_laughter("aha ")
    (True, True, False)
    """
    kept = words[:_MOST].split()
    each = all(_LAUGHTER.fullmatch(one) for one in kept)
    return bool(kept) and (each or _LAUGHTER.fullmatch("".join(kept)) is not None)
