"""Whether words that a model quotes bear out what it found, by code and without trusting it.

A finding counts when its quotation stands in the answer word for word, in sentences that claim
something, and is about the key point. What a second judge does not see needs more: several words
of the point, sentences that keep to the subject, and nothing that points the other way. Knows
words, not the subject; where it cannot tell it says no, and then nothing is credited.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.core.course import KeyPoint, Prose
from tutor.llm import aboutness
from tutor.llm.aboutness import Subject
from tutor.llm.copies import departs, departs_here, models_of
from tutor.llm.hearsay import is_quoted, is_reported, quoted
from tutor.llm.phrasing import Match, find, parse
from tutor.llm.polarity import asserts, cues
from tutor.llm.rejection import is_rejected, is_verdict
from tutor.llm.sentences import Sentence, is_little, words_of
from tutor.llm.sentences import read as read_anew
from tutor.llm.substance import has_substance
from tutor.llm.units import NUMBER, units

MOST_SENTENCES = 40
"""Who needs more to say a few key points says everything, in the hope that some of it fits."""

LEAST_ABOUT = 2
"""So many words of its sentences must be about the key point, where only the model sees it."""

LEAST_ON_SUBJECT = 0.4
"""Such a share of what its sentences say must be of the subject."""

MOST_PLACES = 5
"""What stands in more places of an answer points at none of them."""

read = lru_cache(maxsize=16)(read_anew)
"""Every check of one answer reads the same few texts; no more of them are kept."""


@dataclass(frozen=True)
class Piece:
    """The part of a quotation that lies in one sentence of the answer."""

    sentence: Sentence
    start: int
    end: int


def is_claimed(quote: str, answer: str, ask: str) -> bool:
    """Whether a quotation stands in the answer, as something that the learner claims.

    >>> [is_claimed(one, "I cut it into halves. Is it a half?", "And now?")
    ...  for one in ("cut it into halves", "cut into halves", "alves", "it a half")]
    [True, False, False, False]
    """
    sentences = read(answer)
    pieces = find_quote(quote, sentences)
    if not pieces or len(sentences) > MOST_SENTENCES:
        return False
    spans = quoted(answer)
    return any(has_substance(one.sentence, ask) for one in pieces) and all(
        _claims(one, sentences, spans) for one in pieces
    )


def is_about(quote: str, answer: str, ask: str, point: KeyPoint, prose: Prose) -> bool:
    """Whether a quotation says more than the question did, in a sentence about a key point.

    >>> point = KeyPoint("half", {"en": "it is cut in halves"}, {"en": ("halves|half",)})
    >>> [is_about(one, "Cut it in half. Eat it all.", "Cut it how?", point, Prose((point,)))
    ...  for one in ("in half", "Cut it", "Eat it all")]
    [True, False, False]
    """
    new = {word for word in _content(quote) if word not in words_of(ask)}
    vocabulary = aboutness.of_point(point) | aboutness.of_answers(prose)
    return bool(new) and bool(_told(quote, answer, ask) & vocabulary)


def is_beside(quote: str, other: str, answer: str) -> bool:
    """Whether two quotations stand in one sentence of an answer; little words must overlap.

    >>> [is_beside(one, "cut it", "I cut it in half. You eat.") for one in ("half", "it", "I")]
    [True, True, False]
    """
    sentences = read(answer)
    others = find_quote(other, sentences)
    return any(
        one.sentence is there.sentence
        and (bool(_content(quote)) or (one.start < there.end and there.start < one.end))
        for one in find_quote(quote, sentences)
        for there in others
    )


def speaks_for_itself(
    quote: str, answer: str, ask: str, point: KeyPoint, prose: Prose, subject: Subject
) -> bool:
    """Whether a quotation shows a key point to somebody who knows no accepted wording in it.

    `subject` is that of the concept. The answer may not be a model answer turned round.
    """
    vocabulary = aboutness.of_point(point) | aboutness.of_answers(prose)
    if len((_told(quote, answer, ask) & vocabulary) - subject.common) < LEAST_ABOUT:
        return False
    sentences = read(answer)
    pieces = find_quote(quote, sentences)
    models = models_of(prose, answer)
    if departs(sentences, models) or any(departs_here(one.sentence, models) for one in pieces):
        return False
    return (
        all(has_substance(one.sentence, ask) for one in pieces)
        and all(_keeps_to(one.sentence, answer, subject.words) for one in pieces)
        and not _is_denied(answer, point)
        and not any(_points_elsewhere(one, ask, point) for one in pieces)
    )


def find_quote(quote: str, sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """Where the words of a quotation stand in a row; nothing where they do not, or all over.

    >>> [(one.start, one.end) for one in find_quote("it, it", read("It. It is."))]
    [(0, 1), (0, 1)]
    """
    wanted = [word.text for one in read(quote) for word in one.words]
    there = [(one, place) for one in sentences for place in range(len(one.words))]
    texts = [sentence.words[place].text for sentence, place in there]
    length = len(wanted)
    starts = [
        start
        for start in range(len(texts) - length + 1)
        if wanted and texts[start : start + length] == wanted
    ]
    if len(starts) > MOST_PLACES:
        return ()
    return tuple(piece for start in starts for piece in _pieces(there[start : start + length]))


def _pieces(places: Sequence[tuple[Sentence, int]]) -> Iterator[Piece]:
    """Places of words in a row, by sentence."""
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at][1] == 0:
            sentence, start = places[first]
            yield Piece(sentence, start, places[at - 1][1] + 1)
            first = at


def _claims(
    piece: Piece, sentences: Sequence[Sentence], spans: tuple[tuple[int, int], ...]
) -> bool:
    """Whether the learner claims what was quoted: asks, denies, reports or takes back nothing."""
    sentence = piece.sentence
    inside = frozenset(range(piece.start, piece.end))
    behind = sentences[_place(sentence, sentences) + 1 :]
    return (
        asserts(sentence, Match(piece.start, piece.end, inside))
        and not is_rejected(sentence)
        and not is_reported(sentence)
        and not is_quoted(sentence, spans)
        and not any(is_verdict(one) for one in behind)
    )


def _place(sentence: Sentence, sentences: Sequence[Sentence]) -> int:
    """Where a sentence stands; the same words twice are two sentences."""
    return next(place for place, one in enumerate(sentences) if one is sentence)


def _content(quote: str) -> list[str]:
    """The words of a quotation that say something; a single letter does not."""
    return [
        word.text
        for sentence in read(quote)
        for word in sentence.words
        if not is_little(word)
        and (len(word.text) > 1 or not word.text.isascii() or word.text.isdigit())
    ]


def _told(quote: str, answer: str, ask: str) -> frozenset[str]:
    """What the sentences of a quotation say that the question did not."""
    texts = {_text(one.sentence, answer) for one in find_quote(quote, read(answer))}
    said = frozenset[str]().union(*(aboutness.told(one) for one in texts))
    return said - aboutness.stock(ask)


def _text(sentence: Sentence, answer: str) -> str:
    return answer[sentence.words[0].start : sentence.words[-1].end]


def _keeps_to(sentence: Sentence, answer: str, words: frozenset[str]) -> bool:
    """Whether enough of a sentence is of the subject."""
    said = aboutness.stock(_text(sentence, answer))
    return len(said & words) >= LEAST_ON_SUBJECT * len(said)


def _is_denied(answer: str, point: KeyPoint) -> bool:
    """Whether the answer has an accepted wording of a key point only where it denies it."""
    found = [
        asserts(sentence, match)
        for several in point.say.values()
        for wording in several
        for sentence in read(answer)
        for match in find(parse(wording), sentence)
    ]
    return bool(found) and not any(found)


def _points_elsewhere(piece: Piece, ask: str, point: KeyPoint) -> bool:
    """Whether what was quoted denies, counts or points otherwise than the author's own words."""
    authors = [
        sentence
        for several in (point.point.values(), *point.say.values())
        for text in several
        for sentence in read_anew(text.replace("|", " ").replace("*", ""))
    ]
    words = piece.sentence.words[piece.start : piece.end]
    if cues(words) and not any(cues(one.words) for one in authors):
        return True
    here = _ways([Sentence(words, frozenset(), frozenset(), is_question=False)])
    there = _ways(authors)
    scales = {scale for scale, _ in there}
    return any(one[0] in scales for one in here - there - _ways(read_anew(ask)))


def _ways(sentences: Iterable[Sentence]) -> frozenset[tuple[str, str]]:
    """The numbers that sentences name, and the sides of opposites that they take."""
    return frozenset(
        (one.scale, one.text if one.scale == NUMBER else str(-one.side * (2 * one.is_denied - 1)))
        for sentence in sentences
        for one in units(sentence)
        if one.scale
    )
