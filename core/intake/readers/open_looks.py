"""How words of an OpenDocument text look, as far as it changes what a reader takes them for."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from core.intake.readers.found import Shift, lowered, raised
from core.intake.readers.package import Element, attribute, child

DEEPEST = 20
"""Through how many styles a look is inherited at most."""


class OpenLook(NamedTuple):
    """Whether words are hidden, struck out, or above the line; and their font, colour, size, and
    the colour behind them, "" if as around them."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    font: str = ""
    colour: str = ""
    size: str = ""
    ground: str = ""


class OpenVeil(NamedTuple):
    """What is known of how words are seen: their colour and that behind them, "" where nothing
    tells, and whether they are too small to be read."""

    colour: str = ""
    ground: str = "#ffffff"
    is_tiny: bool = False

    def within(self, look: OpenLook) -> "OpenVeil":
        """The same of the words in something that looks so."""
        size = _SIZE.fullmatch(look.size)
        is_tiny = float(size[1]) <= TINY if size else self.is_tiny and not look.size
        ground = self.ground if look.ground in ("", "transparent") else look.ground
        return OpenVeil(look.colour or self.colour, ground, is_tiny)

    @property
    def hides(self) -> bool:
        """Whether nobody sees the words."""
        return self.is_tiny or ("" != self.colour.lower() == self.ground.lower())


TINY = 2.0
"""Up to what size letters cannot be read, in points."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?)pt")
_BEHIND = {"table-cell": "table-cell-properties", "paragraph": "paragraph-properties"}
_AUTOMATIC = "use-window-font-color"
"""Says that words have a colour that is seen on what is behind them."""


class OpenLooks:
    """The looks that styles give, by their names."""

    def __init__(self, styles: Iterable[Element], fonts: Iterable[Element] = ()) -> None:
        self._styles = {(attribute(s, "family"), attribute(s, "name")): s for s in styles}
        self._fonts = {
            attribute(each, "name"): attribute(each, "font-family").strip("'\"") for each in fonts
        }
        self._known: dict[tuple[str, str], OpenLook] = {}

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
            or self._told(key, "background-color", _BEHIND.get(key[0], "text-properties")),
        )

    def _told(self, key: tuple[str, str], name: str, kind: str = "text-properties") -> str:
        """What the nearest style says under a name."""
        style = self._styles.get(key)
        for _step in range(DEEPEST):
            if style is None:
                break
            properties = child(style, kind)
            if properties is not None and (told := attribute(properties, name)):
                return told
            style = self._styles.get((key[0], attribute(style, "parent-style-name")))
        return ""


def shift_of(position: str) -> Shift | None:
    """What is made of figures at a position that a style gives words: "super 58%", "-33% 58%"."""
    place = position.partition(" ")[0]
    if place == "sub" or place.startswith("-"):
        return lowered
    is_above = place == "super" or (place.endswith("%") and place[0] != "0")
    return raised if is_above else None
