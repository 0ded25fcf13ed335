"""A briefing as a value: sections of blocks, and the furniture that stands on every page.

Nothing here knows paper or a font. Text is text: a `Run` holds characters, never markup.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.model import Marker


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike.

    `raised` sets a superscript, `marked` underlines a phrase that a note is tied to, `boxed` draws
    a frame (tags such as MOVED). `sign` puts a party's marker in `colour` before the characters;
    `to` names the anchor that a click leads to.
    """

    text: str
    strong: bool = False
    mute: bool = False
    raised: bool = False
    marked: bool = False
    boxed: bool = False
    sign: Marker | None = None
    colour: str = ""
    to: str = ""


Text: TypeAlias = tuple[Run, ...]


def plain(text: str) -> Text:
    """Characters without distinction."""
    return (Run(text),)


def mute(text: str) -> Text:
    """Characters that stand back."""
    return (Run(text, mute=True),)


def strong(text: str) -> Text:
    """Characters that stand out."""
    return (Run(text, strong=True),)


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page on which the anchor stands, known only when pages are made."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the whole pack, with a line below it."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a brief and stands in the outline; level 2 names a part in small letters.

    `aside` explains the part in the same line; a heading with an `anchor` can be linked to, and
    carries its `number` in the contents.
    """

    text: str
    level: Literal[1, 2] = 2
    aside: str = ""
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; a `small` one says what a table or figure rests on."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class BottomLine:
    """What a reader with ten seconds should take away."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered on wish."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note as a lettered footnote, after the phrase it stands on; `byline` says who and when."""

    letter: str
    quote: str
    text: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in a frame that the reader must not miss."""

    text: str


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Room for handwriting: ruled lines to the end of the page, but never fewer than `least`."""

    least: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A step line: `values[n]` holds from `days[n]` until the next day; None where not known."""

    days: tuple[dt.date, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Stated gap (solid) and gap between ranges (dashed) in a table cell; values in sp, 0–100."""

    stated: Curve
    between: Curve
    until: dt.date


Cell: TypeAlias = Text | Sparkline | PageOf


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `share` is its part of the width, relative to the other columns'."""

    title: str
    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A cell a column; a `heading` row has one cell across the table and stays with the next."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column titles, which are repeated on every page; no titles, no heading line."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A party on a scale, in sp. `at` is None where nothing is stated, `low` where no range is
    assessed; a place with neither is unknown. `before` is where it stood at the last round,
    `in_pair` says that it is one of the two whose gap is shown."""

    code: str
    marker: Marker
    colour: str
    at: float | None = None
    low: float | None = None
    high: float | None = None
    before: float | None = None
    in_pair: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """One issue of a position map: anchors and overlap in sp, and the pair's gap in words."""

    title: str
    below: str
    anchors: tuple[tuple[float, str], ...]
    places: tuple[Place, ...]
    overlap: tuple[float, float] | None
    stated: str
    between: str


@dataclass(frozen=True, slots=True)
class PositionMap:
    """A scale an issue; `notice` stands below the figure."""

    scales: tuple[Scale, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class TrendFigure:
    """The gap of a pair over time in sp, with rounds as labelled verticals."""

    stated: Curve
    between: Curve
    stated_label: str
    between_label: str
    rounds: tuple[tuple[dt.date, str], ...]
    start: dt.date
    until: dt.date
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, which leads to its anchor."""

    number: str
    title: str
    anchor: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what is in the pack, with page numbers."""

    entries: tuple[Entry, ...]


Block: TypeAlias = (
    Title
    | Heading
    | Prose
    | BottomLine
    | Bullets
    | NoteBox
    | Notice
    | RuledLines
    | PageBreak
    | Table
    | PositionMap
    | TrendFigure
    | Contents
)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one running head (left and right)."""

    head: tuple[str, str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: the marking above and below, two footer lines beside the page
    number. `copy` says whose copy it is."""

    marking: str
    origin: str
    copy: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing, ready to be rendered. `language` is an ISO 639 code."""

    title: str
    subject: str
    language: str
    paper: Literal["a4", "letter"]
    furniture: Furniture
    sections: tuple[Section, ...]


def texts(value: object) -> Iterator[str]:
    """Every string in a briefing or a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
