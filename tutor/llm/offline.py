"""The judge that needs no model: key points found by the phrasings that the course's authors wrote.

Knows phrasings, polarity, rejection and substance. It abstains often: a key point that
is not clearly said, or clearly contradicted, was `not_seen`. It never certifies; the core gives its
findings little weight.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tutor.core.course import Course, KeyPoint, Phrasings, Prose
from tutor.core.messages import (
    Answered,
    AskAnswer,
    AskJudge,
    AskNotes,
    AskReading,
    Distilled,
    Judged,
    PointFinding,
    Read,
)
from tutor.llm.answering import look_up
from tutor.llm.copies import departs, departs_here, models_of
from tutor.llm.hearsay import is_beside_the_point, is_quoted, is_reported, quoted
from tutor.llm.phrasing import find, parse
from tutor.llm.polarity import asserts
from tutor.llm.reading import read_claims
from tutor.llm.rejection import is_rejected, is_verdict
from tutor.llm.sentences import Sentence, read, words_of
from tutor.llm.substance import has_substance
from tutor.ports import Enrolment, JudgeError, Library

MOST_SENTENCES = 40
"""Who needs more to say a few key points says everything, in the hope that some of it fits."""


class OfflineJudge:
    """A `Judge` that works without a network; without a library it knows no answers."""

    def __init__(self, course: Course, library: Library | None = None) -> None:
        self._course = course
        self._library = library

    async def judge(self, who: Enrolment, request: AskJudge) -> Judged:
        """What was found per key point; raises JudgeError for an item without key points."""
        try:
            item = self._course.item(request.item)
        except KeyError:
            raise JudgeError(
                f"{request.item}: the course {self._course.id} has no such item; "
                "was it renamed without an entry in `was`?"
            ) from None
        if not isinstance(item.task, Prose):
            raise JudgeError(f"{request.item}: a {item.kind} item has no key points to judge by")
        ask = item.ask.get(request.lang, "")
        points = find_points(item.task, request.lang, request.answer, ask)
        return Judged(request.call, points, "keypoints")

    async def read(self, who: Enrolment, request: AskReading) -> Read:
        """What the learner says of single concepts, by the course's own terms."""
        return Read(request.call, read_claims(self._course, request.text))

    async def answer(self, who: Enrolment, request: AskAnswer) -> Answered:
        """The passages of the sources that answer a question best."""
        return look_up(self._course, self._library, request)

    async def look_back(self, who: Enrolment, request: AskNotes) -> Distilled:
        """Nothing beyond what the answers say by themselves."""
        return Distilled(request.call, ())


def accepts(prose: Prose, lang: str, answer: str, ask: str = "") -> bool:
    """Whether every key point is shown; what the course lint demands of each model answer.

    >>> point = KeyPoint("half", {"en": "halve it"}, {"en": ("divide* two|2", "half")})
    >>> accepts(Prose((point,)), "en", "You divide it by two.")
    True
    """
    points = find_points(prose, lang, answer, ask)
    return bool(points) and all(point.finding == "shown" for point in points)


def find_points(prose: Prose, lang: str, answer: str, ask: str = "") -> tuple[PointFinding, ...]:
    """What the answer says about each key point, in the order of the key points.

    `ask` is the question as the learner saw it; words that only repeat it show nothing. Phrasings
    of every language count, since a learner may answer in another one than asked. An answer of more
    than MOST_SENTENCES sentences is not judged.
    """
    sentences = read(answer)
    if len(sentences) > MOST_SENTENCES:
        return tuple(PointFinding(point.id, "not_seen") for point in prose.key_points)
    models = models_of(prose, answer)
    claims = () if departs(sentences, models) else _claims(answer, sentences, ask)
    claims = [one for one in claims if not departs_here(one, models)]
    known = _known_words(prose, ask)
    return tuple(_find_point(point, lang, answer, claims, known) for point in prose.key_points)


def _claims(answer: str, sentences: Sequence[Sentence], ask: str) -> Sequence[Sentence]:
    """The sentences that the learner says and means, as far as one can see."""
    spans = quoted(answer)
    return [
        one
        for one in _unrejected(sentences)
        if has_substance(one, ask)
        and not is_beside_the_point(one)
        and not is_reported(one)
        and not is_quoted(one, spans)
    ]


def _unrejected(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences that neither themselves nor a later one calls false."""
    verdicts = [place for place, sentence in enumerate(sentences) if is_verdict(sentence)]
    first = verdicts[-1] + 1 if verdicts else 0
    return [one for one in sentences[first:] if not is_rejected(one)]


def _find_point(
    point: KeyPoint, lang: str, answer: str, claims: Sequence[Sentence], known: frozenset[str]
) -> PointFinding:
    against = _quote(_in_every_language(point.contradict, lang), answer, claims, known)
    if against is not None:
        return PointFinding(point.id, "contradicted", against)
    shown = _quote(_in_every_language(point.say, lang), answer, claims, known)
    if shown is not None:
        return PointFinding(point.id, "shown", shown)
    return PointFinding(point.id, "not_seen")


def _quote(
    phrasings: Iterable[str],
    answer: str,
    claims: Sequence[Sentence],
    known: frozenset[str],
) -> str | None:
    """The answer's own words that assert one of the phrasings, or None."""
    for text in phrasings:
        for sentence in claims:
            for match in find(parse(text, is_wide=True), sentence, known):
                if asserts(sentence, match):
                    first, last = sentence.words[match.start], sentence.words[match.end - 1]
                    return answer[first.start : last.end]
    return None


def _in_every_language(phrasings: Phrasings, lang: str) -> tuple[str, ...]:
    others = (texts for other, texts in phrasings.items() if other != lang)
    return (*phrasings.get(lang, ()), *(text for texts in others for text in texts))


@lru_cache(maxsize=512)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word for part in text.split() for word in words_of(part.replace("|", " ")))


def _known_words(prose: Prose, ask: str) -> frozenset[str]:
    texts = (
        text
        for point in prose.key_points
        for phrasings in (point.say, point.contradict)
        for several in phrasings.values()
        for text in several
    )
    return frozenset(words_of(ask)).union(*(_vocabulary(text) for text in texts))
