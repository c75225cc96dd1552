"""A font that has the letters of some texts, so that Chinese titles are never empty boxes.

Knows where to look: the fonts of this computer first, then the one that the package `zhplot` ships
(Noto Sans SC, SIL Open Font License). Only that package's file is used, none of its code.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

# Plain, upright and easily read, best first; one font cannot have every script, so some are tried.
FAMILIES = (
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)
_LAST_RESORT = "Last Resort"  # matplotlib's own, which has a numbered box for every letter
_SHIPPED = ("zhplot", "fonts/NotoSansSC-Regular.ttf")


def font_for(texts: Iterable[str]) -> Path | None:
    """A font file with every letter of the texts, or None when there is no such font here."""
    needed = {ord(letter) for text in texts for letter in text if not letter.isspace()}
    return next((file for file in _candidates() if needed <= _letters(file)), None)


def _candidates() -> Iterator[Path]:
    installed = font_manager.fontManager.ttflist
    upright = [
        one
        for one in installed
        if one.style == "normal"
        and one.weight in (400, "normal")
        and not one.name.startswith(_LAST_RESORT)
    ]
    for family in FAMILIES:
        yield from (Path(one.fname) for one in upright if one.name == family)
    yield from _shipped()
    yield from sorted(Path(one.fname) for one in upright if one.name not in FAMILIES)


def _shipped() -> Iterator[Path]:
    package, name = _SHIPPED
    found = find_spec(package)
    for folder in (found.submodule_search_locations if found else None) or ():
        if (Path(folder) / name).is_file():
            yield Path(folder) / name


@lru_cache(maxsize=64)
def _letters(file: Path) -> frozenset[int]:
    try:
        return frozenset(FT2Font(str(file)).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
