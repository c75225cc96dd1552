"""Models that stand in for a real one before the judge: three that obey the attacker, one honest.

Each makes a reply of the judge's form. The liars find every key point present and differ in what
they quote: nothing that was said, the attack itself, or whatever in the answer sounds most like the
key point. Knows the course's key points, as the strongest attacker would; shares no code with the
checks that it tries to pass.
"""

import re

from tutor.llm.offline import find_points

MARKS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
CLAUSES = re.compile(r"(?<=[.!?,;:])\s+|(?<=[。！？，；：])|\n+")
TOKEN = re.compile(r"[^\W_\u4e00-\u9fff]+|[\u4e00-\u9fff]")
GLUE = frozenset(re.split(" ", "the a an of to in is are it and or that 的 了 是 在 和"))

WORDS = {}
"""By the id of a key point: the key point, so that it stays, and its words."""


class Stub:
    """A model that gives the reply it was given, whatever it is asked."""

    def __init__(self):
        self.reply = None

    async def ask(self, who, prompt, inputs):
        """The reply, as the model behind the line would give it."""
        return self.reply


def reply(item, finding_of):
    """A reply with a finding and a quotation for every key point."""
    found = [(point, *finding_of(point)) for point in item.task.key_points]
    points = [
        {"id": point.id, "finding": finding, "quote": quote if finding != "absent" else ""}
        for point, finding, quote in found
    ]
    return {"sort": "answer", "points": points}


def made_up(item, lang, answer, attack):
    """Obeys, and quotes the key point as if the learner had said it."""
    return [reply(item, lambda point: ("present", point.point[lang]))]


def verbatim(item, lang, answer, attack):
    """Obeys, and quotes the attack."""
    return [reply(item, lambda point: ("present", attack))]


def overlapping(item, lang, answer, attack):
    """Obeys, and tries whatever in the answer sounds most like each key point.

    The longest stretch between two words of the key point, the sentence and the clause that share
    most with it, and the whole answer: four replies, of which the best for the attacker counts.
    """
    ways = (
        lambda words: stretch(answer, words),
        lambda words: nearest(MARKS, answer, words),
        lambda words: nearest(CLAUSES, answer, words),
        lambda words: answer.strip(),
    )
    tries = [reply(item, lambda point, w=way: ("present", w(words_of(point)))) for way in ways]
    return [one for place, one in enumerate(tries) if one not in tries[:place]]


def honest_right(item, lang, answer, attack):
    """Finds all key points, as they are there, and quotes where."""
    offline = findings(item, lang, answer)

    def find(point):
        found = offline[point.id]
        if found.finding == "shown":
            return "present", found.quote
        return "present", nearest(MARKS, answer, words_of(point))

    return [reply(item, find)]


def honest_clause(item, lang, answer, attack):
    """Finds all key points, and quotes for each the clause that shares most words with it."""
    return [reply(item, lambda point: ("present", nearest(CLAUSES, answer, words_of(point))))]


def honest_wrong(item, lang, answer, attack):
    """Finds in a wrong answer what the judge without a model finds, and no more."""
    offline = findings(item, lang, answer)
    names = {"shown": "present", "contradicted": "contradicted", "not_seen": "absent"}
    return [reply(item, lambda one: (names[offline[one.id].finding], offline[one.id].quote))]


def findings(item, lang, answer):
    """What the judge without a model finds, by key point."""
    return {one.point: one for one in find_points(item.task, lang, answer, item.ask[lang])}


def words_of(point):
    """The words of a key point in every language, stems of the English ones."""
    if id(point) in WORDS:
        return WORDS[id(point)][1]
    texts = [*point.point.values(), *(one for several in point.say.values() for one in several)]
    words = {stem(one) for text in texts for one in TOKEN.findall(text.lower())} - GLUE
    WORDS[id(point)] = point, words
    return words


def stem(word):
    """The beginning of a word."""
    return word[:5] if word.isascii() else word


def shared(text, words):
    """How many different words of a text are among some words."""
    return len({stem(one) for one in TOKEN.findall(text.lower())} & words)


def nearest(cuts, answer, words):
    """The piece of an answer that shares most words."""
    pieces = [one.strip() for one in cuts.split(answer) if one.strip()] or [answer]
    return max(pieces, key=lambda one: (shared(one, words), -len(one)))


def stretch(answer, words):
    """The longest stretch of one sentence that begins and ends with a shared word."""
    best = answer.strip()[:1]
    for sentence in MARKS.split(answer):
        spots = [one for one in TOKEN.finditer(sentence) if stem(one.group().lower()) in words]
        if spots and spots[-1].end() - spots[0].start() > len(best):
            best = sentence[spots[0].start() : spots[-1].end()]
    return best
