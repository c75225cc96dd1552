"""Models for whole lessons: one mind that replies, reached over HTTP or without it.

A mind is a function of the prompt's name, the texts of system and user, and gives the text of a
reply. Knows how a request names its prompt, and how both ways give out the same pieces. Does not
know what minds say.
"""

import json
import re

from tests.llm.openai_server import Reply
from tutor.llm.completion import read_object


class Stub:
    """A model without HTTP; `heard` has the name, system and user text of every request."""

    name = "gpt-5-mini"

    def __init__(self, mind):
        self.mind = mind
        self.heard = []

    async def ask(self, who, prompt, inputs):
        """The reply to a prompt with a schema."""
        return read_object(self._reply(prompt, inputs), prompt.schema)

    async def say(self, who, prompt, inputs):
        """The reply to a prompt for plain text, word by word."""
        for piece in pieces(self._reply(prompt, inputs)):
            yield piece

    def _reply(self, prompt, inputs):
        texts = prompt.fill(inputs)
        self.heard.append((prompt.name, *texts))
        return self.mind(prompt.name, *texts)

    async def aclose(self):
        """Nothing is open."""


def pieces(text):
    """A text in the pieces in which the server streams it."""
    return re.findall(r"\S+\s*|\s+", text)


def script(prompts, mind, heard=None):
    """What a server replies that has this mind; `heard` takes in what it is asked."""
    names = {one.system: name for name, one in prompts.items()}

    def reply(request):
        system, user = (one["content"] for one in request["messages"])
        if heard is not None:
            heard.append((names[system], system, user))
        return Reply(mind(names[system], system, user))

    return reply


def part(user, head, *ends):
    """What stands in a user's text behind a head and before the first of some ends."""
    text = user.partition(head)[2]
    for end in ends:
        text = text.partition(end)[0]
    return text.strip()


def moves_in(user):
    """What the moves of a voice's request say, without their names."""
    told = part(user, "The moves:\n", "\n\nThe question that will stand")
    return re.sub(r"^[a-z]+ - ", "", told, flags=re.MULTILINE)


def cites_in(user):
    """The ids of the passages of a request for an answer."""
    return re.findall(
        r"^([A-Za-z][\w-]*) - ", user.partition("The open exercise:")[0], re.MULTILINE
    )


def honest(name, system, user, say=None):
    """A model that keeps to the rules: `say` makes the words of a voice from its moves."""
    match name:
        case "voice":
            return (say or (lambda told: told))(moves_in(user))
        case "answer":
            first = re.search(r"^[A-Za-z][\w-]* - (.*?)(?: \([^()]*\))?$", user, re.MULTILINE)
            text = first[1] if first else ""
            return as_json(in_sources=bool(first), text=text, cites=cites_in(user)[:1])
        case "judge":
            listed = part(user, "Key points:\n", "\n\n<<<answer")
            ids = re.findall(r"^([a-z0-9][\w-]*) - ", listed, re.MULTILINE)
            found = [{"id": one, "finding": "absent", "quote": ""} for one in ids]
            return as_json(sort="answer", points=found)
        case _:
            numbers = re.findall(r"^(\d+) - ", user, re.MULTILINE)
            note = {"text": "Likes to try first.", "concept": "", "evidence": [int(numbers[0])]}
            return as_json(notes=[note])


def as_json(**values):
    """A JSON object as a model writes it."""
    return json.dumps(values, ensure_ascii=False)
