"""Words in a Word file that a reader takes otherwise there: they are struck out, or appear so that
nobody sees them.

Source: ECMA-376, part 1, 17.3.2 (runs), 17.3.5 (shading), 17.18.97 (colours of themes).
"""

from collections.abc import Iterator

from core.intake.readers.appearance import (
    BLACK,
    USUAL_SIZE,
    WHITE,
    Appearance,
    Colour,
    colour_of,
)
from core.intake.readers.package import Element, attribute, child, local, whole
from core.intake.readers.word_styles import Styles

_STRUCK = ("strike", "dstrike")
_SPOTS = {
    "black": BLACK,
    "white": WHITE,
    "yellow": Colour(255, 255, 0),
    "red": Colour(255, 0, 0),
    "blue": Colour(0, 0, 255),
}
"""What words are highlighted with, by name; others count as unlike any words."""
_THEME = {
    **dict.fromkeys(("background1", "light1"), WHITE),
    **dict.fromkeys(("text1", "dark1"), BLACK),
}
"""The colours of themes that are told by their names alone, as nearly all themes have them."""

_PLAIN = ("clear", "nil")
"""Shading without a pattern."""


def told_of(
    part: Element, look: Element | None, paragraph: Element | None, styles: Styles
) -> Iterator[str]:
    """What is to be said of words, by the properties of their run and paragraph: "struck",
    "unseen"."""
    if any(styles.is_on(name, look, paragraph) for name in _STRUCK):
        yield "struck"
    told, size = (styles.said(name, look, paragraph) for name in ("color", "sz"))
    if told is None and size is None:
        return
    colour = None if told is None else _colour(told, "val", "themeColor")
    ground = None if colour is None else _ground(part, look, paragraph, styles)
    if not Appearance(colour, ground, _points(size)).is_seen:
        yield "unseen"


def _points(size: Element | None) -> float:
    """The size of letters, which the file tells in half points."""
    halves = 0 if size is None else whole(attribute(size, "val"), 0)
    return halves / 2 or USUAL_SIZE


def _colour(told: Element, name: str, theme: str) -> Colour | None:
    """A colour that is told under a name, or as one of a theme, which counts before it; None for
    "auto", which is seen on anything."""
    changed = (theme.removesuffix("Color") + way for way in ("Tint", "Shade"))
    is_plain = not any(attribute(told, each) for each in changed)
    of_theme = _THEME.get(attribute(told, theme)) if is_plain else None
    return of_theme or colour_of(attribute(told, name))


def _ground(
    part: Element, look: Element | None, paragraph: Element | None, styles: Styles
) -> Colour | None:
    """The colour behind words; None if it is not known."""
    spot = styles.said("highlight", look, paragraph)
    if spot is not None and attribute(spot, "val") != "none":
        return _SPOTS.get(attribute(spot, "val"))
    for shade in (styles.said("shd", look, paragraph), styles.shade_of(paragraph)):
        if _shades(shade):
            return _shading(shade)
    return _around(part)


def _around(part: Element) -> Colour | None:
    """The colour of the cell, the table or the page that words are on; None if it is not known."""
    for each in part.iterancestors():
        name = local(each.tag)
        if name in ("txbxContent", "txbx"):
            return None
        shade = child(each, f"{name}Pr", "shd") if name in ("tc", "tbl") else None
        if _shades(shade):
            return _shading(shade)
        if name == "tbl" and child(each, "tblPr", "tblStyle") is not None:
            return None
        page = child(each, "background") if name == "document" else None
        if page is not None:
            return _colour(page, "color", "themeColor")
    return WHITE


def _shades(shade: Element | None) -> bool:
    """Whether shading covers what is around it."""
    if shade is None:
        return False
    is_bare = attribute(shade, "fill", "auto") == "auto" and not attribute(shade, "themeFill")
    return not (is_bare and attribute(shade, "val", "clear") in _PLAIN)


def _shading(shade: Element) -> Colour | None:
    """The colour that something is shaded with; None if it is not known."""
    pattern = attribute(shade, "val", "clear")
    if pattern == "solid":
        return _colour(shade, "color", "themeColor")
    return _colour(shade, "fill", "themeFill") if pattern in _PLAIN else None
