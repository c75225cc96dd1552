"""`tutor grade`: how one answer to one item would be graded, and why; for teachers.

Knows what is printed. The verdict is the engine's (`verdict`), the reasons are those of the kind
of item (`reasons`); nothing is kept.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console

from tutor.cli.items import item_of
from tutor.cli.options import known_language
from tutor.cli.reasons import Case, plain, reasons, sentences, shown
from tutor.cli.verdict import Verdict, decide
from tutor.core.course import Prose
from tutor.core.messages import Finding, Grader, PointFinding, Sort
from tutor.core.scene import LETTERS
from tutor.library import language_of
from tutor.ports import Enrolment
from tutor.wiring import Tutor, assemble

NOBODY = ""
"""The learner whose answer a teacher tries."""

SORTS: dict[Sort, str] = {
    "answer": "an answer",
    "question": "a question: it is replied to, and the item is asked again",
    "no_idea": '"I don\'t know"',
    "smalltalk": "small talk",
    "command": "a command",
    "attack": "an order to the grader",
    "empty": "nothing that can be read",
}
GRADERS: dict[Grader, str] = {
    "exact": "exactly",
    "number": "as a number",
    "keypoints": "by the phrasings of the key points",
    "model": "by the language model, whose quotations were checked",
    "self": "by the learner",
    "ramp": "from other concepts",
}
FINDINGS: dict[Finding, str] = {
    "shown": "shown:       ",
    "contradicted": "contradicted:",
    "not_seen": "not seen:    ",
}


def run(
    reference: str,
    answer: str,
    course: str | None,
    lang: str | None,
    as_json: bool,
    is_explained: bool,
    is_offline: bool,
) -> int:
    """Print the verdict; 0 whatever it is. Raises UsageError for an unknown item or language."""
    tutor = assemble(course, is_offline=is_offline)
    item_of(tutor.course, reference)
    text = sys.stdin.buffer.read().decode(errors="replace") if answer == "-" else answer
    languages = tutor.course.languages
    lang = known_language(lang or language_of(text, languages), languages)
    case = Case.of(tutor.course, reference, lang)
    verdict = asyncio.run(_decided(tutor, case, text))
    if as_json:
        print(json.dumps(_document(tutor, case, verdict), ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for line in _lines(tutor, case, verdict, is_explained):
        console.print(line)
    return 0


async def _decided(tutor: Tutor, case: Case, text: str) -> Verdict:
    who = Enrolment(NOBODY, tutor.course.id)
    asked = (case.reference, case.lang)
    try:
        return await decide(tutor.engine, tutor.judge, who, asked, text, tutor.clock())
    finally:
        await tutor.aclose()


def _document(tutor: Tutor, case: Case, verdict: Verdict) -> dict[str, object]:
    return {
        "course": tutor.course.id,
        "item": case.reference,
        "kind": case.item.kind,
        "lang": case.lang,
        "question": plain(case.text(case.item.ask)),
        "answer": verdict.text,
        "message": verdict.message,
        "outcome": verdict.outcome,
        "credit": verdict.credit,
        "grader": verdict.grader,
        "key_points": [
            {"id": one.point, "point": words, "finding": one.finding, "quote": one.quote}
            for one, words in _points(case, verdict)
        ],
        "why": asdict(reasons(case, verdict)),
        "next": _heard(tutor, case, verdict),
        "is_left_to_check": verdict.is_check,
    }


def _points(case: Case, verdict: Verdict) -> Iterator[tuple[PointFinding, str]]:
    """What was found about each key point, and the key point in words."""
    task = case.item.task
    if isinstance(task, Prose):
        found = {one.point: one for one in verdict.points}
        for point in task.key_points:
            if point.id in found:
                yield found[point.id], plain(case.text(point.point))


def _heard(tutor: Tutor, case: Case, verdict: Verdict) -> list[str]:
    return [plain(tutor.words.render(case.lang, one)) for one in verdict.heard]


def _lines(tutor: Tutor, case: Case, verdict: Verdict, is_explained: bool) -> Iterator[str]:
    yield f"{case.reference} ({case.item.kind}, {case.lang})"
    yield f"Question: {plain(case.text(case.item.ask))}"
    yield from (f"  {letter}) {text}" for letter, text in zip(LETTERS, shown(case), strict=False))
    yield f"Answer: {verdict.text}"
    yield f"Taken as {SORTS[verdict.message]}."
    yield _sentence(verdict)
    points = list(_points(case, verdict))
    if points:
        yield "\nKey points:"
    for one, words in points:
        quote = f" “{one.quote}”" if one.quote else ""
        yield f"  {FINDINGS[one.finding]} {one.point}: {words}{quote}"
    if is_explained:
        yield from _explained(tutor, case, verdict)


def _sentence(verdict: Verdict) -> str:
    """The verdict in one sentence."""
    if verdict.trouble:
        return f"Verdict: unsure, no credit moves: the judge gave no reply ({verdict.trouble})."
    if verdict.message != "answer":
        return "Verdict: none, it is no answer."
    if verdict.outcome == "not_an_answer" or verdict.grader is None:
        return "Verdict: none, it names no answer of the kind that is asked for."
    how = f"graded {GRADERS[verdict.grader]}"
    if verdict.outcome == "unsure":
        return f"Verdict: unsure, no credit moves, {how}."
    return f"Verdict: {verdict.outcome}, credit {verdict.credit:.3g}, {how}."


def _explained(tutor: Tutor, case: Case, verdict: Verdict) -> Iterator[str]:
    why = list(sentences(case, verdict)) if verdict.message == "answer" else []
    if why:
        yield "\nWhy:"
    yield from (f"  {line}" for line in why)
    heard = _heard(tutor, case, verdict)
    if heard or verdict.is_check:
        yield "\nThe learner then hears:"
    for text in heard:
        yield from (f"  {line}" for line in text.split("\n"))
    if verdict.is_check:
        yield "  (and is left to compare the answer with the key points)"
