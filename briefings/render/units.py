"""The parts of a line that pdfium takes one after another: what of a piece is read together."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from briefings.render.bidi import MARKS
from briefings.render.copied import ZERO_WIDTH
from briefings.render.lines import Piece
from briefings.render.taking import BACKWARDS, BLANK, FIGURES, FORWARDS, kind_of

_PAST_MARKS = dict.fromkeys(map(ord, MARKS + ZERO_WIDTH))


class Unit(msgspec.Struct, gc=False):
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


def unmarked(text: str) -> str:
    """A text without marks of direction, with one blank where it has several."""
    return unicodedata.normalize("NFC", " ".join(text.translate(_PAST_MARKS).split()))


def _tells(piece: Piece) -> Sequence[str]:
    return piece.told or piece.text


def read_of(piece: Piece) -> str:
    """What a piece tells, in the order in which it is read."""
    return "".join(reversed(_tells(piece)) if piece.backwards else _tells(piece))


def left_of(unit: Unit) -> float:
    """Where a unit stands, from the start of the line, in points."""
    return unit.x


def _unit(piece: Piece, start: int, end: int, is_apart: bool = False) -> Unit:
    tells = _tells(piece)
    text = "".join(tells[start:end]) + (piece.beyond if end == len(tells) else "")
    return Unit(piece, start, end, _at(piece, start), _at(piece, end), text, is_apart)


def _at(piece: Piece, place: int) -> float:
    """Where a character of a piece begins, from the start of the line."""
    text = piece.text[:place]
    return piece.x + piece.face.width(text, piece.look.size) + piece.spread * text.count(BLANK)


def units_of(pieces: Sequence[Piece], parted: bool | None = None) -> Iterator[Unit]:
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


def _words(piece: Piece) -> Iterator[Unit]:
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


def in_order(pieces: Sequence[Piece], is_turned: bool) -> list[Unit]:
    """The units of a line in the order in which pdfium has to come to them."""
    groups: list[list[Unit]] = []
    for unit in units_of(pieces, not is_turned):
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


def _goes_on(last: Unit, unit: Unit) -> bool:
    """Whether units are one stretch for pdfium, so that they have to be seen as they stand."""
    if unit.is_apart or last.piece.backwards != unit.piece.backwards:
        return False
    near, far = (0, -1) if unit.piece.backwards else (-1, 0)
    texts = [each.text.translate(_PAST_MARKS) or BLANK for each in (last, unit)]
    return kind_of(texts[0][near]) == kind_of(texts[1][far]) in (FORWARDS, BACKWARDS)


def are_like(unit: Unit, other: Unit) -> bool:
    """Whether pdfium may take units for the same: they have the same letters, or are of one letter
    each, which two fonts may have under the same code."""
    if unit.piece.face is other.piece.face:
        return unit.text == other.text
    return unit.end - unit.start == other.end - other.start == 1
