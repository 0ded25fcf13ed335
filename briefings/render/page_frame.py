"""What is printed around the body of every page: marking, running head, footer."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from msgspec.structs import replace

from briefings import styles
from briefings.document import PageFrame
from briefings.render.forms import DOT, lines_of
from briefings.render.laid import LaidPage
from briefings.render.pen import Pen
from briefings.render.shapes import OTHER_SIDE, Align, TextRun
from briefings.render.sheet import Sheet
from briefings.render.text import (
    ELLIPSIS,
    is_joined,
    printable,
    shortened,
    spaced_width,
    text_width,
)
from briefings.styles import Style
from core.language import gettext as _
from core.text.conventions import capitals
from core.text.saying import dotted

Ends: TypeAlias = tuple[Sequence[str], Sequence[str]]
LEAST_SIDE = 0.3
"""The share of the running head that is left for its other side, however long its name is."""
SHARES = (0.7, 0.6, 0.5, 0.4, 0.3)
"""The shares of a running head of two lines that its name may have."""
COPY_SHARE = 0.3
"""The share of a line of the footer that is left for the holder of the copy, however long the
notice is."""


def paint_page_frame(
    pen: Pen, page_frame: PageFrame, page: LaidPage, number: int, total: str
) -> None:
    """The frame of page `number` of `total`, a number unless that is not known yet."""
    _watermark(pen, page_frame, page.sheet)
    _marking(pen, page.marking or page_frame.marking, page.sheet)
    _head(pen, page.head, page.sheet, page_frame.backwards)
    _footer(pen, page_frame, page.sheet, number, total)


def _watermark(pen: Pen, page_frame: PageFrame, sheet: Sheet) -> None:
    if page_frame.watermarks:
        pen.whose("watermark", sheet.width / 2, sheet.height / 2, sheet.width * 0.9)


def _marking(pen: Pen, marking: str, sheet: Sheet) -> None:
    style = styles.MARKING
    spacing = 0.0 if is_joined(marking) else styles.MARKING_SPACING
    text = " ".join(capitals(printable(marking)).split("\n"))
    room = sheet.width - 2 * styles.MARGIN_SMALL
    if spaced_width(text, style, spacing) > room:
        spacing = 0.0
        style = _fitting(text, style, room)
        text = shortened(text, style, room)
    left = (sheet.width - spaced_width(text, style, spacing)) / 2
    for y in sheet.marking:
        pen.words(TextRun(left, y, text, style), spacing)


def _fitting(text: str, style: Style, room: float) -> Style:
    """The style at a size at which the text fits, but never too small to read."""
    size = style.size * min(1.0, room / text_width(text, style))
    return replace(style, size=max(styles.LEAST_MARKING, size))


def _head(pen: Pen, head: tuple[str, str], sheet: Sheet, backwards: bool) -> None:
    left, right = sheet.edges
    ends = head_lines(capitals(head[0]), head[1], right - left - styles.GUTTER)
    more = max(map(len, ends)) - 1
    first = sheet.top - styles.HEAD_ROOM - (styles.HEAD_RISE if more else 8)
    _both_ends(pen, ends, sheet, first, backwards)
    rule = first + more * styles.HEAD.leading + styles.HEAD_RULE
    pen.rule(left, right, rule, "ink", styles.RULE_BOLD)


@lru_cache(maxsize=64)
def head_lines(name: str, side: str, wide: float) -> Ends:
    """The lines of a running head that has so much room: what it begins with, and what stands at
    its end. A long name has two lines, and what is beside it loses parts; only what is too long for
    two is cut."""
    style = styles.HEAD
    least = min(text_width(name, style), wide * (1 - LEAST_SIDE))
    room = max(wide * LEAST_SIDE, min(wide * 0.62, wide - least))
    short = fitting_parts(side, style, room)
    is_whole = ELLIPSIS in side or ELLIPSIS not in short
    if is_whole and text_width(name, style) + text_width(short, style) <= wide:
        return (name,), (short,)
    for said, share in product((side, short, side.partition(DOT)[0]), SHARES):
        for_name, beside = wide * share, wide * (1 - share)
        start, end = (
            lines_of(name, style, for_name, for_name),
            lines_of(said, style, beside, beside),
        )
        if text_width(start[-1], style) <= for_name and text_width(end[-1], style) <= beside:
            return start, end
    return _cut(name, side.partition(DOT)[0], wide)


def _cut(name: str, side: str, wide: float) -> Ends:
    """Both ends in two lines each, cut where they are longer."""
    share = min(text_width(name, styles.HEAD), wide * (1 - LEAST_SIDE))
    return _cut_to(name, share), _cut_to(side, wide - share)


def _cut_to(text: str, room: float) -> Sequence[str]:
    return [shortened(each, styles.HEAD, room) for each in lines_of(text, styles.HEAD, room, room)]


def _both_ends(pen: Pen, ends: Ends, sheet: Sheet, y: float, backwards: bool) -> None:
    """What stands where lines begin, and where they end, in lines one below the other."""
    start, end = sheet.edges[::-1] if backwards else sheet.edges
    from_start: Align = "right" if backwards else "left"
    style = styles.HEAD
    for number, text in enumerate(ends[1]):
        pen.words(TextRun(end, y + number * style.leading, text, style, OTHER_SIDE[from_start]))
    for number, text in enumerate(ends[0]):
        pen.words(TextRun(start, y + number * style.leading, text, style, from_start))


def _footer(pen: Pen, page_frame: PageFrame, sheet: Sheet, number: int, total: str) -> None:
    left, right = sheet.edges
    style, backwards = styles.HEAD, page_frame.backwards
    top = sheet.bottom + styles.FOOT_ROOM + styles.FOOTER_RISE
    pen.rule(left, right, top, "mute", styles.RULE)
    page, last = (_("{page} of {pages}").format(page=n, pages=total) for n in (number, total))
    beside = max(text_width(each, style) for each in (page, last))
    room = right - left - beside - styles.GUTTER
    above, told, own = _beside_copies(page_frame, right - left)
    origin = fitting_parts(dotted((page_frame.origin, above)), style, room)
    _both_ends(pen, ((origin,), (page,)), sheet, top + 10, backwards)
    below = top + 10 + style.leading
    rooms = (_room(each, right - left) for each in (told, own))
    pen.whose("copy", left if backwards else right, below, *rooms)
    start = TextRun(left, below, told, style)
    under = TextRun(left, below + styles.BELOW.leading, own, styles.BELOW)
    for each in (start, under) if own else (start,):
        pen.words(replace(each, x=right, align="right") if backwards else each)


def _beside_copies(page_frame: PageFrame, wide: float) -> tuple[str, str, str]:
    """What stands in the first line of the footer besides what it says of the pack, and in the two
    below beside the holder of the copy: in one of them if all holders fit beside it, so that all
    copies have the same pages, else so that they fit on both. The notice is cut only where there is
    too little room for all of them."""
    for most, way in _ways(page_frame.notice, page_frame.journal):
        _above, *beside = way
        room, below = (_room(each, wide) for each in beside)
        if _fit(page_frame.copies, room, below, most):
            return way
    left = wide * (1 - COPY_SHARE)
    return page_frame.journal, shortened(page_frame.notice, styles.HEAD, left), ""


def _ways(notice: str, journal: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """The ways to lay out notice and journal, each for holders of so many lines: side by side, one
    below the other, the notice parted between words, and the journal above."""
    words = notice.split()
    parted = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words) - 1, 0, -1)]
    for most in (1, 2):
        yield most, ("", dotted((notice, journal)), "")
        if journal:
            yield most, ("", notice, journal)
    yield from ((2, ("", first, dotted((rest, journal)))) for first, rest in parted)
    if journal:
        yield from ((2, (journal, first, rest)) for first, rest in ((notice, ""), *parted))


def _room(beside: str, wide: float) -> float:
    """The room in a line beside what is told."""
    return wide - text_width(beside, styles.HEAD) - styles.GUTTER if beside else wide


@lru_cache(maxsize=64)
def _fit(copies: tuple[str, ...], room: float, below: float, most: int) -> bool:
    """Whether the holders of all copies fit on so many lines with so much room."""
    if room <= 0:
        return False
    every = (lines_of(each, styles.HEAD, room, below) for each in copies)
    return all(
        len(lines) <= most and text_width(lines[-1], styles.HEAD) <= (room, below)[len(lines) - 1]
        for lines in every
    )


def fitting_parts(text: str, style: Style, room: float) -> str:
    """As many of the parts of a line, separated by dots, as there is room for: the first and the
    last before those between, of which the earlier stay longest. A part is cut only if it is alone
    and too long."""
    parts = text.split(DOT)
    while len(parts) > 1 and text_width(DOT.join(parts), style) > room:
        del parts[-2 if len(parts) > 2 else -1]
    return shortened(DOT.join(parts), style, room)
