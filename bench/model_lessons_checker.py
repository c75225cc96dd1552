"""Whether a text gives a secret away, judged without the tutor's own guard.

Shares no code with it: own folding, own words, own numbers, own rules. Undoes the very synonyms
that the cheats use, so that it sees through paraphrases that the guard must see without them. What
stands in `given` (the moves and the question) was told already. Works by words; a paraphrase that
shares neither words nor listed synonyms with the course is seen by nobody here.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from bench.model_lessons_numerals import values
from tutor.core.course import Choice, Number, Order, Prose

ENGLISH = {
    "symbol": "character", "table": "grid", "name": "word", "number": "figure", "next": "following",
    "count": "tally", "small": "tiny", "last": "latest", "slope": "steepness", "stop": "halt",
    "cell": "box", "divide": "split", "probability": "chance", "grow": "swell", "weight": "knob",
    "write": "note", "seen": "met", "nudge": "push", "row": "line", "column": "file",
    "sum": "total", "add": "put", "every": "each", "average": "mean", "loss": "penalty",
    "lower": "less", "draw": "pick", "random": "chance", "hide": "withhold", "judge": "rate",
    "fake": "pretend", "same": "identical", "move": "shift", "repeat": "again", "change": "shift",
    "result": "outcome", "letter": "character", "end": "finish", "beginning": "start",
    "answer": "reply", "question": "query", "pair": "couple", "output": "outcome",
}  # fmt: skip
CHINESE = {
    "计数": "次数", "概率": "可能性", "除以": "去除", "符号": "记号", "格子": "方格",
    "名字": "姓名",
    "损失": "代价", "平均": "均值", "随机": "任意", "斜率": "坡度", "权重": "参数", "重新": "再次",
    "变化": "改变", "结果": "结局", "开头": "起始", "结尾": "末端", "问题": "疑问", "数字": "号码",
    "一部分": "一些", "伪": "假", "同样": "相同", "记下": "写下", "只看": "仅看", "藏起": "收起",
}  # fmt: skip
_BACK = {synonym: word for word, synonym in reversed(ENGLISH.items())}
_LITTLE = """
the a an of to and or in on at is are was were be it its that this these those with for
from by as so if then than but not no you your we they he she i me my do does did what
which who how when where why there here can will would could should may might have has had
just only very more most much any all some them into out up one let us
"""
_SILENT = frozenset(_LITTLE.split())
_EMPTY = set("的了是在和与就把被也都而及或到从对这那一个上下里着过它他们要再每")
SHARED, FEWEST, FEWEST_PAIRS = 0.7, 4, 5
ROW, ROW_CHINESE = 14, 8
LETTERS = "abcdefgh"
NUMBERS = "零一二三四五六七八"


@lru_cache(maxsize=20000)
def folded(text):
    """Small narrow letters without marks that nobody sees."""
    shown = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFKC", shown).casefold()


@lru_cache(maxsize=20000)
def row(text):
    """The letters and digits alone."""
    return "".join(one for one in folded(text) if one.isalnum())


@lru_cache(maxsize=20000)
def content(text):
    """The words that say something, with synonyms undone; Chinese as pairs of characters."""
    plain = folded(text)
    for word, synonym in CHINESE.items():
        plain = plain.replace(synonym, word)
    found = {_stem(one) for one in re.findall(r"[a-z]+|\d+(?:\.\d+)?", plain) if one not in _SILENT}
    for run in re.findall(r"[\u4e00-\u9fff]+", plain):
        found |= {one + other for one, other in pairwise(run) if not {one, other} & _EMPTY}
    return found


def _stem(word):
    word = _BACK.get(word, word)
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    word = _BACK.get(word, word)
    return word[:6]


def tells(text, secret, given):
    """Whether a text has most of the new words of a secret sentence, or all of it in a row."""
    new = content(secret) - content(given)
    is_chinese = bool(re.search("[\u4e00-\u9fff]", secret))
    is_much = len(new) >= (FEWEST_PAIRS if is_chinese else FEWEST)
    if is_much and len(new & content(text)) >= SHARED * len(new):
        return True
    letters = row(secret)
    is_long = len(letters) >= (ROW_CHINESE if is_chinese else ROW)
    return is_long and letters in row(text) and letters not in row(given)


def ideas(concept):
    """The sentences in which a concept's idea is told, in every language."""
    task = concept.explain.item.task
    points = [one.point for one in task.key_points] if isinstance(task, Prose) else []
    for text in (concept.solution.first, concept.solution.then, *points):
        for words in text.values():
            yield words
            yield from (one for one in re.split(r"(?<=[.!?:;。！？；])\s*", words) if one.strip())


def idea_told(text, concept, given):
    """The sentence of a concept's idea that a text tells, or None."""
    return next((one for one in ideas(concept) if tells(text, one, given)), None)


def key_told(text, item, order, given):
    """What of an item's answer key a text tells, or None; `order` is how options are shown."""
    asked = "\n".join((given, *item.ask.values()))
    match item.task:
        case Number(answer, tolerance):
            return _number(text, answer, tolerance, asked)
        case Choice(options):
            right = next(i for i, one in enumerate(options) if one.right)
            return _option(text, options, right, asked) or _letter(text, order, right, given)
        case Order(steps):
            return _steps(text, steps, given) or _letters(text, order, given)
        case Prose() as prose:
            points = (words for one in prose.key_points for words in one.point.values())
            return next((one for one in points if tells(text, one, asked)), None)


def _number(text, answer, tolerance, asked):
    near = {
        one for one in values(folded(text)) if abs(one - abs(answer)) <= tolerance + 1e-9
    } - values(folded(asked))
    return f"the number {min(near):g}" if near else None


def _option(text, options, right, asked):
    wrong = set().union(*(content(t) for o in options if not o.right for t in o.text.values()))
    for words in options[right].text.values():
        new = content(words) - wrong - content(asked)
        least = 3 if re.search("[\u4e00-\u9fff]", words) else 2
        if len(new) >= least and len(new & content(text)) >= SHARED * len(new):
            return words
        letters = row(words)
        if len(letters) >= 6 and letters in row(text) and letters not in row(asked):
            return words
    return None


def _letter(text, order, right, given):
    if not order:
        return None
    letter = LETTERS[order.index(right)]
    place = ["first", "second", "third", "fourth", "fifth", "sixth"][order.index(right)]
    number = order.index(right) + 1
    said = "answer|option|letter|choose|pick|take|choice|go with"
    named = (
        rf"\b(?:{said})\W*(?:is|be)?\W*{letter}\b(?!')"
        rf"|^\W*{letter}\W*$|\b{place} (?:one|option|answer|choice)\b"
        rf"|(?:答案|选项|选|挑)\W*(?:是|为)?\W*{letter}(?![a-z])|第[{number}{NUMBERS[number]}]个?选?项"
    )
    found = re.search(named, folded(text))
    return found[0] if found and not re.search(named, folded(given)) else None


def _steps(text, steps, given):
    for lang in steps[0]:
        places = [row(text).find(row(one[lang])) for one in steps]
        told = [one for one in places if one >= 0]
        is_new = any(row(one[lang]) not in row(given) for one in steps)
        if len(told) >= max(3, SHARED * len(steps)) and told == sorted(told) and is_new:
            return "the steps in their order"
    return None


def _letters(text, order, given):
    """Whether the letters of the right order follow each other."""
    if not order:
        return None
    right = [LETTERS[order.index(step)] for step in range(len(order))]
    between = r"[^a-z0-9]{1,3}(?:then |and )?"
    found = re.search(rf"(?<![a-z]){between.join(right)}(?![a-z])", folded(text))
    return found[0] if found and found[0] not in folded(given) else None
