"""How words of an OpenDocument text look, as far as it changes what a reader takes them for."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.intake.readers.appearance import USUAL_SIZE, WHITE, Appearance, Colour, colour_of
from core.intake.readers.found import Shift, lowered, raised
from core.intake.readers.package import Element, attribute, child

DEEPEST = 20
"""Through how many styles a look is inherited at most."""


class OpenLook(NamedTuple):
    """Whether words are hidden, struck out, or above the line; their font, colour, size, and the
    colour behind them, "" if as around them; and whether conditions change how they look."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    font: str = ""
    colour: str = ""
    size: str = ""
    ground: str = ""
    is_conditional: bool = False


UNTOLD = Appearance(None)
"""Where nothing tells their colour, words have one that is seen on what is behind them."""


def within(look: OpenLook, around: Appearance) -> Appearance:
    """How words appear in something that looks so, which is `around` them otherwise."""
    colour = around.colour
    if look.colour:
        colour = _colour(look.colour)
    ground = around.ground
    if look.ground not in ("", "transparent"):
        ground = _colour(look.ground)
    return Appearance(colour, ground, _points(look.size, around.size))


def _behind(properties: Element) -> str:
    """What is said to be behind words: a colour, or "picture"."""
    picture = child(properties, "background-image")
    has_picture = picture is not None and bool(attribute(picture, "href"))
    return "picture" if has_picture else attribute(properties, "background-color")


def _colour(told: str) -> Colour | None:
    return colour_of(told.removeprefix("#"))


def _points(size: str, around: float) -> float:
    """The size of letters, such as "12pt" or "80%"."""
    found = _SIZE.fullmatch(size)
    if found is None:
        return around if not size else USUAL_SIZE
    return float(found[1]) * (around / 100 if found[2] == "%" else POINTS[found[2]])


_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|in|cm|mm|px|%)")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75}
"""How many points units of length are."""
_AUTOMATIC = "use-window-font-color"
"""Says that words have a colour that is seen on what is behind them."""


class OpenLooks:
    """The looks that styles give, by their names."""

    def __init__(
        self,
        styles: Iterable[Element],
        fonts: Iterable[Element] = (),
        pages: Iterable[Element] = (),
    ) -> None:
        self._styles = {(attribute(s, "family"), attribute(s, "name")): s for s in styles}
        self._fonts = {
            attribute(each, "name"): attribute(each, "font-family").strip("'\"") for each in fonts
        }
        self._known: dict[tuple[str, str], OpenLook] = {}
        told = {_behind(each) or "transparent" for each in pages}
        grounds = {WHITE if each == "transparent" else _colour(each) for each in told} or {WHITE}
        self.page = grounds.pop() if len(grounds) == 1 else None
        """The colour of the pages; None if they differ."""

    def list_of(self, paragraph: Element) -> str:
        """The style of the list that the style of a paragraph belongs to; "" if to none."""
        style = self._styles.get(("paragraph", attribute(paragraph, "style-name")))
        for _step in range(DEEPEST):
            if style is None:
                break
            if told := attribute(style, "list-style-name"):
                return told
            style = self._styles.get(("paragraph", attribute(style, "parent-style-name")))
        return ""

    def of(self, element: Element) -> OpenLook:
        """The look of a paragraph, or of words in one."""
        family = "text" if element.tag.endswith("span") else "paragraph"
        return self.named(family, attribute(element, "style-name"))

    def named(self, family: str, name: str) -> OpenLook:
        """The look that a style gives, by its family and name."""
        key = family, name
        if key not in self._known:
            self._known[key] = self._look(key)
        return self._known[key]

    def _look(self, key: tuple[str, str]) -> OpenLook:
        ways = ("text-line-through-style", "text-line-through-type")
        struck = next(filter(None, (self._told(key, way) for way in ways)), "")
        above = shift_of(self._told(key, "text-position")) is raised
        font = self._told(key, "font-name") or self._told(key, "font-family")
        hidden = self._told(key, "display") == "none"
        return OpenLook(
            hidden,
            struck not in ("", "none"),
            above,
            self._fonts.get(font, font),
            "auto" if self._told(key, _AUTOMATIC) == "true" else self._told(key, "color"),
            self._told(key, "font-size"),
            self._told(key, "background-color")
            or next(filter(None, map(_behind, self._properties(key, f"{key[0]}-properties"))), ""),
            child(self._styles.get(key), "map") is not None,
        )

    def _told(self, key: tuple[str, str], name: str) -> str:
        """What the nearest style says of words under a name."""
        found = (attribute(each, name) for each in self._properties(key, "text-properties"))
        return next(filter(None, found), "")

    def _properties(self, key: tuple[str, str], kind: str) -> Iterator[Element]:
        """The properties of a kind that a style has, and those of the styles that it rests on."""
        style = self._styles.get(key)
        for _step in range(DEEPEST):
            if style is None:
                return
            properties = child(style, kind)
            if properties is not None:
                yield properties
            style = self._styles.get((key[0], attribute(style, "parent-style-name")))


def shift_of(position: str) -> Shift | None:
    """What is made of figures at a position that a style gives words: "super 58%", "-33% 58%"."""
    place = position.partition(" ")[0]
    if place == "sub" or place.startswith("-"):
        return lowered
    is_above = place == "super" or (place.endswith("%") and place[0] != "0")
    return raised if is_above else None
