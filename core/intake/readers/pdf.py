"""Text of PDF files."""

import ctypes
import json
import re
import struct
from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

from core.intake.readers import pdf_layout as layout
from core.intake.readers.found import (
    MOST_HEADING,
    MOST_LOOKED_AT,
    Found,
    Losses,
    RefusedError,
    Tell,
)
from core.intake.readers.pdf_attached import attached
from core.intake.readers.pdf_file import (
    ADDRESS,
    PageError,
    opened,
    page_of,
    string_of,
    text_within,
    whole_text,
    with_addresses,
)
from core.intake.readers.pdf_from_right import lines_from_right
from core.intake.readers.pdf_large_letters import may_have_large_letters, with_large_letters
from core.intake.readers.pdf_margin import Margins, without_numbers
from core.intake.readers.pdf_marks import lines_of_marks, signed
from core.intake.readers.pdf_paragraphs import (
    OTHER_HYPHENS,
    Better,
    Place,
    ended,
    in_order,
    of_columns,
    paragraphs,
    parted,
    put_right,
)
from core.intake.readers.pdf_raised import raised, with_marks_in_line
from core.intake.readers.pdf_rows import beyond_marks, in_rows, with_marks
from core.intake.readers.pdf_spaced import spaced_words
from core.intake.readers.pdf_tables import with_tables
from core.intake.readers.pdf_unseen import unseen_words
from core.intake.readers.pdf_upright import upright_text

_SIDES = struct.Struct("4d")
_GET_RECT = with_addresses(
    pdfium.FPDFText_GetRect, ctypes.c_int, ADDRESS, ctypes.c_int, *[ADDRESS] * 4
)
_FORMS_APART = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)
FLAT = 0.1
"""How wide and high a box is whose letters have a shape, in points."""
MOST_LOOKED_UP = 20_000_000
"""The most that is spent on the layout of a page, in pieces times characters."""


def read_pdf(data: bytes, most: int, tell: Tell, part: tuple[int, int] = (0, 1)) -> Found:
    """Title and text of a PDF, by pages; or of one of several parts of it, counted from 0, of which
    the first has the title."""
    losses = Losses()
    with opened(data) as document:
        pages = _pages(document, part, most, tell, losses)
        found: Found = {"pages": pages, "lost": losses.found}
        return found if part[0] else found | _about(document, losses, most)


def read_part(data: bytes, most: int, tell: Tell) -> Found:
    """One of several parts of a PDF: the first line of `data` says which `part`, counted from 0,
    `of` how many."""
    told, _sign, file = data.partition(b"\n")
    asked = json.loads(told)
    return read_pdf(file, most, tell, part=(asked["part"], asked["of"]))


def _pages(
    document: Any, part: tuple[int, int], most: int, tell: Tell, losses: Losses
) -> list[str]:
    """The texts of the pages of a part."""
    count = pdfium.FPDF_GetPageCount(document)
    first, last = (count * (part[0] + end) // part[1] for end in (0, 1))
    pages: list[tuple[str, Losses]] = []
    margins, room = Margins(), most
    for number in range(first, last):
        pages.append(_page_text(document, number, margins))
        tell(f"{len(pages)} {count}\n")
        room -= len(pages[-1][0])
        if room < 0:
            raise RefusedError("long")
    for number in tuple(margins.doubtful) if margins.columns else ():
        pages[number - first] = _page_text(document, number, margins)
    for _text, lost in pages:
        losses.take(lost)
    return [text for text, _lost in pages]


def _about(document: Any, losses: Losses, most: int) -> Found:
    """What a PDF has beside its pages."""
    signed(document, losses)
    if pdfium.FPDF_GetFormType(document) in _FORMS_APART:
        losses.add("xfa", "")
    return {
        "title": string_of(pdfium.FPDF_GetMetaText, document, b"Title"),
        "heading": _pdf_heading(document),
        "date": string_of(pdfium.FPDF_GetMetaText, document, b"CreationDate"),
        "attachments": attached(document, losses, 4 * most),
    }


def _page_text(document: Any, number: int, margins: Margins) -> tuple[str, Losses]:
    """The text of a page in the order in which it is read, and what is filled in on it; and what
    does not come in of it."""
    losses = Losses()
    try:
        with page_of(document, number) as page:
            with upright_text(page) as (text, rotation):
                whole = whole_text(text)
                better = lines_from_right(text, whole, rotation)
                notes = _Notes(number, margins, losses)
                lines = _lines_of((page, text), whole, rotation, better, notes)
                lines = put_right(lines, spaced_words(text, whole, rotation))
            lines += lines_of_marks(document, page, number + 1, losses)
    except PageError:
        return "", losses
    return "\n".join(lines), losses


class _Notes(NamedTuple):
    """What is noted while a page is read: by its number, from 0."""

    page: int
    margins: Margins
    losses: Losses

    def name_unseen(self, found: list[str]) -> None:
        """Name words that nobody sees."""
        for words in found:
            self.losses.add("unseen", f"{self.page + 1}: {words}")

    def without_margin(
        self, lines: list[str], pieces: list[layout.PagePiece]
    ) -> tuple[list[str], list[layout.PagePiece]]:
        """Lines and pieces without the numbers of lines in a margin, or the same in both, which are
        named."""
        numbers = self.margins.numbers(pieces, self.page)
        plain = without_numbers(lines, numbers)
        if plain == lines:
            return lines, pieces
        ends = dict.fromkeys((numbers[0].sign, numbers[-1].sign))
        self.losses.add("line_numbers", f"{self.page + 1}: {'–'.join(ends)}")
        in_margin = {each.piece for each in numbers}
        pieces = [each for each in pieces if each not in in_margin]
        others = self.margins.numbers(pieces, self.page)
        if [each.sign for each in others] == [each.sign for each in numbers]:
            in_margin = {each.piece for each in others}
            pieces = [each for each in pieces if each not in in_margin]
            plain = without_numbers(plain, others)
        return plain, pieces


def _lines_of(
    drawn: tuple[Any, Any], whole: str, rotation: int, better: Better, notes: _Notes
) -> list[str]:
    """The lines of a page and its text, of which PDFium says the `whole`, and of which some are
    `better` read otherwise."""
    page, text = drawn
    lines = _ended(whole)
    boxes = _boxes(text)
    notes.name_unseen(unseen_words(page, text, boxes))
    sides = [layout.turned(box, rotation) for box in boxes] if rotation else boxes
    can_look_up = len(boxes) * len(whole) < MOST_LOOKED_UP
    large = can_look_up and may_have_large_letters(lines)
    pieces = _pieces(text, boxes, sides) if large else None
    if pieces is not None:
        whole, pieces = with_large_letters(whole, pieces)
        lines, sides = _ended(whole), [each[:4] for each in pieces]
    apart = len(sides) > len(lines) or layout.stand_side_by_side(sides)
    if apart and can_look_up:
        pieces = _pieces(text, boxes, sides) if pieces is None else pieces
        if tabled := with_tables(page, text, rotation, whole, pieces):
            lines, marks = _ended(tabled.whole), pieces
            plain, pieces = notes.without_margin(lines, tabled.pieces)
            found = _laid_out(plain, pieces, better, numbered=plain is not lines)
            return _with_raised(found, marks)
        columns = layout.in_columns(with_marks_in_line(pieces))
        said = [layout.in_line(row) for rows in columns for row in rows]
        is_told = columns and layout.same_letters("".join(said), whole)
        if is_told and not layout.is_table(columns, pieces):
            return _with_raised(of_columns(columns, better), pieces)
        plain, pieces = notes.without_margin(lines, pieces)
        return _laid_out(plain, pieces, better, numbered=plain is not lines)
    return paragraphs(put_right(lines, better), [Place(*box, box[0]) for box in sides])


def _ended(whole: str) -> list[str]:
    """The lines that a page says."""
    lines = ended(whole)
    return parted(lines, OTHER_HYPHENS) if any(each in whole for each in OTHER_HYPHENS) else lines


def _laid_out(
    lines: list[str], pieces: list[layout.PagePiece], better: Better, *, numbered: bool
) -> list[str]:
    """The lines of a page on which some stand side by side, but no columns."""
    lines = in_rows(with_marks(beyond_marks(lines, pieces), pieces), pieces)
    places = in_order(lines, layout.levels(pieces))
    found = paragraphs(put_right(lines, better), places, numbered=numbered)
    return _with_raised(found, pieces)


def _with_raised(lines: list[str], pieces: list[layout.PagePiece]) -> list[str]:
    """Lines in which figures that stand above them are told from those before."""
    return put_right(lines, raised(pieces))


def _boxes(text: Any) -> list[layout.Box]:
    """The boxes around what stands together on a page, as the page has them, but for those that
    hold nothing but blanks."""
    sides = (ctypes.c_double * 4)()
    left, bottom, right, top = (ctypes.addressof(sides) + 8 * n for n in range(4))
    found = []
    for number in range(pdfium.FPDFText_CountRects(text, 0, -1)):
        _GET_RECT(text, number, left, top, right, bottom)
        box = _SIDES.unpack(sides)
        if box[2] - box[0] > FLAT and box[3] - box[1] > FLAT:
            found.append(box)
        elif text_within(text, *box).strip():
            found.append(_unfolded(text, box))
    return found


def _unfolded(text: Any, box: layout.Box) -> layout.Box:
    """The box around letters that have no shape, as in a font that is not there, or behind the
    picture of a page: as high as a line in their font."""
    left, _bottom, right, top = box
    line = pdfium.FS_RECTF()
    place = pdfium.FPDFText_GetCharIndexAtPos(text, left, top, FLAT, FLAT)
    found = pdfium.FPDFText_GetLooseCharBox(text, place, line)
    return (left, line.bottom, right, line.top) if found else box


def _pieces(text: Any, boxes: list[layout.Box], sides: list[layout.Box]) -> list[layout.PagePiece]:
    """What stands in boxes on a page, with their sides as it is looked at."""
    words = (text_within(text, *box).replace("\r\n", " ") for box in boxes)
    return [layout.PagePiece(*box, each) for box, each in zip(sides, words, strict=True)]


def _pdf_heading(document: Any) -> str:
    """The text on the first page in the largest letters, or in bold among regular ones; "" if
    nothing stands out."""
    try:
        with page_of(document, 0) as page, upright_text(page) as (text, rotation):
            lines = _lines(text)
            better = lines_from_right(text, whole_text(text), rotation)
    except (PageError, ValueError):  # a missing heading is no reason to fail
        return ""
    if not lines:
        return ""
    looks = sorted(look for look, words in lines for _letter in words)
    usual, largest = looks[len(looks) // 2], looks[-1]
    first = next(n for n, (look, _words) in enumerate(lines) if look == largest)
    last = first
    while last < len(lines) and lines[last][0] == largest:
        last += 1
    heading = " ".join(put_right([words for _look, words in lines[first:last]], better))
    stands_out = largest[0] > 1.08 * usual[0] or largest[1] > usual[1]
    alone = last - first == len(lines) == 1
    is_text = len(heading) > MOST_HEADING or heading[-1] in ".;:,"
    return heading if (stands_out or alone) and not is_text else ""


def _lines(text: Any) -> list[tuple[tuple[int, bool], str]]:
    """The lines at the beginning of a page, and the look of each: its height, and whether it is
    bold."""
    found: list[tuple[tuple[int, bool], str]] = []
    whole = whole_text(text)[:MOST_LOOKED_AT]
    box = pdfium.FS_RECTF()
    for line in re.finditer(r"[^\S\r\n]*([^\r\n]+)", whole):
        if len(words := " ".join(line[1].split())) > 1:
            units = len(whole[: line.start(1)].encode("utf-16-le")) // 2
            place = pdfium.FPDFText_GetCharIndexFromTextIndex(text, units)
            pdfium.FPDFText_GetLooseCharBox(text, place, box)
            found.append(((round(box.top - box.bottom), _is_bold(text, place)), words))
    return found


def _is_bold(text: Any, place: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, place, name, 200, flags)
    return b"bold" in name.value.lower()
