"""Learners, events and actions as JSON text, and back.

Knows how the core's values are written down; knows neither tables nor files. Equal values of equal
types give the same text, whatever the order of their mappings, so that a replay can compare texts.
"""

import json
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from tutor.core.learner import Learner
from tutor.core.messages import Action, Event
from tutor.ports import StoreError

FORMAT = 2
"""The newest `Learner.format` that this code can read."""


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

    >>> encode_learner(Learner("gpt", 7))[:43]
    '{"asked":0,"calls":0,"concept":null,"course'
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
        learner: Learner = _adapter("learner").validate_python(_upgraded(json.loads(text)))
    except ValidationError as error:
        _refuse_future(_format_of(text))
        raise _unreadable("learner", error) from error
    except ValueError:
        raise StoreError("a stored learner is not JSON; it is damaged: restore a backup") from None
    _refuse_future(learner.format)
    return learner


def _upgraded(stored: Any) -> Any:  # noqa: ANN401  JSON of any shape; the adapter checks it
    """What format 1 wrote, as format 2: its two sums a concept become two pieces of evidence."""
    if not isinstance(stored, dict) or stored.get("format", FORMAT) != 1:
        return stored
    standings = stored.get("standings", {})
    for standing in standings.values() if isinstance(standings, dict) else ():
        sums = standing.pop("unhelped", 0.0), standing.pop("helped", 0.0)
        on = standing.get("known_on") or "2026-11-22"
        standing["evidence"] = [
            {"number": 0, "item": "", "outcome": "partial", "helped": helped, "llr": llr, "on": on}
            for helped, llr in ((False, sums[0]), (True, sums[1] - sums[0]))
            if llr
        ]
    return stored | {"format": FORMAT, "placing": None}


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
