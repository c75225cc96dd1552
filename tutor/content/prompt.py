"""Prompts: what a model is told, one file each in `prompts/`, with declared holes and replies.

Knows how a prompt is filled and that a learner's own text stands between marks. What makes a file
good is in `prompt_rules`; who asks the model, and what becomes of its reply, is known elsewhere.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from types import MappingProxyType

from tutor.content import reply
from tutor.content.fence import fenced
from tutor.content.problem import Problem, shown
from tutor.content.prompt_rules import PLAIN_TEXT, check
from tutor.content.yaml import Data, Document, read_yaml
from tutor.core.errors import TutorError

ENDING = ".prompt.yaml"
_EMPTY = "(nothing)"


class PromptError(TutorError):
    """The prompts cannot be used; the message and `problems` have everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Example:
    """Inputs and a reply that would be right for them; never sent, only checked."""

    inputs: Mapping[str, str]
    reply: object


@dataclass(frozen=True)
class Prompt:
    """One prompt; `schema` is the closed form of its reply, None where the reply is plain text.

    `data` names the inputs that hold a learner's own text. `digest` tells one version of the file
    from another: the first 12 hexadecimal digits of its SHA-256.
    """

    name: str
    purpose: str
    inputs: Mapping[str, str]
    data: frozenset[str]
    system: str
    user: str
    schema: reply.Schema | None
    most_tokens: int
    examples: tuple[Example, ...] = ()
    digest: str = ""

    def fill(self, inputs: Mapping[str, str]) -> tuple[str, str]:
        """The texts of the system and of the user, with every hole filled once.

        Raises KeyError when `inputs` are not exactly the declared ones: a bug, not a bad answer.

        >>> inputs = {"said": "what was said"}
        >>> ask = Prompt("p", "try", inputs, frozenset(inputs), "Read.", "$said", None, 9)
        >>> ask.fill({"said": "$said <<<>>>"})
        ('Read.', '<<<said\\n$said\\nsaid>>>')
        """
        if inputs.keys() != self.inputs.keys():
            strange = sorted(inputs.keys() ^ self.inputs.keys())
            raise KeyError(f"{self.name}: missing or unknown inputs: {', '.join(strange)}")
        values = {
            name: fenced(name, text) if name in self.data else text.strip() or _EMPTY
            for name, text in inputs.items()
        }
        return Template(self.system).substitute(values), Template(self.user).substitute(values)


def load_prompts(folder: Path) -> dict[str, Prompt]:
    """Every prompt of a folder, by its name; raises PromptError with all that is wrong."""
    files = sorted(folder.glob(f"*{ENDING}"))
    documents = [read_yaml(file) for file in files]
    problems = _problems(folder, files, documents)
    if problems:
        raise PromptError(problems)
    return {
        prompt.name: prompt
        for prompt in (
            _prompt(document, file.read_bytes())
            for file, document in zip(files, documents, strict=True)
        )
    }


def lint_prompts(folder: Path) -> list[Problem]:
    """Everything that is wrong with the prompts of a folder; empty when they can be used."""
    files = sorted(folder.glob(f"*{ENDING}"))
    return _problems(folder, files, [read_yaml(file) for file in files])


def _problems(folder: Path, files: list[Path], documents: list[Document]) -> list[Problem]:
    problems = []
    for file, document in zip(files, documents, strict=True):
        problems += check(document, file.name.removesuffix(ENDING))
    if not files:
        words = "no prompts", f"files named `<name>{ENDING}`", "check that this is the right folder"
        problems.append(Problem(shown(folder), 1, *words))
    return problems


def _prompt(document: Document, raw: bytes) -> Prompt:
    """The prompt in a file that was checked."""
    fields = document.data
    assert isinstance(fields, dict)
    closed = None if fields["reply"] == PLAIN_TEXT else reply.schema_of(fields["reply"])
    return Prompt(
        name=str(fields["name"]),
        purpose=str(fields["purpose"]),
        inputs=_texts(fields["inputs"]),
        data=frozenset(str(one) for one in fields.get("data", ())),
        system=str(fields["system"]).strip(),
        user=str(fields["user"]).strip(),
        schema=closed,
        most_tokens=int(str(fields["most_tokens"])),
        examples=tuple(_example(one, closed) for one in fields["examples"]),
        digest=hashlib.sha256(raw).hexdigest()[:12],
    )


def _example(data: Data, schema: reply.Schema | None) -> Example:
    assert isinstance(data, dict)
    given = data["reply"]
    return Example(
        _texts(data["inputs"]), given if schema is None else reply.value_of(given, schema)
    )


def _texts(data: Data) -> Mapping[str, str]:
    assert isinstance(data, dict)
    return MappingProxyType({name: str(text) for name, text in data.items()})
