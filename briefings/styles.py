"""Sizes, fonts and colours on paper; every length is in points (1/72 inch)."""

import tomllib
from functools import cache
from typing import Final

import msgspec

from resources import path

MM: Final = 72 / 25.4

PAPERS: Final = {
    "a4": (210 * MM, 297 * MM),
    "letter": (612.0, 792.0),
    "a5": (148 * MM, 210 * MM),
    "a4-landscape": (297 * MM, 210 * MM),
    "letter-landscape": (792.0, 612.0),
}

MARGIN: Final = 25 * MM
MARGIN_SMALL: Final = 14 * MM
FOOT_SMALL: Final = 20 * MM  # three lines of the footer, and the marking below
FOLD: Final = 5 * MM  # extra margin for bound sheets
NOTES_ROOM: Final = 42 * MM  # for handwriting beside the text
HEAD_ROOM: Final = 12.0  # the running head and its rule, above the body
HEAD_RISE: Final = 10.0  # of the first of two lines of the running head, above that
HEAD_RULE: Final = 5.0  # below the running head
ABOVE_BODY: Final = 4.0  # a line between the running head and the body, its baseline
FOOT_ROOM: Final = 4.0
MARKING_EDGE: Final = 30.0
MARKING_EDGE_SMALL: Final = 18.0
MARKING_SPACING: Final = 1.2
LEAST_MARKING: Final = 5.5
FOOTER_RISE: Final = 2.0  # height of the footer's rule above the margin

RULE: Final = 0.5
RULE_BOLD: Final = 0.9

CELL_PAD: Final = 4.0  # left and right in a table cell
ROW_PAD: Final = 1.5  # above and below
ABOVE_HEADING_ROW: Final = 2.0  # more room above a row that heads others
ABOVE_BOX: Final = 2.2  # more room above a line with words in a box, below another line
OVER_CAPITALS, OVER_ACCENTS = 0.92, 1.04  # the top of a box, in sizes of the text in it
BESIDE_FIGURES: Final = 6.0  # more room between a column of figures and words on its right
SIGN_ROOM, SIGN_PLACE = 1.15, 0.42  # a party's sign and its middle, in sizes of the text beside it
ABOVE_TABLE: Final = 4.0
BELOW_TABLE: Final = 6.0  # more space above a paragraph
BELOW_FRAME: Final = 2.0
GUTTER: Final = 8.0
BAR: Final = 2.2  # the stroke left of a bottom line or a note
INDENT: Final = 10.0
BULLET_INDENT: Final = 14.0
LABEL_COLUMN: Final = 0.185  # fraction of the width, for the labels of lines to take
MOST_LABELS: Final = 0.3  # the same, where a word of a label is long
NO_PAGE: Final = "—"
"""What stands for the page of something that the pack leaves out."""
RULED_LINE: Final = 20.0

FACES: Final = {
    ("serif", False): "IBMPlexSerif-Regular.ttf",
    ("serif", True): "IBMPlexSerif-SemiBold.ttf",
    ("condensed", False): "IBMPlexSansCondensed-Regular.ttf",
    ("condensed", True): "IBMPlexSansCondensed-SemiBold.ttf",
}
ARABIC_FACES: Final = {
    False: "IBMPlexSansArabic-Regular.ttf",
    True: "IBMPlexSansArabic-SemiBold.ttf",
}
NARROW_FACES: Final = {False: "condensed-regular.ttf", True: "condensed-semibold.ttf"}
SCRIPT_FACES: Final = {
    (0x0590, 0x05FF): {False: "hebrew-regular.ttf", True: "hebrew-semibold.ttf"},
    (0x0900, 0x097F): {False: "NotoSansDevanagari[wdth,wght].ttf", True: "devanagari-semibold.ttf"},
    (0x0E00, 0x0E7F): {False: "NotoSansThai[wdth,wght].ttf", True: "thai-semibold.ttf"},
}
"""Fonts for Hebrew, Hindi and Thai, by the first and last of their characters, and by whether they
are bold."""
REST_FACE: Final = "IBMPlexSans[wdth,wght].ttf"


class Style(msgspec.Struct, frozen=True, gc=False):
    """How a text is set: type family, size, line spacing, space above and below."""

    family: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    strong: bool = False
    colour: str = "ink"

    @property
    def baseline(self) -> float:
        """The distance from the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + self.size * 0.8


TITLE: Final = Style("serif", 22, 26, before=4, after=3, strong=True)
SUBTITLE: Final = Style("serif", 11, 15, after=8, colour="mute")
BRIEF: Final = Style("serif", 16, 19.5, before=18, after=4, strong=True)
PART: Final = Style("condensed", 9.4, 12, before=9, after=2, strong=True)
BODY: Final = Style("serif", 11, 13.2, before=2, after=3)
POINT: Final = Style("serif", 11, 12.7, before=0.5, after=0.7)
SMALL_POINT: Final = Style("serif", 9, 11.2, before=0.5, after=0.7)
MARGIN_LABEL: Final = Style("condensed", 9, 12.7, strong=True)
BOTTOM_LINE: Final = Style("serif", 11.2, 14.6, before=4, after=4)
TABLE: Final = Style("condensed", 9.2, 10.5)
TABLE_HEAD: Final = Style("condensed", 9, 10.4, strong=True)
NOTE: Final = Style("condensed", 9, 11)
CONTENTS: Final = Style("condensed", 9.6, 13)
REMARK: Final = Style("condensed", 9, 11, before=3, after=2, colour="mute")
LABEL: Final = Style("condensed", 9, 10)
SMALL: Final = Style("condensed", 9, 10, colour="mute")
HEAD: Final = Style("condensed", 9, 10.4, colour="mute")
BELOW: Final = Style("condensed", 9, 10.4, colour="mute")
WATERMARK: Final = Style("condensed", 54, 60, strong=True, colour="#E6E6E6")
LINE_NUMBER: Final = Style("condensed", 7, 9, colour="mute")
MARKING: Final = Style("condensed", 8.6, 10, strong=True)

RAISED_SIZE: Final = 0.72
RAISED_BY: Final = 0.36


NEUTRAL: Final = ("mute", "line")
"""Colours that are grey on paper, so that no printer mixes them of its inks."""


@cache
def colours() -> dict[str, str]:
    """The theme's colours for paper by name, as `#rrggbb`; ink is black."""
    theme = tomllib.loads(path("themes/light.toml").read_text("utf-8"))
    found: dict[str, str] = {**theme["colours"], "ink": "#000000"}
    for name in NEUTRAL:
        light = round(255 * grey(_parts(found[name]))[0])
        found[name] = "#" + bytes((light, light, light)).hex()
    return found


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """The name of a theme colour or `#rrggbb` as red, green, blue from 0 to 1; ink if it is
    neither."""
    try:
        return _parts(colours().get(colour, colour))
    except ValueError:
        return rgb("ink")


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def tint(colour: str, share: float, ground: str = "#ffffff") -> str:
    """A colour mixed with the background at a share from 0 to 1, as `#rrggbb`."""
    parts = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + bytes(round(255 * (share * a + (1 - share) * b)) for a, b in parts).hex()


def grey(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """The grey that is as light as a colour (ITU-R BT.709)."""
    red, green, blue = colour
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return light, light, light
