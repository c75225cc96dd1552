"""`tutor cheatsheet`: a summary of a course in the learner's own words, and what it leaves out.

Knows the conversation: every concept that the learner has met is asked for once, from memory. What
is missing are key points that the judge without a model does not find; it may overlook one, so it
asks and never marks. Each entry is kept at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tutor.cli.learn import own_language
from tutor.cli.options import UsageError, known_language
from tutor.cli.reasons import plain
from tutor.content.cheatsheet import Sheet, read_sheet, write_sheet
from tutor.core.course import Concept, Prose
from tutor.core.learner import Learner
from tutor.core.messages import Value
from tutor.faces.words import Words
from tutor.llm.offline import find_points
from tutor.wiring import Tutor, assemble

LEAVE = "/stop"
"""Typed instead of an entry: the rest another time."""


@dataclass
class _Desk:
    """The sheet that is being written, and where."""

    tutor: Tutor
    sheet: Sheet
    file: Path
    console: Console

    def say(self, key: str, **values: Value) -> str:
        """Words of the tutor's, in the sheet's language."""
        words: Words = self.tutor.words
        return words.say(self.sheet.lang, f"sheet_{key}", values)

    def show(self, key: str, style: str = "", **values: Value) -> None:
        """Print words of the tutor's."""
        self.console.print(self.say(key, **values), style=style, markup=False)

    def keep(self, concept: str, text: str) -> None:
        """Write one entry into the file."""
        self.sheet = self.sheet.with_entry(concept, text)
        write_sheet(self.file, self.sheet)


def run(
    course: str | None, name: str, out: Path | None, lang: str | None, is_all: bool, is_check: bool
) -> int:
    """Write and check the sheet; 1 with `is_check` while something is missing."""
    tutor = assemble(course, is_offline=True)
    learner = tutor.store.load(tutor.enrolment(name))
    spoken = (learner.lang if learner else None) or own_language(
        tutor.settings.lang, tutor.course.languages
    )
    lang = known_language(lang or spoken, tutor.course.languages)
    file = out or Path(f"cheatsheet-{tutor.course.id}.md")
    if file.suffix != ".md":
        raise UsageError(f"--out {file}: expected a file that ends in .md; the PDF goes beside it")
    desk = _Desk(tutor, read_sheet(file, tutor.course, lang), file, Console(highlight=False))
    met = {
        one
        for one in tutor.course.by_id
        if is_all or one in desk.sheet.entries or (learner and _has_met(learner, one))
    }
    tutor.store.close()
    if not met:
        desk.show("nothing_met")
        return 1
    concepts = [one for one in tutor.course.concepts if one.id in met]
    if not is_check:
        try:
            _write(desk, concepts)
        except (EOFError, KeyboardInterrupt):
            desk.console.print()
    missing = _missing_at_all(desk, concepts)
    _export(desk)
    return 1 if is_check and missing else 0


def _has_met(learner: Learner, concept: str) -> bool:
    """Whether it was taught here, or known before."""
    standing = learner.standing(concept)
    return standing.is_met or standing.known_on is not None


def _write(desk: _Desk, concepts: list[Concept]) -> None:
    """Ask for each concept until the learner stops; raises EOFError when nobody is there."""
    desk.show("head", file=str(desk.file), stop=LEAVE)
    for place, concept in enumerate(concepts, 1):
        title = desk.sheet.title(concept.id)
        desk.console.print()
        desk.console.print(f"{place}/{len(concepts)}  {title}", style="bold", markup=False)
        before = desk.sheet.entries.get(concept.id)
        if before:
            desk.console.print(f"  {before}", style="dim", markup=False)
        text = _typed(desk.say("keep") if before else desk.say("write"))
        if text == LEAVE:
            return
        if not text:
            continue
        desk.keep(concept.id, text)
        missing = list(_missing(desk, concept))
        for line in missing:
            desk.console.print(f"  ? {line}", style="yellow", markup=False)
        if missing:
            more = _typed(desk.say("more"))
            if more == LEAVE:
                return
            if more:
                desk.keep(concept.id, f"{text}\n{more}")


def _typed(question: str) -> str:
    """A line of the learner's; raises EOFError at the end of the input."""
    import readline  # noqa: F401  gives input() line editing

    print(question)
    return input("> ").strip()


def _missing(desk: _Desk, concept: Concept) -> Iterator[str]:
    """What an entry does not say of the concept's key points, without saying it."""
    item, lang = concept.explain.item, desk.sheet.lang
    assert isinstance(item.task, Prose), "an explanation is in the learner's own words"
    text = desk.sheet.entries.get(concept.id, "")
    found = {one.point: one for one in find_points(item.task, lang, text, item.ask.get(lang, ""))}
    for point in item.task.key_points:
        finding = found[point.id].finding
        if finding == "contradicted":
            yield desk.say("look_again", quote=found[point.id].quote)
        elif finding == "not_seen":
            words = (point.missing or {}).get(lang)
            yield plain(words) if words else desk.say("something")


def _missing_at_all(desk: _Desk, concepts: list[Concept]) -> int:
    """Print what is missing in the whole sheet; how much that is."""
    empty = [one for one in concepts if one.id not in desk.sheet.entries]
    thin = [(one, list(_missing(desk, one))) for one in concepts if one not in empty]
    thin = [(one, lines) for one, lines in thin if lines]
    desk.console.print()
    if not empty and not thin:
        desk.show("complete")
    for one, lines in thin:
        desk.console.print(desk.sheet.title(one.id), style="bold", markup=False)
        for line in lines:
            desk.console.print(f"  ? {line}", markup=False)
    if empty:
        titles = desk.tutor.words.say(desk.sheet.lang, "comma", {}).join(
            desk.sheet.title(one.id) for one in empty
        )
        desk.show("empty", titles=titles)
    if thin:
        desk.show("doubt", style="dim")
    return len(empty) + len(thin)


def _export(desk: _Desk) -> None:
    """Write the PDF beside the Markdown, and say where both are."""
    if not desk.sheet.entries:
        return
    from tutor.content.onepage import to_pdf  # slow to load

    pdf, pages = to_pdf(desk.sheet)
    file = desk.file.with_suffix(".pdf")
    try:
        file.write_bytes(pdf)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror})") from error
    desk.show("written", markdown=str(desk.file), pdf=str(file))
    if pages > 1:
        desk.show("too_long", pages=pages)
