"""Words in a Word file that a reader takes otherwise there: they are struck out, or in a colour or
size in which nobody sees them."""

from collections.abc import Iterator

from core.intake.readers.package import Element, attribute, child, local, whole
from core.intake.readers.word_styles import Styles

TINY = 4
"""Up to what size letters cannot be read, in half points."""
SAME = 8
"""By how much two colours differ that look the same, of 255."""
_STRUCK = ("strike", "dstrike")
_SPOTS = {"black": 0, "white": 0xFFFFFF, "yellow": 0xFFFF00, "red": 0xFF0000, "blue": 0x0000FF}
"""What words are highlighted with, by name; others count as unlike any words."""
_WHITE = 0xFFFFFF


def told_of(
    part: Element, look: Element | None, paragraph: Element | None, styles: Styles
) -> Iterator[str]:
    """What is to be said of words, by the properties of their run and paragraph: "struck",
    "unseen"."""
    if any(styles.is_on(name, look, paragraph) for name in _STRUCK):
        yield "struck"
    size = styles.said("sz", look, paragraph)
    if size is not None and 0 < whole(attribute(size, "val"), 99) <= TINY:
        yield "unseen"
        return
    told = styles.said("color", look, paragraph)
    colour = None if told is None else _number(attribute(told, "val"))
    if colour is not None and _are_alike(colour, _ground(part, look, paragraph, styles)):
        yield "unseen"


def _number(said: str) -> int | None:
    """A colour such as "FF0000"; None for "auto", which is seen on anything."""
    try:
        return int(said, 16) if len(said) == 6 else None
    except ValueError:
        return None


def _are_alike(colour: int, ground: int | None) -> bool:
    if ground is None:
        return False
    shifts = (16, 8, 0)
    return all(abs((colour >> n & 255) - (ground >> n & 255)) <= SAME for n in shifts)


def _ground(
    part: Element, look: Element | None, paragraph: Element | None, styles: Styles
) -> int | None:
    """The colour behind words; None if it is not known."""
    spot = styles.said("highlight", look, paragraph)
    if spot is not None and attribute(spot, "val") != "none":
        return _SPOTS.get(attribute(spot, "val"))
    shade = styles.said("shd", look, paragraph)
    shade = styles.shade_of(paragraph) if shade is None else shade
    around = () if shade is not None else part.iterancestors()
    for each in around:
        name = local(each.tag)
        if name in ("txbxContent", "txbx"):
            return None
        shade = child(each, f"{name}Pr", "shd") if name in ("tc", "tbl") else None
        if shade is not None:
            break
        if name == "tbl" and child(each, "tblPr", "tblStyle") is not None:
            return None
        page = child(each, "background") if name == "document" else None
        if page is not None:
            return _number(attribute(page, "color"))
    fill = "auto" if shade is None else attribute(shade, "fill")
    is_plain = shade is None or attribute(shade, "val") in ("clear", "nil")
    return _WHITE if fill == "auto" and is_plain else _number(fill)
