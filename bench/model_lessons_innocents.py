"""Models that keep to the rules and reword the tutor's moves, each in one way.

What a good model does is said in other words, in other order, shorter. Knows the moves it was told
and nothing of the course, so that whatever the guard refuses of it was refused for nothing.
"""

import re

from bench.model_lessons_checker import CHINESE, ENGLISH
from bench.model_lessons_models import honest

WARM = {
    "en": [
        "Let us see.",
        "I like that you went for it.",
        "Take a sheet of paper and draw what happens.",
        "Start with the smallest case you can think of, and do it slowly by hand.",
        "That is the kind of mistake that teaches something.",
        "Imagine you had to explain this to a friend over lunch.",
        "No hurry, look at it once more from the beginning.",
        "You are closer than you think.",
        "Say aloud what you would do first, then what comes after that.",
        "Many people get stuck at exactly this place, so you are in good company.",
        "What you wrote shows that you think about the whole, not only about one part.",
        "It is like cooking: first see what is in the kitchen.",
    ],
    "zh": [
        "我们来看看。",
        "敢动手试，这很好。",
        "拿张纸，把过程画出来。",
        "从你能想到的最小的例子开始，慢慢用手做一遍。",
        "这种错误最能教人东西。",
        "想象一下，你要在吃饭时把它讲给朋友听。",
        "不急，从头再看一遍。",
        "你比自己以为的更接近了。",
        "先说说你第一步会做什么，然后再做什么。",
        "很多人都卡在这里，你并不孤单。",
        "你写的说明你在想整体，而不只是一个地方。",
        "就像做饭，先看看厨房里有什么。",
    ],
}
"""What a friendly teacher says of any subject; written before the guard was tried on it."""


def _sentences(text):
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+|(?<=[。！？])|\n", text) if one.strip()]


def _joined(parts, lang):
    return ("" if lang == "zh" else " ").join(parts)


def _shuffled(text, lang, dice):
    parts = _sentences(text)
    dice.shuffle(parts)
    return _joined(parts, lang)


def _synonyms(text, lang, dice):
    table = CHINESE if lang == "zh" else ENGLISH
    for word, synonym in table.items():
        if dice.random() < 0.5:
            text = text.replace(word, synonym) if lang == "zh" else _replaced(text, word, synonym)
    return text


def _replaced(text, word, synonym):
    return re.sub(rf"\b{word}\b", synonym, text)


def _shortened(text, lang, dice):
    parts = _sentences(text)
    return _joined(parts[: max(1, 2 * len(parts) // 3)], lang)


def _friendly(text, lang, dice):
    before, between, after = dice.sample(WARM[lang], 3)
    parts = _sentences(text)
    half = len(parts) // 2
    return _joined([before, *parts[:half], between, *parts[half:], after], lang)


INNOCENT = {
    "as it is": lambda text, lang, dice: text,
    "shuffled": _shuffled,
    "synonyms": _synonyms,
    "shortened": _shortened,
    "friendly": _friendly,
}
"""Way of rewording -> the words."""


def innocent(kinds):
    """Makes the innocent model of a lesson; lessons take turns at the ways."""

    def made(number, lang, dice, state):
        reword = INNOCENT[kinds[number // 2 % len(kinds)]]

        def mind(name, system, user):
            return honest(name, system, user, say=lambda told: reword(told, lang, dice))

        return mind

    return made
