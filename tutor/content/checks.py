"""What the fields of one concept file ask of each other.

Knows names that must differ, names that must exist, and how many right options a choice has. Works
on plain data that may be broken in any way, so that a file's every problem is found in one go. What
other files have to say is in `rules`.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from tutor.content.complaints import value_at
from tutor.content.fields import NAME, NAME_RULE, name_from
from tutor.content.problem import Problem, listed, nearest, quoted
from tutor.content.yaml import Data, Document, Where

RESERVED = ("guess", "explain")
"""Item names that the tutor uses itself."""


def check_id(document: Document, expected: str) -> list[Problem]:
    """The `id` must be the name of the file, or of the folder for a course."""
    found = value_at(document.data, ("id",))
    line = document.start("id")
    if NAME.fullmatch(expected) is None:
        return [_bad_name(document, line, expected, found)]
    if not isinstance(found, str) or found in ("", expected):
        return []
    advice = f"write `id: {expected}`, or rename what carries it"
    words = f"the id `{found}`", f"the name of the file or folder, `{expected}`", advice
    return [Problem(document.file, line, *words)]


def _bad_name(document: Document, line: int, carried: str, found: Data | None) -> Problem:
    """A file or folder whose name can be nobody's id: it is the one to change."""
    is_id = isinstance(found, str) and NAME.fullmatch(found)
    made = str(found) if is_id else name_from(carried) or "warm-the-pot"
    path = PurePath(document.file)
    is_page = path.stem == carried
    sort, ending = ("file", path.suffix) if is_page else ("folder", "")
    advice = f"rename the {sort} to `{made}{ending}`"
    advice += "" if is_id else f" and write `id: {made}`"
    words = f"the {sort} name `{carried}{ending}`", f"{NAME_RULE}, as in `id`", advice
    return Problem(document.file, line, *words)


def check_course(document: Document, folder: str) -> list[Problem]:
    """Everything inside course.yaml that fits its schema and still cannot be meant."""
    found = check_id(document, folder)
    languages = [one for one in _elements(document, ("languages",)) if isinstance(one, str)]
    for number, language in enumerate(languages):
        if language in languages[:number]:
            line = document.start("languages", number)
            words = f"the language `{language}` twice", "every language once", "delete one of them"
            found.append(Problem(document.file, line, *words))
    return found


def check_concept(document: Document) -> list[Problem]:
    """Everything inside one concept file that fits its schema and still cannot be meant."""
    found = [
        *check_id(document, PurePath(document.file).stem),
        *_same_names(document, ("items",), "item"),
        *_same_names(document, ("misconceptions",), "misconception"),
        *_same_names(document, ("explain", "key_points"), "key point"),
    ]
    misconceptions = set(_names(document, ("misconceptions",)))
    items = set(_names(document, ("items",)))
    for number, item in enumerate(_elements(document, ("items",))):
        where: Where = ("items", number)
        if not isinstance(item, dict):
            continue
        found += _reserved(document, where, item)
        found += _twin(document, where, item, items)
        found += _same_names(document, (*where, "key_points"), "key point")
        found += _same_texts(document, (*where, "options"), "option")
        found += _same_texts(document, (*where, "steps"), "step")
        if item.get("kind") == "choice":
            found += _one_right(document, where)
            found += _misconceptions(document, where, misconceptions)
    return found


def _elements(document: Document, where: Where) -> list[Data]:
    value = value_at(document.data, where)
    return value if isinstance(value, list) else []


def _names(document: Document, where: Where) -> Iterator[str]:
    for element in _elements(document, where):
        if isinstance(element, dict) and isinstance(name := element.get("id"), str):
            yield name


def _same_names(document: Document, where: Where, sort: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, element in enumerate(_elements(document, where)):
        name = element.get("id") if isinstance(element, dict) else None
        if not isinstance(name, str):
            continue
        line = document.start(*where, number, "id")
        if name in first:
            found = f"a second {sort} named `{name}` (the first is on line {first[name]})"
            yield Problem(document.file, line, found, "every name once", "rename one of them")
        first.setdefault(name, line)


def _reserved(document: Document, where: Where, item: dict[str, Data]) -> Iterator[Problem]:
    if item.get("id") in RESERVED:
        found = f"an item named `{item['id']}`"
        expected = f"another name than {listed(RESERVED)}, which the tutor uses itself"
        yield Problem(document.file, document.start(*where, "id"), found, expected, "rename it")


def _twin(
    document: Document, where: Where, item: dict[str, Data], items: Iterable[str]
) -> Iterator[Problem]:
    twin = item.get("twin")
    if not isinstance(twin, str) or (twin in items and twin != item.get("id")):
        return
    found = f"the twin `{twin}`, which is "
    found += "the item itself" if twin == item.get("id") else "no item of this concept"
    others = [name for name in items if name != item.get("id")]
    near = nearest(twin, others)
    advice = f"write `twin: {near}` if you meant that" if near else "delete the twin"
    expected = "the id of another item in this file"
    yield Problem(document.file, document.start(*where, "twin"), found, expected, advice)


def _same_texts(document: Document, where: Where, sort: str) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for number, element in enumerate(_elements(document, where)):
        if not isinstance(element, dict):
            continue
        for lang, text in element.items():
            if lang in ("right", "misconception") or not isinstance(text, str):
                continue
            key = lang, " ".join(text.casefold().split())
            line = document.start(*where, number, lang)
            if key[1] and key in first:
                found = f"the same {sort} twice: {quoted(text)} (first on line {first[key]})"
                advice = "change or delete one of them"
                yield Problem(document.file, line, found, f"{sort}s that differ", advice)
            first.setdefault(key, line)


def _one_right(document: Document, where: Where) -> Iterator[Problem]:
    options = _elements(document, (*where, "options"))
    # Whatever `right` says that is not `false` was meant as yes; the schema complains of the rest.
    right = [
        number
        for number, option in enumerate(options)
        if isinstance(option, dict) and option.get("right", "false") != "false"
    ]
    if not options or len(right) == 1:
        return
    place = (*where, "options", right[1], "right") if right else (*where, "options")
    found = f"{len(right) or 'no'} option{'s' if right else ''} with `right: true`"
    advice = "take `right: true` from the others" if right else "add `right: true` to one of them"
    line = document.line(*place)
    yield Problem(document.file, line, found, "exactly one right option", advice)


def _misconceptions(document: Document, where: Where, known: set[str]) -> Iterator[Problem]:
    for number, option in enumerate(_elements(document, (*where, "options"))):
        name = option.get("misconception") if isinstance(option, dict) else None
        if not isinstance(name, str) or name in known:
            continue
        line = document.start(*where, "options", number, "misconception")
        near = nearest(name, known)
        advice = f"write `{near}` if you meant that" if near else "add it to `misconceptions`"
        expected = "the id of a misconception of this concept"
        found = f"the unknown misconception `{name}`"
        yield Problem(document.file, line, found, expected, advice)
