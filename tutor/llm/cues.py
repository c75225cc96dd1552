"""The words by which somebody says to know, to lack or to wish for something, in one clause.

Knows the word lists of both languages, and counts the denials before each: "I never had trouble
with it" is knowledge, "I don't want it" is no wish. Knows neither the course nor what stands in
other clauses. A word of wishing alone names no goal: it must go with one of learning, or with the
term itself, for a wrong goal cuts the whole course down.
"""

import re
from typing import Literal, NamedTuple

from tutor.core.messages import Stance

# Patterns see a clause in folded form, each term of the course as "@": "i don't know @". Words and
# letters are ASCII in them, so that an English word may stand right beside a Chinese one.


def _words(text: str) -> str:
    """A pattern for any of some words: `_` stands for a space, a final `*` for any ending."""
    return rf"\b(?:{'|'.join(text.split())})\b".replace("_", " ").replace("*", r"\w*")


_NO = (
    _words("not no never nothing none neither nor hardly barely without cannot zero")
    + r"|\b(?:ca|do|does|did|could|would|have|has|is|are|was)nt\b|\b\w+n't"
)
_DENIAL = re.compile(rf"(?:{_NO})(?! (?:only|just|merely)\b)")
_DENIALS_ZH = re.compile(
    "(?:[不没未无别](?:太|怎么|是|很|大|有|特别|完全|真正|真的|能|好好|认真|系统|什么|啥|任何"
    "|多|够|得|法|感|去|再|搞|弄|学|看)*)+(?:@的?)?$"
)
_REACH, _REACH_ZH = 6, 12  # words, characters from a denial to what it denies
_LEARN = _words(
    """learn understand understood know knew grasp master figure study review how why what
    get_(what|how|why|better|into) see improve explore discover be_able_to_\\w+"""
)
_NOT_ME = r"(?<!you )(?<!they )(?<!who )(?<!she )(?<!he )"
_BARE_GAP = r"(?: (?!say|mention|add|admit|skip|know|use|i\b)\w+){0,3}(?= @)"
_WISH = (
    r"\b(?:want|wanted|wanna|(?:would|i'd)(?: \w+)? (?:like|love)|curious|interested|keen)\b"
    r"|\bmy (?:\w+ )?(?:goal|aim|dream)s?\b|^(?:goal|aim)s?\b"
)
_LEARN_ZH = (
    "(?:学会|学(?!校|生)|[弄搞看读]懂|[弄搞]明白|懂|明白|了解|知道|掌握|理解|研究|入门|做)"
    "(?![过了])"
)
_CUES = {
    "wanted": [
        rf"{_NOT_ME}(?:{_WISH}|{_words('wish hope hoping need try trying plan* eager wonder*')})"
        rf"(?: (?!i\b|that\b|you\b)\w+){{0,4}}? {_LEARN}(?: and (?:to )?\w+)?",
        r"\b(?:wish|hope) i(?:'ll| will| can| could)? (?:knew|get|learn|understand|understood)\b",
        rf"{_NOT_ME}(?<!we )(?:{_WISH}){_BARE_GAP}",
        r"\b(?:can|could|would|will) you (?:\w+ ){0,2}(?:explain|teach|show|tell|help)\b",
        r"^(?:(?:please|pls|and|so) )*(?:teach|explain|show|tell|help)\b",
        rf"(?:想|希望|打算|准备|期待)要?(?:把@|[^@我你他都是不没]){{0,5}}?{_LEARN_ZH}",
        r"(?<![需只不主])要(?:好好|先)?(?:学(?!过|了)|[弄搞]懂)|^(?:我的?|最终|主要|学习)*目标",
        "(?:^|请|能|可以|麻烦|你)[不能否再先给跟我你]*(?:教|帮我|讲讲|(?:讲|解释)一?下)",
        "(?:感|有)[点些很大的一]*兴趣|好奇",
    ],
    "silent": [
        _words("skip avoid* hate hated rather_not like_to love_to please(?=_no)"),
        "跳过|略过|讨厌|所谓|(?<=不)[必要想用](?:再|你)*[教讲]?我?|(?<=没)想",
    ],
    "idle": [_words("need needs care bother mind"), "需要|关心|必要|兴趣"],
    "heard": [_words("heard"), "听说|听过"],
    "denied": [
        _words(
            """unsure unclear uncertain confus* vague* forg[eo]t* mystery struggl* beginner newbie
            weak stuck lost gone over_my_head beyond_me new_(to|for) (is|are)_new bad_(at|with)
            difficult (?<!work_)(?<!worked_)hard know_(little|nothing) name word once_knew
            used_to_(know|understand|get)
            (big|have|had|having|some)_((?!no\\b)\\w+_)?(problems?|trouble|difficult(y|ies))"""
        ),
        "忘|零基础|小白|陌生|糊涂|模糊|懵|晕|头疼|头大|还给|一窍不通|一头雾水|吃力|费劲|困难"
        "|难(?!道)|[很太较]差|搞混|混淆|有(?:点|些|很多|大)*问题|否$",
    ],
    "trouble": [_words("problems? trouble difficulty issues?"), "问题"],
    "used": [
        _words(
            """know knows knew known knwo knowledge understand understood get got grasp learned
            learnt stud* use used using trained built comput* seen read did do done tell taught
            remember explain familiar comfortable fine ok okay good easy clear sure clue idea met
            sense expert experience confident able yes yeah written wrote worked"""
        ),
        "(?:[学用做写算见看喝]过|学(?=到|会|了|@|$)|会(?=$|[@用算做写推求画讲了的呀啊呢嘛吧什点一还最])"
        "|知道|懂|明白|了解|清楚?|熟|掌握|记得|理解|认识|接触|行(?=$|[的了吧])|概念|基础|经验|印象"
        "|略知)(?!的(?!是|$))",
    ],
    "except": [
        _words("except apart_from aside_from other_than beyond")
        + r"|(?<=thing )but\b|(?<=all )but\b",
        "除了?(?=.*@)",
    ],
    "asked": [
        "^@(?:到底)?是(?:什么|啥)[个东西意思鬼呢啊呀来着]*$",
        "^(?:到底|请问)?(?:什么|啥)(?:是|叫)@",
    ],
}
_CUE = re.compile(
    "|".join(f"(?P<{sort}>{'|'.join(some)})" for sort, some in _CUES.items()), re.ASCII
)
_IGNORED = re.compile(
    rf"\b(?:that|which|who|model|table|it)(?: (?:has|does|is|can|will))? (?:{_NO})"
    r"|@ (?:does|do|can)(?:n't|not|nt| not)\b(?!.*\bme\b)"
    r"|\b(?:is|are|be) used\b|[不没](?:但|仅|光|只|就是|管|论)|机会|社会|是否"
)
"""What looks like a cue and tells of the subject, or of nothing."""

_BARE = re.compile(
    r"(?<!is )(?<!are )\b(?:not|no|neither|nor|never|zero|nothing about)"
    rf"(?: (?:the|a|an|any|about|in|with))*(?= @)(?! @ (?:is|are|has)\b)"
    rf"|\bi (?:\w+ )?(?:{_NO})(?: \w+)?(?= @)"
    rf"|(?<=@ )(?:(?!is|are)\w+ )?(?:{_NO})(?: (?:yet|really|much))?$"
    rf"|^(?:{_NO})(?: (?:yet|really|much|at|all))*$|[不没](?=@)|(?<=@)[不没]$"
)
"""A denial of the term itself: "but not softmax", "softmax no"."""

Mood = Stance | Literal["silent", "opposite", "bare"]
"""What is said of a term: a stance, nothing, the opposite of what is said of the rest, or a denial
that only says what the clause before it does not."""

_MOODS: dict[str, tuple[Mood | None, Mood | None]] = {
    "wanted": ("wanted", "silent"),
    "silent": ("silent", "silent"),
    "idle": (None, "silent"),
    "heard": ("denied", "denied"),
    "denied": ("denied", "used"),
    "trouble": (None, "used"),
    "used": ("used", "denied"),
    "except": ("opposite", "opposite"),
    "asked": ("silent", "silent"),
}
"""What each sort of cue says: by itself, and behind a denial."""


class Cue(NamedTuple):
    """A place in a clause, `start` to `end` (exclusive), that says something of the terms."""

    start: int
    end: int
    mood: Mood


def find_cues(line: str) -> tuple[Cue, ...]:
    """All cues of a clause from left to right, each from its first denial on.

    >>> [cue.mood for cue in find_cues("i never had trouble with @")]
    ['used']
    >>> [cue.mood for cue in find_cues("我不想学@")]
    ['silent']
    """
    line = _IGNORED.sub(lambda one: "~" * len(one[0]), line)
    found: list[Cue] = []
    end = 0
    for match in _CUE.finditer(line):
        denials = _denials(line, end, match.start())
        mood = _MOODS[str(match.lastgroup)][len(denials) % 2]
        end = match.end()
        if mood is not None:
            found.append(Cue(min([*denials, match.start()]), end, mood))
    bare = (Cue(one.start(), one.end(), "bare") for one in _BARE.finditer(line))
    taken = tuple(found)
    found += (one for one in bare if not any(cue.start <= one.start < cue.end for cue in taken))
    return tuple(sorted(found))


def _denials(line: str, start: int, end: int) -> list[int]:
    """Where the denials stand that reach what begins at `end`."""
    chinese = _DENIALS_ZH.search(line, max(start, end - _REACH_ZH), end)
    if chinese:
        return [chinese.start() + one.start() for one in re.finditer("[不没未无别]", chinese[0])]
    return [
        one.start()
        for one in _DENIAL.finditer(line, start, end)
        if len(line[one.end() : end].split()) <= _REACH
    ]
