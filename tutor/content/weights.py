"""The weights by which messages are sorted beside the rules, from `prompts/sorting.tsv`.

Knows the file and its form; what a feature is stands in `tutor.core.weights`. The file is made from
labelled examples by `bench/messages_weights.py` and not written by hand.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from tutor.content.wording import WordingError
from tutor.core.events import Sort
from tutor.core.weights import Weights

FILE = "sorting.tsv"
BASE = "base"


def load_weights(folder: Path) -> Weights | None:
    """The weights of a folder; None where it has no such file.

    Raises WordingError, with the line, for a file that is not of the form.
    """
    path = folder / FILE
    if not path.exists():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(at, line.split("\t")) for at, line in enumerate(lines, 1) if line[:1] != "#"]
    if not rows:
        raise WordingError(f"{path}: empty; expected a line with the sorts and a line per feature")
    (at, head), *rest = rows
    sorts = tuple(head[1:])
    if not sorts or not set(sorts) <= set(get_args(Sort)):
        raise WordingError(f"{path}:{at}: found the sorts {', '.join(sorts)}; expected some of "
                           f"{', '.join(get_args(Sort))}")  # fmt: skip
    features = dict(_features(path, rest, len(sorts)))
    base = features.pop(BASE, (0.0,) * len(sorts))
    return Weights(cast(tuple[Sort, ...], sorts), features, base)


def _features(
    path: Path, rows: list[tuple[int, list[str]]], count: int
) -> Iterator[tuple[str, tuple[float, ...]]]:
    for at, (name, *numbers) in rows:
        try:
            weights = tuple(float(one) for one in numbers)
        except ValueError as error:
            raise WordingError(f"{path}:{at}: {error}; expected {count} numbers") from error
        if len(weights) != count:
            raise WordingError(f"{path}:{at}: found {len(weights)} numbers; expected {count}")
        yield name, weights
