"""`tutor course stats`: what learners do with a course, counted for the teacher who wrote it.

Knows what is printed; the counts come from `tutor.core.tally`. Nobody's name is in them.
"""

import json
from dataclasses import asdict
from datetime import datetime

from rich.console import Console
from rich.table import Table

from tutor.cli import crowd
from tutor.cli.options import known_language
from tutor.core.discrimination import FEWEST
from tutor.core.tally import AWAY, ItemTally, Share, Tally, tally
from tutor.wiring import assemble

FEW_LEARNERS = 10
"""Below so many learners the shares are said to mean little."""

OFTEN = 0.1
"""A wrong option is shown when at least this share chose it, and two learners did."""


def run(course: str, lang: str | None, as_json: bool, now: datetime | None) -> int:
    """Print the counts of a course, as tables or as one JSON document."""
    tutor = assemble(course, now)
    lang = known_language(lang or tutor.course.languages[0], tutor.course.languages)
    answers = crowd.answers(tutor.store, tutor.course.id)
    present = crowd.presences(tutor.store, tutor.course)
    found = tally(tutor.course, answers, present, tutor.clock().date(), lang)
    if as_json:
        document = {"course": tutor.course.id, "needed": FEWEST, **asdict(found)}
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False)
    _head(console, tutor.course.id, found)
    if found.answers:
        console.print(_concepts(found))
        console.print(_items(found))
        _wrong(console, found)
        _weak(console, found)
    return 0


def _head(console: Console, course: str, found: Tally) -> None:
    console.print(
        f"{course}. Learners: {found.begun} began, {found.finished} finished, "
        f"{found.active} seen in the last {AWAY.days} days, {found.stopped} stopped "
        f"({found.stopped_in_placement} of them in the placement). Answers: {found.answers}."
    )
    if not found.answers:
        console.print("No answers yet: nothing to count.")
    elif found.begun < FEW_LEARNERS:
        console.print(f"Fewer than {FEW_LEARNERS} learners: too little data to conclude much.")


def _concepts(found: Tally) -> Table:
    table = Table(title="\nConcepts", title_justify="left", box=None)
    table.add_column("")
    for column in ("met", "know", "stuck", "stopped", "tries", "alone", "helped"):
        table.add_column(column, justify="right")
    for one in found.concepts:
        table.add_row(
            one.concept,
            *(str(count or "–") for count in (one.met, one.know, one.stuck, one.stopped)),
            "–" if one.tries is None else f"{one.tries:g}",
            _share(one.alone),
            _share(one.helped),
        )
    table.caption = (
        "met: taught it; stuck: 5 tries in a row without a right one alone; tries: median in "
        "practice; alone, helped: right of all answers without and with help"
    )
    table.caption_justify = "left"
    return table


def _items(found: Tally) -> Table:
    table = Table(title="\nItems", title_justify="left", box=None)
    table.add_column("")
    for column in ("right at first", "no idea", "helped", "unsure", "rest"):
        table.add_column(column, justify="right")
    for one in found.items:
        if one.first.of or one.unsure or (one.helped is not None and one.helped.of):
            table.add_row(
                one.item,
                _share(one.first),
                str(one.no_idea or "–"),
                "–" if one.helped is None else _share(one.helped),
                str(one.unsure or "–"),
                _rest(one),
            )
    table.caption = (
        "right at first: first replies without help; helped: tries after a hint, a wrong try or "
        "the answer; unsure: answers that no grader could decide; rest: how right answers go with "
        f"the learner's other answers, -1 to 1, from {FEWEST} replies on"
    )
    table.caption_justify = "left"
    return table


def _share(one: Share) -> str:
    return f"{one.right}/{one.of} {one.right / one.of:4.0%}" if one.of else "–"


def _rest(one: ItemTally) -> str:
    if one.goes_with_rest is None:
        return "–"
    return f"{one.goes_with_rest + 0:.2f}{' !' if one.is_weak else ''}"


def _wrong(console: Console, found: Tally) -> None:
    lines = [
        f"  {item.item}: {one.share:.0%} ({one.chosen}) chose “{one.text}”"
        + (f", misconception {one.misconception}" if one.misconception else "")
        for item in found.items
        for one in item.wrong
        if one.share >= OFTEN and one.chosen > 1
    ]
    if lines:
        console.print("Wrong options that are chosen at the first try:")
        for line in lines:
            console.print(line, markup=False)


def _weak(console: Console, found: Tally) -> None:
    weak = [one.item for one in found.items if one.is_weak]
    judged = sum(one.goes_with_rest is not None for one in found.items)
    if weak:
        console.print(
            f"Items that do not go with the rest (!): {', '.join(weak)}. Check the key, whether "
            "the question can be read in two ways, and whether it can be guessed."
        )
    elif not judged:
        console.print(
            f"Too little data to say which items go with the rest: none has {FEWEST} replies of "
            "learners who also answered others."
        )
