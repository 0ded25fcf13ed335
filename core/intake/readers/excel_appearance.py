"""How the cells of a workbook of Excel (.xlsx, .xlsm) appear by their styles, and words in their
texts by their own.

Source: ECMA-376, part 1, 18.8.3 (colours), 18.8.19 (tints), 18.8.27 (colours by number), 18.8.32
(patterns), 20.1.6.2 (colours of themes).
"""

import zipfile
from collections.abc import Iterator, Sequence
from colorsys import hls_to_rgb, rgb_to_hls

from lxml import etree

from core.intake.readers.appearance import (
    BLACK,
    USUAL_SIZE,
    WHITE,
    Appearance,
    Colour,
    colour_of,
)
from core.intake.readers.excel_around import elements_around_rows
from core.intake.readers.excel_comments import parts_of, root_of
from core.intake.readers.excel_layout import cell_of
from core.intake.readers.excel_shifted import TEXTS, holds_signs
from core.intake.readers.package import Element, attribute, child, local, whole

COLOUREDTTE = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"]
"""The first colours by number, which come twice."""
_SWAPPED = (1, 0, 3, 2)
"""The places in a theme of the colours that cells call by the first numbers."""
COLOURED = (b'rgb="', b'theme="0"', b'indexed="', b'<sz val="1"')
"""What texts have of which a cell may hide some words by their colour or size."""

Theme = Sequence[Colour | None]
Range = tuple[int, int, int, int]
"""The first row, the first column, the last row and the last column, from 0."""


def theme_of(root: Element | None) -> Theme:
    """The colours of a theme, in their order."""
    scheme = child(root, "themeElements", "clrScheme")
    told = [each[0] for each in (() if scheme is None else scheme) if len(each)]
    return [colour_of(attribute(each, "lastClr") or attribute(each, "val")) for each in told]


def appearances(styles: Element | None, theme: Theme) -> list[Appearance]:
    """How cells of each style appear."""
    fonts, fills, formats = (child(styles, name) for name in ("fonts", "fills", "cellXfs"))
    of_fonts = [appearance_of(each, theme) for each in (() if fonts is None else fonts)]
    grounds = [_ground(each, theme) for each in (() if fills is None else fills)]
    found = []
    for each in () if formats is None else formats:
        font, fill = (whole(attribute(each, name), 0) for name in ("fontId", "fillId"))
        plain = of_fonts[font] if font < len(of_fonts) else Appearance()
        found.append(plain._replace(ground=grounds[fill] if fill < len(grounds) else WHITE))
    return found


def appearance_of(font: Element | None, theme: Theme) -> Appearance:
    """How words in a font appear in a cell without a fill."""
    colour, size = child(font, "color"), child(font, "sz")
    told = "" if size is None else attribute(size, "val")
    points = float(told) if told.replace(".", "", 1).isdecimal() else USUAL_SIZE
    return Appearance(BLACK if colour is None else _colour(colour, theme), WHITE, points)


def coloured_texts(package: zipfile.ZipFile, theme: Theme) -> dict[int, list[Appearance]]:
    """By number, how words appear in the texts that cells refer to, as far as they have a look of
    their own."""
    if TEXTS not in package.namelist() or not holds_signs(package, TEXTS, COLOURED):
        return {}
    found = {}
    with package.open(TEXTS) as content:
        for number, (_event, text) in enumerate(etree.iterparse(content, tag="{*}si")):
            if runs := [*runs_of(text, theme)]:
                found[number] = runs
            text.clear()
    return found


def runs_of(text: Element, theme: Theme) -> Iterator[Appearance]:
    """How the words of a text appear that have a look of their own."""
    for run in text:
        look, words = child(run, "rPr"), child(run, "t")
        if local(run.tag) == "r" and look is not None and words is not None and words.text:
            yield appearance_of(look, theme)


def styled_otherwise(package: zipfile.ZipFile, sheet: str) -> Iterator[Range]:
    """Where what is behind cells, or their font, is not told by their styles alone: in tables and
    where conditions format them."""
    for kind in ("table", "pivotTable"):
        for part in parts_of(package, sheet, kind):
            root = root_of(package, part)
            place = child(root, "location") if kind == "pivotTable" else root
            yield from () if place is None else _ranges(attribute(place, "ref"))
    if holds_signs(package, sheet, (b"conditionalFormatting",)):
        for _name, each in elements_around_rows(package, sheet, "conditionalFormatting"):
            yield from _ranges(attribute(each, "sqref"))


def is_within(place: tuple[int, int], ranges: Sequence[Range]) -> bool:
    """Whether a cell, by its row and column, is in one of some ranges."""
    row, column = place
    return any(top <= row <= end and left <= column <= right for top, left, end, right in ranges)


def _ranges(told: str) -> Iterator[Range]:
    for each in told.split():
        first, _sign, last = each.partition(":")
        begin, end = cell_of(first), cell_of(last or first)
        if begin and end:
            yield (*begin, *end)


def _ground(fill: Element, theme: Theme) -> Colour | None:
    """The colour that a fill gives cells; None if it is not known."""
    pattern = child(fill, "patternFill")
    kind = "" if pattern is None else attribute(pattern, "patternType", "none")
    if kind == "none":
        return WHITE
    colour = child(pattern, "fgColor") if kind == "solid" else None
    return None if colour is None else _colour(colour, theme)


def _colour(told: Element, theme: Theme) -> Colour | None:
    """A colour as styles tell it; None if it is not known."""
    number = whole(attribute(told, "theme"), -1)
    index = whole(attribute(told, "indexed"), -1)
    if attribute(told, "rgb"):
        found = colour_of(attribute(told, "rgb")[-6:])
    elif number >= 0:
        place = _SWAPPED[number] if number < len(_SWAPPED) else number
        found = theme[place] if place < len(theme) else None
    elif index >= 0:
        return colour_of(COLOUREDTTE[index % 8]) if index < 2 * len(COLOUREDTTE) else None
    else:
        return BLACK if attribute(told, "auto") else None
    return found and _tinted(found, attribute(told, "tint"))


def _tinted(colour: Colour, tint: str) -> Colour:
    """A colour made darker, by a share below 0, or lighter."""
    try:
        share = max(min(float(tint or 0), 1.0), -1.0)
    except ValueError:
        return colour
    if not share:
        return colour
    hue, light, strength = rgb_to_hls(*(each / 255 for each in colour[:3]))
    light = light * (1 + share) if share < 0 else light + (1 - light) * share
    return Colour(*(round(255 * each) for each in hls_to_rgb(hue, light, strength)))
