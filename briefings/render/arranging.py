"""Where each stretch of a line begins for pdfium, which turns lines round that run backwards.

Pdfium takes what stands on a line by where each text object begins (`taking.py`). But an object may
begin with a blank somewhere else: where it has to begin for its words to come out as typed. Objects
of one blank are passed over, and a blank is put where there is room for one.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from briefings.render.bidi import MARKS
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

_PAST_MARKS = dict.fromkeys(map(ord, MARKS + ZERO_WIDTH))


class _Unit(msgspec.Struct, gc=False):
    """Characters of a piece, from one place to another, that stand between `x` and `right` from the
    start of the line, with or without a blank before them as they are read. `is_new` says that they
    are no part of the same stretch."""

    piece: Piece
    start: int
    end: int
    x: float
    right: float
    text: str
    is_apart: bool = False
    is_new: bool = True


def arrange(line: SetLine, others: int = 0) -> None:
    """Part the pieces of a line where pdfium would else take them in another order than that in
    which they are read. `others` is the surplus of what stands beside it."""
    if line.is_arranged:
        return
    line.is_arranged = True
    pieces = [piece for piece in line.heard if piece.text]
    if any(map(_is_left, pieces)) or not (others < 0 or any(map(_has_words, pieces))):
        return
    read = _plain("".join(map(_read, pieces)))
    seen = stretches(_Natural(sorted(_units(pieces), key=_x)).seen)
    total = surplus(seen) + others
    if not total or any(map(_is_raised, pieces)) or _plain(turned(seen, total > 0)) != read:
        for unit, part in _fit(_ways(pieces, total, others, line.forwards), read, others):
            unit.piece.parts = sorted([*unit.piece.parts, part])


_Parts: TypeAlias = Sequence[tuple["_Unit", DrawnPart]]


def _fit(ways: "Iterable[_Row]", read: str, others: int) -> _Parts:
    """The parts by which pieces are taken for what is read, whatever pdfium does with as many
    stretches of one direction as of the other: releases differ. Or else as the last one does, or
    with other blanks; or none."""
    found: dict[int, _Parts] = {}
    for row in ways:
        seen = stretches(row.seen)
        total = surplus(seen) + others
        told = _plain(turned(seen, total > 0))
        if told == read and total:
            return row.parts
        if told.replace(BLANK, "") == read.replace(BLANK, ""):
            found.setdefault(1 if told == read else 2, row.parts)
    return found[min(found)] if found else ()


def _ways(pieces: Sequence[Piece], total: int, others: int, forwards: bool) -> "Iterator[_Row]":
    """The ways to draw a line: such that pdfium turns it round, and such that it does not; without
    marks between signs and blanks, and with them. What is raised is taken after all that is drawn
    before it, so its line cannot be turned."""
    if forwards:
        yield from _both(_Placed, _ordered(pieces, False))
        return
    if not any(map(_is_raised, pieces)):
        if total >= 0:
            yield from _both(_Placed, _ordered(pieces, True))
        if total <= _NEARLY:
            yield from _both(_Queue, _ordered(pieces, False))
        if -_NEARLY <= total < 0:
            yield from _both(_Placed, _ordered(pieces, True))
    ordered = _ordered(pieces, False)
    for is_marked in (False, True):
        yield _Held(ordered, is_marked, others)


def _both(of: "type[_Row]", ordered: Sequence["_Unit"]) -> "Iterator[_Row]":
    for is_marked in (False, True):
        yield of(ordered, is_marked)


_NEARLY = 3
"""By how many stretches a line may change that is arranged."""


def _has_words(piece: Piece) -> bool:
    """Whether a piece has letters that run forwards."""
    return not piece.backwards and FORWARDS in map(kind_of, piece.text)


def _is_left(piece: Piece) -> bool:
    """Whether a piece is drawn as it is: it has glyphs that stand for letters together."""
    return has_glyphs(piece.text) or _is_mixed(piece)


def _is_raised(piece: Piece) -> bool:
    return piece.look.rise != 0


def _is_mixed(piece: Piece) -> bool:
    """Whether a piece runs both ways, as a link may."""
    return {FORWARDS, BACKWARDS} <= set(map(kind_of, piece.text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.translate(_PAST_MARKS).split()))


def _tells(piece: Piece) -> Sequence[str]:
    return piece.told or piece.text


def _read(piece: Piece) -> str:
    return "".join(reversed(_tells(piece)) if piece.backwards else _tells(piece))


def _x(unit: _Unit) -> float:
    return unit.x


def _unit(piece: Piece, start: int, end: int, is_apart: bool = False) -> _Unit:
    tells = _tells(piece)
    text = "".join(tells[start:end]) + (piece.beyond if end == len(tells) else "")
    return _Unit(piece, start, end, _at(piece, start), _at(piece, end), text, is_apart)


def _at(piece: Piece, place: int) -> float:
    """Where a character of a piece begins, from the start of the line."""
    text = piece.text[:place]
    return piece.x + piece.face.width(text, piece.look.size) + piece.spread * text.count(BLANK)


def _units(pieces: Sequence[Piece], parted: bool | None = None) -> Iterator[_Unit]:
    """The units of a line in the order in which they are read: those pieces whole that run the
    other way than `parted`."""
    is_apart = False
    for piece in pieces:
        tells = _tells(piece)
        if "".join(tells).translate(_PAST_MARKS) in (BLANK, ""):
            is_apart = True
            continue
        found = [_unit(piece, *places) for places in _halves(piece)]
        for unit in found[1:]:
            unit.is_apart = True
        if piece.backwards == parted:
            found = list(_words(piece))
        found[0].is_apart = is_apart
        yield from found
        is_apart = False


def _halves(piece: Piece) -> list[tuple[int, int]]:
    """A piece that runs backwards without the signs that it begins with, and these."""
    tells = _tells(piece)
    if not piece.backwards or BLANK not in tells:
        return [(0, len(tells))]
    last = max((n for n, told in enumerate(tells) if _is_joint(n, tells)), default=0)
    if not last or any(kind_of(told[-1]) != FIGURES for told in tells[last + 1 :]):
        return [(0, len(tells))]
    return [(last + 1, len(tells)), (0, last)]


def _words(piece: Piece) -> Iterator[_Unit]:
    """The stretches of a piece in the order in which they are read."""
    tells = _tells(piece)
    kinds = [_is_joint(n, tells) or kind_of(told[-1]) for n, told in enumerate(tells)]
    places = [[*found] for _kind, found in groupby(range(len(tells)), kinds.__getitem__)]
    is_apart = False
    for found in reversed(places) if piece.backwards else places:
        if kinds[found[0]] is not True:
            yield _unit(piece, found[0], found[-1] + 1, is_apart)
        is_apart = kinds[found[0]] is True


def _is_joint(place: int, tells: Sequence[str]) -> bool:
    """Whether a blank parts what is before it from what is after it, and is no sign's part."""
    if tells[place] != BLANK or not 0 < place < len(tells) - 1:
        return False
    return bool(kind_of(tells[place - 1][-1]) and kind_of(tells[place + 1][0]))


def _ordered(pieces: Sequence[Piece], is_turned: bool) -> list[_Unit]:
    """The units of a line in the order in which pdfium has to come to them."""
    groups: list[list[_Unit]] = []
    for unit in _units(pieces, not is_turned):
        if groups and _goes_on(groups[-1][-1], unit):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    ordered = []
    for group in reversed(groups) if is_turned else groups:
        seen = group[::-1] if group[0].piece.backwards else group
        for unit in seen[1:]:
            unit.is_new = False
        ordered += seen
    if is_turned:
        aparts = [False, *[unit.is_apart for unit in ordered]]
        for unit, is_apart in zip(ordered, aparts, strict=False):
            unit.is_apart = is_apart
    return ordered


def _goes_on(last: _Unit, unit: _Unit) -> bool:
    """Whether units are one stretch for pdfium, so that they have to be seen as they stand."""
    if unit.is_apart or last.piece.backwards != unit.piece.backwards:
        return False
    near, far = (0, -1) if unit.piece.backwards else (-1, 0)
    texts = [each.text.translate(_PAST_MARKS) or BLANK for each in (last, unit)]
    return kind_of(texts[0][near]) == kind_of(texts[1][far]) in (FORWARDS, BACKWARDS)


_TINY, _APART, _JOINED, _LIKE = 0.02, 0.08, 0.3, 0.9
"""How much farther right than the last one an object begins, in points; and, in parts of the size,
a blank, lest it be taken for the same; what takes a blank away; and what has the same letters."""
_REMEMBERED = 7
"""Among how many characters a blank is looked for that is the same."""
_ROOM = 0.1
"""How far from the end of one object, in parts of the size, the next begins without a blank."""


class _Row:
    """Units as parts of which each begins farther right than the last, but not before its place if
    it is led by no blank. A blank that is not wanted is taken away by one that stands at the same
    place: pdfium leaves out the second, and a blank before it. `seen` is what it comes to."""

    def __init__(self, units: Sequence[_Unit], is_marked: bool = False) -> None:
        self.parts: list[tuple[_Unit, DrawnPart]] = []
        self.seen = ""
        self._is_marked = is_marked
        self._reached = -1e9
        self._last: _Unit | None = None
        self._kept: dict[int, tuple[float, int]] = {}
        self._drawn: dict[tuple[int, str], float] = {}
        for n, unit in enumerate(units):
            self._add(unit, units[n + 1 : n + 2])
            self._last = unit

    def _add(self, unit: _Unit, _following: Sequence[_Unit]) -> None:
        raise NotImplementedError

    def _is_free(self, unit: _Unit) -> bool:
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

    def _put(self, unit: _Unit) -> None:
        """Add a unit at its place."""
        if not self._is_free(unit) and self._has_room(unit.x):
            self.seen += BLANK
        self._draw(unit, unit.x, "")

    def _lead(self, unit: _Unit, at: float) -> None:
        """Add a unit after a blank."""
        face, size = id(unit.piece.face), unit.piece.look.size
        kept, length = self._kept.get(face, (-1e9, -1000))
        at = self._free_at(unit, at)
        if len(self.seen) - length <= _REMEMBERED:
            at = max(at, kept + _APART * size)
        self._kept[face] = at, len(self.seen)
        self.seen += BLANK
        self._draw(unit, at, BLANK)

    def _join(self, unit: _Unit) -> None:
        """Add a unit that begins anywhere with no blank before it."""
        at = max(self._free_at(unit, -1e9), self._reached + _JOINED * unit.piece.look.size)
        self._draw(unit, at, BLANK, joined=True)

    def _free_at(self, unit: _Unit, at: float) -> float:
        size = unit.piece.look.size
        return max(at, self._reached + _TINY, self._drawn.get(_letters(unit), -1e9) + _LIKE * size)

    def _draw(self, unit: _Unit, at: float, lead: str, joined: bool = False) -> None:
        mark = LRM if unit.is_new and self._merges(unit) else ""
        part = DrawnPart(unit.start, unit.end, unit.x, at, lead, mark, joined)
        self.parts.append((unit, part))
        self.seen += mark + unit.text
        self._reached = self._drawn[_letters(unit)] = at

    def _merges(self, _unit: _Unit) -> bool:
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

    def _add(self, unit: _Unit, _following: Sequence[_Unit]) -> None:
        self._put(unit)

    def _merges(self, _unit: _Unit) -> bool:
        return False


class _Placed(_Row):
    """Units where they are, unless they have to be farther right."""

    def _add(self, unit: _Unit, _following: Sequence[_Unit]) -> None:
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

    def __init__(self, units: Sequence[_Unit], is_marked: bool = False) -> None:
        self._left = min(map(_x, units))
        super().__init__(units, is_marked)

    def _add(self, unit: _Unit, _following: Sequence[_Unit]) -> None:
        if unit.is_apart or self._is_free(unit):
            self._lead(unit, self._left)
        else:
            self._join(unit)


class _Held(_Queue):
    """Units with as many marks after them that the line is not turned, whatever is beside it."""

    def __init__(self, units: Sequence[_Unit], is_marked: bool, others: int) -> None:
        super().__init__(units, is_marked)
        missing = surplus(stretches(self.seen)) + others + 1
        if missing > 0:
            marks = (LRM + ZERO_WIDTH) * missing
            at, last = max(unit.right for unit in units) + _TINY, units[-1]
            end = len(last.piece.text)
            self.parts.append((last, DrawnPart(end, end, at, at, marks)))
            self.seen += marks


def _letters(unit: _Unit) -> tuple[int, str]:
    return id(unit.piece.face), unit.text


def _are_alike(last: str, first: str) -> bool:
    """Whether characters are of one kind."""
    return last != "" and kind_of(last) == kind_of(first)
