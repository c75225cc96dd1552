"""The words by which messages are told apart, from `prompts/phrases.<lang>.yaml`.

Knows the files and their form; what the words mean is in `tutor.core.classify`.
"""

from dataclasses import fields
from pathlib import Path

from tutor.content.wording import WordingError
from tutor.content.yaml import Data, read_yaml
from tutor.core.classify import Phrases, merge


def load_phrases(folder: Path) -> Phrases:
    """The phrases of every language in a folder, as one value.

    Raises WordingError for a missing or malformed file.
    """
    files = sorted(folder.glob("phrases.*.yaml"))
    if not files:
        raise WordingError(f"{folder}: no phrases.<lang>.yaml found; expected at least one")
    return merge(_read(path) for path in files)


def _read(path: Path) -> Phrases:
    document = read_yaml(path)
    if document.problems:
        raise WordingError("\n".join(str(problem) for problem in document.problems))
    data = document.data
    known = {field.name for field in fields(Phrases)}
    if not isinstance(data, dict) or data.keys() != known:
        raise WordingError(f"{path}: expected exactly the keys {', '.join(sorted(known))}")
    commands = data.pop("commands")
    if not isinstance(commands, dict):
        raise WordingError(f"{path}: expected `commands` as a map from a command to its words")
    lists = {key: _words(path, key, value) for key, value in data.items()}
    several = {name: _words(path, name, words) for name, words in commands.items()}
    return Phrases(**lists, commands=several)


def _words(path: Path, key: str, value: Data) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WordingError(f"{path}: expected a list of texts at `{key}`")
    return tuple(str(one) for one in value)
