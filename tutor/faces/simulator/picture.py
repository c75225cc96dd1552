"""The figures of a trial as a picture: what is known later, what it took, what was believed.

Knows the figures and how to draw them with matplotlib, without its global state.
"""

from collections.abc import Mapping
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from tutor.faces.simulator.figures import NOTE, Figure

Arms = Mapping[str, Mapping[str, Figure]]

INK, FAINT, ENGINE, OTHER, LATER = "#1d2733", "#9aa5b1", "#0b6e5d", "#3a6ea5", "#b36b00"
BARS = (
    ("minutes", "minutes spent", None, 1.0),
    ("practice in band", "practice at a true chance of 70 to 90%", 75.0, 100.0),
    ("called known falsely", "called known, not known 7 days later (%)", 3.0, 100.0),
)
"""Figure, title, what is to be reached, and by what to multiply."""


def picture(title: str, families: Mapping[str, Arms], form: str = "png") -> bytes:
    """Draw a trial; gives the bytes of a file of the form `png` or `svg`."""
    rows = max(1, len(families))
    arms = max((len(one) for one in families.values()), default=1)
    sheet = Sheet(figsize=(15, 1.6 + rows * (0.9 + 0.34 * arms)), dpi=130, layout="constrained")
    sheet.suptitle(f"{title}\n{NOTE}", fontsize=12, color=INK)
    panels = sheet.subplots(rows, 4, squeeze=False, width_ratios=(1.5, 1, 1, 1))
    for row, (family, found) in enumerate(families.items()):
        _tests(panels[row][0], family, found)
        for panel, (name, words, aim, factor) in zip(panels[row][1:], BARS, strict=True):
            _bars(panel, [figures[name] for figures in found.values()], words, aim, factor)
            _colour(panel, found)
    page = BytesIO()
    sheet.savefig(page, format=form, metadata={"Date": None} if form == "svg" else None)
    return page.getvalue()


def _tests(panel: Axes, family: str, arms: Arms) -> None:
    """The delayed tests of every arm, beside what was known at enrolment."""
    dots = (
        ("test after 7 days", OTHER, "o", "7 days later", -0.12),
        ("test after 30 days", LATER, "D", "30 days later", 0.12),
    )
    for place, figures in enumerate(arms.values()):
        for name, colour, marker, _, lower in dots:
            value, error = figures[name].value or 0.0, figures[name].error or 0.0
            where = (100 * value, place + lower)
            panel.errorbar(*where, xerr=100 * error, fmt=marker, color=colour, markersize=6)
    for _, colour, marker, words, _ in dots:
        panel.plot([], [], marker, color=colour, label=words)
    start = next((one["test at enrolment"].value for one in arms.values()), None)
    if start is not None:
        panel.axvline(100 * start, color=FAINT, linestyle="--", label="at enrolment")
    panel.set_yticks(range(len(arms)), list(arms))
    panel.set_ylim(len(arms) - 0.4, -1.0)
    panel.set_xlim(0, 100)
    panel.set_title(f"{family} learners: unhelped test (% right)", fontsize=10, color=INK)
    panel.legend(fontsize=8, loc="upper left", bbox_to_anchor=(0, -0.07), ncols=3, frameon=False)
    panel.grid(axis="x", alpha=0.3)


def _bars(panel: Axes, figures: list[Figure], words: str, aim: float | None, factor: float) -> None:
    values = [factor * (one.value or 0.0) for one in figures]
    errors = [factor * (one.error or 0.0) for one in figures]
    panel.barh(range(len(values)), values, xerr=errors, color=OTHER, error_kw={"ecolor": FAINT})
    if aim is not None:
        panel.axvline(aim, color=INK, linestyle=":")
        panel.text(aim, -0.65, f" {aim:g} %", fontsize=8, color=INK)
    panel.set_title(words, fontsize=10, color=INK)
    panel.set_ylim(len(values) - 0.4, -1.0)
    panel.set_yticks([])
    panel.set_xlim(0, 1.15 * max([aim or 0.0, 0.01, *map(sum, zip(values, errors, strict=True))]))
    panel.grid(axis="x", alpha=0.3)


def _colour(panel: Axes, arms: Arms) -> None:
    for bar, name in zip(panel.patches, arms, strict=True):
        bar.set_facecolor(ENGINE if name == "engine" else OTHER)
