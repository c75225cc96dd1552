"""The learner's own summary: its file, and the page to print."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import ramp
from tutor.content.cheatsheet import (
    Sheet,
    SheetError,
    from_markdown,
    read_sheet,
    to_markdown,
    write_sheet,
)
from tutor.content.onepage import pieces, to_pdf

COURSE = ramp.COURSE
WORDS = st.text(st.sampled_from("ab 字，。“”(1%#-<!>\n*`"), max_size=60)


def headless(text):
    """Without what the file itself uses to tell entries apart."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("## "))


@given(st.dictionaries(st.sampled_from(sorted(COURSE.by_id)), WORDS.map(headless)))
def test_what_was_written_is_read_again(texts):
    sheet = Sheet(COURSE, "en")
    for concept, text in texts.items():
        sheet = sheet.with_entry(concept, text)

    assert from_markdown(to_markdown(sheet), COURSE, "en") == sheet


def test_entries_stand_in_the_order_of_the_ramp():
    sheet = Sheet(COURSE, "zh").with_entry("three", "c").with_entry("one", "a")

    assert [concept for concept, _ in sheet.written()] == ["one", "three"]
    text = to_markdown(sheet)
    assert text.startswith(f"# {COURSE.title['zh']}\n") and text.index("\na\n") < text.index(
        "\nc\n"
    )


def test_an_empty_entry_takes_it_out():
    sheet = Sheet(COURSE, "en").with_entry("one", "a").with_entry("one", "  ")

    assert dict(sheet.entries) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear diary", "Dear diary"),
        ("# T\n\n## A\n\nmy own words\n", "my own words"),
        ("# T\n\n## A\n<!-- other/one -->\n\nwords\n", "`other/one`"),
        ("# T\n\n## A\n<!-- tea/nine -->\n\nwords\n", "`tea/nine`"),
    ],
)
def test_a_file_that_holds_something_else_is_refused_and_kept(tmp_path, text, found):
    file = tmp_path / "notes.md"
    file.write_text(text, "utf-8")

    with pytest.raises(SheetError, match="expected") as error:
        read_sheet(file, COURSE, "en")

    assert found in str(error.value) and str(file) in str(error.value)
    assert file.read_text("utf-8") == text


def test_writing_leaves_no_half_file_behind(tmp_path):
    file = tmp_path / "sheet.md"
    write_sheet(file, Sheet(COURSE, "en").with_entry("one", "a"))
    write_sheet(file, Sheet(COURSE, "en").with_entry("one", "b"))

    assert [one.name for one in tmp_path.iterdir()] == ["sheet.md"]
    assert dict(read_sheet(file, COURSE, "en").entries) == {"one": "b"}


def test_a_file_that_cannot_be_written_is_one_message(tmp_path):
    with pytest.raises(SheetError, match="name another file"):
        write_sheet(tmp_path / "nowhere" / "sheet.md", Sheet(COURSE, "en"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_short_sheet_is_one_page_with_every_letter(lang, caplog):
    sheet = Sheet(COURSE, lang).with_entry("one", "short 短，“好”。 ≈ 0.5")

    with caplog.at_level(logging.WARNING, "fpdf"):
        pdf, pages = to_pdf(sheet)

    assert pdf.startswith(b"%PDF-") and pages == 1
    assert "missing" not in caplog.text


def test_more_text_takes_smaller_letters_and_then_more_pages():
    few = Sheet(COURSE, "en").with_entry("one", "word " * 300)
    many = Sheet(COURSE, "en").with_entry("one", "word " * 1800)
    too_many = Sheet(COURSE, "en").with_entry("one", "word " * 9000)

    assert [to_pdf(one)[1] for one in (few, many)] == [1, 1]
    assert to_pdf(too_many)[1] > 1


@given(st.text(st.sampled_from("ab 字水，。“”（）、"), max_size=40))
def test_pieces_lose_nothing_and_no_line_begins_with_a_closing_mark(text):
    found = pieces(text)

    assert "".join(found) == text
    assert not [one for one in found[1:] if one[:1] in "，。”）、"]
    assert not [one for one in found[:-1] if one[-1:] in "“（"]
