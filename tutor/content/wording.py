"""The tutor's own words: one file of messages per language in `prompts/`, filled by key.

Knows the files, their holes and how to fill them once. What is said when is the core's business;
how it looks is the face's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tutor.content.yaml import read_yaml
from tutor.core.errors import TutorError

HOLE = re.compile(r"\$([a-z_]+)")


class WordingError(TutorError):
    """The files in `prompts/` cannot be used; the message lists everything that is wrong."""


@dataclass(frozen=True)
class Wording:
    """Every message and command description of one language."""

    lang: str
    name: str
    messages: Mapping[str, str]
    commands: Mapping[str, str]

    def holes(self, key: str) -> frozenset[str]:
        """The holes of one message.

        >>> Wording("en", "English", {"hi": "Hello $name"}, {}).holes("hi")
        frozenset({'name'})
        """
        return frozenset(HOLE.findall(self.messages[key]))

    def fill(self, key: str, values: Mapping[str, str]) -> str:
        """One message with its holes filled, once: a `$` inside a value stays as it is.

        Raises KeyError for an unknown key or a hole without a value: a bug, not a bad answer.

        >>> Wording("en", "English", {"hi": "Hello $name"}, {}).fill("hi", {"name": "$name"})
        'Hello $name'
        """
        return Template(self.messages[key]).substitute(values)


def load_wordings(folder: Path) -> dict[str, Wording]:
    """Every language of `prompts/`, by its code.

    Raises WordingError when a file cannot be read or the languages differ in keys or holes.
    """
    files = sorted(folder.glob("messages.*.yaml"))
    if not files:
        raise WordingError(f"{folder}: no messages.<lang>.yaml found; expected at least one")
    wordings = [_read(path) for path in files]
    problems = [problem for one in wordings[1:] for problem in differences(wordings[0], one)]
    if problems:
        raise WordingError("\n".join(problems))
    return {one.lang: one for one in wordings}


def _read(path: Path) -> Wording:
    document = read_yaml(path)
    if document.problems:
        raise WordingError("\n".join(str(problem) for problem in document.problems))
    data = document.data
    if not isinstance(data, dict):
        raise WordingError(f"{path}: expected the keys lang, name, messages and commands")
    lang, name = data.get("lang"), data.get("name")
    messages, commands = data.get("messages"), data.get("commands")
    if not (isinstance(lang, str) and isinstance(name, str)):
        raise WordingError(f"{path}: expected `lang` and `name` as texts")
    if not (isinstance(messages, dict) and isinstance(commands, dict)):
        raise WordingError(f"{path}: expected `messages` and `commands` as maps")
    return Wording(
        lang,
        name,
        {key: str(text) for key, text in messages.items()},
        {key: str(text) for key, text in commands.items()},
    )


def differences(one: Wording, other: Wording) -> list[str]:
    """What two languages do not have in common: keys, holes, commands."""
    found = []
    for key in sorted(one.messages.keys() ^ other.messages.keys()):
        here, there = (one, other) if key in one.messages else (other, one)
        found.append(f"messages.{there.lang}.yaml: {key!r} is missing; {here.lang} has it")
    found += [
        f"messages.{other.lang}.yaml: {key!r} has the holes {sorted(other.holes(key))}; "
        f"expected {sorted(one.holes(key))} as in {one.lang}"
        for key in sorted(one.messages.keys() & other.messages.keys())
        if one.holes(key) != other.holes(key)
    ]
    if one.commands.keys() != other.commands.keys():
        found.append(f"messages.{other.lang}.yaml: its commands are not those of {one.lang}")
    return found
