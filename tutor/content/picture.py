"""A ramp as a picture to look at on a phone: boxes from top to bottom, arrows, what is known.

Knows how the layout of `layers` is drawn with matplotlib, without its global state. A box tells its
state by colour and by a sign, so that it can be read without colour. Does not know who knows what.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Literal

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path as Line
from matplotlib.text import Text as Words

from tutor.content.fonts import font_for
from tutor.content.layers import Layout, layout
from tutor.content.lettering import ems, longest_piece, wrapped
from tutor.core.course import Course

WIDEST = 3  # boxes in a row that a phone held upright can show
BOX_WIDTH, BOX_HEIGHT = 1.72, 0.64  # inches
GAP_X, GAP_Y = 0.14, 0.32
MARGIN = 0.22
FONT_SIZE = 12.5  # points
HEADING_SIZE = 16.0
SIGN_SIZE = 12.0
LEGEND_HEIGHT = 0.4
DOTS_PER_INCH = 200
INK, LINES = "#1d2733", "#7b8794"


@dataclass(frozen=True)
class _Look:
    sign: str
    fill: str
    edge: str
    ink: str
    border: float = 1.4
    dashes: Literal["solid", "dashed"] = "solid"


# Colours that stay apart for colour-blind eyes and in grey: darkest, dark, middle, white, pale.
LOOKS: Mapping[str, _Look] = {
    "stable": _Look("★", "#12344d", "#12344d", "#ffffff"),
    "known": _Look("✓", "#0b6e5d", "#0b6e5d", "#ffffff"),
    "learning": _Look("◐", "#ffd27a", "#b36b00", INK),
    "next": _Look("▶", "#ffffff", "#1f5fbf", INK, border=3.0),
    "unknown": _Look("", "#eef1f4", "#9aa5b1", "#4a5561", dashes="dashed"),
}
_PLAIN = _Look("", "#e8f1fb", "#3a6ea5", INK)
LEGEND: Mapping[str, str] = {
    "stable": "for good",
    "known": "known",
    "learning": "learning",
    "next": "next",
    "unknown": "not yet",
}


def picture(
    course: Course,
    lang: str,
    form: str = "png",
    states: Mapping[str, str] | None = None,
    legend: Mapping[str, str] = LEGEND,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """Draw the ramp of a course; gives the bytes of a file of the form `png` or `svg`.

    `states` says how each concept stands, in the words of `LOOKS` (one without a state is
    `unknown`); None draws all alike. `legend` has a word for each state; the states that occur are
    explained. `links` has an address for each concept whose box leads somewhere when clicked, in an
    SVG. Without a font for the titles, an SVG leaves the letters to its viewer and a PNG
    shows ids in place of titles. Raises ValueError for another form or state.
    """
    if form not in ("png", "svg") or not set((states or {}).values()) <= LOOKS.keys():
        raise ValueError(f"{form!r}, {states}: expected `png` or `svg`, and states of {[*LOOKS]}")
    stands = {one.id: (states or {}).get(one.id, "unknown") for one in course.concepts}
    seen = set(stands.values()) if states is not None else set()
    words = {state: legend.get(state, state) for state in LOOKS if state in seen}
    heading = course.title[lang]
    titles = {
        concept.id: f"{place}. {concept.title[lang]}"
        for place, concept in enumerate(course.concepts, start=1)
    }
    file = font_for((heading, *titles.values(), *words.values()))
    if file is None and form == "png":
        heading, titles, words = course.id, {one: one for one in titles}, {s: s for s in words}
        file = font_for((heading, *titles.values()))
    ramp = layout({concept.id: tuple(concept.requires) for concept in course.concepts}, WIDEST)
    sheet = _Sheet(ramp, FontProperties(fname=file) if file else FontProperties())
    sheet.head(heading)
    for way in ramp.ways.values():
        sheet.arrow(way)
    for one, title in titles.items():
        look = _PLAIN if states is None else LOOKS[stands[one]]
        sheet.box(one, title, look, (links or {}).get(one))
    sheet.legend(words)
    return sheet.printed(form, as_text=file is None)


class _Sheet:
    """The paper: from spots of the layout to inches, and what is drawn so far."""

    def __init__(self, ramp: Layout, font: FontProperties) -> None:
        self.ramp, self.font = ramp, font
        across = max(ramp.width, 2.0) * (BOX_WIDTH + GAP_X) - GAP_X
        self.width = across + 2 * MARGIN
        self.left = MARGIN + (across - ramp.width * (BOX_WIDTH + GAP_X) + GAP_X) / 2
        self.top = MARGIN + HEADING_SIZE / 72 * 1.9
        rows = ramp.layers * (BOX_HEIGHT + GAP_Y) - GAP_Y
        self.height = self.top + rows + MARGIN + LEGEND_HEIGHT
        self.figure = Figure(figsize=(self.width, self.height), facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)  # inches from the top left, as one reads
        self.axes.axis("off")

    def _middle(self, x: float, layer: int) -> tuple[float, float]:
        across = self.left + x * (BOX_WIDTH + GAP_X) - GAP_X / 2
        return across, self.top + layer * (BOX_HEIGHT + GAP_Y) + BOX_HEIGHT / 2

    def _write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: str,
        font: FontProperties,
        link: str | None = None,
    ) -> None:
        words = Words(
            x,
            y,
            text,
            color=ink,
            fontproperties=font,
            fontsize=size,
            ha="center",
            va="center",
            linespacing=1.08,
            parse_math=False,
            url=link,
        )
        self.axes.add_artist(words)

    def head(self, title: str) -> None:
        """Write the heading, smaller when it is long."""
        room = (self.width - 2 * MARGIN) * 72
        size = min(HEADING_SIZE, room / max(ems(title), 1))
        self._write(self.width / 2, (self.top + MARGIN / 2) / 2, title, size, INK, self.font)

    def box(self, one: str, title: str, look: _Look, link: str | None = None) -> None:
        """Draw a concept with its title and sign; a click on it follows the link."""
        spot = self.ramp.spots[one]
        x, y = self._middle(spot.x, spot.layer)
        self._frame(x, y, BOX_WIDTH, BOX_HEIGHT, look, link)
        room = BOX_WIDTH - 0.16 - (0.2 if look.sign else 0)
        size, lines = _fitted(title, room, BOX_HEIGHT - 0.1)
        shift = 0.11 if look.sign else 0.0
        self._write(x + shift, y, "\n".join(lines), size, look.ink, self.font, link)
        self._write(x - BOX_WIDTH / 2 + 0.17, y, look.sign, SIGN_SIZE, look.ink, FontProperties())

    def _frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        look: _Look,
        link: str | None = None,
    ) -> None:
        corner = (x - width / 2, y - height / 2)
        self.axes.add_patch(
            FancyBboxPatch(
                corner,
                width,
                height,
                boxstyle="round,pad=0,rounding_size=0.09",
                facecolor=look.fill,
                edgecolor=look.edge,
                linewidth=look.border,
                linestyle=(0, (4, 3)) if look.dashes == "dashed" else "solid",
                zorder=2,
                url=link,
            )
        )

    def arrow(self, way: tuple[tuple[float, int], ...]) -> None:
        """Draw an edge: from below the first box, past the rows between, to above the last box."""
        points = [self._middle(x, layer) for x, layer in way]
        half = BOX_HEIGHT / 2
        stops = [(points[0][0], points[0][1] + half)]
        for x, y in points[1:-1]:
            stops += [(x, y - half), (x, y + half)]
        stops.append((points[-1][0], points[-1][1] - half - 0.02))
        vertices, codes = [stops[0]], [Line.MOVETO]
        for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(stops)):
            if number % 2:  # past a box: straight down
                vertices.append((to_x, to_y))
                codes.append(Line.LINETO)
                continue
            bend = (to_y - y) * 0.55
            vertices += [(x, y + bend), (to_x, to_y - bend), (to_x, to_y)]
            codes += [Line.CURVE4] * 3
        self.axes.add_patch(
            FancyArrowPatch(
                path=Line(vertices, codes),
                arrowstyle="-|>",
                mutation_scale=11,
                color=LINES,
                linewidth=1.3,
                zorder=1,
                shrinkA=0,
                shrinkB=0,
            )
        )

    def legend(self, words: Mapping[str, str]) -> None:
        """Explain the signs in one line at the bottom."""
        if not words:
            return
        y = self.height - MARGIN / 2 - LEGEND_HEIGHT / 2
        room = (self.width - 2 * MARGIN) / len(words)
        for number, (state, word) in enumerate(words.items()):
            x, look = MARGIN + room * number, LOOKS[state]
            self._frame(x + 0.17, y, 0.3, 0.24, look)
            self._write(x + 0.17, y, look.sign, SIGN_SIZE - 2, look.ink, FontProperties())
            size = min(FONT_SIZE, (room - 0.42) * 72 / max(ems(word), 1))
            self._write(x + 0.38 + ems(word) * size / 144, y, word, size, INK, self.font)

    def printed(self, form: str, as_text: bool) -> bytes:
        """The finished picture as a file's bytes."""
        out = BytesIO()
        if form == "png":
            self.figure.savefig(out, format="png", dpi=DOTS_PER_INCH)
            return out.getvalue()
        with matplotlib.rc_context(), warnings.catch_warnings():
            if as_text:  # the letters are left to whoever shows the file
                warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            matplotlib.rcParams["svg.fonttype"] = "none" if as_text else "path"
            matplotlib.rcParams["svg.hashsalt"] = "ramp"  # the same picture, the same bytes
            self.figure.savefig(out, format="svg", metadata={"Date": None})
        return out.getvalue()


def _fitted(title: str, width: float, height: float) -> tuple[float, list[str]]:
    """The largest letters in which a title fits into a box, and its lines."""
    size = FONT_SIZE
    while True:
        lines = wrapped(title, width * 72 / size)
        whole = longest_piece(title) * size <= width * 72
        if size <= 7 or (whole and len(lines) * size * 1.2 <= height * 72):
            return size, _balanced(title, lines, width * 72 / size)
        size -= 0.5


def _balanced(title: str, lines: list[str], width: float) -> list[str]:
    """The same number of lines, as equal as possible, so that no letter stands alone."""
    narrower = width
    while narrower > 2 and len(wrapped(title, narrower - 0.5)) == len(lines):
        narrower -= 0.5
    return wrapped(title, narrower) if longest_piece(title) <= narrower else lines
