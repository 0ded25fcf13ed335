"""Pages of a finished PDF arranged on the sheets to be printed: the pages themselves, with their
fonts and text, never pictures of them."""

import io
from collections.abc import Callable, Iterator
from itertools import chain

import msgspec
import pikepdf

from briefings.errors import Cancelled
from briefings.greyed import without_colour
from core.text.conventions import RIGHT_TO_LEFT

Side = tuple[int | None, int | None]
"""The pages on the left and right, counted from 0; None is blank."""
Box = tuple[float, float, float, float]
Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
CLOSE = 3.0
"""How many points a page may differ from its place and still be printed at its true size."""


class Sheets(msgspec.Struct, frozen=True):
    """What the printer is asked for: pages counted from 0, in order, and how many times. `paper` is
    the size of the upright sheet in points; without it, sheets are as large as the pages. `folded`
    puts two pages on each side of a landscape sheet, in booklet order; `backwards` it is read from
    right to left, and the fold is on the right. `grey` leaves no colour on them; two-sided they are
    turned on the long edge, or on the short one (`short_edge`)."""

    pages: tuple[int, ...]
    folded: bool = False
    paper: tuple[float, float] | None = None
    two_sided: bool = False
    copies: int = 1
    collated: bool = True
    backwards: bool = False
    grey: bool = False
    short_edge: bool = False


def booklet(count: int, *, backwards: bool = False) -> tuple[Side, ...]:
    """The sides of the sheets in the order of two-sided printing. Stacked and folded in the middle,
    the pages follow each other; blanks come at the end."""
    sides = _sides(count)
    return tuple((right, left) if backwards else (left, right) for left, right in sides)


def is_backwards(pdf: bytes) -> bool:
    """Whether a document is in a language that is read from right to left. (Viewers that are told
    the direction by itself turn its other words round.)"""
    with pikepdf.open(io.BytesIO(pdf)) as source:
        return str(source.Root.get("/Lang", "")).partition("-")[0] in RIGHT_TO_LEFT


def _sides(count: int) -> Iterator[Side]:
    total = -(-count // 4) * 4
    for first in range(0, total // 2, 2):
        last = total - 1 - first
        yield _there(last, count), _there(first, count)
        yield _there(first + 1, count), _there(last - 1, count)


def _there(page: int, count: int) -> int | None:
    return page if page < count else None


def imposed(
    pdf: bytes, asked: Sheets, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> bytes:
    """The sheets as PDF. It contains nothing of pages that were not asked for; the document as it
    is, with its tags, links and contents, where all of it is.

    Raises Cancelled when `cancelled()` says so."""

    def tell(done: int, of: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, of)

    with pikepdf.open(io.BytesIO(pdf)) as source:
        if not _is_as_it_is(source, asked):
            return _arranged(source, asked, tell)
        return _greyed(source, tell) if asked.grey else pdf


def _arranged(source: pikepdf.Pdf, asked: Sheets, tell: Progress) -> bytes:
    with pikepdf.Pdf.new() as made:
        _print_so(made, asked)
        for done in _folded(source, made, asked) if asked.folded else _placed(source, made, asked):
            tell(*done)
        _repeat(made, asked)
        return _saved(made)


def _greyed(source: pikepdf.Pdf, tell: Progress) -> bytes:
    """The document itself, without its colours."""
    for number, page in enumerate(source.pages, 1):
        without_colour(source, page)
        tell(number, len(source.pages))
    return _saved(source)


def _saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _is_as_it_is(source: pikepdf.Pdf, asked: Sheets) -> bool:
    """Whether all pages are asked for once, each on a sheet of its own size."""
    all_once = asked.copies == 1 and asked.pages == tuple(range(len(source.pages)))
    return all_once and asked.paper is None and not asked.folded


def _print_so(made: pikepdf.Pdf, asked: Sheets) -> None:
    """Tell programs that print the file on which edge to turn it, and not to change its size."""
    short = asked.folded or asked.short_edge
    edge = "/DuplexFlipShortEdge" if short else "/DuplexFlipLongEdge"
    sides = edge if asked.folded or asked.two_sided else "/Simplex"
    made.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=pikepdf.Name(sides), PrintScaling=pikepdf.Name("/None")
    )


def _taken(source: pikepdf.Pdf, index: int, asked: Sheets) -> pikepdf.Page:
    """A page as it goes on a sheet."""
    page = source.pages[index]
    if asked.grey:
        without_colour(source, page)
    return page


def _placed(source: pikepdf.Pdf, made: pikepdf.Pdf, asked: Sheets) -> Iterator[tuple[int, int]]:
    """Each page on a side of its own."""
    for number, index in enumerate(asked.pages):
        page = _taken(source, index, asked)
        if asked.paper is None:
            made.pages.append(page)
        else:
            wide, tall = asked.paper
            lies = _size(page)[0] > _size(page)[1]
            sheet = (max(wide, tall), min(wide, tall)) if lies else (wide, tall)
            _put(made, made.add_blank_page(page_size=sheet), page, (0.0, 0.0, *sheet))
        yield number + 1, len(asked.pages)


def _folded(source: pikepdf.Pdf, made: pikepdf.Pdf, asked: Sheets) -> Iterator[tuple[int, int]]:
    """Two pages on each side; if no paper is given, a sheet holds two of the first page."""
    wide, tall = asked.paper or _twice(source.pages[asked.pages[0]])
    sheet = (max(wide, tall), min(wide, tall))
    half = sheet[0] / 2
    sides = booklet(len(asked.pages), backwards=asked.backwards)
    for number, side in enumerate(sides):
        blank = made.add_blank_page(page_size=sheet)
        for place, page in enumerate(side):
            if page is not None:
                box = (place * half, 0.0, (place + 1) * half, sheet[1])
                _put(made, blank, _taken(source, asked.pages[page], asked), box)
        yield number + 1, len(sides)


def _twice(page: pikepdf.Page) -> tuple[float, float]:
    wide, tall = _size(page)
    return tall, 2 * wide


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(each) for each in page.mediabox)
    return right - left, top - bottom


def _put(made: pikepdf.Pdf, blank: pikepdf.Page, page: pikepdf.Page, box: Box) -> None:
    """Put a page into a box at its true size, reduced to fit if it is larger, and centred."""
    left, bottom, right, top = box
    wide, tall = _size(page)
    scale = min((right - left) / wide, (top - bottom) / tall)
    if wide <= right - left + CLOSE and tall <= top - bottom + CLOSE:
        scale = 1.0
    x = (left + right - wide * scale) / 2
    y = (bottom + top - tall * scale) / 2
    form = made.copy_foreign(page.as_form_xobject())
    name = blank.add_resource(form, pikepdf.Name.XObject)
    words = f"q {scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm {name} Do Q\n"
    blank.contents_add(words.encode())


def copied(count: int, asked: Sheets) -> Iterator[int | None]:
    """The sides of all copies in order, counted from 0; None is the blank back of a copy's last
    sheet, on which the next copy does not begin."""
    on_sheet = 2 if asked.two_sided and asked.copies > 1 else 1
    sheets = [
        [_there(side, count) for side in range(first, first + on_sheet)]
        for first in range(0, count, on_sheet)
    ]
    once = [sheets] if asked.collated else [[sheet] for sheet in sheets]
    for part in once:
        for _copy in range(asked.copies):
            yield from chain.from_iterable(part)


def _repeat(made: pikepdf.Pdf, asked: Sheets) -> None:
    """Repeat pages as often as asked: the whole set again, or each sheet several times."""
    if asked.copies == 1:
        return
    count = len(made.pages)
    for side in copied(count, asked):
        if side is None:
            made.add_blank_page(page_size=_size(made.pages[count - 1]))
        else:
            made.pages.append(made.pages[side])
    del made.pages[:count]
