"""A reply as servers send it, whole or in pieces, read without trusting its shape.

Knows where the words, the end and the count of tokens stand in a chat completion. Whatever is not
where it should be is taken for missing. Does not know what the words mean.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from tutor.content.reply import Schema, misfit
from tutor.llm.failure import ModelError

_FENCE = re.compile(r"```[a-zA-Z]*\s*(.*?)\s*```", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A reply, or a piece of one; `tokens` are those read and those written, when told."""

    text: str = ""
    finish: str | None = None
    is_refusal: bool = False
    tokens: tuple[int, int] | None = None

    def check(self) -> None:
        """Raise ModelError when the model said no, or ended before it was done."""
        if self.is_refusal or self.finish == "content_filter":
            raise ModelError("refused", "the model refused to reply")
        if self.finish == "length":
            raise ModelError("truncated", "the reply was cut at its limit")


def whole(raw: bytes) -> Part:
    """A whole completion from the body of a response; raises ModelError when it is none."""
    data = _json(raw.decode("utf-8", "replace"))
    if not isinstance(_at(data, "choices", 0, "message"), dict):
        raise _malformed("a body without a message")
    return _part(data, "message")


def piece(data: object) -> Part:
    """One event of a stream; what is not understood is an empty piece."""
    return _part(data, "delta")


def _part(data: object, key: str) -> Part:
    said = _at(data, "choices", 0, key)
    finish = _at(data, "choices", 0, "finish_reason")
    refusal = _at(said, "refusal")
    return Part(
        text=_words(_at(said, "content")),
        finish=finish if isinstance(finish, str) and finish else None,
        is_refusal=isinstance(refusal, str) and bool(refusal),
        tokens=_tokens(_at(data, "usage")),
    )


def _words(content: object) -> str:
    """The content as text: some servers send a list of parts. Halves of characters are left out."""
    if isinstance(content, list):
        return "".join(_words(_at(one, "text")) for one in content)
    text = content if isinstance(content, str) else ""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")


def _tokens(usage: object) -> tuple[int, int] | None:
    read, written = _at(usage, "prompt_tokens"), _at(usage, "completion_tokens")
    if type(read) is int and type(written) is int and 0 < read < 10**9 and 0 <= written < 10**9:
        return read, written
    return None


def _at(data: object, *way: str | int) -> object:
    for step in way:
        match data, step:
            case dict(), str():
                data = data.get(step)
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return None
    return data


def read_object(text: str, schema: Schema) -> Mapping[str, object]:
    """The object that a reply holds, with or without a code fence; raises ModelError.

    >>> read_object('```json\\n{"ok": true}\\n```', {"type": "object"})
    {'ok': True}
    """
    bare = text.strip()
    fence = _FENCE.fullmatch(bare)
    value = _json(fence[1] if fence else bare)
    found = misfit(value, schema)
    if found is not None or not isinstance(value, dict):
        place = ".".join(map(str, found[0])) if found else ""
        raise _malformed(f"a reply that does not fit its schema{f' at {place}' if place else ''}")
    return value


def _json(text: str) -> object:
    try:
        value: object = json.loads(
            text, object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # no halves of characters
    except (ValueError, RecursionError):
        raise _malformed("a reply that is no JSON") from None
    return value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _malformed(found: str) -> ModelError:
    return ModelError("malformed", found, is_passing=True)
