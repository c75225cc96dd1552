"""Learners, events and actions as JSON text, and back.

Knows how the core's values are written down; knows neither tables nor files. Equal values of equal
types give the same text, whatever the order of their mappings, so that a replay can compare texts.
"""

import itertools
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from tutor.core.learner import Learner
from tutor.core.messages import Action, Event
from tutor.ports import StoreError

FORMAT = 2
"""The newest `Learner.format` that this code can read."""

LAST_OF_FORMAT_1 = "2026-11-22"
"""The day that sums of format 1 are taken to come from, where nothing says when."""


# Building an adapter takes milliseconds; `tutor --help` must not wait for it.
@lru_cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    shapes: dict[str, Any] = {
        "learner": Learner,
        "event": Annotated[Event, Field(discriminator="kind")],
        "action": Annotated[Action, Field(discriminator="kind")],
    }
    return TypeAdapter(shapes[kind])


def encode_learner(learner: Learner) -> str:
    r"""The state of one learner as JSON text.

    >>> encode_learner(Learner("gpt", 7))[:44]
    '{"answers":0,"asked":0,"calls":0,"checking":'
    """
    return _encode("learner", learner)


def decode_learner(text: str) -> Learner:
    """The learner that the text describes; StoreError when it cannot be read.

    >>> decode_learner('{"course": "gpt", "seed": 7, "format": 3}')
    Traceback (most recent call last):
    ...
    tutor.ports.StoreError: a stored learner has format 3, and this tutor reads formats up to 2: \
it was written by a newer version; upgrade the tutor
    """
    try:
        learner: Learner = _adapter("learner").validate_json(_upgraded(text))
    except ValidationError as error:
        _refuse_future(_format_of(text))
        raise _unreadable("learner", error) from error
    _refuse_future(learner.format)
    return learner


def _upgraded(text: str) -> str:
    """What format 1 wrote, as format 2: its two sums a concept become two pieces of evidence.

    A placement under way begins anew, for it is another one now. What is damaged stays as it is:
    the adapter says where.
    """
    if _format_of(text) != 1:
        return text
    stored = json.loads(text)
    standings = stored.get("standings")
    numbers = itertools.count(1)
    for standing in standings.values() if isinstance(standings, dict) else ():
        if isinstance(standing, dict):
            standing["evidence"] = _evidence(standing, numbers)
    if stored.get("placing") is not None:
        stored |= {"placing": None, "question": None, "waiting": None}
    return json.dumps(stored | {"format": FORMAT, "answers": next(numbers) - 1})


def _evidence(standing: dict[str, Any], numbers: Iterator[int]) -> list[dict[str, Any]]:
    """The sums of a standing of format 1 as pieces of evidence, each with a number of its own."""
    unhelped, helped = standing.get("unhelped", 0.0), standing.get("helped", 0.0)
    if isinstance(unhelped, int | float) and isinstance(helped, int | float):
        helped -= unhelped  # the helped sum held every answer
    on = standing.get("known_on") or LAST_OF_FORMAT_1
    return [
        {
            "number": next(numbers), "item": "", "outcome": "partial", "helped": is_helped,
            "llr": llr, "on": on,
        }
        for is_helped, llr in ((False, unhelped), (True, helped))
        if llr
    ]  # fmt: skip


def encode_event(event: Event) -> str:
    """One event as JSON text.

    >>> from tutor.core.messages import Said
    >>> encode_event(Said("四个"))
    '{"kind":"said","text":"四个"}'
    """
    return _encode("event", event)


def decode_event(text: str) -> Event:
    """The event that the text describes; StoreError when it cannot be read."""
    event: Event = _decode("event", text)
    return event


def encode_action(action: Action) -> str:
    """One action, evidence included, as JSON text.

    >>> from tutor.core.messages import Say
    >>> encode_action(Say("pain", {"n": 2, "a": 1.0}))
    '{"concept":null,"key":"pain","kind":"say","values":{"a":1.0,"n":2}}'
    """
    return _encode("action", action)


def decode_action(text: str) -> Action:
    """The action that the text describes; StoreError when it cannot be read."""
    action: Action = _decode("action", text)
    return action


def _encode(kind: str, value: object) -> str:
    # A NaN can only come from a bug in the core: the ValueError of json.dumps is meant to be loud.
    text = json.dumps(
        _adapter(kind).dump_python(value, mode="json"),
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair (a terminal's word for a byte it could not read) is no text and no
        # database takes it; losing one unreadable character is better than losing the answer.
        return text.encode(errors="replace").decode()
    return text


def _decode(kind: str, text: str) -> Any:  # noqa: ANN401  the adapter has no static type
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise _unreadable(kind, error) from error


def _format_of(text: str) -> int:
    try:
        found = json.loads(text)["format"]
    except (ValueError, KeyError, TypeError):
        return FORMAT
    return found if isinstance(found, int) else FORMAT


def _refuse_future(found: int) -> None:
    if found > FORMAT:
        raise StoreError(
            f"a stored learner has format {found}, and this tutor reads formats up to {FORMAT}: "
            "it was written by a newer version; upgrade the tutor"
        )


def _unreadable(kind: str, error: ValidationError) -> StoreError:
    # The input is left out of the message: it may hold what the learner wrote.
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the top"
    return StoreError(
        f"a stored {kind} cannot be read: at {place}: {first['msg']}; it is damaged or from "
        "another version of the tutor: upgrade the tutor, or restore a backup"
    )
