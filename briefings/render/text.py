"""Text on paper: the one way from characters that a person typed to printed characters.

Everything printed passes through `printable`. It is set character by character and never parsed, so
there is no markup to escape: `<b>` and `&` are just three characters and one.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from briefings import styles
from briefings.document import Run, Text
from briefings.render.bidi import JOINERS, MARKS, is_directed, shaped, visual
from briefings.render.directed import in_order_of_the_eye
from briefings.render.faces import Face, face, face_for, has_glyphs
from briefings.render.foreign import stand_in
from briefings.render.holding import SIGN_AHEAD, phrases, words_of
from briefings.render.hyphenation import is_address, parting, parts
from briefings.render.lines import Look, Piece, SetLine, begun
from briefings.render.shaping import as_glyphs, in_weight, is_shaped
from briefings.styles import Style
from briefings.within import KEPT_BLOCKS
from core.language import spoken
from core.model.records import Marker
from core.text.patterns import pattern

ELLIPSIS = "…"
EVENED = 6
"""How often the width of a text of even lines is halved to find it."""
MOST_OF_HANGING = 0.3
"""The share of a column beside which lines may go on."""

_KEPT = "\n" + MARKS + JOINERS
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_VARIATION_SELECTORS = pattern("[\ufe00-\ufe0f]")
_HARD_BREAKS = pattern("\r\n|[\r\v\f\x85\u2028\u2029]")
_OVERRIDES = str.maketrans("\u202d\u202e", "\u202a\u202b")
"""Directional overrides only begin a direction here: a text must not read differently from how it
is searched and compared."""
_NO_BREAK = "\u00a0"
_NARROW_NO_BREAK = "\u202f"
_LOOSE_ENDS = " ,.:;·–—"
"""What ends no text that is cut."""
_UNJOINED = str.maketrans("", "", JOINERS)


def printable(text: str) -> str:
    """The text without invisible characters, its letters joined as their script requires; line
    breaks and direction marks stay, any other space becomes a plain space."""
    if text.isascii() and text.isprintable():
        return text
    return _cleaned(text)


def is_joined(text: str) -> bool:
    """Whether letters of a text hold on to each other, with no room between them."""
    return not text.isascii() and (shaped(text) != text or is_shaped(text))


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", _HARD_BREAKS.sub("\n", text).replace("\t", " "))
    text = _VARIATION_SELECTORS.sub("", text).translate(_OVERRIDES)
    seen = shaped("".join(filter(None, map(_seen, text))))
    if is_shaped(seen):
        seen = as_glyphs(seen)
    return seen.translate(_UNJOINED)


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return character if character in _KEPT else ""
    if category == "Zs":
        return "\u00a0" if character in ("\u00a0", _NARROW_NO_BREAK) else " "
    return character


@lru_cache(maxsize=4096)
def in_faces(text: str, family: str, strong: bool) -> tuple[tuple[Face, str], ...]:
    """The text in stretches, each with the font that prints it."""
    first = face(family, strong)
    if first.prints(text):
        return ((first, text),)
    if has_glyphs(text):
        text = in_weight(text, strong)
    pairs = []
    for character in text:
        found = face_for(character, family, strong)
        pairs.append((found or first, character if found else stand_in(character)))
    return tuple(
        (found, "".join(c for _f, c in stretch))
        for found, stretch in groupby(_joined_by_spaces(pairs), _face_of)
    )


def _joined_by_spaces(pairs: Sequence[tuple[Face, str]]) -> Iterator[tuple[Face, str]]:
    """Characters with their fonts; a no-break space has that of the next one, or else of the one
    before, so that a text in one script is one piece."""
    for place, pair in enumerate(pairs):
        if pair[1] != _NO_BREAK:
            yield pair
            continue
        beside = (*pairs[place + 1 : place + 2], *pairs[max(0, place - 1) : place])
        faces = (f for f, c in beside if c != _NO_BREAK and f.prints(_NO_BREAK))
        yield next(faces, pair[0]), _NO_BREAK


def _face_of(pair: tuple[Face, str]) -> Face:
    return pair[0]


class _Word(msgspec.Struct, gc=False):
    """What stands between two places at which a line may break, after a gap of `gap` points. No
    hyphen is added within an address, which would be read as its own. Lines that go on behind it
    begin `hang` points from the edge, if that is not None."""

    gap: float
    pieces: list[Piece]
    is_address: bool = False
    hang: float | None = None

    @property
    def width(self) -> float:
        if len(self.pieces) == 1:
            return self.pieces[0].width
        return sum([piece.width for piece in self.pieces])


class _LineEnd(NamedTuple):
    """The end of a line as it was written, and whether it is heard."""

    heard: bool


def set_text(text: Text, style: Style, width: float) -> list[SetLine]:
    """The lines of a text in a column of that width, where those of the pack begin; at least
    one."""
    lines = _broken(text, style, width)
    said = "".join(run.text for run in text)
    seen = in_order_of_the_eye(lines, printable(said)) if is_directed(said) else lines
    return begun(seen, width)


def _broken(text: Text, style: Style, width: float) -> list[SetLine]:
    """The lines with their characters in reading order."""
    lines, edge = [SetLine()], 0.0
    for word in _words(text, style, width):
        if isinstance(word, _LineEnd):
            lines.append(_begun_beside(edge, lines[-1], spaced=True))
            lines[-1].paragraph += 1
            lines[-1].told += word.heard
            continue
        line, whole = lines[-1], word.width
        if word.hang is not None and not line.pieces:
            line.width = line.beside = 0.0
            edge = word.hang if word.hang < width * MOST_OF_HANGING else 0.0
        room = width - line.width if not line.pieces else width - edge
        for part in (word,) if whole <= room else _chopped(word, room):
            line = lines[-1]
            wide = whole if part is word else part.width
            if line.pieces and line.width + part.gap + wide > width + 0.01:
                line = _begun_beside(edge, line, spaced=part.gap > 0)
                lines.append(line)
            line.add(part.gap if line.pieces else 0.0, part.pieces)
    return lines


def _begun_beside(edge: float, before: SetLine, *, spaced: bool) -> SetLine:
    """A line in the paragraph of the one before."""
    begun = SetLine(width=edge, beside=edge, paragraph=before.paragraph, spaced=spaced)
    begun.told = before.told
    return begun


def _words(text: Text, style: Style, width: float) -> Iterator[_Word | _LineEnd]:
    """The words with the space before each, and the ends of lines between them. Runs may
    meet inside a word. Words that are held together are one if they fit."""
    word = _Word(0.0, [])
    for run in text:
        look = _look(run, style)
        usual = face(style.family, look.strong)
        said, gap = _unbroken(run, look, style, width), usual.width(" ", look.size)
        set_part, parted = _setter(said, look, style), parting(said)
        addressed = is_address(said)
        word.pieces += _signs(run.sign, look, style)
        measure = _measuring(set_part)
        if word.pieces and (ahead := SIGN_AHEAD.match(said)):
            *before, word = _with_sign(word, [*set_part(ahead[0])], width)
            yield from before
            said = said[ahead.end() :]
        for token in phrases(said, measure, width):
            if token[0] in " \n":
                if word.pieces:
                    yield word
                if token == "\n":
                    yield _LineEnd(heard=not run.aside)
                word = _Word(0.0 if token == "\n" else gap, [])
                continue
            word.is_address = word.is_address or (addressed and is_address(token))
            first, *others = (token,) if parted is None else parted(token)
            word.pieces += set_part(first)
            for part in others:
                yield word
                word = _Word(0.0, [*set_part(part)], word.is_address)
        if run.hangs:
            word.hang = max(word.width, text_width(run.hangs, style))
            yield word
            word = _Word(word.hang - word.width, [])
    if word.pieces:
        yield word


def _with_sign(word: _Word, sign: list[Piece], width: float) -> list[_Word]:
    """A word with the sign that stays with it; of words that are held together, and with it are too
    wide, the last one apart."""
    pieces = word.pieces
    head, blank, tail = pieces[-1].text.rpartition(" ")
    if blank and sum(piece.width for piece in (*pieces, *sign)) > width:
        before, last = (_cut(pieces[-1], part) for part in (head, tail))
        gap = pieces[-1].width - before.width - last.width
        first = _Word(word.gap, [*pieces[:-1], *([before] if head else [])])
        return [first, _Word(gap, [last, *sign])]
    word.pieces += sign
    return [word]


def _cut(piece: Piece, text: str) -> Piece:
    """A piece with another text."""
    return replace(piece, text=text, width=piece.face.width(text, piece.look.size))


def _measuring(set_part: Callable[[str], Iterable[Piece]]) -> Callable[[str], float]:
    """What tells how wide a text is."""
    return lambda text: sum(piece.width for piece in set_part(text))


def _unbroken(run: Run, look: Look, style: Style, width: float) -> str:
    """The printable text; what is boxed has room in its box, and is in one piece if that fits."""
    text = printable(run.text)
    if not run.boxed:
        return text
    whole = _in_a_box(text)
    return whole if _measuring(_setter(whole, look, style))(whole) <= width else text


def in_boxes(text: str, style: Style, width: float) -> list[str]:
    """Words with the room that boxes around them leave: in one box if it is no wider than `width`
    points, else in one each."""
    whole = _in_a_box(text)
    return [whole] if text_width(whole, style) <= width else [*map(_in_a_box, text.split())]


def _in_a_box(text: str) -> str:
    return _NO_BREAK + text.replace(" ", _NO_BREAK) + _NO_BREAK


def _look(run: Run, style: Style) -> Look:
    size, rise = style.size, 0.0
    if run.raised:
        rise, size = size * styles.RAISED_BY, size * styles.RAISED_SIZE
    colour = run.colour or ("mute" if run.mute else style.colour)
    strong = run.strong or (style.strong and not run.mute) or run.boxed
    marks = (run.marked, run.boxed, run.struck, run.added, run.moved, run.aside, run.apart)
    named = (run.named or run.text) if run.to else ""
    return Look(size, colour, strong, rise, run.to, *marks, told=run.heard, named=named)


def _signs(sign: Marker | None, look: Look, style: Style) -> Iterator[Piece]:
    if sign is not None:
        room = look.size * styles.SIGN_ROOM
        yield Piece(look, face(style.family, False), "", room, sign=sign)


def _setter(text: str, look: Look, style: Style) -> Callable[[str], Iterable[Piece]]:
    """What makes pieces of the words of a text."""
    first, size = face(style.family, look.strong), look.size
    if first.prints(text.replace("\n", "")):
        return lambda word: (Piece(look, first, word, first.width(word, size)),)
    return lambda word: _pieces(word, look, style)


def _pieces(word: str, look: Look, style: Style) -> Iterator[Piece]:
    for found, stretch in in_faces(word, style.family, look.strong):
        yield Piece(look, found, stretch, found.width(stretch, look.size))


def _chopped(word: _Word, width: float) -> Iterator[_Word]:
    """A word wider than the column, in parts that fit."""
    gap = word.gap
    part: list[Piece] = []
    room = width
    for number, piece in enumerate(word.pieces):
        beside = _signs_in(word.pieces[:number]) + _signs_in(word.pieces[number + 1 :])
        least = width - beside if beside < width else width
        for place, cut in enumerate(_cuts(piece, least, word.is_address)):
            if part and (place or cut.width > room):
                yield _Word(gap, part)
                gap, part, room = 0.0, [], width
            part.append(cut)
            room -= cut.width
    yield _Word(gap, part)


def _signs_in(pieces: Sequence[Piece]) -> float:
    """How wide pieces are that are signs alone, which stay with letters; 0 if there are others."""
    if any(piece.sign or any(map(str.isalnum, piece.text)) for piece in pieces):
        return 0.0
    return sum([piece.width for piece in pieces])


def _cuts(piece: Piece, width: float, in_address: bool) -> Iterator[Piece]:
    """A piece in parts no wider than the column; without hyphens in an address."""

    def measure(text: str) -> float:
        return piece.face.width(text, piece.look.size)

    if piece.sign is not None:
        yield piece
        return
    for part in parts(piece.text, width, measure, in_address):
        yield _cut(piece, part)


def text_width(text: str, style: Style) -> float:
    """The width of the text on one line, in points."""
    stretches = in_faces(printable(text), style.family, style.strong)
    return sum(found.width(stretch, style.size) for found, stretch in stretches)


def spaced_width(text: str, style: Style, spacing: float) -> float:
    """How wide the text is with `spacing` points after each character but the last."""
    return text_width(text, style) + spacing * (len(visual(printable(text))) - 1)


def shortened(text: str, style: Style, width: float) -> str:
    """The text, cut and ended with an ellipsis if it is wider than `width` points: between words,
    if most of what there is room for then stays."""
    text = printable(text).replace("\n", " ")
    if text_width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, style) <= width:
            low = middle
        else:
            high = middle - 1
    whole = text[: low + 1].rpartition(" ")[0].rstrip(_LOOSE_ENDS)
    return (whole if 2 * len(whole) > low else text[:low].rstrip()) + ELLIPSIS


def broken(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text, each in reading order."""
    return [*_kept_lines(text, style, width, spoken())]


@lru_cache(maxsize=KEPT_BLOCKS)
def _kept_lines(text: str, style: Style, width: float, _language: str) -> tuple[str, ...]:
    """The lines of a label, which a figure may try in several places."""
    return tuple(_joined(line) for line in _broken((Run(text),), style, width))


def even_width(text: str, style: Style, width: float) -> float:
    """The least width, up to that, in which a text takes no more lines and none of its words is
    divided: its lines are then about as long as each other."""
    count = len(broken(text, style, width))
    low = max((text_width(word, style) for word in words_of(printable(text))), default=width)
    if count == 1 or low >= width:
        return width
    for _step in range(EVENED):
        middle = (low + width) / 2
        if len(broken(text, style, middle)) > count:
            low = middle
        else:
            width = middle
    return width


def wrapped(text: str, style: Style, width: float, most: int) -> list[str]:
    """The text in at most `most` lines, each in reading order; the last one ends in an ellipsis if
    there was more."""
    lines = broken(text, style, width)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    return [*lines[: most - 1], shortened(rest + ELLIPSIS, style, width)]


def _joined(line: SetLine) -> str:
    text, end = "", 0.0
    for piece in line.pieces:
        text += (" " if piece.x > end + 0.01 else "") + piece.text
        end = piece.x + piece.width
    return text
