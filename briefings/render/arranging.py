"""Where each stretch of a line begins for pdfium, which turns lines round that run backwards.

Pdfium takes what stands on a line by where each text object begins (`taking.py`). But an object may
begin with a blank somewhere else: where it has to begin for its words to come out as typed. Objects
of one blank are passed over, and a blank is put where there is room for one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from briefings.render.copied import LRM, ZERO_WIDTH
from briefings.render.faces import has_glyphs
from briefings.render.lines import DrawnPart, Piece, SetLine
from briefings.render.taking import (
    BACKWARDS,
    BLANK,
    FIGURES,
    FORWARDS,
    kind_of,
    stretches,
    surplus,
    turned,
)
from briefings.render.units import Unit, are_like, in_order, left_of, read_of, units_of, unmarked


def arrange(line: SetLine) -> None:
    """Part the pieces of a line where pdfium would else take them in another order than that in
    which they are read."""
    if not line.is_arranged:
        rearrange(line)


def rearrange_beside(line: SetLine, others: int, is_held: bool) -> None:
    """Do so once more for a line beside others. One in which something is raised stands alone:
    pdfium would take what is raised, and all after it, after the others."""
    if not any(map(_is_raised, line.heard)):
        rearrange(line, others, is_held)
        return
    rearrange(line)
    drawn = [piece for piece in line.heard if piece.parts]
    if drawn:
        drawn[0].parts = [_break(drawn[0], 0, drawn[0].parts[0].at), *drawn[0].parts]
        end = len(drawn[-1].text)
        drawn[-1].parts = [*drawn[-1].parts, _break(drawn[-1], end, drawn[-1].parts[-1].at)]


def _break(piece: Piece, place: int, at: float) -> DrawnPart:
    """Blanks so far above a line that pdfium begins another."""
    return DrawnPart(place, place, at, at, BLANK, above=_ABOVE * piece.look.size)


def rearrange(line: SetLine, others: int = 0, is_held: bool = False) -> None:
    """Do so once more for a line beside what has that surplus, which `is_held` from being turned by
    this line."""
    line.is_arranged = True
    pieces = [piece for piece in line.heard if piece.text]
    for piece in pieces:
        piece.parts = ()
    if any(map(_is_left, pieces)):
        return
    if not (is_held or others < 0 or any(map(_is_moved, pieces))):
        return
    read = unmarked("".join(map(read_of, pieces)))
    seen = stretches(_Natural(sorted(units_of(pieces), key=left_of)).seen)
    total = surplus(seen) + others
    is_taken = total and unmarked(turned(seen, total > 0)) == read
    if is_held or not is_taken or any(map(_is_raised, pieces)):
        ways = _held(pieces, others) if is_held else _ways(pieces, total, others, line.forwards)
        for unit, part in _fit(ways, read, others):
            unit.piece.parts = sorted([*unit.piece.parts, part])


_Parts: TypeAlias = Sequence[tuple[Unit, DrawnPart]]


def _fit(ways: "Iterable[_Row]", read: str, others: int) -> _Parts:
    """The parts by which pieces are taken for what is read, whatever pdfium does with as many
    stretches of one direction as of the other: releases differ. Or else as the last one does, or
    with other blanks; or none."""
    found: dict[int, _Parts] = {}
    for row in ways:
        seen = stretches(row.seen)
        total = surplus(seen) + others
        told = unmarked(turned(seen, total > 0))
        if told == read and total:
            return row.parts
        if told.replace(BLANK, "") == read.replace(BLANK, ""):
            found.setdefault(1 if told == read else 2, row.parts)
    return found[min(found)] if found else ()


def _ways(pieces: Sequence[Piece], total: int, others: int, forwards: bool) -> "Iterator[_Row]":
    """The ways to draw a line: such that pdfium turns it round, and such that it does not; without
    marks between signs and blanks, and with them. What is raised is taken after all that is drawn
    before it, so its line cannot be turned."""
    if forwards and not others:
        yield from _both(_Placed, in_order(pieces, False))
        return
    if not any(map(_is_raised, pieces)):
        if total >= 0:
            yield from _both(_Placed, in_order(pieces, True))
        if total <= _NEARLY:
            yield from _both(_Queue, in_order(pieces, False))
        if -_NEARLY <= total < 0:
            yield from _both(_Placed, in_order(pieces, True))
    yield from _held(pieces, others)


def _held(pieces: Sequence[Piece], others: int) -> "Iterator[_Row]":
    ordered = in_order(pieces, False)
    for is_marked in (False, True):
        yield _Held(ordered, is_marked, others)


def _both(of: "type[_Row]", ordered: Sequence[Unit]) -> "Iterator[_Row]":
    for is_marked in (False, True):
        yield of(ordered, is_marked)


_NEARLY = 3
"""By how many stretches a line may change that is arranged."""


def _is_moved(piece: Piece) -> bool:
    """Whether a piece may be taken in another place than where it is read."""
    return _has_words(piece) or _is_raised(piece)


def _has_words(piece: Piece) -> bool:
    """Whether a piece has letters that run forwards, or tells marks that do."""
    tells = "".join(piece.told) if piece.backwards else piece.text
    return FORWARDS in map(kind_of, tells)


def _is_left(piece: Piece) -> bool:
    """Whether a piece is drawn as it is: it has glyphs that stand for letters together."""
    return has_glyphs(piece.text) or _is_mixed(piece)


def _is_raised(piece: Piece) -> bool:
    return piece.look.rise != 0


def _is_mixed(piece: Piece) -> bool:
    """Whether a piece runs both ways, as a link may."""
    return {FORWARDS, BACKWARDS} <= set(map(kind_of, piece.text))


_TINY, _APART, _JOINED, _LIKE = 0.02, 0.08, 0.3, 0.9
"""How much farther right than the last one an object begins, in points; and, in parts of the size,
a blank, lest it be taken for the same; what takes a blank away; and what has the same letters."""
_ABOVE = 1.2
"""How far above a line pdfium takes something for another line, in parts of the size."""
_REMEMBERED = 7
"""Among how many characters a blank is looked for that is the same."""
_ROOM = 0.1
"""How far from the end of one object, in parts of the size, the next begins without a blank."""


class _Row:
    """Units as parts of which each begins farther right than the last, but not before its place if
    it is led by no blank. A blank that is not wanted is taken away by one that stands at the same
    place: pdfium leaves out the second, and a blank before it. `seen` is what it comes to."""

    def __init__(self, units: Sequence[Unit], is_marked: bool = False) -> None:
        self.parts: list[tuple[Unit, DrawnPart]] = []
        self.seen = ""
        self._is_marked = is_marked
        self._reached = -1e9
        self._last: Unit | None = None
        self._kept: dict[int, tuple[float, int]] = {}
        for n, unit in enumerate(units):
            self._add(unit, units[n + 1 : n + 2])
            self._last = unit

    def _add(self, unit: Unit, _following: Sequence[Unit]) -> None:
        raise NotImplementedError

    def _is_free(self, unit: Unit) -> bool:
        """Whether a blank before a unit changes nothing."""
        return BLANK in (self.seen[-1:] or BLANK, unit.text[0])

    def _has_room(self, at: float) -> bool:
        """Whether pdfium puts a blank between the last unit and an object that begins there."""
        if self._last is None:
            return False
        piece, size = self._last.piece, self._last.piece.look.size
        wide = piece.face.width(piece.text[self._last.end - 1], size)
        right = self._last.right
        return not right - 2 * wide - _ROOM * size <= at <= right + _ROOM * size

    def _put(self, unit: Unit) -> None:
        """Add a unit at its place."""
        if not self._is_free(unit) and self._has_room(unit.x):
            self.seen += BLANK
        self._draw(unit, unit.x, "")

    def _lead(self, unit: Unit, at: float) -> None:
        """Add a unit after a blank."""
        face, size = id(unit.piece.face), unit.piece.look.size
        kept, length = self._kept.get(face, (-1e9, -1000))
        at = self._free_at(unit, at)
        if len(self.seen) - length <= _REMEMBERED:
            at = max(at, kept + _APART * size)
        self._kept[face] = at, len(self.seen)
        self.seen += BLANK
        self._draw(unit, at, BLANK)

    def _join(self, unit: Unit) -> None:
        """Add a unit that begins anywhere with no blank before it."""
        at = max(self._free_at(unit, -1e9), self._reached + _JOINED * unit.piece.look.size)
        self._draw(unit, at, BLANK, joined=True)

    def _free_at(self, unit: Unit, at: float) -> float:
        size = unit.piece.look.size
        like = [part.at + _LIKE * size for other, part in self.parts if are_like(unit, other)]
        return max(at, self._reached + _TINY, *like)

    def _draw(self, unit: Unit, at: float, lead: str, joined: bool = False) -> None:
        mark = LRM if unit.is_new and self._merges(unit) else ""
        look, last = unit.piece.look, self._last.piece.look if self._last else unit.piece.look
        steps = look.rise != last.rise
        part = DrawnPart(unit.start, unit.end, unit.x, at, lead, mark, joined, steps)
        self.parts.append((unit, part))
        self.seen += mark + unit.text
        self._reached = at

    def _merges(self, _unit: Unit) -> bool:
        """Whether pdfium would take a unit to be part of the last stretch, which it is not."""
        last, first = self.seen[-1:], _unit.text[0]
        if self._is_marked and first != BLANK and not kind_of(first):
            return kind_of(last or BLANK) != FORWARDS
        return (
            BLANK not in (last, first)
            and kind_of(first) in (FIGURES, "")
            and _are_alike(last, first)
        )


class _Natural(_Row):
    """Units where they are."""

    def _add(self, unit: Unit, _following: Sequence[Unit]) -> None:
        self._put(unit)

    def _merges(self, _unit: Unit) -> bool:
        return False


class _Placed(_Row):
    """Units where they are, unless they have to be farther right."""

    def _add(self, unit: Unit, _following: Sequence[Unit]) -> None:
        if unit.x <= self._reached:
            if unit.is_apart or self._is_free(unit):
                self._lead(unit, unit.x)
            else:
                self._join(unit)
            return
        is_first = any(each.x <= unit.x for each in _following)
        has_room, is_free = self._has_room(unit.x), self._is_free(unit)
        if has_room and not unit.is_apart and not is_free:
            self._join(unit)
        elif (unit.is_apart and not has_room) or (is_first and (is_free or has_room)):
            self._lead(unit, unit.x)
        else:
            self._put(unit)


class _Queue(_Row):
    """Units that begin one after another at the left of the line."""

    def __init__(self, units: Sequence[Unit], is_marked: bool = False) -> None:
        self._left = min(map(left_of, units))
        super().__init__(units, is_marked)

    def _add(self, unit: Unit, _following: Sequence[Unit]) -> None:
        if unit.is_apart or self._is_free(unit):
            self._lead(unit, self._left)
        else:
            self._join(unit)


class _Held(_Queue):
    """Units with as many marks after them that the line is not turned, whatever is beside it."""

    def __init__(self, units: Sequence[Unit], is_marked: bool, others: int) -> None:
        super().__init__(units, is_marked)
        missing = surplus(stretches(self.seen)) + others + 1
        if missing > 0:
            marks = (LRM + ZERO_WIDTH) * missing
            at, last = max(unit.right for unit in units) + _TINY, units[-1]
            end = len(last.piece.text)
            self.parts.append((last, DrawnPart(end, end, at, at, marks)))
            self.seen += marks


def _are_alike(last: str, first: str) -> bool:
    """Whether characters are of one kind."""
    return last != "" and kind_of(last) == kind_of(first)
