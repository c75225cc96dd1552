"""`tutor ask`: a question about the subject, looked up in the course and the facts behind it.

Knows how an answer, passages and their citations are printed. What is found is the library's
business; how a model words it, and what of that may go out, is the judge's.
"""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console

from tutor.cli.options import UsageError, known_language
from tutor.core.messages import Answered, AskAnswer
from tutor.faces.terminal import MAX_WIDTH, styled
from tutor.faces.wrapping import wrap
from tutor.library import Passage, language_of
from tutor.wiring import Tutor, assemble

MOST_CHARACTERS = 4000


def run(
    question: str,
    course: str | None,
    learner: str,
    lang: str | None,
    as_json: bool,
    is_offline: bool,
) -> int:
    """Print an answer, or the passages that give it, or that the sources do not hold it; 0 always.

    `learner` is whose budget a model's answer is counted against.
    """
    if not question.strip() or len(question) > MOST_CHARACTERS:
        raise UsageError(
            f"found a question of {len(question.strip())} characters; expected 1 to "
            f'{MOST_CHARACTERS}, such as: tutor ask "What does softmax do?"'
        )
    tutor = assemble(course, is_offline=is_offline)
    languages = tutor.course.languages
    lang = known_language(lang or language_of(question, languages), languages)
    passages = find(tutor, question, lang)
    text = ""
    if passages and tutor.model is not None:
        try:
            answered = asyncio.run(word(tutor, learner, question, lang))
        finally:
            tutor.store.close()
        cited = {one.id for one in answered.passages}
        passages = tuple(one for one in passages if one.id in cited)
        text = answered.text
    if as_json:
        found = _document(tutor, question, lang, text, passages)
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        show(tutor, lang, text, passages)
    return 0


async def word(tutor: Tutor, learner: str, question: str, lang: str) -> Answered:
    """The answer in the model's words, with the passages that it cites, or else the passages."""
    try:
        request = AskAnswer(0, lang, question)
        return await tutor.judge.answer(tutor.enrolment(learner), request)
    finally:
        await tutor.aclose()


def find(tutor: Tutor, question: str, lang: str) -> tuple[Passage, ...]:
    """The passages of the tutor's course and its facts that answer; none when they do not."""
    return tutor.library.find(question, lang)


def show(tutor: Tutor, lang: str, text: str, passages: tuple[Passage, ...]) -> None:
    """Print an answer and its citations, or whole passages with theirs.

    Wrapped on a terminal, whole lines in a pipe.
    """
    console = Console(highlight=False, markup=False, soft_wrap=True)
    width = min(MAX_WIDTH, console.width)
    head = "ask_found" if passages else "ask_unknown"
    blocks = [text or tutor.words.say(lang, head)]
    citations = ["\n".join(_lines(tutor, lang, one, is_whole=not text)) for one in passages]
    blocks += ["\n".join(citations)] if text else citations
    for number, block in enumerate(blocks):
        if number:
            console.print()
        shown = styled(block)
        for line in wrap(shown, width) if console.is_terminal else [shown]:
            console.print(line)


def _lines(tutor: Tutor, lang: str, passage: Passage, is_whole: bool) -> Iterator[str]:
    say = tutor.words.say
    if is_whole:
        yield passage.text
    if passage.concept is None:
        values = {"id": passage.id, "owner": passage.owner, "date": passage.date}
        yield say(lang, "ask_fact", {**values, "title": passage.title})
    else:
        yield say(lang, "ask_step", {"id": passage.id, "title": passage.title})
        if facts := _facts(tutor, passage):
            yield say(lang, "ask_rests", {"facts": say(lang, "comma").join(facts)})
    if passage.doubt:
        yield say(lang, "ask_doubt", {"doubt": passage.doubt})


def _facts(tutor: Tutor, passage: Passage) -> tuple[str, ...]:
    """The ids of the facts that a passage of the course rests on."""
    return tutor.course.by_id[passage.concept].sources if passage.concept is not None else ()


def _document(
    tutor: Tutor, question: str, lang: str, text: str, passages: tuple[Passage, ...]
) -> dict[str, object]:
    found = [
        {**asdict(one), "score": round(one.score, 3), "facts": list(_facts(tutor, one))}
        for one in passages
    ]
    head = {"question": question, "lang": lang, "is_known": bool(passages)}
    return {**head, "answer": text or None, "passages": found}
