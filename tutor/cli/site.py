"""`tutor course site`: the course as web pages in a folder.

Knows where files go. What stands on the pages is in `tutor.faces.site`.
"""

from pathlib import Path

from rich.progress import track

from tutor.cli.options import UsageError
from tutor.content.facts import facts_folder, load_facts
from tutor.content.load import load_course
from tutor.content.problem import shown
from tutor.content.wording import load_wordings
from tutor.faces.site import pages
from tutor.faces.words import Words
from tutor.wiring import course_folder, shipped

MARK = "ramp.tutor"
"""A file in a folder that was written by this command, and so may be written again."""


def run(course_name: str, out: Path) -> int:
    """Write every page below `out`; a folder that holds something else is left alone."""
    folder = course_folder(course_name)
    course = load_course(folder)
    _free(out)
    facts = facts_folder(folder)
    words = Words(load_wordings(shipped() / "prompts"))
    made = pages(course, load_facts(facts) if facts is not None else (), words)
    total = 2 + len(course.languages) * (1 + len(course.concepts))
    for name, content in track(made, "Writing pages", total=total, transient=True):
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    (out / MARK).write_text(f"{course.id} {course.version}\n", encoding="utf-8")
    print(f"{total} files; open {shown(out / 'index.html')} in a browser")
    return 0


def _free(out: Path) -> None:
    if out.is_file():
        raise UsageError(f"{out}: found a file; expected a folder, or a name for a new one")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise UsageError(
            f"{out}: found a folder with other things in it; expected an empty or new one, "
            "so that nothing is overwritten; choose another name"
        )
