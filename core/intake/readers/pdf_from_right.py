"""Lines of a PDF in scripts from right to left, with numbers and words from left to right in them.

PDFium turns stretches of such a line round one by one, and gets the order of those wrong where
numbers, Latin letters or brackets stand between them. Here the line is read as it lies on the page.
Source: the Unicode Bidirectional Algorithm (UAX 9), backwards, for one line without embeddings.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw.bindings as pdfium

from core.intake.readers.pdf_layout import is_from_right, turned

FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""A letter of a script that is written from right to left; or a sign or a figure among those."""

MOST_FROM_RIGHT = 0.7
"""From which share of its letters a line is read from the right, whatever the page is; with so few
of the others, and none of them at its right end, it is read from the left."""
APART = 1.5
"""How many times its height parts of a line are apart that are read one after the other."""
NARROWEST = 0.08
"""How wide the space between two words is at least, as a share of its height."""
_SEPARATORS = {"EN": ("ES", "CS"), "AN": ("CS",)}
"""What keeps two figures one number, European or Arabic ones, where it stands alone between."""
_UNIT = r"[a-zµ]{1,2}²?³?|[kMGT]?(?:W|Wh|Hz|eV|B)|USD|EUR|GBP|CHF"
"""Latin words that follow their number though the line goes the other way."""
_NUMBER_BEFORE = r"(?<!\S)[\d.,/-]*\d [,;:]$|(?<=[(\[])[\d.,/-]*\d [,;:]$"
_COMMA = r"\s+[,;:،؛.]$"
_PARTING = frozenset("()[]{}<>«».,:;!?،؛؟۔/-–—\"'“”‘’…•")
"""Signs at which PDFium takes a line apart."""
_END_ALONE = re.compile(r"\s*([.,;:!?،؛؟]+)(\d[\d/.,:%-]*)\s*")
"""A number that is alone in the last line of a sentence, whose end lies on its left."""
_LAM, _ALEFS = "ل", tuple("اأإآٱ")
_DOT = re.compile(r"^([•▪■●◦‣])(?=\S)")
"""The dot of a list, which may lie right beside its words."""
_PAIRS = ("()", "[]", "{}", "<>", "«»")


class Sign(NamedTuple):
    """A letter with its marks, where it lies."""

    left: float
    right: float
    height: float
    letters: str
    place: int
    bottom: float = 0.0

    @property
    def is_made(self) -> bool:
        """Whether it is a blank that PDFium put in."""
        return self.letters == " " and self.left == self.right


def lines_from_right(text: Any, whole: str, rotation: int) -> list[tuple[str, str]]:
    """The lines of a page that are to be read in another order than PDFium has them: as it has
    them, and as they are to be read."""
    if whole.isascii() or not re.search(FROM_RIGHT, whole):
        return []
    page = is_from_right(whole)
    found = []
    for line in signs_of(text, rotation):
        told = "".join(sign.letters for sign in line)
        right = with_ligatures(line)
        better = "".join(sign.letters for sign in right)
        if _is_mixed(better):
            better = _read(right, better, from_right=page)
        elif page and (end := _END_ALONE.fullmatch(better)):
            better = f"{end[2]}{end[1]}"
        found += [(told, better)] if better != told else []
    return found


def with_ligatures(line: Sequence[Sign]) -> list[Sign]:
    """A line in which every ligature of lam and alef is told in that order: of alef and lam there
    is none, though some programs say so."""
    found = [*line]
    for at, (one, other) in enumerate(pairwise(line)):
        in_one_place = (one.left, one.right) == (other.left, other.right) and not one.is_made
        if in_one_place and one.letters in _ALEFS and other.letters == _LAM:
            found[at] = one._replace(letters=other.letters)
            found[at + 1] = other._replace(letters=one.letters)
    return found


def _is_mixed(line: str) -> bool:
    """Whether a line has more than letters of one direction, of which PDFium may mistake the
    order."""
    kinds = {_kind(letter) for letter in line}
    return "R" in kinds and (bool(kinds & {"L", "EN", "AN"}) or not _PARTING.isdisjoint(line))


def signs_of(text: Any, rotation: int) -> Iterator[list[Sign]]:
    """The letters of each line in the order in which PDFium has them."""
    line: list[Sign] = []
    for sign in letters_of(text, rotation):
        if sign.letters not in "\r\n":
            line.append(sign)
        elif line:
            yield line
            line = []
    if line:
        yield line


def letters_of(text: Any, rotation: int) -> Iterator[Sign]:
    """The letters of a page in the order in which PDFium has them, with the ends of lines."""
    box = pdfium.FS_RECTF()
    for place in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, place))
        if letter in "\r\n":
            yield Sign(0.0, 0.0, 0.0, letter, place)
        elif pdfium.FPDFText_GetTextIndexFromCharIndex(text, place) >= 0:
            pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
            sides = box.left, box.bottom, box.right, box.top
            left, bottom, right, top = turned(sides, rotation)
            yield Sign(left, right, top - bottom, letter, place, bottom)


def _read(line: Sequence[Sign], told: str, *, from_right: bool) -> str:
    """A line as it is to be read: each of its parts that stand far apart, one after the other."""
    arabic = any(unicodedata.bidirectional(each) == "AL" for each in told)
    parts = [_part(seen, arabic=arabic, from_right=from_right) for seen in _as_seen(line)]
    is_turned = from_right or _share_from_right(told) >= MOST_FROM_RIGHT
    return _DOT.sub(r"\1 ", " ".join(reversed(parts) if is_turned else parts))


def _part(seen: Sequence[str], *, arabic: bool, from_right: bool) -> str:
    """A part of a line; where nothing else tells from which side it is read, the page does."""
    strong = [kind for each in seen if (kind := _kind(each)) in ("R", "L")]
    if "R" not in strong:
        return "".join(seen)
    share = _share_from_right(seen)
    quotes = share <= 1 - MOST_FROM_RIGHT and strong[-1] == "L"
    if share >= MOST_FROM_RIGHT or (from_right and not quotes):
        return _paired(read_from_right(seen, arabic=arabic))
    return _paired(_read_from_left(seen, arabic=arabic))


def _share_from_right(letters: Sequence[str]) -> float:
    kinds = [_kind(each) for each in letters]
    return kinds.count("R") / max(kinds.count("R") + kinds.count("L"), 1)


def _as_seen(line: Sequence[Sign]) -> list[list[str]]:
    """The letters of a line from left to right, each with its marks, in parts that stand far apart;
    the blanks that PDFium put in are where the widest spaces are."""
    marks = [each for each in line if unicodedata.category(each.letters) == "Mn"]
    letters = [each for each in line if each not in marks and not each.is_made]
    if not letters:
        return [[each.letters for each in line]]
    held: dict[int, str] = {}
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        on = min(letters, key=lambda each: abs((each.left + each.right) / 2 - middle))
        held[on.place] = held.get(on.place, "") + mark.letters
    ordered = sorted(letters, key=_from_left)
    spaces = [b.left - a.right for a, b in pairwise(ordered)]
    widest = sorted(range(len(spaces)), key=spaces.__getitem__)
    made = widest[len(widest) - sum(each.is_made for each in line) :]
    blank = {n for n in made if spaces[n] > NARROWEST * ordered[n].height}
    parts: list[list[str]] = [[]]
    for n, each in enumerate(ordered):
        parts[-1].append(each.letters + held.get(each.place, ""))
        if n < len(spaces) and spaces[n] > APART * each.height:
            parts.append([])
        elif n in blank and " " not in (each.letters, ordered[n + 1].letters):
            parts[-1].append(" ")
    return parts


def _from_left(sign: Sign) -> tuple[float, int]:
    """By which letters are put in order; those of a ligature lie in one place."""
    return sign.left, -sign.place if _kind(sign.letters) == "R" else sign.place


def read_from_right(seen: Sequence[str], *, arabic: bool = False) -> str:
    """What is seen from left to right, in the order in which it is read from the right."""
    parts: list[str] = []
    end = len(seen)
    for start, stop in reversed(list(_from_left_in(seen, arabic=arabic))):
        parts += reversed(seen[stop:end])
        parts += seen[start:stop]
        end = start
    return "".join((*parts, *reversed(seen[:end])))


def _read_from_left(seen: Sequence[str], *, arabic: bool) -> str:
    """The same for a line that is read from the left, but for some words in it."""
    kinds = [_kind(each) for each in seen]
    parts: list[str] = []
    at = 0
    while at < len(seen):
        if kinds[at] != "R":
            parts.append(seen[at])
            at += 1
            continue
        until = next((n for n in range(at, len(seen)) if kinds[n] == "L"), len(seen))
        end = max(n for n in range(at, until) if kinds[n] == "R") + 1
        end = _with_bracket(seen, at, end)[1]
        back = _already_read("".join(parts), "".join(seen[at:end]))
        stretch = seen[at - back : end]
        parts = [*parts[: len(parts) - back], read_from_right(stretch, arabic=arabic)]
        at = end
    return "".join(parts)


def _already_read(before: str, words: str) -> int:
    """How many signs before some words belong to them: the bracket that they close, which lies on
    their left, and a number before the sign that parts it from them."""
    if found := re.search(_NUMBER_BEFORE, before):
        return len(found[0])
    pair = next((pair for pair in _PAIRS if before and before[-1] in pair), "")
    return sum(letter in pair for letter in words) % 2 if pair else 0


def _from_left_in(seen: Sequence[str], *, arabic: bool) -> Iterator[tuple[int, int]]:
    """Where numbers and words stand that are read from the left: the first place of each, and the
    one behind its last."""
    kinds = [_kind(each) for each in seen]
    places = [n for n, kind in enumerate(kinds) if kind in ("L", "EN", "AN")]
    start = 0
    for n, place in enumerate(places):
        first = places[start]
        follows = n + 1 < len(places) and _belong_together(
            seen, kinds, range(first, place + 1), places[n + 1], arabic=arabic
        )
        if not follows:
            found = _with_signs(seen, kinds, first, place + 1, arabic=arabic)
            yield _with_bracket(seen, *found)
            start = n + 1


def _belong_together(
    seen: Sequence[str], kinds: Sequence[str], before: range, after: int, *, arabic: bool
) -> bool:
    """Whether what is read from the left goes on from here to the next place."""
    between = range(before[-1] + 1, after)
    if any(kinds[n] == "R" for n in between):
        return False
    words = "".join(seen[n] for n in before)
    if any(kinds[n] == "L" for n in before):
        return kinds[after] == "L" or _goes_on(words, "".join(seen[n] for n in between))
    if kinds[after] == "L" or not between:
        return not any(seen[n].isspace() for n in between)
    separators = _SEPARATORS["AN" if arabic else kinds[after]]
    sign = unicodedata.bidirectional(seen[between[0]][0])
    return len(between) == 1 and sign in separators


def _goes_on(words: str, between: str) -> bool:
    """Whether a number on the right of Latin words is read with them: not one before its unit, nor
    one that a comma parts from what is on its left, nor a number after another."""
    if not between:
        return True
    is_number_alone = words[-1].isdecimal() and not between.strip()
    return not (re.fullmatch(_UNIT, words) or re.match(_COMMA, between) or is_number_alone)


def _with_signs(
    seen: Sequence[str], kinds: Sequence[str], start: int, stop: int, *, arabic: bool
) -> tuple[int, int]:
    """A number with the signs that are part of it: %, €, °."""
    if arabic:
        return start, stop

    def is_sign(n: int) -> bool:
        return unicodedata.bidirectional(seen[n][0]) == "ET"

    while kinds[start] == "EN" and start and is_sign(start - 1):
        start -= 1
        if not (start and is_sign(start - 1)):
            break
    while kinds[stop - 1] in ("EN", "ET") and stop < len(seen) and is_sign(stop):
        stop += 1
        if not (stop < len(seen) and is_sign(stop)):
            break
    return start, stop


def _with_bracket(seen: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """Words with the bracket on their right that closes them, where one opens within them."""
    last = seen[stop] if stop < len(seen) else ""
    pair = next((pair for pair in _PAIRS if last and last in pair), "")
    within = [n for n in range(start, stop) if pair and seen[n] in pair]
    opens = len(within) % 2 == 1 and seen[within[-1] + 1 : stop][:1] != [" "]
    return start, stop + opens


def _kind(letters: str) -> str:
    kind = unicodedata.bidirectional(letters[0])
    return "R" if kind == "AL" else kind


def _paired(line: str) -> str:
    """A line with its brackets the right way round: PDFium has turned some of them, and nothing
    tells which. Where they do not close one after the other, blanks beside them tell."""
    for pair in _PAIRS:
        places = [n for n, letter in enumerate(line) if letter in pair]
        if len(places) % 2 == 0 and not _closes([line[n] for n in places], pair):
            letters, depth = [*line], 0
            for place in places:
                closes = _is_closing(line, place, depth)
                letters[place] = pair[closes]
                depth += -1 if closes else 1
            line = "".join(letters)
    return line


def _is_closing(line: str, place: int, depth: int) -> bool:
    """Whether a bracket closes what stands before it, so many being open."""
    before, after = line[:place][-1:].strip(), line[place + 1 :][:1].strip()
    if bool(before) != bool(after):
        return bool(before)
    return depth > 0


def _closes(brackets: Sequence[str], pair: str) -> bool:
    depth = 0
    for each in brackets:
        depth += 1 if each == pair[0] else -1
        if depth < 0:
            return False
    return depth == 0
