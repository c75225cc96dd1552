"""How many tokens a text has for a model: counted where the vocabulary is at hand, else bounded.

Knows where tiktoken keeps the vocabularies that it has fetched. It reads them and never fetches
one: what is not there, or is not what tiktoken says it should be, is not used.
"""

import base64
import binascii
import hashlib
import importlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir
from types import FunctionType
from typing import Any, NoReturn

import tiktoken

LONGEST_COUNTED = 100_000
"""Characters; a longer text is only bounded, since counting one odd text may take very long."""

_CONSTRUCTORS = "tiktoken_ext.openai_public"


def default_folder() -> Path:
    """Where tiktoken keeps its vocabularies when nobody told it another folder."""
    return Path(gettempdir()) / "data-gym-cache"


def count(text: str, model: str, folder: Path | None = None) -> int:
    """The tokens of a text, or without the model's vocabulary a number that is never too small.

    `folder` is what TIKTOKEN_CACHE_DIR names; None means tiktoken's own default. The bound is the
    number of bytes, since a token stands for one byte at least.

    >>> count("tea 茶", "a model that nobody knows")
    7
    """
    encoding = _encoding(model, folder or default_folder())
    if encoding is None or len(text) > LONGEST_COUNTED:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(encoding.encode_ordinary(text))


@lru_cache(maxsize=8)
def _encoding(model: str, folder: Path) -> tiktoken.Encoding | None:
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return None
    made = importlib.import_module(_CONSTRUCTORS).ENCODING_CONSTRUCTORS.get(name)
    if not isinstance(made, FunctionType):
        return None
    try:
        return tiktoken.Encoding(**_without_network(made, folder)())
    except _NotAtHand:
        return None


class _NotAtHand(Exception):
    """The vocabulary is not in the folder, or is not the right one."""


def _without_network(made: FunctionType, folder: Path) -> Callable[[], dict[str, Any]]:
    """tiktoken's own constructor of an encoding, with our reader in place of what may download.

    tiktoken deletes a file with a wrong checksum and fetches it again, so looking first whether a
    file is there would not be enough.
    """
    names: dict[str, Any] = {}
    for name, value in made.__globals__.items():
        if getattr(value, "__module__", "") == "tiktoken.load":
            names[name] = _refuse
        elif isinstance(value, FunctionType) and value.__globals__ is made.__globals__:
            names[name] = FunctionType(value.__code__, names, name)  # one may call another
        else:
            names[name] = value
    names["load_tiktoken_bpe"] = lambda url, expected_hash=None: _ranks(folder, url, expected_hash)
    return FunctionType(made.__code__, names, made.__name__)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise _NotAtHand


def _ranks(folder: Path, url: str, expected_hash: str | None) -> dict[bytes, int]:
    """The tokens of a vocabulary file with their numbers, from tiktoken's folder."""
    try:
        raw = (folder / hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()).read_bytes()
    except OSError:
        raise _NotAtHand from None
    if expected_hash is not None and hashlib.sha256(raw).hexdigest() != expected_hash:
        raise _NotAtHand
    rows = (line.split() for line in raw.splitlines() if line)
    try:
        return {base64.b64decode(token): int(rank) for token, rank in rows}
    except (ValueError, binascii.Error):
        raise _NotAtHand from None
