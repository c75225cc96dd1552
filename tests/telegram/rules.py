"""What the Bot API refuses: lengths, mark-up, keyboards; as strict as the real one, or stricter."""

import json
import re
import unicodedata


class Refusal(Exception):
    def __init__(self, status, description, **parameters):
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


def bad(why):
    return Refusal(400, f"Bad Request: {why}")


_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote",
    "tg-spoiler", "a", "span", "tg-emoji",
}  # fmt: skip
_ATTRIBUTES = {
    "a": r' href="[^"<>]*"',
    "span": r' class="tg-spoiler"',
    "code": r'( class="language-[\w-]+")?',
    "blockquote": r"( expandable)?",
    "tg-emoji": r' emoji-id="\d+"',
}
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z-]+)(?P<rest>[^<>]*)>|&(?P<entity>[^;\s&<>]*;?)|[<>]"
)
_NAMED = {"lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"'}


def read_html(source):
    """The visible text of a message and its entities as (tag, text) pairs."""
    text, opened, entities, at = "", [], [], 0
    for token in _TOKEN.finditer(source):
        text += source[at : token.start()]
        at = token.end()
        if (entity := token["entity"]) is not None:
            text += _character(entity, token.start())
        elif token["tag"] is None:
            raise bad(f"can't parse entities: Unexpected {token[0]!r} at byte offset {at}")
        elif not token["end"]:
            _check_tag(token, opened)
            opened.append((token["tag"], len(text)))
        else:
            if not opened or opened[-1][0] != token["tag"]:
                raise bad(f"can't parse entities: Unmatched end tag at byte offset {at}")
            tag, start = opened.pop()
            if not text[start:]:
                raise bad(f"can't parse entities: empty <{tag}> (stricter than the real one)")
            entities.append((tag, text[start:]))
    if opened:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag {opened}")
    return text + source[at:], entities


def _character(entity, offset):
    if entity in _NAMED:
        return _NAMED[entity]
    number = re.fullmatch(r"#(?:x([0-9a-fA-F]+)|(\d+));", entity)
    if number is None:
        raise bad(f"can't parse entities: unknown entity &{entity} at byte offset {offset}")
    return chr(int(number[1], 16) if number[1] else int(number[2]))


def _check_tag(token, opened):
    tag = token["tag"]
    if tag not in _TAGS:
        raise bad(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset')
    if not re.fullmatch(_ATTRIBUTES.get(tag, ""), token["rest"]):
        raise bad(f"can't parse entities: attributes {token['rest']!r} of <{tag}>")
    if any(outer in ("code", "pre") for outer, _ in opened) and tag != "code":
        raise bad("can't parse entities: code cannot contain other entities")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def read_text(params, field, most, what):
    """The text after its mark-up is read and its ends are trimmed, and the entities."""
    source = params.get(field, "")
    match params.get("parse_mode"):
        case None:
            text, entities = source, []
        case "HTML":
            text, entities = read_html(source)
        case mode:
            raise bad(f"unsupported parse_mode {mode}")
    if any(unicodedata.category(one) == "Cc" and one not in "\n\t" for one in text):
        raise bad("control characters (stricter than the real one, which replaces them)")
    text = text.strip()
    if units(text) > most:
        raise bad(f"{what} is too long")
    if len(entities) > 100:
        raise bad("more than 100 entities (stricter than the real one, which drops them)")
    return text, entities


def is_empty(text):
    return all(unicodedata.category(one)[0] in "ZC" for one in text)


def read_keyboard(params):
    """The inline keyboard of a message as rows of buttons; None without one."""
    if "reply_markup" not in params:
        return None
    markup = json.loads(params["reply_markup"])
    if set(markup) != {"inline_keyboard"}:
        raise bad("only inline keyboards are expected of this bot")
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        if is_empty(button["text"]):
            raise bad("Text buttons are unallowed to be empty")
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    return rows or None


def read_commands(params):
    commands = json.loads(params["commands"])
    if len(commands) > 100:
        raise bad("too much commands specified")
    for one in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    if not re.fullmatch(r"([a-z]{2})?", params.get("language_code", "")):
        raise bad("invalid language code specified")
    return commands
