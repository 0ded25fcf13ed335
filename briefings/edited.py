"""What editions to be edited, for Word and for OpenDocument, have in common: how they are written,
texts as they are stored there, and what they say of a block."""

import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator
from hashlib import blake2s
from typing import NamedTuple

from msgspec.structs import replace

from briefings import Progress, document, styles
from briefings.anchors import back_to
from briefings.compose.mirror import isolated
from briefings.document import Block, Briefing, Cell, Layout, PageFrame, Run, Section, Text
from briefings.edited_figures import png
from briefings.figure_words import course_words, map_words, trend_words
from briefings.render.bidi import reads_right_to_left
from briefings.render.figures.position_map import scale_drawings
from briefings.render.figures.trend import trend_drawing
from briefings.render.foreign import freed, stand_in
from briefings.render.shapes import Drawing, mirrored
from briefings.staying import introductions, may_go_on, stays
from briefings.within import texts
from core.language import speaking
from core.text.conventions import (
    ISOLATE_END,
    OWN_WAY,
    at_beginning,
    capitals,
    numbered,
)
from core.text.redline import RedlinePiece
from core.text.saying import dotted

EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The moment of an edition that says none."""
ZIPPED = (2000, 1, 1, 0, 0, 0)
WIDTH = 440.0
"""The greatest width of figures, in points."""
LONGEST = 38
"""The most characters of a bookmark's name after what it begins with."""
SHORT = 800
"""So many characters are about half a page, with tables."""
BESIDE = 5.0
"""The room on either side of a figure, in points: on paper, what stands out is in the margin."""
FIGURES = document.PositionMap | document.TrendFigure
ANCHORED = document.Heading | document.Prose | document.NoteBox
TALLEST = 400.0
"""The height of figures that surely have room on a page below their heading, in points."""
OF = "\u00a0/\u00a0"
"""Between the number of a page and how many there are."""

_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write(
    briefing: Briefing,
    begin_page: Callable[[Section], object],
    write_block: Callable[[Block, bool], object],
    told: Progress | None = None,
) -> None:
    """Write a briefing in its language, and begin a page for each section that does not go on below
    the one before; `write_block` is also told whether the end of a block stays on the page of the
    next one. `told` is called with how many sections are written, before each block and at the end,
    and may raise Cancelled."""
    tell = told or (lambda _done, _total: None)
    total = len(briefing.sections)
    with speaking(briefing.language):
        sections = zip((None, *briefing.sections), briefing.sections, strict=False)
        for number, (before, section) in enumerate(sections):
            goes_on = before is not None and _goes_on(briefing.layout, before, section)
            if not goes_on:
                begin_page(section)
            kept = _kept(section, is_whole=goes_on and section.norm == 1.0)
            for block, is_kept in zip(section.blocks, kept, strict=True):
                tell(number, total)
                write_block(block, is_kept)
    tell(total, total)


def _kept(section: Section, *, is_whole: bool) -> Iterator[bool]:
    """Whether the end of each block stays on the page of the next one: all of what `is_whole`, and
    a short introduction with its table; headings do anyway."""
    every = section.blocks
    introduce = introductions(every)
    is_long = sum(len(text) for n in introduce for text in texts(every[n])) > SHORT
    sides = zip((None, *every), every, (*every[1:], None), strict=False)
    for place, (above, block, below) in enumerate(sides):
        is_bound = is_whole or (place in introduce and not is_long)
        is_free = below is None or isinstance(block, document.Heading)
        yield (is_bound and not is_free) or stays(above, block, below)


def _goes_on(layout: Layout, before: Section, section: Section) -> bool:
    """Whether a section goes on below another: not what has a running head of its own, nor what is
    limited to a page, unless it is short, as there are no pages yet."""
    if section.start == "flow":
        return True
    is_apart = section.start == "right" or (section.norm == 1.0 and not _is_short(section))
    return not is_apart and section.head == before.head and may_go_on(layout, before, section)


def _is_short(section: Section) -> bool:
    """Whether all of a section stays on one page as surely as its tables do."""
    is_drawn = any(isinstance(block, FIGURES) for block in section.blocks)
    return not is_drawn and sum(map(len, texts(section.blocks))) <= SHORT


def levelled(data: bytes, *, stored: str = "") -> bytes:
    """The same zip file with the same date on each of its parts; the one of the name `stored` is
    not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as levelled:
        for name in given.namelist():
            told = zipfile.ZipInfo(name, ZIPPED)
            told.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            levelled.writestr(told, given.read(name))
    return out.getvalue()


def plain(text: str) -> str:
    """The text without control characters, and with codes for what XML has no place for; letters
    stay as they were typed."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return _IMPOSSIBLE.sub(lambda found: stand_in(found[0]), "".join(kept))


def bookmark(anchor: str) -> str:
    """The name of a bookmark, which Word requires to be short, without punctuation and not told
    from others by capitals: an anchor that is not ends in a digest."""
    name = "".join(c if c.isalnum() else "_" for c in anchor.lower())
    if name == anchor and len(name) <= LONGEST:
        return f"a_{name}"
    digest = blake2s(anchor.encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return f"a_{name[: LONGEST - len(digest) - 1]}_{digest}"


def anchors_of(briefing: Briefing) -> set[str]:
    """The anchors that are in a briefing: what leads elsewhere is no link."""
    blocks = (block for section in briefing.sections for block in section.blocks)
    return {b.anchor for b in blocks if isinstance(b, ANCHORED)}


def way_back(run: Run, anchors: set[str]) -> str:
    """The anchor of raised characters that are the first to lead to theirs, which leads back to
    them: it is one of the anchors from then on. "" for all others."""
    back = back_to(run.to)
    if not run.raised or run.to not in anchors or back in anchors:
        return ""
    anchors.add(back)
    return back


def heard(text: Text) -> Iterator[Run]:
    """What of a text is said, without what only counts its lines."""
    return (run for run in text if not run.aside)


class Sided(NamedTuple):
    """A text and the direction of its paragraph; `turned` says that all of it runs backwards."""

    text: Text
    backwards: bool
    turned: bool


def sided(text: Text, backwards: bool) -> Sided:
    """A text in the direction of the edition, in which all paragraphs begin on one side, as on
    paper: a text that runs the other way is one piece in its paragraph."""
    said = plain("".join(run.text for run in text))
    if backwards == reads_right_to_left(said):
        bare = _bare(text)
        is_one = not backwards or "\n" not in said
        return Sided(bare if is_one else _line_by_line(bare), backwards, backwards)
    piece = isolated(_bare(text)) if any(map(str.isalpha, said)) else text
    return Sided(piece, backwards, False)


def _line_by_line(text: Text) -> Text:
    """A text that runs backwards, of whose lines each that does not is one piece."""
    lines: list[list[Run]] = [[]]
    for run in text:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=each)] for each in rest]
    found: list[Run] = []
    for number, line in enumerate(lines):
        said = plain("".join(run.text for run in line))
        is_other = any(map(str.isalpha, said)) and not reads_right_to_left(said)
        begun, *others = isolated(tuple(line)) if is_other else tuple(line)
        found += [replace(begun, text="\n" * (number > 0) + begun.text), *others]
    return tuple(found)


def runs_backwards(told: Sided, run: Run) -> bool:
    """Whether characters of a paragraph run backwards."""
    return told.turned or reads_right_to_left(plain(run.text))


def _bare(text: Text) -> Text:
    """A text without the signs around it, if it is one piece: its paragraph says which way it
    runs."""
    said = "".join(run.text for run in text)
    if not said.startswith(OWN_WAY) or said.find(ISOLATE_END) != len(said) - 1:
        return text
    first = replace(text[0], text=text[0].text.removeprefix(OWN_WAY))
    *rest, last = (first, *text[1:])
    return (*rest, replace(last, text=last.text.removesuffix(ISOLATE_END)))


def heading_text(block: document.Heading) -> Text:
    """A heading with its number, and what explains it."""
    name = at_beginning(block.text)
    if block.number:
        name = numbered(block.number, block.text, "  ")
    aside = (Run("  " + block.aside, mute=True),) if block.aside else ()
    return (Run(name), *aside)


def entry_text(entry: document.ContentsEntry) -> Text:
    """A line of the contents, without its page."""
    title = at_beginning(entry.title)
    if entry.number:
        title = numbered(entry.number, entry.title, "  ")
    aside = f"  {entry.aside}" if entry.aside else ""
    return (Run(title, to=entry.anchor), Run(aside, mute=True))


def cell_text(cell: Cell, page_frame: PageFrame, copy: int, anchors: Container[str]) -> Text:
    """What a cell says in one copy; nothing for the number of a page that is one of an anchor."""
    if isinstance(cell, document.WhoseCopy):
        return (Run(page_frame.copies[copy - 1]),)
    if isinstance(cell, document.Heat):
        return (Run(cell.text),)
    if isinstance(cell, document.PageOf):
        return () if cell.anchor in anchors else (Run(styles.NO_PAGE),)
    if isinstance(cell, document.Sparkline):
        return (Run(course_words(cell.stated)),)
    return cell


class PrintedFigure(NamedTuple):
    """A figure as PNG, its size in points and its words; it `goes_on` in what follows."""

    data: bytes
    width: float
    height: float
    words: str
    goes_on: bool


def pictures(
    block: document.PositionMap | document.TrendFigure, room: float
) -> Iterator[PrintedFigure]:
    """The figures of a block in a column of that width, in points."""
    drawn, width = freed(block), min(room, WIDTH)
    every = [*_drawings(drawn, width - 2 * BESIDE)]
    for place, (drawing, words) in enumerate(every, 1):
        seen = mirrored(drawing) if drawn.backwards else drawing
        goes_on = place < len(every) or bool(notice(block))
        yield PrintedFigure(png(seen, BESIDE), width, seen.height, plain(words), goes_on)


def is_low(every: Iterable[PrintedFigure]) -> bool:
    """Whether figures have room on one page: those that have not leave no heading alone."""
    return sum(each.height for each in every) <= TALLEST


def notice(block: document.PositionMap | document.TrendFigure) -> Text:
    """What is said below the figures of a block; a trend says it itself."""
    is_map = isinstance(block, document.PositionMap)
    return (Run(block.notice),) if is_map and block.notice else ()


def _drawings(
    block: document.PositionMap | document.TrendFigure, width: float
) -> Iterator[tuple[Drawing, str]]:
    if isinstance(block, document.TrendFigure):
        yield trend_drawing(block, width), trend_words(block)
    else:
        words = map(map_words, block.scales)
        yield from zip(scale_drawings(block, width), words, strict=False)


def paper(briefing: Briefing, section: Section) -> tuple[float, float, float]:
    """Width, height and margin of the pages of a section, in points."""
    width, height = styles.PAPERS[briefing.paper]
    if section.landscape and width < height:
        width, height = height, width
    return width, height, styles.MARGIN_SMALL if briefing.paper == "a5" else styles.MARGIN


def marking(page_frame: PageFrame, section: Section) -> str:
    """What stands above and below each page of a section."""
    return capitals(plain(section.marking or page_frame.marking))


def running_head(section: Section) -> str:
    """What stands below the marking."""
    return dotted(map(plain, section.head))


def below(page_frame: PageFrame, copy: int) -> str:
    """What stands below the number of the page: notice, journal, and whose copy it is."""
    told = (page_frame.notice, page_frame.journal, page_frame.copies[copy - 1])
    return dotted(map(plain, told))


def by_lines(pieces: Iterable[RedlinePiece]) -> Iterator[RedlinePiece]:
    """Where a page ended, a line ends."""
    for piece in pieces:
        yield piece._replace(text=piece.text.replace("\f", "\n"))
