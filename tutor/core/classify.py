"""What kind of thing a learner's message is, before anybody grades it.

Knows in which order the kinds are looked for; the words come as a value, per language, and those of
all languages always count. Does not know whether an answer is right.

A command, an order to the grader and a message that is one known phrase are seen first. Else the
message falls into remarks: one that answers makes it an answer, but beside a question only where it
is plainly one; else one that asks makes it a question; else "I don't know" outweighs small talk.
Of what comes out of the remarks, weights learned from examples have the last word, if there are
any; a message in the form of the closed answer that is expected stays one.
"""

import re
import unicodedata
from itertools import islice

from tutor.core.closed import is_bare
from tutor.core.course import Kind
from tutor.core.events import MAX_ANSWER
from tutor.core.events import Sort as Sort
from tutor.core.faces import is_face, is_shrug
from tutor.core.labels import fold
from tutor.core.mash import is_mashed
from tutor.core.orders import is_order
from tutor.core.phrases import Phrases as Phrases
from tutor.core.phrases import merge as merge
from tutor.core.remarks import MOST_REMARKS, Reader

_LONGEST_COMMAND = 80

_FEW_WORDS = 3
"""So few words, "the sum", may be anything, and are taken for an answer where rules allow it."""

_SLASHED = re.compile(r"[/／]([^\s@/]{1,64})(?:@\S*)?(?:\s+(.*))?", re.DOTALL)
_HEADING = re.compile(r"[^\n:：]{1,60}[:：]|(\w+)(?: \1){3,}")


def clean(text: str) -> str:
    """The text as it may be kept: composed, without invisible characters, not too long.

    >>> clean("e\\u0301\\u200b\\x07 27\\r\\n")
    'é 27'
    """
    kept = (_visible(character) for character in text[: 4 * MAX_ANSWER].replace("\r\n", "\n"))
    composed = unicodedata.normalize("NFC", "".join(kept))
    return unicodedata.normalize("NFC", composed[:MAX_ANSWER]).strip()[:MAX_ANSWER]


def _visible(character: str) -> str:
    if character in "\n\r\u2028\u2029\x85":
        return "\n"
    if character == "\t":
        return " "
    # Cf: zero-width, bidi and tag characters; Cs: lone surrogates; selectors can hide a message.
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return "" if is_selector else character


def command_of(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """The command that a message gives, as name and argument; None when it gives none.

    >>> command_of("/lang@tutor_bot zh", Phrases()), command_of("／HINT", Phrases())
    (('lang', 'zh'), ('hint', ''))
    >>> command_of("A hint!", Phrases(commands={"hint": ("(a|one more) hint",)}))
    ('hint', '')
    """
    bare = clean(text)
    slashed = _SLASHED.fullmatch(bare)
    if slashed is not None:
        return fold(slashed[1]), (slashed[2] or "").strip()
    if len(bare) > _LONGEST_COMMAND:
        return None
    grammar = phrases.grammar
    command = grammar.command_in(grammar.spelling.plain(bare)) or _command_among(bare, phrases)
    if command is None:
        return None
    name, _, argument = command.partition(" ")
    return name, argument


def _command_among(text: str, phrases: Phrases) -> str | None:
    """The one command in a message that else only says "I don't know", or what is polite."""
    reader, found = Reader(phrases, None), None
    for part in reader.parts(text):
        command = phrases.grammar.command_in(part)
        if command is None and not reader.is_aside(part):
            return None
        found = found or command
    return found


def classify(text: str, lang: str, phrases: Phrases, expects: Kind | None = None) -> Sort:
    """What kind of message this is; `expects` is the kind of the open question, if one is open.

    >>> phrases = Phrases(no_idea=("i dont know",), question_starts=("what (is|are)",))
    >>> [classify(one, "en", phrases) for one in ("I don't know", "I don't know, maybe 27", "?!")]
    ['no_idea', 'answer', 'no_idea']
    >>> classify("27?", "en", phrases, "number"), classify("What is 27?", "en", phrases, "number")
    ('answer', 'question')
    """
    bare = clean(text)
    if is_bare(bare, expects):
        return "answer"
    if command_of(bare, phrases) is not None:
        return "command"
    reader = Reader(phrases, expects)
    wordless = _wordless(bare, reader)
    if wordless is not None:
        return wordless
    if is_order(bare, phrases.grammar):
        return "attack"
    aside = reader.aside(bare)
    if aside is not None:
        return aside
    if not reader.is_closed(bare):
        if _HEADING.fullmatch(bare):
            return "empty"
        if is_mashed(bare):
            return "smalltalk"
    sort = _of_remarks(bare, reader)
    if phrases.weights is None or _is_certain(bare, sort, reader):
        return sort
    return phrases.weights.sort_of(bare, expects, sort)


def is_denial(text: str, phrases: Phrases) -> bool:
    """Whether a text without a question mark begins with what its writer does not know.

    In a lesson that asks for help; to the question what one knows it is an answer.

    >>> phrases = Phrases(no_idea_starts=("i dont know",))
    >>> is_denial("I don't know what pi is.", phrases), is_denial("What is pi?", phrases)
    (True, False)
    """
    grammar = phrases.grammar
    words = grammar.without(grammar.spelling.plain(clean(text)), "fillers")
    return "?" not in fold(text) and grammar.after(words, "no_idea_starts") is not None


def _wordless(text: str, reader: Reader) -> Sort | None:
    """The sort of a message without words; None for one with words, or that may be an answer."""
    if is_shrug(text):
        return "no_idea"
    if is_face(text):
        return "smalltalk"
    if any(character.isalnum() for character in text) or reader.is_closed(text):
        return None
    return "no_idea" if "?" in fold(text) else "empty"


def is_about_self(text: str, phrases: Phrases) -> bool:
    """Whether a text without a question mark at its end tells of its writer.

    "I want to know how it works" asks in a lesson; to the question what one knows it is an answer.

    >>> phrases = Phrases(about_self=("i", "im"))
    >>> is_about_self("I know what pi is.", phrases), is_about_self("What is pi", phrases)
    (True, False)
    """
    grammar = phrases.grammar
    words = grammar.spelling.plain(clean(text))
    is_asking = fold(text).rstrip("\"'”)） ").endswith("?")
    return not is_asking and grammar.anywhere["about_self"].search(words) is not None


def _is_certain(text: str, sort: Sort, reader: Reader) -> bool:
    """Whether no examples are asked: a bare word or two, a closed answer, nothing at all."""
    if sort != "answer":
        return sort in {"empty", "attack"}
    return reader.is_closed(text) or reader.count(text) <= _FEW_WORDS


def _of_remarks(text: str, reader: Reader) -> Sort:
    """The sort of a message by the sorts of its remarks."""
    remarks = list(islice(reader.remarks(text), MOST_REMARKS))
    sorts = {remark.sort for remark in remarks}
    if "question" not in sorts and reader.is_closed(text):
        return "answer"
    if "question" in sorts:
        is_open = not any(remark.is_closed for remark in remarks)
        if is_open and any(map(reader.asks_back, remarks)):
            return "question"
        return "answer" if any(map(reader.is_attempt, remarks)) else "question"
    if "answer" in sorts and reader.is_formless(text):
        return "question"
    for sort in ("answer", "no_idea", "background", "smalltalk"):
        if sort in sorts:
            return "answer" if sort == "background" else sort
    return "empty"
