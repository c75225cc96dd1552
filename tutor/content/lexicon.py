"""Words that the judge without a model knows of by itself, from `prompts/words.<lang>.yaml`.

Knows the files, their form and where they lie; what opposites and synonyms do to a judgement is the
business of `tutor.llm`.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tutor
from tutor.content.wording import WordingError
from tutor.content.yaml import Data, read_yaml

_KEYS = frozenset({"opposites", "neutral", "synonyms", "alike", "grading"})


@dataclass(frozen=True)
class Lexicon:
    """Words of all languages together.

    `sides` holds per word its scale and the side of it, 1 or -1; `neutral` are turns that have no
    side though a word in them does; `synonyms` holds per word those that may stand for it, `alike`
    the word that stands for all that come to the same where something is given away;
    `grading` are turns that speak of the grading, and not of the subject.
    """

    sides: dict[str, tuple[str, int]]
    neutral: frozenset[str]
    synonyms: dict[str, tuple[str, ...]]
    alike: dict[str, str]
    grading: tuple[str, ...]


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """The lexicon that comes with the program; raises WordingError for a malformed file."""
    package = Path(tutor.__file__).parent
    project = package.parent
    root = project if (project / "prompts").is_dir() else package / "share"
    return load_lexicon(root / "prompts")


def load_lexicon(folder: Path) -> Lexicon:
    """The words of every language in a folder, as one value.

    Raises WordingError for a missing or malformed file.
    """
    files = sorted(folder.glob("words.*.yaml"))
    if not files:
        raise WordingError(f"{folder}: no words.<lang>.yaml found; expected at least one")
    sides: dict[str, tuple[str, int]] = {}
    neutral: set[str] = set()
    grading: list[str] = []
    synonyms: dict[str, tuple[str, ...]] = {}
    alike: dict[str, str] = {}
    for path in files:
        data = _read(path)
        for place, pair in enumerate(_lists(path, "opposites", data["opposites"], length=2)):
            for side, words in zip((1, -1), pair, strict=True):
                sides.update(dict.fromkeys(words.split(), (f"{path.stem}:{place}", side)))
        neutral.update(_texts(path, "neutral", data["neutral"]))
        grading += _texts(path, "grading", data["grading"])
        for several in _lists(path, "synonyms", data["synonyms"]):
            for word in several:
                others = tuple(one for one in several if one != word)
                synonyms[word] = synonyms.get(word, ()) + others
        for several in _lists(path, "alike", data["alike"]):
            alike.update(dict.fromkeys(several, several[0]))
    return Lexicon(sides, frozenset(neutral), synonyms, alike, tuple(grading))


def _read(path: Path) -> dict[str, Data]:
    document = read_yaml(path)
    if document.problems:
        raise WordingError("\n".join(str(problem) for problem in document.problems))
    data = document.data
    if not isinstance(data, dict) or data.keys() != _KEYS:
        raise WordingError(f"{path}: expected exactly the keys {', '.join(sorted(_KEYS))}")
    return {str(key): value for key, value in data.items()}


def _lists(path: Path, key: str, value: Data, length: int | None = None) -> list[list[str]]:
    if not isinstance(value, list):
        raise WordingError(f"{path}: expected a list of lists at `{key}`")
    lists = [_texts(path, key, one) for one in value]
    for one in lists:
        if length is not None and len(one) != length:
            raise WordingError(f"{path}: expected {length} sides at `{key}`, found {len(one)}")
    return lists


def _texts(path: Path, key: str, value: Data) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WordingError(f"{path}: expected a list of texts at `{key}`")
    return [str(one) for one in value]
