"""Lines in which something runs from right to left: in the order of the eye, and of the ear."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from briefings import styles
from briefings.render.bidi import (
    MARKS,
    embedding,
    is_directed,
    mirrored,
    order,
    reads_right_to_left,
    visual,
)
from briefings.render.copied import told
from briefings.render.faces import spelled
from briefings.render.lines import Look, Piece, SetLine
from core.text.patterns import pattern

_OBJECT = "\ufffc"  # stands for a party's sign while characters are reordered
_FORMS = pattern("[\ufb50-\ufdff\ufe70-\ufefc]")


def typed(text: str) -> str:
    """A printable text with letters as they are typed, in the place of their forms and glyphs."""
    return spelled(_FORMS.sub(_letters_of, text))


def _letters_of(form: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", form[0])
    return letters if len(letters) <= 2 and not letters.startswith(" ") else form[0]


def in_order_of_the_eye(lines: Sequence[SetLine], said: str, width: float) -> list[SetLine]:
    """The lines of a printable text in visual order, with right-to-left text reversed; paragraphs
    that begin right to left are aligned right."""
    directions = [reads_right_to_left(part) for part in said.split("\n")]
    found: list[SetLine] = []
    for number, paragraph in groupby(lines, lambda line: line.paragraph):
        found += _reordered(list(paragraph), directions[number], width)
    return found


class _Spot(NamedTuple):
    """A character of a line and the piece it belongs to; or a gap of that width between two."""

    character: str
    piece: Piece | None
    gap: float = 0.0
    level: int = 0
    told: str = ""


def _reordered(lines: Sequence[SetLine], right_to_left: bool, width: float) -> list[SetLine]:
    """The lines of one paragraph, whose directions carry over from one line to the next."""
    spots = [list(_spots(line)) for line in lines]
    levels = iter(embedding("".join(s.character for line in spots for s in line), right_to_left))
    found = []
    for line, placed in zip(lines, spots, strict=True):
        levelled = [spot._replace(level=next(levels)) for spot in placed]
        if right_to_left:
            found.append(_seen_line(_telling(levelled), line.paragraph, width - line.width))
        else:
            found.append(_seen_line(levelled, line.paragraph, 0.0))
    return found


def _spots(line: SetLine) -> Iterator[_Spot]:
    if line.spaced:
        yield _Spot(" ", None)
    end = 0.0
    for piece in line.pieces:
        if piece.x > end + 0.01:
            yield _Spot(" ", None, piece.x - end)
        for character in piece.text or _OBJECT:
            yield _Spot(character, piece)
        end = piece.x + piece.width


def _telling(spots: Sequence[_Spot]) -> list[_Spot]:
    """The characters of a line that runs backwards, with what each tells."""
    seen = [place for place in order([spot.level for spot in spots]) if _is_drawn(spots[place])]
    tells = told([spots[n].character for n in seen], [spots[n].level for n in seen])
    by_place = dict(zip(seen, tells, strict=True))
    return [spot._replace(told=by_place.get(n, "")) for n, spot in enumerate(spots)]


def _is_drawn(spot: _Spot) -> bool:
    return spot.character not in MARKS


def _seen_line(spots: Sequence[_Spot], paragraph: int, x: float) -> SetLine:
    line = SetLine(paragraph=paragraph)
    heard: dict[int, Piece] = {}
    seen = order([spot.level for spot in spots])
    for _same, stretch in groupby(seen, lambda place: _stretch_of(spots[place])):
        places = list(stretch)
        first, owner = min(places), spots[places[0]].piece
        if owner is None:
            if (beside := _beside(spots, first)) is not None:
                look, tells = _plain(beside.look), _tells([spots[places[-1]]])
                heard[first] = Piece(look, beside.face, " ", 0.0, x, told=tells)
            x += sum([spots[place].gap for place in places])
        elif piece := _seen_piece(owner, [spots[place] for place in places], x):
            piece.said = _said([spots[place] for place in sorted(places)], piece.text)
            line.pieces.append(piece)
            heard[first] = piece
            x += piece.width
    line.width = x
    line.heard = [heard[place] for place in sorted(heard)]
    return line


def _stretch_of(spot: _Spot) -> tuple[int, int]:
    """What characters have in common that are one piece of a line; a link is never parted."""
    is_linked = spot.piece is not None and bool(spot.piece.look.to)
    return id(spot.piece), 0 if is_linked else spot.level


def _beside(spots: Sequence[_Spot], place: int) -> Piece | None:
    """The piece of characters before a place, or after it."""
    nearest = (*spots[:place][::-1], *spots[place:])
    return next((each.piece for each in nearest if each.piece and not each.piece.sign), None)


def _plain(look: Look) -> Look:
    return Look(look.size, look.colour, look.strong)


def _said(spots: Sequence[_Spot], seen: str) -> str:
    """What characters say in the order in which they are read; nothing, if that is how they are
    seen."""
    read = "".join([spot.character for spot in spots if spot.character not in MARKS])
    return "" if read == seen else typed(read)


def _seen_piece(owner: Piece, spots: Sequence[_Spot], x: float) -> Piece | None:
    """The visible part of a piece in one place; None if it is only marks."""
    if owner.sign is not None:
        turned = spots[0].level % 2 == 1
        return replace(owner, x=x + _beyond_sign(owner) if turned else x)
    prints = owner.face.prints
    drawn = [spot for spot in spots if _is_drawn(spot)]
    pairs = [(mirrored(spot.character, spot.level), spot.character) for spot in drawn]
    text = "".join([was if was == now or not prints(now) else now for now, was in pairs])
    width = owner.face.width(text, owner.look.size)
    return replace(owner, text=text, width=width, x=x, told=_tells(drawn)) if text else None


def _beyond_sign(piece: Piece) -> float:
    """How much farther a sign is from its left than from its right, for the room beside it."""
    return piece.width - 2 * styles.SIGN_PLACE * piece.look.size


def _tells(spots: Sequence[_Spot]) -> list[str]:
    """What each of these characters tells; nothing, if no more than itself."""
    return [spot.told for spot in spots] if any(len(spot.told) > 1 for spot in spots) else []


def as_seen(text: str) -> tuple[str, list[str]]:
    """A line of printable text from left to right, and what each of its characters tells, where
    that is more than itself."""
    if not is_directed(text) or not reads_right_to_left(text):
        return visual(text), []
    levels = embedding(text, True)
    seen = [place for place in order(levels) if text[place] not in MARKS]
    tells = told([text[place] for place in seen], [levels[place] for place in seen])
    drawn = "".join([mirrored(text[place], levels[place]) for place in seen])
    return drawn, tells if any(len(each) > 1 for each in tells) else []
