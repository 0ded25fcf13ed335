"""A briefing as a value: sections of blocks, and the frame of every page.

Nothing here knows about paper or fonts. Text is text: a `Run` holds characters, never markup. The
values are msgspec structs, like the records in `core`: dataclasses take longer to import.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import msgspec

from core.model.records import Dash, Level, Marker
from core.views.terms import TermMark


class Run(msgspec.Struct, frozen=True, gc=False):
    """Characters with the same look. `raised` sets a superscript, `marked` underlines what a note
    is on, `boxed` draws a frame. `sign` puts a party's marker in `colour` before it; `to` names the
    anchor that a click leads to, `named` that link if it says too little. A redline deletes what is
    `struck` and inserts what is `added`; `moved` text stood elsewhere. `level` is its marking. What
    follows a run that `hangs` stands beside a column as wide as that text. What is `aside` is
    neither heard nor edited, what is `apart` its own paragraph, `heard` said in place of a sign."""

    text: str
    strong: bool = False
    mute: bool = False
    raised: bool = False
    marked: bool = False
    boxed: bool = False
    sign: Marker | None = None
    colour: str = ""
    to: str = ""
    struck: bool = False
    added: bool = False
    moved: bool = False
    level: str = ""
    hangs: str = ""
    aside: bool = False
    apart: bool = False
    heard: str = ""
    named: str = ""


Text: TypeAlias = tuple[Run, ...]


def plain(text: str) -> Text:
    """Plain characters."""
    return (Run(text),)


def mute(text: str) -> Text:
    """Subdued characters."""
    return (Run(text, mute=True),)


def strong(text: str) -> Text:
    """Emphasised characters."""
    return (Run(text, strong=True),)


class PageOf(msgspec.Struct, frozen=True, gc=False):
    """The page number of an anchor, known only once pages are made."""

    anchor: str


class Title(msgspec.Struct, frozen=True, gc=False):
    """The name of the whole pack, with a line below it; `marking` is its marking word."""

    text: str
    below: str = ""
    marking: str = ""


class Heading(msgspec.Struct, frozen=True, gc=False):
    """Level 1 opens a brief and appears in the outline; level 2 names a part in small letters.
    `aside` explains the part on the same line; a heading with an `anchor` can be linked to, and
    appears with its `number` in the contents. `marking` is the marking word of what it says."""

    text: str
    level: Literal[1, 2] = 2
    aside: str = ""
    anchor: str = ""
    number: str = ""
    marking: str = ""


class Prose(msgspec.Struct, frozen=True, gc=False):
    """A paragraph; a `small` one says what a table or figure rests on; `anchor` is linked to."""

    text: Text
    small: bool = False
    anchor: str = ""


class BottomLine(msgspec.Struct, frozen=True, gc=False):
    """What a reader with ten seconds to spare should take away."""

    text: Text


class Bullets(msgspec.Struct, frozen=True, gc=False):
    """A list, optionally numbered; a `small` one is for reference."""

    items: tuple[Text, ...]
    numbered: bool = False
    small: bool = False


class Lines(msgspec.Struct, frozen=True, gc=False):
    """What to say: groups of lines, each with its label in the margin."""

    groups: tuple[tuple[str, tuple[Text, ...]], ...]


class NoteBox(msgspec.Struct, frozen=True, gc=False):
    """A lettered footnote on a phrase, its `quote`, with an `anchor` that can be linked to."""

    letter: str
    quote: str
    text: str
    byline: str = ""
    marking: str = ""
    answers: tuple[str, ...] = ()
    anchor: str = ""


class Notice(msgspec.Struct, frozen=True, gc=False):
    """A framed notice that the reader must not miss."""

    text: str


class RuledLines(msgspec.Struct, frozen=True, gc=False):
    """Room for handwriting: ruled lines to the end of the page, and never fewer than `least`."""

    least: int


class PageBreak(msgspec.Struct, frozen=True, gc=False):
    """What follows starts on a new page."""


class Curve(msgspec.Struct, frozen=True, gc=False):
    """A step line: `values[n]` holds from `days[n]` until the next day; None if unknown. It is
    broken before the entries in `breaks`, which do not continue from the previous one."""

    days: tuple[dt.date, ...]
    values: tuple[float | None, ...]
    breaks: tuple[int, ...] = ()


class Sparkline(msgspec.Struct, frozen=True, gc=False):
    """Stated gap (solid) and gap between ranges (dashed) in a table cell; values in sp, 0–100.
    `backwards` time runs from right to left; `height` is in points, 0 for the default."""

    stated: Curve
    between: Curve
    until: dt.date
    backwards: bool = False
    height: float = 0.0


class Heat(msgspec.Struct, frozen=True, gc=False):
    """A gap in sp on a background that is darker the wider the gap is; None if unknown."""

    value: float | None
    text: str


class WhoseCopy(msgspec.Struct, frozen=True, gc=False):
    """The number of the copy and its reader, which differ from copy to copy; none is longer than
    `longest`."""

    longest: str


Cell: TypeAlias = Text | Sparkline | PageOf | Heat | WhoseCopy


class TableColumn(msgspec.Struct, frozen=True, gc=False):
    """A table column: its width relative to the others, and the marking word of its title."""

    title: str
    share: float
    align: Literal["left", "right"] = "left"
    marking: str = ""


class TableRow(msgspec.Struct, frozen=True, gc=False):
    """One cell per column; a `heading` row has one cell across the table and stays with the next
    row. A `tall` one has room to sign in. An `optional` one is left out of a page that it would
    make two of."""

    cells: tuple[Cell, ...]
    heading: bool = False
    tall: bool = False
    optional: bool = False


class Table(msgspec.Struct, frozen=True, gc=False):
    """Rows under column titles, which are repeated on every page, or no heading row without any.
    `backwards` its first column is on the right."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    backwards: bool = False


class ScalePlace(msgspec.Struct, frozen=True, gc=False):
    """A party on a scale, in sp: `at` is None if no value is stated, `low` if no range is assessed,
    both if unknown; `before` at the last round. `in_pair` if its gap is shown; heard as `name`."""

    code: str
    marker: Marker
    colour: str
    at: float | None = None
    low: float | None = None
    high: float | None = None
    before: float | None = None
    in_pair: bool = False
    ideal: float | None = None
    dash: Dash = Dash.SOLID
    name: str = ""


class ScaleFigure(msgspec.Struct, frozen=True, gc=False):
    """One issue of a position map: anchors and overlap in sp, the pair's gap in words, what terms
    would settle, `words` for places in a unit, and a `legend` for a page that begins with it."""

    title: str
    below: str
    anchors: tuple[tuple[float, str], ...]
    places: tuple[ScalePlace, ...]
    overlap: tuple[float, float] | None
    stated: str
    between: str
    terms: tuple[TermMark, ...] = ()
    words: tuple[tuple[float, str], ...] = ()
    legend: str = ""


class PositionMap(msgspec.Struct, frozen=True, gc=False):
    """One scale per issue; `notice` is printed below the figure, `level` is its marking word;
    `backwards` the scales run from right to left."""

    scales: tuple[ScaleFigure, ...]
    notice: str = ""
    level: str = ""
    backwards: bool = False


class TextCurve(msgspec.Struct, frozen=True, gc=False):
    """The share of words in brackets over time, in per cent, on a scale of its own from 0 to `end`,
    whose `ends` are written at the axis."""

    curve: Curve
    end: float
    ends: tuple[str, str]
    label: str


class TrendFigure(msgspec.Struct, frozen=True, gc=False):
    """The gap of a pair over time in sp, with rounds as labelled verticals; `height` is that of the
    plot in points, 0 for the default. `dates` are days on the axis, `breaks` reasons why a line is
    broken; `backwards` time runs from right to left. Below are marks for `events`, each with its
    day and whether it is of the plan's text, `numbered` if they are listed, and the `text`."""

    stated: Curve
    between: Curve
    stated_label: str
    between_label: str
    rounds: tuple[tuple[dt.date, str], ...]
    start: dt.date
    until: dt.date
    notice: str = ""
    height: float = 0.0
    level: str = ""
    dates: tuple[tuple[dt.date, str], ...] = ()
    breaks: tuple[tuple[dt.date, str], ...] = ()
    backwards: bool = False
    events: tuple[tuple[dt.date, bool], ...] = ()
    text: TextCurve | None = None
    numbered: bool = False


class ContentsEntry(msgspec.Struct, frozen=True, gc=False):
    """A line of the contents, which leads to its anchor; `marking` is its marking word."""

    number: str
    title: str
    anchor: str
    aside: str = ""
    marking: str = ""


class Contents(msgspec.Struct, frozen=True, gc=False):
    """The pack's contents, with page numbers; `backwards` they run from right to left."""

    entries: tuple[ContentsEntry, ...]
    backwards: bool = False


Block: TypeAlias = (
    Title
    | Heading
    | Prose
    | BottomLine
    | Bullets
    | Lines
    | NoteBox
    | Notice
    | RuledLines
    | PageBreak
    | Table
    | PositionMap
    | TrendFigure
    | Contents
)


Start: TypeAlias = Literal["flow", "page", "right", "sheet"]
"""Where a section begins: below the last, on a new page, a right-hand one, or its own sheet."""


class Section(msgspec.Struct, frozen=True, gc=False):
    """Blocks under one running head (left and right). `key` identifies the section; `norm` is its
    page limit in sides, 0 for none. A `landscape` section is printed sideways; `marking` is its
    own, if it has one. `closer` are blocks that say the same in less room, if there are any, for
    the foot of a page that would else stay empty."""

    head: tuple[str, str]
    blocks: tuple[Block, ...]
    key: str = ""
    start: Start = "page"
    landscape: bool = False
    marking: str = ""
    norm: float = 0.0
    closer: tuple[Block, ...] = ()

    def with_each(self, change: Callable[[Block], Iterable[Block]]) -> "Section":
        """The section with what becomes of each of its blocks."""
        made = (
            tuple(new for old in blocks for new in change(old))
            for blocks in (self.blocks, self.closer)
        )
        blocks, closer = made
        return msgspec.structs.replace(self, blocks=blocks, closer=closer)


class PageFrame(msgspec.Struct, frozen=True, gc=False):
    """What is printed on every page: the marking above and below, two footer lines beside the page
    number. `copies` gives the holder of each copy, `watermarks` the words across its pages,
    `journal` the journal's head. With `by_page`, a page is marked like its highest item, in the
    order of `levels`, if that is no lower than what has no mark (`least`). `backwards` its lines
    begin on the right."""

    marking: str
    origin: str
    copies: tuple[str, ...] = ("",)
    notice: str = ""
    watermarks: tuple[str, ...] = ()
    by_page: bool = False
    levels: tuple[Level, ...] = ()
    journal: str = ""
    backwards: bool = False
    least: str = ""


Paper: TypeAlias = Literal["a4", "letter", "a5", "a4-landscape", "letter-landscape"]
Room: TypeAlias = Literal["none", "margin", "pages"]
"""Where there is room for handwriting: nowhere, beside the text, on ruled pages after sections."""


class Layout(msgspec.Struct, frozen=True, gc=False):
    """How the pages are laid out: body size in points, two-sided printing, room to write,
    greyscale, a draft with wide line spacing and numbered lines; `backwards` they are bound on the
    right."""

    size: Literal[11, 14] = 11
    two_sided: bool = False
    room: Room = "none"
    grey: bool = False
    draft: bool = False
    backwards: bool = False


class Briefing(msgspec.Struct, frozen=True, gc=False):
    """A briefing, ready to be rendered, in a `language` (ISO 639), asked for at a moment."""

    title: str
    subject: str
    language: str
    paper: Paper
    page_frame: PageFrame
    sections: tuple[Section, ...]
    layout: Layout = Layout()
    made_at: dt.datetime | None = None
