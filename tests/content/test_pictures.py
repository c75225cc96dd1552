"""The ramp as Mermaid text and as a picture."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.content.builder import COURSE, HEAT, LEAVES, but, write_course
from tutor.content import fonts, picture
from tutor.content.graph import mermaid
from tutor.content.lettering import ems, wrapped
from tutor.content.load import load_course

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def tea(tmp_path):
    leaves = but(LEAVES, "title: {en: What tea is", "title: {en: 'What \"tea\" <is>; `end`#1'")
    return load_course(write_course(tmp_path, leaves=leaves))


def letters(svg):
    return "".join(ElementTree.fromstring(svg).itertext())


def test_mermaid_has_titles_and_edges_and_escapes(tea):
    assert mermaid(tea, "en") == (
        "flowchart TD\n"
        '    c_leaves["What #quot;tea#quot; #lt;is#gt;; #96;end#96;#35;1"]\n'
        '    c_heat["Hot water"]\n'
        "    c_leaves --> c_heat\n"
    )
    assert '    c_heat["热水"]\n' in mermaid(tea, "zh")


def test_pictures_are_files_of_their_form(tea):
    assert picture.picture(tea, "en").startswith(PNG)
    assert ElementTree.fromstring(picture.picture(tea, "en", "svg")).tag.endswith("svg")


def test_the_same_ramp_gives_the_same_picture(tea):
    assert picture.picture(tea, "en", "svg") == picture.picture(tea, "en", "svg")


def test_a_state_changes_the_picture_and_is_explained(tea, monkeypatch):
    monkeypatch.setattr(picture, "font_for", lambda texts: None)  # leaves the letters as text
    plain = letters(picture.picture(tea, "en", "svg"))
    states = letters(picture.picture(tea, "en", "svg", {"leaves": "known"}))
    chinese = letters(picture.picture(tea, "zh", "svg", {"heat": "next"}, {"next": "下一步"}))

    assert "✓" not in plain
    assert states.count("✓") == 2  # on the box and in the legend
    assert "known" in states
    assert "not yet" in states
    assert "learning" not in states
    assert "下一步" in chinese


def test_without_a_font_an_svg_keeps_its_letters(tea, monkeypatch):
    monkeypatch.setattr(picture, "font_for", lambda texts: None)

    assert "热水" in letters(picture.picture(tea, "zh", "svg"))


def test_without_a_font_a_png_shows_ids_and_no_empty_boxes(tea, monkeypatch):
    asked = []

    def only_latin(texts):
        asked.append(sorted(texts))
        return None if not "".join(asked[-1]).isascii() else fonts.font_for(asked[-1])

    monkeypatch.setattr(picture, "font_for", only_latin)

    assert picture.picture(tea, "zh").startswith(PNG)  # a missing letter would be a warning
    assert asked[-1] == ["heat", "leaves", "tea"]


def test_a_font_has_every_letter_it_is_asked_for():
    latin = fonts.font_for(["What tea is"])

    assert latin is not None
    assert latin.is_file()
    assert fonts.font_for(["\U0010ffff"]) is None


def test_the_shipped_font_is_found_by_its_package(tmp_path, monkeypatch):
    package = tmp_path / "zhplot"
    (package / "fonts").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('its code is never run')")
    font = package / "fonts" / "NotoSansSC-Regular.ttf"
    font.write_bytes(Path(str(fonts.font_for(["a"]))).read_bytes())
    monkeypatch.syspath_prepend(tmp_path)

    assert list(fonts._shipped()) == [font]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_ramp_of_one_concept_can_be_drawn(tmp_path, form):
    course = load_course(write_course(tmp_path, COURSE, heat=but(HEAT, "live", "draft")))

    assert picture.picture(course, "en", form)


@pytest.mark.parametrize(("form", "states"), [("gif", {}), ("png", {"leaves": "green"})])
def test_other_forms_and_states_are_refused(tea, form, states):
    with pytest.raises(ValueError, match="expected `png` or `svg`, and states of"):
        picture.picture(tea, "en", form, states)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Hot water", 20, ["Hot water"]),
        ("茶是什么东西呢", 4, ["茶是什么", "东西呢"]),
        ("茶是什么，对吧", 4, ["茶是什么，", "对吧"]),
        ("对数几率与 softmax", 6, ["对数几率与", "softmax"]),
        ("unbreakable", 3, ["unbre", "akabl", "e"]),
        ("", 5, []),
    ],
)
def test_titles_are_broken_where_one_may(text, width, lines):
    assert wrapped(text, width) == lines
    assert all(ems(line) <= width + 1 for line in lines)
