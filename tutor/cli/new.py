"""`tutor course new`: asks what a course is to be, and writes the files to fill in.

Knows the questions. What stands in the files is for `tutor.content.skeleton`. Everything is asked
before anything is written.
"""

from pathlib import Path

from rich.console import Console

from tutor.cli.options import UsageError
from tutor.content.fields import LANGUAGE, NAME
from tutor.content.problem import shown
from tutor.content.skeleton import Plan, Step, files, name_of

CONSOLE = Console(highlight=False, markup=False, soft_wrap=True)


def run(path: Path, title: str | None, goal: str | None, lang: str | None) -> int:
    """Ask and write; raises UsageError where the folder is taken or an answer cannot be used."""
    _free(path)
    try:
        plan = _asked(path.name, title, goal, lang)
    except (EOFError, KeyboardInterrupt):
        CONSOLE.print("\nNothing was written.")
        return 130
    for name, text in files(plan).items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
        CONSOLE.print(f"wrote {shown(file)}")
    CONSOLE.print(
        f"Now fill them in, from the first one on. After every few lines:  tutor course lint {path}"
    )
    return 0


def _free(path: Path) -> None:
    if not NAME.fullmatch(path.name):
        raise UsageError(
            f"{path}: found the name {path.name!r}; expected lower-case letters, digits, "
            f"hyphens, such as {name_of(path.name) or 'my-course'}"
        )
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(
            f"{path}: found something there, and nothing is overwritten; choose another name"
        )


def _asked(name: str, title: str | None, goal: str | None, lang: str | None) -> Plan:
    """What the teacher wants."""
    title = title or _ask("What is the course called?")
    goal = goal or _ask("What can a learner do at the end?")
    languages = tuple(
        (lang or _ask("Languages, such as en or en,zh?", "en")).replace(" ", "").split(",")
    )
    for one in languages:
        if not LANGUAGE.fullmatch(one):
            raise UsageError(f"found the language {one!r}; expected codes such as en, zh or pt-br")
    CONSOLE.print("Now the steps, the easiest first; an empty line ends the list.")
    steps: list[Step] = []
    while text := _ask(f"Step {len(steps) + 1}?", ""):
        steps.append(_step(text, steps))
    if not steps:
        raise UsageError("found no step; expected at least one; nothing was written")
    return Plan(name, title, goal, languages, tuple(steps))


def _step(title: str, before: list[Step]) -> Step:
    taken = {one.id for one in before}
    name = name_of(title)
    while not name or name in taken:
        text = _ask(f"A short name for “{title}”, in a-z, 0-9 and hyphens?")
        name = name_of(text)
    requires = {}
    if before:
        numbered = ", ".join(f"{number} {one.title}" for number, one in enumerate(before, 1))
        CONSOLE.print(f"  {numbered}")
        for one in _numbers("  Which of them must be known first? Numbers, or nothing:", before):
            requires[one.id] = _ask(f"  What of “{one.title}” does it need?")
    return Step(name, title, requires)


def _numbers(question: str, steps: list[Step]) -> list[Step]:
    while True:
        words = _ask(question, "").replace(",", " ").split()
        if all(word.isdecimal() and 1 <= int(word) <= len(steps) for word in words):
            return [steps[int(word) - 1] for word in dict.fromkeys(words)]
        known = "1" if len(steps) == 1 else f"numbers from 1 to {len(steps)}, such as 1 2"
        CONSOLE.print(f"  expected {known}, or nothing")


def _ask(question: str, default: str | None = None) -> str:
    """A line of the teacher's; asked again while it is empty and nothing stands in for it.

    Raises EOFError at the end of the input.
    """
    import readline  # noqa: F401  gives input() line editing

    while True:
        hint = f" [{default}]" if default else ""
        if text := input(f"{question}{hint} ").strip() or default:
            return text
        if default is not None:
            return default
