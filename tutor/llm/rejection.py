"""Sentences that reject a sentence: "it is false that ...", "... is wrong.", "That is not true."

Knows whole claims called false or doubtful. Denial inside a clause is the business of
`tutor.llm.polarity`. Like there, doubt counts as rejection.
"""

import re
from collections.abc import Sequence

from tutor.llm.sentences import Sentence, Word, bag

FALSE = bag(
    """wrong false untrue incorrect nonsense mistaken mistake myth lie rubbish bogus fallacy
    inaccurate invalid misconception"""
)
"""Words that call a claim false."""

FALSE_CHARACTERS = re.compile(
    "(?:是|都|就|也|这|那|完全|其实)*(?:不对|不正确|不成立|不是真|错的|错误|错了|假的|胡说|误解|瞎说|谬)"
)
"""Characters that do, right behind a claim."""

_POINTERS = bag("that this it which these those all everything")
_BE = bag("is are was were be been seems sounds looks isn't aren't wasn't 's that's")

_TRUTHS = frozenset({"true", "so", "right", "correct", "case", "fact"})
_TRUE = r"(?:true|so|right|correct|the case|a fact|certain|clear|possible|likely)"
_UNTRUE = (
    r"(?:false|untrue|wrong|incorrect|impossible|unlikely|doubtful|nonsense|mistaken"
    r"|an? (?:myth|mistake|lie|error|misconception|fallacy))"
)
_THINK = r"(?:think|believe|know|agree|say|see|accept|suppose|claim|mean|tell)"
_FRAME = re.compile(
    r"(?:\w+ )?(?:"
    rf"(?:it|that|this)(?: is|'s| was| would be| seems)(?: \w+)? {_UNTRUE}(?: that\b| to\b|$)"
    r"|it(?: is| was|'s)?(?: simply| just| really| actually)?"
    r"(?: never| not| hardly| scarcely| rarely| barely)"
    rf"(?: \w+){{0,2}} {_TRUE}(?: that| when| if|$)"
    rf"|it (?:isn't|wasn't|can't be|cannot be)(?: \w+)? {_TRUE}(?: that| when| if|$)"
    r"|(?:i|we|you|one)(?: \w+)? (?:not|don't|dont|cannot|can't|never|hardly|refuse to|unsure)"
    rf"(?: {_THINK})? (?:that|whether|if)\b"
    rf"|(?:i|we) (?:doubt|deny|wonder|disagree)|(?:some|many|most|other) (?:people )?{_THINK}"
    rf"|(?:he |she )?(?:thinks|believes|claims|assumes)\b|{_UNTRUE} that"
    r"|contrary to|the opposite of|by no means|in no way|whether"
    r"|(?:(?:a|an|the|one|here is a) )?(?:very )?"
    r"(?:(?:common|typical|frequent|popular|usual|classic|widespread|well known) )?"
    r"(?:mistake|misconception|misunderstanding|fallacy|myth|wrong idea)\b)"
)
_CHINESE_FRAME = re.compile(
    "(?:以下|下面|下列|这个|这种)?的?(?:说法|话)(?:是|都是)?(?:不对|错|假|不正确|不成立)|说得不对|错误的?说法"
    "|我们?(?:不认为|不觉得|不相信|不同意|怀疑|不确定|不知道是|不清楚是|否认)|几乎从|从来不|绝不|并不是说"
    "|不见得|(?:这是)?(?:一个|一种|有个|有种)?(?:很|最)?(?:常见|典型|普遍|流行)?的?"
    "(?:错误|误区|误解|错误的?(?:想法|认识|说法|观点|理解))(?:是|就是|，|在于)"
    "|有人(?:说|认为|觉得)|很多人(?:说|认为|以为)|是否|(?:并非|不是|并不是)(?!.*(?:而|，.?是))|以为"
)
_ENDS_FALSE = re.compile(
    "(?:是|都|就|也|这|那|完全)(?:不对|不正确|不成立|错)的?$|(?:错的|假的|错误的|不对的|不对|不成立|是误解|是胡说)$"
)
_CALLS_FALSE = re.compile(f"[这那此](?:[个种]?(?:说法|话|样说?)?){FALSE_CHARACTERS.pattern}")
_LONGEST_VERDICT = 10
_OPPOSITE = re.compile(
    r"(?:\w+ ){0,3}(?:the opposite|the contrary|the reverse|the other way (?:round|around))"
    r"(?: \w+)?(?: is| holds| applies| was| would)"
)
_CHINESE_OPPOSITE = re.compile(
    "(?:其实|但|可|不过|事实|事实上|实际上|真相)*(?:恰恰|正好|刚好|完全)相反"
)
_NO = re.compile(
    r"(?:no|nope|nah)(?:$| (?:not|no|it|that|this|wait|actually|wrong|nothing|never)\b)"
    r"|(?:certainly |definitely |absolutely |of course )?not (?:at all|so|true|really|quite|right"
    r"|the case|correct)$|(?:wrong|false|nonsense|rubbish|incorrect|untrue|just kidding|or not"
    r"|as if|never|hardly)(?: all of it)?$"
)
_CHINESE_NO = re.compile(
    "(?:不(?:是|对|行|然|可能|成立)?|错了?|才怪|胡说|瞎说|当然不|完全不|根本不|并不|并非|开玩笑)"
    "(?:$|，|是这样|是的|对|的|八道|完全|根本|这|那|是真)"
)


def is_rejected(sentence: Sentence) -> bool:
    """Whether a sentence rejects its own claim as a whole.

    >>> from tutor.llm.sentences import read
    >>> [is_rejected(one) for one in read("It is false that it grows. It grows is wrong. I grow.")]
    [True, True, False]
    """
    chinese = _chinese(sentence)
    if sentence.texts[-1] == "not" or chinese.endswith(("才不是", "才怪", "不对", "不是吗")):
        return True
    return (
        _FRAME.match(" ".join(sentence.texts)) is not None
        or _CHINESE_FRAME.match(chinese) is not None
        or _ENDS_FALSE.search(chinese) is not None
        or _ends_false(sentence.texts[-4:])
    )


def calls_false(words: Sequence[Word]) -> bool:
    """Whether words say that what stood before them is false: "but that is wrong".

    >>> from tutor.llm.sentences import read
    >>> [calls_false(one.words) for one in read("But that is wrong. But that is small.")]
    [True, False]
    """
    texts = [word.text for word in words]
    for place, text in enumerate(texts):
        if text == "that's" and _says_false(["is", *texts[place + 1 : place + 5]]):
            return True
        if text in _POINTERS and _says_false(texts[place + 1 : place + 5]):
            return True
    return _CALLS_FALSE.search("".join(word.text for word in words if word.is_chinese)) is not None


def is_verdict(sentence: Sentence) -> bool:
    """Whether a sentence does nothing but call false what was said before it."""
    if len(sentence.words) > _LONGEST_VERDICT:
        return False
    line = " ".join(sentence.texts)
    if _OPPOSITE.match(line) or _CHINESE_OPPOSITE.match(_chinese(sentence)):
        return True
    if _NO.match(line) or _CHINESE_NO.match(_chinese(sentence)):
        return True
    return calls_false(sentence.words)


def _chinese(sentence: Sentence) -> str:
    return "".join(
        "，" * (place in sentence.breaks) + word for place, word in enumerate(sentence.texts)
    )


def _ends_false(texts: Sequence[str]) -> bool:
    """Whether the last words are "is wrong", "is not true" or the like."""
    return any(
        text in _BE and texts[-1] in FALSE | _TRUTHS and _says_false(texts[place:])
        for place, text in enumerate(texts)
    )


def _says_false(tail: Sequence[str]) -> bool:
    bare = [word for word in tail if word not in {"a", "an", "just", "the", "all", "simply"}]
    if not bare or bare[0] not in _BE:
        return False
    if "not" in bare[1:2] or bare[0].endswith("n't"):
        return any(word in _TRUTHS for word in bare[1:])
    return any(word in FALSE for word in bare[1:3])
