"""A redline as an OpenDocument text with tracked changes: accepting all of them gives the new text,
and rejecting all of them the old one. The format knows no moves: text that is elsewhere is taken
out there and put in here."""

import datetime as dt
from collections.abc import Sequence
from itertools import count
from typing import Any

from odfdo import Element, Paragraph, Span
from odfdo.tracked_changes import ChangeInfo, TextDeletion, TextInsertion, TrackedChanges

from briefings.edited import by_lines, plain
from briefings.odt import begun, mark_pages, stored
from core.text.conventions import capitals
from core.text.redline import PieceKind, RedlinePiece
from core.text.redlined import sharing_blanks


def tracked(
    pieces: Sequence[RedlinePiece],
    *,
    title: str,
    author: str,
    made_at: dt.datetime,
    marking: str = "",
) -> bytes:
    """The file, a paragraph a line, each change by this author at this moment; the marking stands
    above and below each page."""
    made = begun(title, made_at)
    if marking:
        mark_pages(made, capitals(plain(marking)))
    writer = _Tracker(author, made_at)
    for piece in by_lines(sharing_blanks(pieces)):
        writer.piece(piece)
    made.body.append(writer.changes)
    for paragraph in writer.paragraphs:
        made.body.append(paragraph)
    return stored(made)


class _Tracker:
    """Puts pieces into paragraphs, and what is to be known of the changes before them."""

    def __init__(self, author: str, made_at: dt.datetime) -> None:
        self._author = plain(author) or "Parley"
        self._at = made_at.astimezone(dt.UTC).replace(tzinfo=None)
        self._numbers = count(1)
        self.changes: Any = TrackedChanges()
        self.paragraphs: list[Any] = [Paragraph()]

    def piece(self, piece: RedlinePiece) -> None:
        """Put in a piece after the others."""
        lines = plain(piece.text).split("\n")
        if piece.kind is PieceKind.EQUAL:
            self._put(lines)
        elif piece.kind is PieceKind.DELETED:
            gone: Any = TextDeletion()
            name = self._change(gone)
            for line in lines:
                gone.append(_paragraph(line))
            self._mark("change", name)
        else:
            name = self._change(TextInsertion())
            self._mark("change-start", name)
            self._put(lines)
            self._mark("change-end", name)

    def _put(self, lines: Sequence[str]) -> None:
        first, *others = lines
        if first:
            self.paragraphs[-1].append(Span(first))
        self.paragraphs += map(_paragraph, others)

    def _mark(self, tag: str, name: str) -> None:
        self.paragraphs[-1].append(Element.from_tag(f'<text:{tag} text:change-id="{name}"/>'))

    def _change(self, change: Any) -> str:
        """Note a change, by whom it is and when; returns its name."""
        name = f"change{next(self._numbers)}"
        change.insert(ChangeInfo(self._author, self._at), position=0)
        region: Any = Element.from_tag(f'<text:changed-region xml:id="{name}" text:id="{name}"/>')
        region.append(change)
        self.changes.append(region)
        return name


def _paragraph(line: str) -> Any:
    paragraph = Paragraph()
    if line:
        paragraph.append(Span(line))
    return paragraph
