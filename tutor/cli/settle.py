"""`tutor course settle`: a teacher says of one answer that it is right or wrong.

Knows the file that it is kept in and how that is written so that nothing gets lost; what the file
may hold is for `tutor.content.settled`.
"""

from datetime import datetime
from pathlib import Path

from tutor.cli.items import item_of
from tutor.cli.options import UsageError, known_language
from tutor.content.load import ContentError, read_draft
from tutor.content.problem import Problem, quoted, shown
from tutor.content.rules import settled as rule
from tutor.content.rules.judge import Judging
from tutor.content.settled import (
    SETTLED_FILE,
    Settled,
    Settlements,
    Verdict,
    key_of,
    read_settled,
    settled_text,
    with_settled,
)
from tutor.core.classify import clean
from tutor.core.course import Course, Prose
from tutor.core.errors import TutorError
from tutor.library import language_of
from tutor.llm.doubts import doubts
from tutor.llm.offline import find_points
from tutor.wiring import assemble, course_folder


class NotSettled(TutorError):
    """What is to be undone was never settled."""


def run(
    course: str, item: str, answer: str, is_: str | None, lang: str | None, is_undone: bool,
    now: datetime | None,
) -> int:  # fmt: skip
    """Settle an answer, or undo it; 1 when there is nothing to undo."""
    tutor = assemble(course, now)
    text = answer_to(tutor.course, item, answer)
    folder = course_folder(tutor.course_name)
    if is_undone:
        if is_ is not None:
            raise UsageError(f"found both {is_!r} and --undo; expected one of them")
        undo(folder, item, text)
        print(f"No longer settled: {item} {quoted(text)}.")
        return 0
    languages = tutor.course.languages
    lang = known_language(lang or language_of(text, languages), languages)
    one = Settled(item, lang, text, _verdict(is_), tutor.clock().date())
    file = settle(folder, one)
    print(f"Settled as {one.verdict}: {item} {quoted(text)}. Written: {shown(file)}.")
    for problem in _tried(folder, one):
        print(problem)
    return 0


def answer_to(course: Course, reference: str, answer: str) -> str:
    """The answer as it is kept; UsageError when it is none, or the item is graded exactly."""
    item = item_of(course, reference)
    if not isinstance(item.task, Prose):
        raise UsageError(
            f"{reference}: found an item of kind {item.kind}, which is graded exactly; expected "
            "one that is answered in the learner's own words; see: tutor grade"
        )
    text = clean(answer)
    if not text:
        raise UsageError('found an empty answer; expected what a learner wrote, in "quotes"')
    return text


def _verdict(word: str | None) -> Verdict:
    match word:
        case "right" | "wrong":
            return word
        case None:
            raise UsageError("found no verdict; expected right or wrong behind the answer")
        case _:
            raise UsageError(f"found the verdict {word!r}; expected right or wrong")


def read(folder: Path) -> Settlements:
    """What is settled in a course; raises ContentError when the file has mistakes."""
    settled = read_settled(folder)
    if settled.problems:
        raise ContentError(settled.problems, folder)
    return settled


def settle(folder: Path, one: Settled) -> Path:
    """Keep one answer in the file of a course, in the place of its former self if it has one."""
    return _write(folder, with_settled(read(folder).answers, one))


def undo(folder: Path, item: str, answer: str) -> None:
    """Take one answer out of the file; the file goes with its last answer."""
    answers = read(folder).answers
    kept = tuple(one for one in answers if one.key != key_of(item, answer))
    if kept == answers:
        raise NotSettled(
            f"{shown(folder / SETTLED_FILE)}: found no answer {quoted(answer)} to {item}; "
            "nothing was changed; the file has all that are settled"
        )
    _write(folder, kept)


def _write(folder: Path, answers: tuple[Settled, ...]) -> Path:
    """Write the file as a whole and only then put it in place, so that no crash leaves a half."""
    file = folder / SETTLED_FILE
    fresh = file.with_name(f"{SETTLED_FILE}.new")
    try:
        if answers:
            fresh.write_text(settled_text(answers), encoding="utf-8")
            fresh.replace(file)
        else:
            file.unlink()
    except OSError as error:
        raise UsageError(
            f"{shown(file)}: cannot be written ({error.strerror}); "
            "copy the course to a folder that you may write to, and name that"
        ) from None
    return file


def _tried(folder: Path, one: Settled) -> list[Problem]:
    """What lint will say of one settled answer."""
    settled = read(folder)
    line = next(
        line
        for other, line in zip(settled.answers, settled.lines, strict=True)
        if other.key == one.key
    )
    draft, _ = read_draft(folder)
    single = Settlements(settled.file, (one,), (line,))
    return rule.check(draft, single, Judging(find_points, doubts))
