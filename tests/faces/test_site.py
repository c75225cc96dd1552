"""The web pages of a course: every page, every link, and how a browser shows them."""

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.content.builder import write_course
from tutor.cli.app import app
from tutor.content.load import load_course

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site(home):
    """The pages of the tea course, and the course."""
    tea = write_course(home)
    written = CliRunner().invoke(app, ["course", "site", str(tea), "out"])
    assert written.exit_code == 0, written.output
    return home / "out", load_course(tea)


class Links(HTMLParser):
    """What a page points to, and the texts on it."""

    def __init__(self):
        super().__init__()
        self.links, self.text, self.open = [], [], []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.links += [found[name] for name in ("href", "src", "xlink:href") if name in found]

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    parser = Links()
    parser.feed(page.read_text("utf-8"))
    return parser.links, " ".join(" ".join(parser.text).split())


def test_every_language_has_a_ramp_and_a_page_for_every_concept(site):
    out, course = site
    pages = {str(page.relative_to(out)) for page in out.rglob("*.html")}

    assert pages == {"index.html"} | {
        f"{lang}/{name}.html"
        for lang in course.languages
        for name in ("index", *(one.id for one in course.concepts))
    }


def test_every_link_leads_to_a_file_of_the_folder_and_nothing_is_loaded_from_elsewhere(site):
    out, _ = site
    for page in out.rglob("*.html"):
        links, _ = read(page)
        assert links
        for link in links:
            target = link.partition("#")[0]
            if target:
                assert "://" not in link, f"{page.name} loads {link}"
                assert (page.parent / target).resolve().is_file(), f"{page.name}: {link}"


def test_the_boxes_of_the_ramp_lead_to_the_concepts(site):
    out, course = site
    links, text = read(out / "en" / "index.html")

    assert {f"{one.id}.html" for one in course.concepts} <= set(links)
    assert course.goal["en"] in text


def test_a_page_has_every_text_of_its_concept_in_its_own_language(site):
    out, course = site
    for concept in course.concepts:
        for lang in course.languages:
            _, text = read(out / lang / f"{concept.id}.html")
            for part in (concept.title, concept.guess.ask, concept.solution.first):
                assert " ".join(part[lang].split()) in text
            for item in concept.items:
                assert " ".join(item.ask[lang].split()) in text
                for hint in item.hints:
                    assert " ".join(hint[lang].split()) in text


def test_what_an_author_writes_cannot_become_markup(home):
    tea = write_course(home)
    file = tea / "concepts" / "leaves.yaml"
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = file.read_text("utf-8").replace("No dye is needed.", f'"{hostile}"')
    file.write_text(text, "utf-8")

    CliRunner().invoke(app, ["course", "site", str(tea), "out"])

    for page in (home / "out").rglob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8")
        assert "<img src=x" not in page.read_text("utf-8")


def test_a_folder_with_other_things_is_left_alone_and_an_own_one_is_renewed(site, home):
    (home / "mine").mkdir()
    (home / "mine" / "letter.txt").write_text("dear", "utf-8")

    refused = CliRunner().invoke(app, ["course", "site", "curriculum/tea", "mine"])
    again = CliRunner().invoke(app, ["course", "site", "curriculum/tea", "out"])

    assert "nothing is overwritten" in str(refused.exception)
    assert [one.name for one in (home / "mine").iterdir()] == ["letter.txt"]
    assert again.exit_code == 0


def browsed(page, *more):
    """The page after a real browser has loaded it from its file."""
    found = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000",
         *more, page.resolve().as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return found.stdout


@needs_browser
def test_a_browser_shows_the_ramp_from_a_file(site):
    out, course = site

    found = browsed(out / "en" / "index.html", "--dump-dom")

    assert "<svg" in found and all(f'{one.id}.html"' in found for one in course.concepts)


@needs_browser
def test_a_browser_fits_a_phone_without_scrolling_sideways(site, tmp_path):
    out, _ = site
    for page in sorted(out.rglob("*.html")):
        probe = page.with_name(f"probe-{page.name}")
        script = (
            "<script>addEventListener('load', () => {document.title = "
            "String(document.documentElement.scrollWidth - innerWidth)})</script>"
        )
        probe.write_text(page.read_text("utf-8").replace("</body>", f"{script}</body>"), "utf-8")
        found = browsed(probe, "--dump-dom", "--window-size=390,800")
        title = found.partition("<title>")[2].partition("</title>")[0]
        assert int(title) <= 0, f"{page.name} is {title} pixels too wide"


@needs_browser
def test_answers_are_folded_away_until_somebody_opens_them(site):
    out, _ = site
    page = out / "en" / "leaves.html"
    script = (
        "<script>addEventListener('load', () => {const d = [...document.querySelectorAll("
        "'details')]; document.title = d.length + ' ' + d.filter(one => one.open).length})</script>"
    )
    probe = page.with_name("probe.html")
    probe.write_text(page.read_text("utf-8").replace("</body>", f"{script}</body>"), "utf-8")

    title = browsed(probe, "--dump-dom").partition("<title>")[2].partition("</title>")[0]
    total, opened = map(int, title.split())

    assert total >= 3 and opened == 0


def test_the_shipped_courses_can_be_written(home):
    shipped = Path(__file__).parents[2] / "curriculum"
    for course in sorted(one.parent for one in shipped.glob("*/course.yaml")):
        written = CliRunner().invoke(app, ["course", "site", str(course), f"out-{course.name}"])
        assert written.exit_code == 0, f"{course.name}: {written.exception}"
