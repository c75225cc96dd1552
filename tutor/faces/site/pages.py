"""The pages of a course as HTML, by file name: one per language and concept, and the ramp.

The ramp is a picture whose boxes lead to the concepts. Pages keep the order of a lesson: solution,
hints and answers are folded away until one opens them. Knows templates and links; writes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tutor.content.facts import Fact
from tutor.content.picture import picture
from tutor.core.course import Build, Choice, Course, Item, Number, Order, Prose, Text
from tutor.core.messages import Value
from tutor.faces.marks import runs
from tutor.faces.words import Words

_TAGS = {"emphasis": "em", "code": "code", "block": "pre"}
_SVG = "<svg"


@dataclass(frozen=True)
class _Book:
    """Everything that the pages of one language are made of."""

    course: Course
    facts: Mapping[str, Fact]
    words: Words
    lang: str

    def text(self, text: Text) -> str:
        """A text of the course in this language, else in the first one."""
        return text.get(self.lang) or text[self.course.languages[0]]

    def say(self, key: str, **values: Value) -> str:
        """Words of the page itself."""
        return self.words.say(self.lang, f"site_{key}", values)


def pages(course: Course, facts: Sequence[Fact], words: Words) -> Iterator[tuple[str, str]]:
    """Every page as (file name, content); names of languages and concepts make the folders."""
    env = Environment(
        loader=PackageLoader("tutor.faces.site"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    by_id = {fact.id: fact for fact in facts}
    books = [_Book(course, by_id, words, lang) for lang in course.languages]
    yield "style.css", env.get_template("style.css").render()
    yield (
        "index.html",
        env.get_template("languages.html").render(books=books, names=words.languages()),
    )
    for book in books:
        shared = {"book": book, "course": course, "text": book.text, "say": book.say,
                  "marked": _marked, "languages": words.languages()}  # fmt: skip
        ramp = env.get_template("ramp.html").render(shared, picture=_ramp(book), here="index.html")
        yield f"{book.lang}/index.html", ramp
        template = env.get_template("concept.html")
        for place, concept in enumerate(course.concepts, start=1):
            page = template.render(
                shared,
                concept=concept,
                place=place,
                here=f"{concept.id}.html",
                requires=[(course.by_id[one], why) for one, why in concept.requires.items()],
                leads=[one for one in course.concepts if concept.id in one.requires],
                items=[*concept.items, *concept.builds, concept.explain.item],
                answer=partial(_answer, book),
                shown=partial(_shown, book),
                sources=[by_id[one] for one in concept.sources if one in by_id],
            )
            yield f"{book.lang}/{concept.id}.html", page


def _ramp(book: _Book) -> Markup:
    """The picture of the ramp, to stand inside a page."""
    links = {one: f"{one}.html" for one in book.course.by_id}
    drawn = picture(book.course, book.lang, "svg", links=links).decode("utf-8")
    return Markup(drawn[drawn.index(_SVG) :])


def _marked(text: str) -> Markup:
    """A text of the course as HTML: paragraphs, emphasis, code.

    >>> str(_marked("a *b* <c>"))
    '<p>a <em>b</em> &lt;c&gt;</p>'
    """
    html = Markup("")
    for run in runs(text):
        tag = _TAGS.get(run.style)
        words = escape(run.text)
        if tag is None:
            html += Markup("</p><p>").join(words.split("\n\n"))
        elif tag == "pre":
            html += Markup("</p><pre>") + words + Markup("</pre><p>")
        else:
            html += Markup(f"<{tag}>") + words + Markup(f"</{tag}>")
    whole = Markup("<p>") + html + Markup("</p>")
    return whole.replace(Markup("<p></p>"), Markup(""))


def _shown(book: _Book, item: Item) -> list[str]:
    """What stands below a question, in the author's order."""
    match item.task:
        case Choice(options):
            return [book.text(one.text) for one in options]
        case Order(steps):
            return sorted(book.text(one) for one in steps)
        case _:
            return []


def _answer(book: _Book, item: Item) -> str:
    match item.task:
        case Choice(options):
            return next(book.text(one.text) for one in options if one.right)
        case Number(answer, _, unit) | Build(Number(answer, _, unit)):
            return f"{answer:,.10g} {book.text(unit) if unit else ''}".strip()
        case Order(steps):
            return "\n".join(f"{n}. {book.text(one)}" for n, one in enumerate(steps, 1))
        case Prose(points):
            return "\n".join(f"– {book.text(one.point)}" for one in points)
