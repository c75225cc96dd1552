"""Why the offline judge saw nothing in a sentence, in words for somebody who writes a course.

Knows the judge's rules by name: no question, no list, no echo of the question, no denial. Judges
nothing itself; that is for `tutor.llm.offline`.
"""

from collections.abc import Iterator

from tutor.core.course import Prose
from tutor.llm.offline import MOST_SENTENCES
from tutor.llm.phrasing import find, parse
from tutor.llm.polarity import asserts
from tutor.llm.rejection import is_rejected, is_verdict
from tutor.llm.sentences import Sentence, read
from tutor.llm.substance import has_substance

_LONGEST_QUOTE = 60


def doubts(prose: Prose, lang: str, answer: str, ask: str) -> tuple[str, ...]:
    """One remark about each sentence that could show nothing, or would say it but denies it.

    >>> doubts(Prose(()), "en", "It is gas. Is it gas?", "")
    ('"Is it gas" is a question',)
    """
    sentences = read(answer)
    if len(sentences) > MOST_SENTENCES:
        return (
            f"it has {len(sentences)} sentences, and more than {MOST_SENTENCES} are not judged",
        )
    found: list[str] = []
    for place, sentence in enumerate(sentences):
        words = _quote(answer, sentence)
        if place > 0 and is_verdict(sentence):
            found.append(f"{words} takes back what stands before it")
        elif remark := _remark(sentence, ask):
            found.append(f"{words} {remark}")
        else:
            found += (f"{words} {denied}" for denied in _denials(prose, lang, sentence))
    return tuple(dict.fromkeys(found))


def _remark(sentence: Sentence, ask: str) -> str | None:
    if is_rejected(sentence):
        return "calls a claim false or doubtful"
    if sentence.is_question:
        return "is a question"
    if not has_substance(sentence):
        return "is a bare list of words, or no whole sentence"
    if not has_substance(sentence, ask):
        return "only repeats the question"
    return None


def _denials(prose: Prose, lang: str, sentence: Sentence) -> Iterator[str]:
    for point in prose.key_points:
        fitting = {
            text: [asserts(sentence, match) for match in find(parse(text, is_wide=True), sentence)]
            for text in point.say.get(lang, ())
        }
        if not any(any(some) for some in fitting.values()):
            for text in (text for text, some in fitting.items() if some):
                yield f'denies "{text}" of `{point.id}`'


def _quote(answer: str, sentence: Sentence) -> str:
    words = " ".join(answer[sentence.words[0].start : sentence.words[-1].end].split())
    return f'"{words}"' if len(words) <= _LONGEST_QUOTE else f'"{words[:_LONGEST_QUOTE].rstrip()}…"'
