"""A redline as a Word file with tracked changes: accepting all of them gives the new text, and
rejecting all of them the old one."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefings.edited import by_lines, levelled, plain
from briefings.word import line_around
from briefings.word_fields import begun
from core.text.conventions import capitals
from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import RedlinedLine, redlined_lines, sharing_blanks

_WRAPPED = {
    PieceKind.INSERTED: "w:ins",
    PieceKind.DELETED: "w:del",
    PieceKind.MOVED: "w:moveTo",
}


def tracked(
    pieces: Sequence[RedlinePiece],
    *,
    title: str,
    author: str,
    made_at: dt.datetime,
    marking: str = "",
) -> bytes:
    """The Word file, a paragraph a line, each change by this author at this moment; the marking
    stands above and below each page."""
    made = begun()
    told = made.core_properties
    told.title, told.author, told.last_modified_by = plain(title)[:255], "", ""
    told.comments = ""
    told.created = told.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)
    if marking:
        for around in (made.sections[0].header, made.sections[0].footer):
            line_around(around, capitals(plain(marking)), centred=True)
    body = made.element.body
    writer = _Tracker(author, made_at)
    for line in _apart(redlined_lines(by_lines(sharing_blanks(pieces)))):
        body.insert(len(body) - 1, writer.paragraph(line))
    out = io.BytesIO()
    made.save(out)
    return levelled(out.getvalue())


def _apart(lines: Iterable[RedlinedLine]) -> Iterator[RedlinedLine]:
    """The lines, where no two of the old text become one by their break alone: what goes on in the
    line before is moved there. Word joins paragraphs when their mark is deleted, other programs
    leave the mark."""
    whole = [*lines]
    numbers = count(1 + max((piece.move for line in whole for piece in line.pieces), default=0))
    waiting: list[RedlinedLine] = []
    for line in whole:
        waiting.append(line)
        if line.end is not PieceKind.DELETED:
            yield from _moved_up(waiting, numbers)
            waiting = []


def _moved_up(lines: Sequence[RedlinedLine], numbers: Iterator[int]) -> Iterator[RedlinedLine]:
    """Lines of the old text that are one in the new: all of that in the first that has any."""
    first = next((n for n, line in enumerate(lines) if _new(line)), len(lines) - 1)
    come, left = [*lines[first].pieces], []
    for line in lines[first + 1 :]:
        gone = []
        for piece in line.pieces:
            stays, move = piece.kind is PieceKind.EQUAL, piece.move
            if stays:
                move = next(numbers)
            if stays or piece.kind is PieceKind.DELETED:
                gone.append(RedlinePiece(PieceKind.DELETED, piece.text, move))
            if piece.kind is not PieceKind.DELETED:
                kind = PieceKind.MOVED if stays else piece.kind
                come.append(RedlinePiece(kind, piece.text, move))
        left.append(RedlinedLine(tuple(gone), line.end))
    yield from (*lines[:first], RedlinedLine(tuple(come), lines[first].end), *left)


def _new(line: RedlinedLine) -> bool:
    return any(piece.kind is not PieceKind.DELETED for piece in line.pieces)


class _Tracker:
    """Makes paragraphs; every change has a number, and both ends of a move the same name."""

    def __init__(self, author: str, made_at: dt.datetime) -> None:
        self._by = {
            "w:author": plain(author) or "Parley",
            "w:date": made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        self._numbers = count(1)

    def paragraph(self, line: RedlinedLine) -> Any:
        """A line as a paragraph, whose mark is that of its line break."""
        paragraph = OxmlElement("w:p")
        if line.end is not PieceKind.EQUAL:
            properties, marks = OxmlElement("w:pPr"), OxmlElement("w:rPr")
            marks.append(self._change(_WRAPPED[line.end]))
            properties.append(marks)
            paragraph.append(properties)
        for piece in line.pieces:
            paragraph.extend(self._piece(piece))
        return paragraph

    def _piece(self, piece: RedlinePiece) -> Iterator[Any]:
        if piece.kind is PieceKind.EQUAL:
            yield _run(piece.text)
            return
        gone = piece.kind is PieceKind.DELETED
        if not piece.move:
            wrapped = self._change(_WRAPPED[piece.kind])
            wrapped.append(_run(piece.text, "w:delText" if gone else "w:t"))
            yield wrapped
            return
        tag = "w:moveFrom" if gone else "w:moveTo"
        start = self._change(f"{tag}RangeStart")
        start.set(qn("w:name"), f"move{piece.move}")
        end = OxmlElement(f"{tag}RangeEnd")
        end.set(qn("w:id"), start.get(qn("w:id")))
        wrapped = self._change(tag)
        wrapped.append(_run(piece.text))
        yield from (start, wrapped, end)

    def _change(self, tag: str) -> Any:
        element = OxmlElement(tag)
        element.set(qn("w:id"), str(next(self._numbers)))
        for name, value in self._by.items():
            element.set(qn(name), value)
        return element


def _run(text: str, tag: str = "w:t") -> Any:
    run = OxmlElement("w:r")
    for n, part in enumerate(plain(text).split("\t")):
        if n:
            run.append(OxmlElement("w:tab"))
        if part:
            said = OxmlElement(tag)
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            said.text = part
            run.append(said)
    return run
