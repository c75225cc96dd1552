"""What can be counted about an English answer beside its question and its reference answers.

Knows words that meet, what goes beyond the question, near spellings, turned directions, and what
kind of question is asked. Knows no marks; the seventeen features are those that were left of some
ninety after a choice by cross-validation on the training answers alone.
"""

import re
from itertools import pairwise
from math import log1p, sqrt

from rapidfuzz import fuzz

from bench.short_answers_text import (
    NUMBER,
    OPPOSITES,
    folded,
    harmonic,
    negations,
    share,
    stems,
    words,
)

TOLD = 0.3  # a word of the question counts so much less: its being in the answer shows less
PRONOUNS = frozenset(("it", "they", "them"))
STOP = re.compile(r"[.;]")
ASKING = 25  # the last words of a question, where after a long story it says what is asked


def features(question, refs, answer, known):
    """All features of one answer by name; of several references the nearest counts."""
    rows = [beside(question, ref, answer, known) for ref in refs]
    return max(rows, key=lambda row: row["recall"]) | alone(question, answer, known)


def beside(question, ref, answer, known):
    """Features of an answer beside one reference."""
    asked, theirs, mine = (frozenset(stems(text)) for text in (question, ref, answer))
    new, beyond = theirs - asked, mine - asked
    recall_new = share(mine, new, known.rarity)
    precision_new = share(theirs, beyond, known.rarity)

    def telling(word):
        return sqrt(known.rarity(word)) * (TOLD if word in asked else 1.0)

    return {
        "recall": share(mine, theirs, telling),
        "precision": share(theirs, mine, telling),
        "f new": harmonic(recall_new, precision_new),
        "meaning new": known.likeness(new, beyond),
        "ref new": log1p(len(new)),
        "ref parts": float(len(STOP.findall(ref))),
        **spelling(ref, answer),
        **facts(ref, answer),
    }


def spelling(ref, answer):
    """How alike the two texts are as lines of letters and as pairs of neighbouring words."""
    flat, flat_ref = folded(answer), folded(ref)
    pairs, their_pairs = pairs_of(answer), pairs_of(ref)
    return {
        "sort": fuzz.token_sort_ratio(flat, flat_ref) / 100,
        "partial": fuzz.partial_ratio(flat, flat_ref) / 100,
        "pairs": 2 * len(pairs & their_pairs) / max(1, len(pairs) + len(their_pairs)),
    }


def pairs_of(text):
    """The pairs of neighbouring words of a text."""
    line = words(text)
    return set(pairwise(line))


def facts(ref, answer):
    """Numbers of the reference that are met, and directions that are turned round."""
    theirs, mine = (set(NUMBER.findall(folded(text))) for text in (ref, answer))
    return {
        "numbers": len(theirs & mine) / len(theirs) if theirs else 0.5,
        "turned": float(turned(ref, answer)),
    }


def turned(ref, answer):
    """How many words of the reference stand in the answer as their opposites.

    >>> turned("The clay is lighter.", "the clay is heavier"), turned("lighter", "it is lighter")
    (1, 0)
    """
    theirs, mine = set(words(ref)), set(words(answer))
    opposites = {OPPOSITES[word] for word in theirs if word in OPPOSITES}
    return len((opposites - theirs) & mine)


def alone(question, answer, known):
    """Features of the answer and of its question."""
    line, ending = words(answer), words(question)[-ASKING:]
    return {
        "length": log1p(len(line)),
        "negations": float(negations(answer)),
        "pronouns": sum(word in PRONOUNS for word in line) / max(1, len(line)),
        "question told": share(set(stems(answer)), set(stems(question)), known.rarity),
        "asks how": float("how" in ending),
        "asks explain": float("explain" in ending),
    }


def overlap(refs, answer):
    """The F measure of the words that an answer shares with the nearest reference.

    >>> overlap(["The clay is light."], "light clay is the one")
    0.8888888888888888
    """
    mine = set(words(answer))
    best = 0.0
    for ref in refs:
        theirs = set(words(ref))
        best = max(best, 2 * len(mine & theirs) / max(1, len(mine) + len(theirs)))
    return best
