"""Lines of a page joined to paragraphs where a sentence goes on.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from core.intake.readers.pdf_layout import (
    ENDS,
    Row,
    in_line,
    joined,
    squeezed,
)

PARTED = "\x02"
"""What PDFium returns in place of a hyphen-minus at the end of a line, without ending the line, but
not of other hyphens; for a whole page it returns U+FFFE."""
OTHER_HYPHENS = "\u2010\u058a"
ALL_HYPHENS = f"-{OTHER_HYPHENS}"

COLUMN = 30.0
"""How far apart lines begin that are not of one column."""
CLOSE, FURTHEST = 1.9, 3.2
"""How many times its height a line is from the one above at most; and where all are as far."""
AS_FAR = 1.1
"""How many times further than usual a line is from the one above at most."""
MIDDLE, ABOVE, BELOW = 0.47, 0.22, 0.22
"""How high letters are that neither rise nor fall, and how far others do, as shares of their
size."""
_LOW = frozenset(" acegmnopqrsuvwxyzıавегжзиклмнопрстухцчшщъыьэюядє.,:;-…·")
_FALLING = frozenset("gjpqyçşруцщ,;()[]{}/|")

_LETTER = r"[^\W\d_]"
_BEFORE_WORD = re.compile(_LETTER)
_PARTED = re.compile(f"[{PARTED}\ufffe]")
_MARK = re.compile(r"[^\w\s]|[(\[]?[\w.]{1,7}[.)\]]|\d{1,4}")
"""What stands before a paragraph: its number, or the dot of a list."""


_BEGINS = re.compile(rf"(?:{_MARK.pattern})\s")
_PARTICLES = """
the a an of and or to in on for by with from at as that this these those its their any each such
under between which whose shall will be is are not le la les un une des du de et ou au aux en par
pour sur dans que qui ce cette ces son sa ses leur leurs el los las una del y o al por para con su
sus este esta der die das den dem ein eine einer eines einem einen und oder von vom zu zum zur im
am auf für mit bei nach über unter durch als dass diese dieser dieses diesem diesen ihre ihrer
ihren seine seiner il lo gli di della dei delle alla che um uma do da dos em no na com и или в на
с о об по от до из для при к за под над что і й та або у з зі про від із що
"""
_LEADING_ON = frozenset(_PARTICLES.split())
"""Words behind which a sentence goes on, with whatever begins the next line."""


class Place(NamedTuple):
    """The box around a line, where its words begin behind a mark, and whether it is of one piece
    but for that."""

    left: float
    bottom: float
    right: float
    top: float
    start: float
    whole: bool = True

    @property
    def height(self) -> float:
        """How tall the letters are."""
        return self.top - self.bottom


def place_of(row: Row) -> Place:
    """Where a row stands, of which the pieces are in no order."""
    parts = sorted(row)
    marked = len(parts) > 1 and bool(_MARK.fullmatch(parts[0].text.strip()))
    words = parts[1:] if marked else parts
    return Place(*joined(words)[0][:4], words[0].left, len(joined(words)) == 1)._replace(
        left=parts[0].left, right=parts[-1].right
    )


def ended(text: str) -> list[str]:
    """The lines of a text of PDFium, which ends none behind a hyphen."""
    return _PARTED.sub(f"{PARTED}\n", text.replace("\r\n", "\n")).split("\n")


def parted(lines: Sequence[str], hyphens: str) -> list[str]:
    """Lines with that sign at their ends for other hyphens behind which a word goes on."""
    at_end = re.compile(rf"(?<={_LETTER})[{hyphens}]$")
    found = [
        at_end.sub(PARTED, line) if _BEFORE_WORD.match(below) else line
        for line, below in pairwise(lines)
    ]
    return [*found, *lines[len(found) :]]


def in_order(lines: Sequence[str], rows: Sequence[Row]) -> list[Place]:
    """Where each line stands, of rows from the top; a page may have drawn its foot before its
    text. A line that none of the rows says has the first of those that are left; the result is
    empty where there are more or fewer rows than lines."""
    if len(lines) != len(rows):
        return []
    places = [place_of(row) for row in rows]
    told = [squeezed(in_line(joined(sorted(row)))) for row in rows]
    if all(a == squeezed(b) for a, b in zip(told, lines, strict=True)):
        return places
    said: dict[str, deque[int]] = {}
    for at, text in enumerate(told):
        said.setdefault(text, deque()).append(at)
    keys = [said.get(squeezed(line)) for line in lines]
    found = [key.popleft() if key else None for key in keys]
    left = iter(sorted({*range(len(rows))}.difference(found)))
    return [places[next(left) if at is None else at] for at in found]


def paragraphs(
    lines: Sequence[str], places: Sequence[Place], *, numbered: bool = False
) -> list[str]:
    """Lines joined where a word goes on, and where a sentence does: the line is full, or one of
    those that are `numbered`, ends nothing, and the next stands right below it at the same
    margin."""
    if len(lines) != len(places):
        return _joined(lines, [False] * len(lines))
    page = _Page(lines, places, numbered=numbered)
    return _joined(lines, [at > 0 and page.goes_on(at) for at in range(len(lines))])


def of_columns(columns: Iterable[Sequence[Row]]) -> list[str]:
    """The paragraphs of columns, one after the other; a word may go on in the next one."""
    found: list[str] = []
    for rows in columns:
        lines = parted([in_line(row) for row in rows], ALL_HYPHENS)
        found += paragraphs(lines, [place_of(row) for row in rows])
    found = parted(found, ALL_HYPHENS)
    return _joined(found, [False] * len(found))


def _joined(lines: Sequence[str], go_on: Iterable[bool]) -> list[str]:
    found: list[str] = []
    for line, goes_on in zip(lines, go_on, strict=True):
        if found and found[-1].endswith(PARTED) and line:
            found[-1] += line
        elif goes_on:
            found[-1] = f"{found[-1].rstrip(' ')} {line.lstrip()}"
        else:
            found.append(line)
    return found


class _Page:
    """The lines of a page, each with the box that it would have with letters that rise and letters
    that fall in it."""

    def __init__(self, lines: Sequence[str], places: Sequence[Place], *, numbered: bool) -> None:
        self._lines, self._numbered = lines, numbered
        self._places = [_with_all_letters(*each) for each in zip(places, lines, strict=True)]
        self._ends: dict[int, float] = {}
        for each in self._places:
            column = int(each.left // COLUMN)
            self._ends[column] = max(self._ends.get(column, -inf), each.right)
        self._leading = self._usual_leading()

    def goes_on(self, at: int) -> bool:
        """Whether a line continues the one above."""
        above, below = self._places[at - 1], self._places[at]
        return (
            self._may_go_on(at)
            and (self._numbered or self._is_full(above))
            and 0 < above.bottom - below.bottom < self._furthest(above)
        )

    def _may_go_on(self, at: int) -> bool:
        """Whether a line can continue the one above, however far it is from it."""
        above, below = self._places[at - 1], self._places[at]
        if not (_is_one_sentence(*self._lines[at - 1 : at + 1]) and above.whole and below.whole):
            return False
        aligned = min(abs(below.left - each) for each in (above.left, above.start))
        like = 0.8 < below.height / max(above.height, 0.1) < 1.25
        return aligned < 0.5 * above.height and like

    def _is_full(self, line: Place) -> bool:
        edge = self._ends[int(line.left // COLUMN)]
        return line.right > edge - 0.12 * (edge - line.left) - 2 * line.height

    def _furthest(self, line: Place) -> float:
        return max(CLOSE * line.height, min(self._leading, FURTHEST * line.height))

    def _usual_leading(self) -> float:
        """How far lines are apart that are set wide, a little more: where most of them go on, or
        they are numbered; 0 elsewhere."""
        steps = sorted(a.bottom - b.bottom for a, b in pairwise(self._places))
        steps = [each for each in steps if each > 0]
        on = sum(
            self._may_go_on(at) and self._is_full(self._places[at - 1])
            for at in range(1, len(self._lines))
        )
        wide = self._numbered or 2 * on >= len(self._lines) - 1
        return AS_FAR * steps[len(steps) // 2] if wide and steps else 0.0


def _is_one_sentence(line: str, below: str) -> bool:
    """Whether the words of a line go on in the one below."""
    last = line.split()[-1:]
    on = below[:1].islower() or (last and last[0] in _LEADING_ON and not _BEGINS.match(below))
    return bool(on) and not line.rstrip().endswith(ENDS)


def _with_all_letters(place: Place, line: str) -> Place:
    rises, falls = not _LOW.issuperset(line), not _FALLING.isdisjoint(line)
    if rises and falls:
        return place
    size = place.height / (MIDDLE + rises * ABOVE + falls * BELOW)
    bottom = place.bottom if falls else place.bottom - BELOW * size
    return place._replace(bottom=bottom, top=place.top if rises else place.top + ABOVE * size)
