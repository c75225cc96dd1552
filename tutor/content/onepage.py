"""A cheat sheet as a PDF: on one page, in letters as large as fit.

Knows paper, columns and sizes; uses fpdf2, with a font that has every letter of the text.
"""

import re
from collections.abc import Iterator

from fpdf import FPDF
from fpdf.fonts import TTFFont

from tutor.content.cheatsheet import Sheet
from tutor.content.fonts import font_for

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
"""Points; below the last nobody can read it, and it takes more pages instead."""

_HAN = "\u3040-\u30ff\u3400-\u9fff"
_CLOSING = "，。、；：？！”’）》〉】」』…—·％"
_OPENING = "“‘（《〈【「『"
_BETWEEN = re.compile(
    rf"(?<=[{_HAN}{_CLOSING}])(?![{_CLOSING}\s]|$)|(?<=[^\s{_OPENING}])(?=[{_HAN}{_OPENING}])"
    rf"|(?<=\s)(?=[^\s{_CLOSING}])"
)
_BREAK = "\n"

MARGIN, GUTTER = 12.0, 6.0
COLUMN = (210 - 2 * MARGIN - GUTTER) / 2 - 1
"""Millimetres of A4 paper; a little less than the column, so that no line is broken twice."""

BLUE, BLACK = (30, 80, 160), (0, 0, 0)


def to_pdf(sheet: Sheet) -> tuple[bytes, int]:
    """The sheet as a PDF, and how many pages that takes."""
    for size in SIZES:
        pdf = _drawn(sheet, size)
        pages = pdf.pages_count
        made = bytes(pdf.output()) if pages == 1 or size == SIZES[-1] else b""
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
        if made:
            break
    return made, pages


def _drawn(sheet: Sheet, size: float) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_title(sheet.heading)
    family = _font(pdf, sheet)
    pdf.add_page()
    pdf.set_font(family, size=size + 4)
    pdf.multi_cell(0, text=sheet.heading, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)
    with pdf.text_columns(ncols=2, gutter=GUTTER, line_height=1.2) as columns:
        for number, (concept, text) in enumerate(sheet.written(), 1):
            pdf.set_font(family, size=size)
            pdf.set_text_color(*BLUE)
            with columns.paragraph(top_margin=size / 5 if number > 1 else 0) as heading:
                heading.write(sheet.title(concept))
            pdf.set_text_color(*BLACK)
            for line in text.split("\n"):
                with columns.paragraph() as paragraph:
                    paragraph.write("\n".join(_lines(pdf, line)) or " ")
    return pdf


def _font(pdf: FPDF, sheet: Sheet) -> str:
    """The name of a font that has the letters of the sheet; fpdf2's own one without any."""
    file = font_for([sheet.heading, *(sheet.title(one) + text for one, text in sheet.written())])
    if file is None:
        return "helvetica"
    pdf.add_font("sheet", fname=file)
    return "sheet"


def _lines(pdf: FPDF, text: str) -> Iterator[str]:
    """A line as it fills a column; fpdf2 itself breaks at spaces only, or anywhere at all."""
    line = ""
    for piece in pieces(text):
        if line and pdf.get_string_width((line + piece).rstrip()) > COLUMN:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    yield line.rstrip()


def pieces(text: str) -> list[str]:
    """The parts of a line between which it may break: at spaces, and beside Chinese letters.

    No part begins with a closing mark or ends with an opening one.

    >>> pieces("水，go on《红楼》")
    ['水，', 'go ', 'on', '《红', '楼》']
    """
    return _BETWEEN.sub(_BREAK, text).split(_BREAK)
