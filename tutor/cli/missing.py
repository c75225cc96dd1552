"""`tutor course missing`: what a language still lacks, in the course and in the tutor's own words.

Knows how the list is printed. What is missing is for `tutor.content.gaps` to say.
"""

import json
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tutor.cli.options import UsageError
from tutor.content.fields import LANGUAGE
from tutor.content.gaps import Coverage, coverage
from tutor.wiring import course_folder, shipped

OWN = ("messages.{}.yaml", "phrases.{}.yaml", "words.{}.yaml")
"""The tutor's own words in one language, in `prompts/`."""

SHOWN = 70
"""Characters of a missing text that are shown."""


def run(course: str, lang: str, is_listed: bool, as_json: bool) -> int:
    """Print how far a language is; 1 while something is missing."""
    if not LANGUAGE.fullmatch(lang):
        raise UsageError(f"--lang {lang}: expected the code of a language, such as fr or pt-br")
    found = coverage(course_folder(course), lang)
    own = [name.format(lang) for name in OWN if not (_prompts() / name.format(lang)).is_file()]
    missing = sum(len(one.gaps) for one in found)
    if as_json:
        document = {"lang": lang, "missing": missing, "files": [asdict(one) for one in found],
                    "prompts": own}  # fmt: skip
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(found, own, lang, is_listed)
    return 1 if missing or own else 0


def _prompts() -> Path:
    return shipped() / "prompts"


def _print(found: list[Coverage], own: list[str], lang: str, is_listed: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    table = Table(box=None)
    for column in ("file", "texts", f"missing in {lang}"):
        table.add_column(column, justify="left" if column == "file" else "right")
    for one in found:
        table.add_row(one.file, str(one.texts), str(len(one.gaps)) if one.gaps else "–")
    console.print(table)
    total, missing = sum(one.texts for one in found), sum(len(one.gaps) for one in found)
    console.print(f"{total - missing} of {total} texts are there")
    if is_listed:
        for one in found:
            for gap in one.gaps:
                text = " ".join(gap.text.split())
                short = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
                console.print(
                    f"{gap.file}:{gap.line}: {gap.where}: {short}", soft_wrap=True, markup=False
                )
    elif missing:
        console.print(f"--list shows each of the {missing}, with its line")
    for name in own:
        console.print(f"The tutor's own words: prompts/{name} is not there; copy the English one")
