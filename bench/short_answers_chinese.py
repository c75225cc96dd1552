"""What can be counted about a Chinese answer beside its question and its reference answers.

Knows runs of one to three characters, the parts of a reference, verdicts (right or wrong), sums and
numbers, and lengths. Knows no word boundaries and no marks.
"""

import re
from math import log1p

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from bench.short_answers_text import (
    HAN_NEGATIONS,
    Rarity,
    characters,
    cosine,
    folded,
    harmonic,
    runs,
    sentences,
    share,
)

SIZES = (1, 2, 3)
OPENING = re.compile(r"^[答解：:、.()（）\s\d]+")
NO = re.compile(r"不|没有|错|无法|否")
YES = re.compile(r"正确|对|可以|能|行|会|有|是|存在")
SIGNS = re.compile(r"[a-z0-9][a-z0-9^*/+()<>=,.-]*")


def rarities(learned, question_texts):
    """How rare runs of each size are in answers to learn from and in questions with references."""
    texts = {answer.text for answer in learned} | set(question_texts)
    return {size: Rarity([runs(text, size) for text in texts]) for size in SIZES}


def features(question, refs, answer, rarity):
    """All features of one answer by name; of several references the nearest counts."""
    rows = [beside(question, ref, answer, rarity) for ref in refs]
    return max(rows, key=lambda row: row["recall 2"] + row["cosine 1"]) | alone(
        question, answer, rarity[2]
    )


def beside(question, ref, answer, rarity):
    """Features of an answer beside one reference."""
    found = {}
    for size in SIZES:
        counts = (runs(text, size) for text in (question, ref, answer))
        found |= {f"{name} {size}": value for name, value in overlap(*counts, rarity[size])}
    return (
        found
        | parts(ref, answer, rarity[2])
        | spelling(ref, answer)
        | facts(question, ref, answer)
        | sizes(ref, answer)
    )


def overlap(question, ref, answer, rarity):
    """How much two counted texts share, also of what the question does not say already."""
    new, beyond = ref.keys() - question.keys(), answer.keys() - question.keys()
    recall, precision = share(answer, ref, rarity), share(ref, answer, rarity)
    yield "recall", recall
    yield "precision", precision
    yield "f", harmonic(recall, precision)
    yield "recall new", share(answer, new, rarity)
    yield "precision new", share(ref, beyond, rarity)
    yield "cosine", cosine(answer, ref, rarity)
    yield "met", log1p(sum(rarity(unit) for unit in new if unit in answer))


def parts(ref, answer, rarity):
    """How well each part of the reference is met, and how well each part of the answer meets it."""
    whole_ref, whole = runs(ref, 2), runs(answer, 2)
    met = [share(whole, runs(part, 2), rarity) for part in sentences(ref)]
    mine = [share(whole_ref, runs(part, 2), rarity) for part in sentences(answer)]
    return {
        "part mean": sum(met) / len(met),
        "part least": min(met),
        "part most": max(met),
        "parts met": sum(one > 0.35 for one in met) / len(met),
        "mine mean": sum(mine) / len(mine),
        "mine least": min(mine),
        "mine most": max(mine),
    }


def spelling(ref, answer):
    """How alike the two texts are as lines of characters."""
    flat, flat_ref = folded(answer), folded(ref)
    mine, theirs = characters(answer), characters(ref)
    return {
        "ratio": fuzz.ratio(flat, flat_ref) / 100,
        "partial": fuzz.partial_ratio(flat, flat_ref) / 100,
        "set": fuzz.token_set_ratio(" ".join(mine), " ".join(theirs)) / 100,
        "order": LCSseq.normalized_similarity(mine, theirs) if mine and theirs else 0.0,
        "order recall": LCSseq.similarity(mine, theirs) / max(1, len(theirs)),
    }


def facts(question, ref, answer):
    """Verdicts, sums and numbers, negations."""
    both = verdict(ref) * verdict(answer)
    theirs, mine, asked = signs(ref), signs(answer), signs(question)
    new = theirs - asked
    no, their_no = log1p(negations(answer)), log1p(negations(ref))
    return {
        "verdict same": float(both > 0),
        "verdict other": float(both < 0),
        "signs": len(theirs & mine) / len(theirs) if theirs else 0.5,
        "signs new": len(new & mine) / len(new) if new else 0.5,
        "signs beside": log1p(len(mine - theirs - asked)),
        "signs to say": log1p(len(new)),
        "negations": no,
        "negations apart": abs(no - their_no),
    }


def sizes(ref, answer):
    """How long the two are."""
    mine, theirs = len(characters(answer)), len(characters(ref))
    return {
        "length ratio": log1p(mine) - log1p(theirs),
        "shorter": max(0.0, 1 - mine / max(1, theirs)),
        "ref length": log1p(theirs),
        "ref parts": log1p(len(sentences(ref))),
    }


def alone(question, answer, rarity):
    """Features of the answer and of its question."""
    asked, said, units = runs(question, 2), runs(answer, 2), characters(answer)
    return {
        "length": log1p(len(units)),
        "empty": float(not units),
        "very short": float(len(units) < 12),
        "parts": log1p(len(sentences(answer))),
        "lines": log1p(answer.count("\n")),
        "from question": share(asked, said, rarity),
        "question told": share(said, asked, rarity),
        "question length": log1p(len(characters(question))),
        "yes or no asked": float(bool(re.search("是否|能否|判断|有没有", question))),
        "reason": float(any(word in answer for word in ("因为", "由于", "所以", "因此"))),
        "foreign": sum(unit.isascii() for unit in units) / max(1, len(units)),
        "rare": sum(map(rarity, said)) / max(1, len(said)),
        "varied": len(set(units)) / max(1, len(units)),
    }


def verdict(text):
    """-1 where a text opens with a no, 1 with a yes, 0 with neither.

    >>> verdict("错误。栈可以..."), verdict("正确,后进先出"), verdict("链表")
    (-1, 1, 0)
    """
    head = OPENING.sub("", folded(text))[:8]
    no, yes = NO.search(head), YES.search(head)
    if no and (not yes or no.start() <= yes.start() + 1):
        return -1
    return 1 if yes else 0


def signs(text):
    """The sums and numbers of a text, without brackets and blanks.

    >>> sorted(signs("复杂度 O( n )，共 2^(n-1) 种"))
    ['2^n-1', 'on']
    """
    plain = re.sub(r"\s+(?=[)(a-z0-9^*/+=-])", "", folded(text))
    return {re.sub(r"[(),.]", "", one) for one in SIGNS.findall(plain)} - {""}


def negations(text):
    """How many negating characters a Chinese text holds."""
    return sum(text.count(word) for word in HAN_NEGATIONS)
