"""Lines in which something runs from right to left: in the order of the eye, and of the ear."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from briefings import styles
from briefings.render.arranging import rearrange
from briefings.render.bidi import (
    MARKS,
    embedding,
    mirrored,
    order,
    reads_right_to_left,
)
from briefings.render.copied import LRM, RLM, told
from briefings.render.faces import Face, spelled
from briefings.render.lines import Look, Piece, SetLine
from core.text.conventions import ISOLATE_END, OWN_WAY
from core.text.patterns import pattern

_OBJECT = "\ufffc"  # stands for a party's sign while characters are reordered
_BLANKS = " \u00a0"
_FORMS = pattern("[\ufb50-\ufdff\ufe70-\ufefc]")


def typed(text: str) -> str:
    """A printable text with letters as they are typed, in the place of their forms and glyphs."""
    return spelled(_FORMS.sub(_letters_of, text))


def _letters_of(form: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", form[0])
    return letters if len(letters) <= 2 and not letters.startswith(" ") else form[0]


def in_order_of_the_eye(lines: Sequence[SetLine], said: str) -> list[SetLine]:
    """The lines of a printable text in visual order, with right-to-left text reversed."""
    directions = [reads_right_to_left(part) for part in said.split("\n")]
    found: list[SetLine] = []
    for number, paragraph in groupby(lines, lambda line: line.paragraph):
        found += _reordered(list(paragraph), directions[number])
    return found


class _Spot(msgspec.Struct, gc=False):
    """A character of a line and the piece it belongs to; or a gap of that width between two."""

    character: str
    piece: Piece | None
    gap: float = 0.0
    level: int = 0
    told: str = ""


def _reordered(lines: Sequence[SetLine], right_to_left: bool) -> list[SetLine]:
    """The lines of one paragraph, whose directions carry over from one line to the next."""
    spots = [list(_spots(line)) for line in lines]
    levels = iter(embedding("".join(s.character for line in spots for s in line), right_to_left))
    found = []
    for line, placed in zip(lines, spots, strict=True):
        for spot in placed:
            spot.level = next(levels)
        rest = _tell(placed) if right_to_left else ""
        seen = _seen_line(placed, line)
        seen.forwards = not right_to_left
        found.append(_ended(seen, rest) if right_to_left else seen)
    return found


def _spots(line: SetLine) -> Iterator[_Spot]:
    if line.spaced:
        yield _Spot(" ", None)
    end = line.beside
    for piece in line.pieces:
        if piece.x > end + 0.01:
            yield _Spot(" ", None, piece.x - end)
        yield from _apart(piece)
        end = piece.x + piece.width


def _apart(piece: Piece) -> Iterator[_Spot]:
    """The characters of a piece; what is raised, the letter of a note or the number of a source,
    runs in its own way, and takes no figure along that stands beside it, nor the blank before."""
    text = piece.text or _OBJECT
    if piece.look.rise:
        bare = text.lstrip(_BLANKS)
        if before := text.removesuffix(bare):
            yield _Spot(" ", None, piece.face.width(before, piece.look.size))
        text = f"{OWN_WAY}{bare}{ISOLATE_END}"
    for character in text:
        yield _Spot(character, piece)


def _tell(spots: Sequence[_Spot]) -> str:
    """Give the characters of a line that runs backwards what each tells; returns what is told
    beyond the one on the right."""
    placed = map(spots.__getitem__, order([spot.level for spot in spots]))
    seen = [spot for spot in placed if _is_drawn(spot)]
    tells, rest = told([spot.character for spot in seen], [spot.level for spot in seen])
    for spot, tell in zip(seen, tells, strict=True):
        spot.told = tell
    for spot, after in pairwise(seen):
        if _is_parted(spot, after):
            ends = ["" if each.character.isalnum() else LRM for each in (spot, after)]
            after.told = RLM.join(ends) + after.told
    return rest


def _is_parted(spot: _Spot, after: _Spot) -> bool:
    """Whether both run forwards and one is raised: each stands on its own."""
    pieces = [each.piece for each in (spot, after) if each.piece and each.level % 2 == 0]
    return len(pieces) == 2 and pieces[0] is not pieces[1] and any(p.look.rise for p in pieces)


def _ended(line: SetLine, rest: str) -> SetLine:
    """The line with the rest of what is told, beyond what is seen on its right."""
    last = next((each for each in reversed(line.pieces) if each.sign is None), None)
    if last is not None:
        last.beyond = rest
    return line


def _is_drawn(spot: _Spot) -> bool:
    return spot.character not in MARKS


def _seen_line(spots: Sequence[_Spot], given: SetLine) -> SetLine:
    line, x = SetLine(paragraph=given.paragraph, beside=given.beside), given.beside
    line.told = given.told
    heard: dict[int, Piece] = {}
    seen = order([spot.level for spot in spots])
    for places in _stretches(spots, seen):
        first, owner = min(places), next((p for n in places if (p := spots[n].piece)), None)
        if owner is None:
            if blank := _seen_blank(spots, places, x, line.pieces):
                heard[first] = blank
            x += sum([spots[place].gap for place in places])
        elif piece := _seen_piece(owner, [spots[place] for place in places], x):
            _tell_before(piece, line.pieces)
            piece.said = _said([spots[place] for place in sorted(places)], piece.text)
            line.pieces.append(piece)
            heard[first] = piece
            x += piece.width
    line.width = x
    line.heard = [heard[place] for place in sorted(heard)]
    return line


def _seen_blank(
    spots: Sequence[_Spot], places: Sequence[int], x: float, seen: Sequence[Piece]
) -> Piece | None:
    """The blank in a gap."""
    beside = _beside(spots, min(places))
    if beside is None:
        return None
    last = spots[places[-1]]
    told, is_backwards = [last.told or " "], last.level % 2 == 1
    blank = Piece(_plain(beside.look), beside.face, " ", 0.0, x, told=told, backwards=is_backwards)
    _tell_before(blank, seen)
    if is_backwards and any(spots[place].gap for place in places):
        blank.told = [_held(blank.told[0])]
    return blank


def _tell_before(piece: Piece, seen: Sequence[Piece]) -> None:
    """Let marks that a blank would tell of what is on its left be told there."""
    is_blank = piece.text == " " and piece.told and LRM in piece.told[0]
    if is_blank and seen and seen[-1].sign is None:
        seen[-1].beyond = piece.told[0].rstrip(" ")
        piece.told = [RLM + " " if piece.backwards else " "]


_Key: TypeAlias = tuple[int, int, int]


def _stretches(spots: Sequence[_Spot], seen: Sequence[int]) -> Iterator[list[int]]:
    """The places of the characters of each piece of a line, as they are seen. Signs alone that run
    backwards are one piece each: nothing about them says so."""
    keyed = zip(_keys(spots, seen), seen, strict=True)
    for (_look, _face, level), stretch in groupby(keyed, itemgetter(0)):
        places = [place for _key, place in stretch]
        if level % 2 and _is_signs([spots[place] for place in places]):
            yield from ([place] for place in places)
        else:
            yield places


def _is_signs(spots: Sequence[_Spot]) -> bool:
    """Whether no character says that it runs backwards."""
    drawn = {spot.character for spot in spots if _is_drawn(spot)}
    return _RUN_BACKWARDS.isdisjoint(map(unicodedata.bidirectional, drawn))


_RUN_BACKWARDS = frozenset(("R", "AL", "AN"))


def _keys(spots: Sequence[_Spot], seen: Sequence[int]) -> list[_Key]:
    """What characters have in common that are one piece of a line, in the order in which they are
    seen. A gap is part of the piece around it."""
    keys = [_stretch_of(spots[place]) for place in seen]
    for n, place in enumerate(seen[1:-1], 1):
        around = spots[seen[n - 1]].piece
        if not any(keys[n]) and around and keys[n - 1] == keys[n + 1] and around.face.prints(" "):
            keys[n] = keys[n - 1] if spots[place].level == keys[n - 1][2] else keys[n]
    return keys


_NO_STRETCH: _Key = (0, 0, 0)


def _stretch_of(spot: _Spot) -> _Key:
    """What the characters of a piece have in common; a link is never parted, nor is what has lines
    or a frame joined."""
    if spot.piece is None:
        return _NO_STRETCH
    look = spot.piece.look
    if look.to or look != _plain(look) or spot.piece.sign is not None:
        return id(spot.piece), 0, 0 if look.to else spot.level
    return id(look), id(spot.piece.face), spot.level


def _held(tells: str) -> str:
    """What a blank at the end of a stretch tells, so that it is not taken for nothing."""
    return tells if tells[0] in MARKS else RLM + tells


def _beside(spots: Sequence[_Spot], place: int) -> Piece | None:
    """The piece of characters before a place, or after it."""
    nearest = (*spots[:place][::-1], *spots[place:])
    return next((each.piece for each in nearest if each.piece and not each.piece.sign), None)


def _plain(look: Look) -> Look:
    return Look(look.size, look.colour, look.strong, apart=look.apart)


def _said(spots: Sequence[_Spot], seen: str) -> str:
    """What characters say in the order in which they are read; nothing, if that is how they are
    seen."""
    read = typed("".join([spot.character for spot in spots if spot.character not in MARKS]))
    return "" if read == seen else read


def _seen_piece(owner: Piece, spots: Sequence[_Spot], x: float) -> Piece | None:
    """The visible part of a piece in one place; None if it is only marks."""
    if owner.sign is not None:
        turned = spots[0].level % 2 == 1
        return replace(owner, x=x + _beyond_sign(owner) if turned else x)
    prints, size = owner.face.prints, owner.look.size
    drawn = [spot for spot in spots if _is_drawn(spot)]
    pairs = [(mirrored(spot.character, spot.level), spot.character) for spot in drawn]
    text = "".join([was if was == now or not prints(now) else now for now, was in pairs])
    if not text:
        return None
    gaps = [spot.gap for spot in drawn if spot.piece is None]
    spread = gaps[0] - owner.face.width(" ", size) if gaps else 0.0
    width = owner.face.width(text, size) + spread * text.count(" ")
    return replace(
        owner,
        text=text,
        width=width,
        x=x,
        told=_tells(drawn),
        spread=spread,
        backwards=drawn[0].level % 2 == 1,
    )


def _beyond_sign(piece: Piece) -> float:
    """How much farther a sign is from its left than from its right, for the room beside it."""
    return piece.width - 2 * styles.SIGN_PLACE * piece.look.size


def _tells(spots: Sequence[_Spot]) -> list[str]:
    """What each of these characters tells; nothing, if no more than itself."""
    tells = [spot.told for spot in spots]
    for end in (0, -1):
        tells[end] = _held(tells[end]) if tells[end].endswith(" ") else tells[end]
    return tells if any(len(each) > 1 for each in tells) else []


def as_line(
    pieces: tuple[tuple[Face, str], ...], text: str, look: Look, others: int, is_held: bool
) -> SetLine:
    """A line of printable text in these fonts, in the order of the eye; `others` is the surplus of
    what stands beside it, and it `is_held` that pdfium may not turn them."""
    return _as_line(pieces, look, reads_right_to_left(text), others, is_held)


@lru_cache(maxsize=512)
def _as_line(
    pieces: tuple[tuple[Face, str], ...],
    look: Look,
    right_to_left: bool,
    others: int,
    is_held: bool,
) -> SetLine:
    """The heads of pages are the same on all of them."""
    line = SetLine()
    for face, part in pieces:
        width = face.width(part, look.size)
        if part.strip(" "):
            line.pieces.append(Piece(look, face, part, width, line.width))
        line.width += width
    (found,) = _reordered([line], right_to_left)
    rearrange(found, others, is_held)
    return found
