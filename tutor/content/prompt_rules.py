"""What makes a prompt file usable: its fields, its holes, the form of its reply, its examples.

Knows the rules and says for each breach where it is and what to do. Does not know what a good
prompt says.
"""

import re
from collections.abc import Iterator, Mapping
from string import Template

from tutor.content import reply
from tutor.content.fields import sort_of
from tutor.content.problem import Problem, listed, nearest
from tutor.content.yaml import Data, Document, Where

PLAIN_TEXT = "text"
"""The `reply` of a prompt whose reply has no form."""

MOST_TOKENS = 4000
"""More than this no reply may ask for."""

_FIELDS = (
    "name", "purpose", "inputs", "data", "system", "user", "reply", "most_tokens", "examples",
)  # fmt: skip
_OPTIONAL = ("data",)
_TEXTS = ("name", "purpose", "system", "user")
_NAME = re.compile(r"[a-z]+(?:[_-][a-z]+)*")
_HOLE_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_COUNT = re.compile(r"[1-9]\d{0,5}")


def check(document: Document, stem: str) -> list[Problem]:
    """Every problem of one file; `stem` is the name that the file's own name gives it."""
    return list(document.problems) + sorted(_Rules(document, stem).problems())


class _Rules:
    """The rules over one file."""

    def __init__(self, document: Document, stem: str) -> None:
        self.document = document
        self.stem = stem
        self.fields = document.data if isinstance(document.data, dict) else {}

    def problems(self) -> Iterator[Problem]:
        if self.document.data is None or self.document.problems:
            return
        if not isinstance(self.document.data, dict):
            yield self._problem((), "no fields", f"the fields {listed(_FIELDS)}", "write them")
            return
        yield from self._names(self.fields, (), _FIELDS, _OPTIONAL)
        yield from self._texts()
        yield from self._inputs()
        yield from self._holes()
        yield from self._reply()
        yield from self._examples()

    def _problem(self, where: Where, found: str, expected: str, advice: str) -> Problem:
        return Problem(self.document.file, self.document.line(*where), found, expected, advice)

    def _names(
        self,
        found: Mapping[str, Data],
        where: Where,
        known: tuple[str, ...],
        optional: tuple[str, ...] = (),
    ) -> Iterator[Problem]:
        """Names that should not be there, and names that should."""
        for name in found:
            if name not in known:
                near = nearest(name, known)
                advice = f"write `{near}` if you meant that" if near else "delete it"
                words = f"the unknown field `{name}`", f"only {listed(known)}", advice
                yield self._problem((*where, name), *words)
        for name in known:
            if name not in found and name not in optional:
                yield self._problem(where, f"no `{name}`", f"{listed(known)}", f"add `{name}: ...`")

    def _texts(self) -> Iterator[Problem]:
        for name in _TEXTS:
            text = self.fields.get(name, "-")
            if not isinstance(text, str) or not text.strip():
                yield self._problem((name,), sort_of(text), "a text", "write it behind the colon")
        own = self.fields.get("name", self.stem)
        if own != self.stem or not _NAME.fullmatch(self.stem):
            expected = "the file's own name, of lower-case words"
            yield self._problem(("name",), f"the name `{own}`", expected, f"write `{self.stem}`")
        if "\n" in str(self.fields.get("purpose", "")).strip():
            yield self._problem(("purpose",), "several lines", "one line", "shorten it")
        count = self.fields.get("most_tokens", "1")
        if not (isinstance(count, str) and _COUNT.fullmatch(count) and int(count) <= MOST_TOKENS):
            expected = f"a whole number from 1 to {MOST_TOKENS}"
            yield self._problem(("most_tokens",), sort_of(count), expected, "write, say, `300`")

    def _inputs(self) -> Iterator[Problem]:
        inputs = self.fields.get("inputs", {})
        if not isinstance(inputs, dict):
            advice = "write one `name: what it is` a line, or `{}` for none"
            yield self._problem(("inputs",), sort_of(inputs), "a group of fields", advice)
            return
        for name, text in inputs.items():
            if not _HOLE_NAME.fullmatch(name):
                expected = "lower-case letters and `_`"
                yield self._problem(("inputs", name), f"`{name}`", expected, "rename the hole")
            if not isinstance(text, str) or not text.strip():
                words = sort_of(text), "what the hole holds", "write it behind the colon"
                yield self._problem(("inputs", name), *words)
        data = self.fields.get("data", [])
        if not isinstance(data, list):
            yield self._problem(("data",), sort_of(data), "a list of inputs", "write `data: [...]`")
            return
        for number, one in enumerate(data):
            if one not in inputs:
                expected = f"one of the inputs {listed(inputs)}"
                words = f"{sort_of(one)} among the data", expected, "declare it or take it out"
                yield self._problem(("data", number), *words)

    def _holes(self) -> Iterator[Problem]:
        inputs = self._group("inputs")
        data, used = self.fields.get("data", []), set()
        for field in ("system", "user"):
            for line, hole in self._holes_of(field):
                if hole is None:
                    words = "a `$` that begins no hole", "`$name`, or `$$` for the sign itself"
                    yield Problem(self.document.file, line, *words, "correct it")
                elif hole not in inputs:
                    near = nearest(hole, inputs)
                    advice = f"write `${near}` if you meant that, or " if near else ""
                    words = f"the undeclared hole `${hole}`", f"one of {listed(inputs)}"
                    yield Problem(
                        self.document.file, line, *words, f"{advice}declare it in `inputs`"
                    )
                elif field == "system" and hole in data:
                    words = f"a learner's text in `system`: `${hole}`", "it in `user` only"
                    yield Problem(self.document.file, line, *words, "move it to `user`")
                used.add(hole)
        for name in inputs:
            if name not in used:
                words = f"the unused input `{name}`", f"`${name}` in `system` or `user`"
                yield self._problem(("inputs", name), *words, "use it or delete it")

    def _holes_of(self, field: str) -> Iterator[tuple[int, str | None]]:
        """The holes of a text with their lines; None stands for a `$` that begins none."""
        text = self.fields.get(field)
        if not isinstance(text, str):
            return
        scalar = self.document.scalars[(field,)]
        for seen in Template.pattern.finditer(text):
            if seen["escaped"] is None:
                yield scalar.line_at(seen.start()), seen["named"] or seen["braced"]

    def _reply(self) -> Iterator[Problem]:
        form = self.fields.get("reply", PLAIN_TEXT)
        if form == PLAIN_TEXT:
            return
        if isinstance(form, dict) and form.get("type", "object") != "object":
            words = sort_of(form["type"]), "an object around the reply", "write `type: object`"
            yield self._problem(("reply", "type"), *words)
        elif not isinstance(form, dict):
            words = sort_of(form), f"`{PLAIN_TEXT}` or a closed schema", f"write `{PLAIN_TEXT}`"
            yield self._problem(("reply",), *words)
        else:
            for where, found, expected, advice in reply.complaints(form):
                yield self._problem(("reply", *where), found, expected, advice)

    def _examples(self) -> Iterator[Problem]:
        if "examples" not in self.fields:
            return
        examples = self.fields["examples"]
        if not isinstance(examples, list) or not examples:
            words = sort_of(examples), "a list of examples", "add `- {inputs: {...}, reply: ...}`"
            yield self._problem(("examples",), *words)
            return
        for number, example in enumerate(examples):
            where: Where = ("examples", number)
            if not isinstance(example, dict):
                words = sort_of(example), "`inputs` and `reply`", "write both below the dash"
                yield self._problem(where, *words)
                continue
            yield from self._names(example, where, ("inputs", "reply"))
            yield from self._example_inputs(example.get("inputs", {}), (*where, "inputs"))
            if "reply" in example:
                yield from self._example_reply(example["reply"], (*where, "reply"))

    def _example_inputs(self, given: Data, where: Where) -> Iterator[Problem]:
        if not isinstance(given, dict):
            yield self._problem(where, sort_of(given), "a group of fields", "name every input")
            return
        yield from self._names(given, where, tuple(self._group("inputs")))
        for name, text in given.items():
            if not isinstance(text, str):
                yield self._problem((*where, name), sort_of(text), "a text", "write a plain text")

    def _example_reply(self, given: Data, where: Where) -> Iterator[Problem]:
        form = self.fields.get("reply")
        if form == PLAIN_TEXT:
            if not isinstance(given, str) or not given.strip():
                yield self._problem(where, sort_of(given), "a text", "write what a model may reply")
            return
        if not isinstance(form, dict) or next(reply.complaints(form), None) is not None:
            return
        schema = reply.schema_of(form)
        found = reply.misfit(reply.value_of(given, schema), schema)
        if found is not None:
            place, words = found
            expected = "a reply that fits the schema"
            yield self._problem((*where, *place), words, expected, "correct it")

    def _group(self, field: str) -> Mapping[str, Data]:
        value = self.fields.get(field, {})
        return value if isinstance(value, dict) else {}
