"""Where each stretch of a line begins for pdfium, which turns lines round that run backwards.

Pdfium takes what stands on a line from left to right, by where each text object begins. It parts
that into letters that run forwards, letters that run backwards, figures with their signs, and the
rest; if there are more stretches of the second kind than of the first, it takes all of them in the
opposite order. So "Plan B" would come out as "B Plan", and "B2" as "2B". But an object may begin
with a blank somewhere else: where it has to begin for its words to come out as typed. Objects of
blanks alone are passed over, and a blank is put where there is room for one.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TypeAlias

import msgspec
from bidi.mirror import MIRRORED

from briefings.render.bidi import MARKS
from briefings.render.copied import LRM
from briefings.render.faces import has_glyphs
from briefings.render.lines import DrawnPart, Piece

_BLANK = " "
_FORWARDS, _BACKWARDS, _FIGURES = "forwards", "backwards", "figures"
_KINDS = {"L": _FORWARDS, "R": _BACKWARDS, "AL": _BACKWARDS} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), _FIGURES
)
_PAST_MARKS = dict.fromkeys(map(ord, MARKS))


_Stretches: TypeAlias = list[tuple[str, str]]  # kinds and characters


def taken(seen: str) -> str:
    """What pdfium makes of the characters of a line as it comes to them."""
    return _taken(_stretches(seen))


def _stretches(seen: str) -> _Stretches:
    return [(kind, "".join(found)) for kind, found in groupby(_once_blank(seen), _kind)]


def _surplus(stretches: _Stretches) -> int:
    """How many more stretches run backwards than forwards."""
    kinds = [kind for kind, _text in stretches]
    return kinds.count(_BACKWARDS) - kinds.count(_FORWARDS)


def _taken(stretches: _Stretches) -> str:
    is_turned = _surplus(stretches) > 0
    found, runs = [], _BACKWARDS if is_turned else _FORWARDS
    for kind, text in reversed(stretches) if is_turned else stretches:
        runs = kind if kind in (_FORWARDS, _BACKWARDS) else runs
        is_kept = kind == _FIGURES or runs == _FORWARDS
        found.append(text if is_kept else "".join(map(_mirrored, reversed(text))))
    return "".join(found)


@cache
def _kind(character: str) -> str:
    return _KINDS.get(unicodedata.bidirectional(character), "")


def _mirrored(character: str) -> str:
    mirrored: str = MIRRORED.get(character, character)
    return mirrored


def _once_blank(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


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


def arrange(line: Sequence[Piece]) -> None:
    """Part the pieces of a line, which are in the order in which they are read, where pdfium would
    else take them in another order."""
    pieces = [piece for piece in line if piece.text]
    if not any(map(_has_words, pieces)) or any(map(_is_left, pieces)):
        return
    read = _plain("".join(map(_read, pieces)))
    stretches = _stretches(_Row(sorted(_units(pieces), key=_x)).seen)
    surplus = _surplus(stretches)
    if not surplus or _plain(_taken(stretches)) != read:
        for unit, part in _fit(pieces, read, surplus):
            unit.piece.parts = sorted([*unit.piece.parts, part])


def _fit(pieces: Sequence[Piece], read: str, surplus: int) -> Sequence[tuple[_Unit, DrawnPart]]:
    """The parts by which pieces are taken for what is read, whatever pdfium does with as many
    stretches of one direction as of the other: releases differ. Or else as the last one does, or
    with other blanks; or none."""
    found: dict[int, _Row] = {}
    for is_turned, is_marked in _WAYS:
        if (surplus > _NEARLY and not is_turned) or (surplus < -_NEARLY and is_turned):
            continue
        row = _arranged(pieces, is_turned, is_marked)
        stretches = _stretches(row.seen)
        seen = _plain(_taken(stretches))
        if seen == read and _surplus(stretches):
            return row.parts
        if seen.replace(_BLANK, "") == read.replace(_BLANK, ""):
            found.setdefault(1 if seen == read else 2, row)
    return found[min(found)].parts if found else ()


_NEARLY = 3
"""By how many stretches a line may change that is arranged."""


def _has_words(piece: Piece) -> bool:
    """Whether a piece has letters that run forwards."""
    return not piece.backwards and _FORWARDS in map(_kind, piece.text)


def _is_left(piece: Piece) -> bool:
    """Whether a piece is drawn as it is: it has glyphs that stand for letters together."""
    return has_glyphs(piece.text) or _is_mixed(piece)


def _is_mixed(piece: Piece) -> bool:
    """Whether a piece runs both ways, as a link may."""
    return {_FORWARDS, _BACKWARDS} <= set(map(_kind, piece.text))


_WAYS = ((True, False), (True, True), (False, False), (False, True))
"""Whether pdfium turns the line round, and whether blanks rather tell marks."""


def _plain(text: str) -> str:
    return " ".join(text.translate(_PAST_MARKS).split())


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
    return piece.x + piece.face.width(text, piece.look.size) + piece.spread * text.count(_BLANK)


def _units(pieces: Sequence[Piece], parted: bool | None = None) -> Iterator[_Unit]:
    """The units of a line in the order in which they are read: those pieces whole that run the
    other way than `parted`."""
    is_apart = False
    for piece in pieces:
        tells = _tells(piece)
        if "".join(tells).translate(_PAST_MARKS) in (_BLANK, ""):
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
    last = max((n for n, told in enumerate(tells) if _is_joint(n, tells)), default=0)
    if (
        not piece.backwards
        or not last
        or any(_kind(told[-1]) != _FIGURES for told in tells[last + 1 :])
    ):
        return [(0, len(tells))]
    return [(last + 1, len(tells)), (0, last)]


def _words(piece: Piece) -> Iterator[_Unit]:
    """The stretches of a piece in the order in which they are read."""
    tells = _tells(piece)
    kinds = [_is_joint(n, tells) or _kind(told[-1]) for n, told in enumerate(tells)]
    places = [[*found] for _kind, found in groupby(range(len(tells)), kinds.__getitem__)]
    is_apart = False
    for found in reversed(places) if piece.backwards else places:
        if kinds[found[0]] is not True:
            yield _unit(piece, found[0], found[-1] + 1, is_apart)
        is_apart = kinds[found[0]] is True


def _is_joint(place: int, tells: Sequence[str]) -> bool:
    """Whether a blank parts what is before it from what is after it, and is no sign's part."""
    if tells[place] != _BLANK or not 0 < place < len(tells) - 1:
        return False
    return bool(_kind(tells[place - 1][-1]) and _kind(tells[place + 1][0]))


def _arranged(pieces: Sequence[Piece], is_turned: bool, is_marked: bool) -> "_Row":
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
    return _Row(ordered, True, is_marked)


def _goes_on(last: _Unit, unit: _Unit) -> bool:
    """Whether units are one stretch for pdfium, so that they have to be seen as they stand."""
    if unit.is_apart or last.piece.backwards != unit.piece.backwards:
        return False
    ends = (0, -1) if unit.piece.backwards else (-1, 0)
    return _kind(last.text[ends[0]]) == _kind(unit.text[ends[1]]) in (_FORWARDS, _BACKWARDS)


_APART, _SAME = 0.08, 0.06
"""How far apart blanks are, in parts of the size, and how near, for the second to be left out."""
_REMEMBERED = 7
"""Among how many characters a blank is looked for that is the same."""
_ROOM = 0.1
"""How far from the end of one object, in parts of the size, the next begins without a blank."""
_INSIDE, _TINY = 0.4, 0.02
"""How far inside the last object a blank begins that must touch it, and how far right of it one
that need not, in points."""


class _Row:
    """Units as parts of which each begins farther right than the last, if they are to be `led` by
    blanks. `seen` is what pdfium comes to."""

    def __init__(
        self, units: Sequence[_Unit], is_led: bool = False, is_marked: bool = False
    ) -> None:
        self.parts: list[tuple[_Unit, DrawnPart]] = []
        self.seen = ""
        self._starts: list[int] = []
        self._is_marked = is_marked
        self._reached = -1e9
        self._kept: dict[tuple[int, float, str], tuple[float, int]] = {}
        for last, unit, following in zip(
            (None, *units[:-1]), units, (*units[1:], None), strict=True
        ):
            if is_led:
                is_first = following is not None and following.x <= unit.x
                self._lead(last, unit, is_first)
            else:
                self._put(last, unit, "", unit.x)

    def _lead(self, last: _Unit | None, unit: _Unit, is_first: bool) -> None:
        is_free = last is None or _BLANK in (self.seen[-1], unit.text[0])
        if unit.x > self._reached:
            has_room = last is not None and _has_room(last, unit.x)
            if has_room and not unit.is_apart and not is_free and self._anchored(unit):
                return
            if (unit.is_apart and not has_room) or (is_first and (is_free or has_room)):
                self._put(last, unit, _BLANK, self._apart(unit))
            else:
                self._put(last, unit, "", unit.x)
        elif last is None or unit.is_apart or is_free:
            self._put(last, unit, _BLANK, self._apart(unit))
        else:
            self._join(last, unit)

    def _anchored(self, unit: _Unit) -> bool:
        """Add a unit right of where the last one ends, with no blank before it, by drawing a blank
        there already with the last one that is drawn."""
        for n in range(len(self.parts) - 1, 0, -1):
            start = self._starts[n]
            if len(self.seen) - start >= _REMEMBERED:
                return False
            if self.seen[start - 1] == _BLANK:
                break
        else:
            return False
        begin = self.parts[n][1].at - _TINY
        if begin <= self.parts[n - 1][1].at:
            return False
        self._kept[_key(unit, _BLANK)] = unit.x, start - 1
        self._put(self.parts[-1][0], unit, _BLANK, unit.x)
        self.parts[-1] = (unit, self.parts[-1][1]._replace(anchor=begin))
        return True

    def _join(self, last: _Unit, unit: _Unit) -> None:
        """Add a unit that begins farther left, with no blank before it if that can be."""
        at = max(unit.x, self._reached + _TINY)
        for lead in (LRM,) if self._is_marked else (_BLANK, LRM):
            if self._is_left_out(unit, lead, at):
                self._put(last, unit, lead, at)
                return
        beside = max(last.right - _INSIDE, at)
        if _has_room(last, beside):
            self._put(last, unit, _BLANK, self._apart(unit))
        else:
            self._put(last, unit, LRM, beside)

    def _apart(self, unit: _Unit) -> float:
        """Where a blank is not taken for one that is already there."""
        at = max(unit.x, self._reached + _TINY)
        kept, length = self._kept.get(_key(unit, _BLANK), (-1e9, -1000))
        is_remembered = len(self.seen) - length <= _REMEMBERED
        return max(at, kept + _APART * unit.piece.look.size) if is_remembered else at

    def _is_left_out(self, unit: _Unit, lead: str, at: float) -> bool:
        """Whether a blank would be taken for one that is already there."""
        kept, length = self._kept.get(_key(unit, lead), (-1e9, -1000))
        is_remembered = len(self.seen) - length <= _REMEMBERED
        return at - kept < _SAME * unit.piece.look.size and is_remembered

    def _put(self, last: _Unit | None, unit: _Unit, lead: str, at: float) -> None:
        told = lead
        if lead and self._is_left_out(unit, lead, at):
            told = ""
        elif last is not None and _BLANK not in (self.seen[-1], (lead + unit.text)[0]):
            self.seen += _BLANK if _has_room(last, at) else ""
        if told:
            self._kept[_key(unit, lead)] = at, len(self.seen)
        mark = LRM if not told and unit.is_new and self._merges(unit) else ""
        self._starts.append(len(self.seen + told))
        self.parts.append((unit, DrawnPart(unit.start, unit.end, unit.x, at, lead, mark)))
        self.seen += told + mark + unit.text
        self._reached = at

    def _merges(self, unit: _Unit) -> bool:
        """Whether pdfium would take a unit to be part of the last stretch, which it is not."""
        ends = self.seen[-1:], unit.text[0]
        return _BLANK not in ends and _kind(ends[1]) in (_FIGURES, "") and _are_alike(*ends)


def _are_alike(last: str, first: str) -> bool:
    """Whether characters are of one kind."""
    return last != "" and _kind(last) == _kind(first)


def _has_room(last: _Unit, at: float) -> bool:
    """Whether a blank is put between a unit and an object that begins there."""
    size = last.piece.look.size
    wide = last.piece.face.width(last.piece.text[last.end - 1], size)
    return not last.right - 2 * wide - _ROOM * size <= at <= last.right + _ROOM * size


def _key(unit: _Unit, lead: str) -> tuple[int, float, str]:
    return id(unit.piece.face), unit.piece.look.size, lead
