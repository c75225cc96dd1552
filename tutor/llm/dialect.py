"""What a model's server understands: the same request, in the words that it accepts.

Knows the parts of a request that compatible servers differ in and what to leave out next. Starts
with the strictest words; whoever sends the request remembers which were accepted.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tutor.content.prompt import Prompt

THINKING = 2000
"""Tokens allowed on top where the limit also counts what a model thinks before it speaks."""

_IN_WORDS = "Reply with one JSON object and nothing else. It must fit this JSON schema:"


@dataclass(frozen=True)
class Dialect:
    """How a reply's form, its length and the count of its tokens are asked for."""

    form: Literal["schema", "object", "words"] = "schema"
    limit: Literal["max_tokens", "max_completion_tokens", "none"] = "max_tokens"
    counts: bool = True

    def request(
        self, model: str, prompt: Prompt, texts: tuple[str, str], *, streams: bool
    ) -> dict[str, object]:
        """The body of a request for chat completions."""
        system, user = texts
        if prompt.schema is not None and self.form != "schema":
            system = f"{system}\n\n{_IN_WORDS}\n{json.dumps(prompt.schema, ensure_ascii=False)}"
        body: dict[str, object] = {
            "model": model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
        }
        if prompt.schema is not None and self.form == "schema":
            closed = {"name": prompt.name, "strict": True, "schema": prompt.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": closed}
        elif prompt.schema is not None and self.form == "object":
            body["response_format"] = {"type": "json_object"}
        if self.limit != "none":
            more = THINKING if self.limit == "max_completion_tokens" else 0
            body[self.limit] = prompt.most_tokens + more
        if streams:
            body["stream"] = True
        if streams and self.counts:
            body["stream_options"] = {"include_usage": True}
        return body

    def simpler(self, complaint: str, *, has_form: bool, streams: bool) -> Iterator["Dialect"]:
        """What to try next when the server refused the request, the likeliest first.

        >>> next(Dialect().simpler("Unknown field: max_tokens", has_form=True, streams=False))
        Dialect(form='schema', limit='max_completion_tokens', counts=True)
        >>> next(Dialect().simpler("what?", has_form=True, streams=False)).form
        'object'
        """
        words = complaint.lower()
        ways = {
            ("max_tokens", "max_completion_tokens"): self._other_limit(),
            ("stream_options", "include_usage"): self._uncounted() if streams else None,
            ("response_format", "json_schema", "json_object"): self._looser() if has_form else None,
        }
        named = [way for marks, way in ways.items() if any(mark in words for mark in marks)]
        others = [self._looser() if has_form else None, self._uncounted() if streams else None]
        for way in [*named, *others, self._other_limit()]:
            if way is not None:
                yield way

    def _looser(self) -> "Dialect | None":
        match self.form:
            case "schema":
                return replace(self, form="object")
            case "object":
                return replace(self, form="words")
            case "words":
                return None

    def _other_limit(self) -> "Dialect | None":
        match self.limit:
            case "max_tokens":
                return replace(self, limit="max_completion_tokens")
            case "max_completion_tokens":
                return replace(self, limit="none")
            case "none":
                return None

    def _uncounted(self) -> "Dialect | None":
        return replace(self, counts=False) if self.counts else None
