"""The words by which messages are told apart, from `prompts/phrases.<lang>.yaml`.

Knows the files and their form; what the words mean is in `tutor.core.phrases`. With them come the
weights that were made from examples, where the folder has them.
"""

from dataclasses import replace
from pathlib import Path

from tutor.content.weights import load_weights
from tutor.content.wording import WordingError
from tutor.content.yaml import Data, read_yaml
from tutor.core.pattern import PatternError, check
from tutor.core.phrases import LISTS, MAPS, Phrases, merge


def load_phrases(folder: Path) -> Phrases:
    """The phrases of every language in a folder, as one value.

    Raises WordingError for a missing or malformed file or pattern.
    """
    files = sorted(folder.glob("phrases.*.yaml"))
    if not files:
        raise WordingError(f"{folder}: no phrases.<lang>.yaml found; expected at least one")
    phrases = merge(_read(path) for path in files)
    try:
        check(phrases.patterns(), phrases.classes)
    except PatternError as error:
        raise WordingError(f"{folder}: {error}") from error
    return replace(phrases, weights=load_weights(folder))


def _read(path: Path) -> Phrases:
    document = read_yaml(path)
    if document.problems:
        raise WordingError("\n".join(str(problem) for problem in document.problems))
    data = document.data
    known = {*LISTS, *MAPS}
    if not isinstance(data, dict) or data.keys() != known:
        raise WordingError(f"{path}: expected exactly the keys {', '.join(sorted(known))}")
    lists = {key: _words(path, key, data[key]) for key in LISTS}
    maps = {key: _map(path, key, data[key]) for key in MAPS}
    return Phrases(
        classes=maps["classes"],
        spellings=maps["spellings"],
        commands=maps["commands"],
        weights=None,
        **lists,
    )


def _map(path: Path, key: str, value: Data) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise WordingError(f"{path}: expected `{key}` as a map from a name to a list of texts")
    return {str(name): _words(path, f"{key}.{name}", words) for name, words in value.items()}


def _words(path: Path, key: str, value: Data) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WordingError(f"{path}: expected a list of texts at `{key}`")
    return tuple(str(one) for one in value)
