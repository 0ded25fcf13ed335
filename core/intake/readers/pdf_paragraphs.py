"""Lines of a page joined to paragraphs where a sentence goes on.

Lengths are in points, upwards and to the right as the page is looked at.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from math import inf
from typing import NamedTuple

from core.intake.readers.pdf_going_on import (
    MARK,
    WIDEST_ITEM,
    between,
    has_no_case,
    is_full,
    is_one_sentence,
)
from core.intake.readers.pdf_layout import (
    Row,
    in_line,
    is_from_right,
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
LIKE, LIKE_AT_MOST = 1.25, 2.0
"""How many times as high as another a line may be that it goes on from; and where letters rise and
fall as they like."""
MIDDLE, ABOVE, BELOW = 0.47, 0.22, 0.22
"""How high letters are that neither rise nor fall, and how far others do, as shares of their
size."""
_LOW = frozenset(" acegmnopqrsuvwxyzıавегжзиклмнопрстухцчшщъыьэюядє.,:;-…·")
_FALLING = frozenset("gjpqyçşруцщ,;()[]{}/|")

_LETTER = r"[^\W\d_]"


Better = Sequence[tuple[str, str]]
"""Words as PDFium has them, and as they are to be read."""


class Place(NamedTuple):
    """The box around a line, where its words begin behind a mark, and whether it is of one piece
    but for that."""

    left: float
    bottom: float
    right: float
    top: float
    start: float
    whole: bool = True


def place_of(row: Row) -> Place:
    """Where a row stands, of which the pieces are in no order."""
    if len(row) == 1:
        left, bottom, right, top, text = row[0]
        return Place(left, bottom, right, top, left, whole="\t" not in text)
    parts = sorted(row)
    words = parts[1:] if re.fullmatch(MARK, parts[0].text.strip()) else parts
    first, *rest = joined(words)
    return Place(
        parts[0].left,
        first.bottom,
        max(each.right for each in parts),
        first.top,
        words[0].left,
        whole=not rest,
    )


def ended(text: str) -> list[str]:
    """The lines of a text of PDFium, which ends none behind a hyphen."""
    told = text.replace("\r\n", "\n").replace("\ufffe", PARTED)
    return told.replace(PARTED, f"{PARTED}\n").split("\n")


def parted(lines: Sequence[str], hyphens: str, alone: Sequence[bool] = ()) -> list[str]:
    """Lines with that sign at their ends for other hyphens behind which a word goes on; it does not
    where one of the two lines does not stand `alone` in its row."""
    at_end = re.compile(rf"(?<={_LETTER})[{hyphens}]$")
    together = [a and b for a, b in pairwise(alone)] or [True] * len(lines)
    found = [
        at_end.sub(PARTED, line) if below[:1].isalpha() and may_go_on else line
        for (line, below), may_go_on in zip(pairwise(lines), together, strict=False)
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
    if len(lines) != len(places) or not lines:
        return _joined(lines, [False] * len(lines))
    page = _Page(lines, places, numbered=numbered)
    return _joined(lines, [False, *map(page.goes_on, range(1, len(lines)))])


def put_right(lines: list[str], better: Better) -> list[str]:
    """Lines of which some words are `better` read otherwise."""
    if not better:
        return lines
    text = "\n".join(lines)
    for told, said in better:
        text = text.replace(told, said, 1)
    return text.split("\n")


def of_columns(columns: Iterable[Sequence[Row]], better: Better) -> list[str]:
    """The paragraphs of columns, one after the other; a word may go on in the next one."""
    found: list[str] = []
    for rows in columns:
        lines = put_right([in_line(row) for row in rows], better)
        alone = [len(row) == 1 for row in rows]
        lines = parted(lines, ALL_HYPHENS, alone)
        found += paragraphs(lines, [place_of(row) for row in rows])
    found = parted(found, ALL_HYPHENS)
    return _joined(found, [False] * len(found))


def _joined(lines: Sequence[str], go_on: Iterable[bool]) -> list[str]:
    found: list[str] = []
    above = ""
    for line, goes_on in zip(lines, go_on, strict=True):
        if above.endswith(PARTED) and line:
            found[-1] += line
        elif goes_on:
            words, more = found[-1].rstrip(" "), line.lstrip()
            found[-1] = f"{words}{between(words, more)}{more}"
        else:
            found.append(line)
        above = line
    return found


class _Page:
    """The lines of a page, each with the box that it would have with letters that rise and letters
    that fall in it."""

    def __init__(self, lines: Sequence[str], places: Sequence[Place], *, numbered: bool) -> None:
        self._lines, self._numbered = lines, numbered
        self._have_no_case = [has_no_case(line) for line in lines]
        self._places = [
            _from_its_side(place if no_case else _with_all_letters(place, line), line)
            for place, line, no_case in zip(places, lines, self._have_no_case, strict=True)
        ]
        self._ends: dict[int, float] = {}
        for left, _bottom, right, *_rest in self._places:
            column = int(left // COLUMN)
            if right > self._ends.get(column, -inf):
                self._ends[column] = right

    def goes_on(self, at: int) -> bool:
        """Whether a line continues the one above."""
        if not self._fits(at):
            return False
        above, below = self._places[at - 1], self._places[at]
        step, height = above.bottom - below.bottom, above.top - above.bottom
        if self._have_no_case[at]:
            height = max(height, below.top - below.bottom)
        return step > 0 and (step < CLOSE * height or step < self._wide(height))

    def _fits(self, at: int) -> bool:
        """Whether a line can continue the one above, however far it is from it."""
        left, bottom, right, top, start, whole = self._places[at - 1]
        height, edge = top - bottom, self._ends[int(left // COLUMN)]
        if not (self._numbered or right > edge - 0.12 * (edge - left) - 2 * height):
            return False
        line, following = self._lines[at - 1], self._lines[at]
        full = (
            self._have_no_case[at - 1]
            and right - left > WIDEST_ITEM * height
            and is_full(line, following, right - left, edge - right)
        )
        if not is_one_sentence(line, following, full=full):
            return False
        below = self._places[at]
        near = abs(below.left - left) < 0.5 * height or abs(below.left - start) < 0.5 * height
        taller = (below.top - below.bottom) / max(height, 0.1)
        like = 1 / LIKE < taller < LIKE or (full and 1 / LIKE_AT_MOST < taller < LIKE_AT_MOST)
        return near and like and whole and below.whole

    def _wide(self, height: float) -> float:
        return min(self._usual_leading, FURTHEST * height)

    @cached_property
    def _usual_leading(self) -> float:
        """How far lines are apart that are set wide, a little more: where most of them go on, or
        they are numbered; 0 elsewhere."""
        steps = sorted(a.bottom - b.bottom for a, b in pairwise(self._places))
        steps = [each for each in steps if each > 0]
        on = sum(map(self._fits, range(1, len(self._lines))))
        wide = self._numbered or 2 * on >= len(self._lines) - 1
        return AS_FAR * steps[len(steps) // 2] if wide and steps else 0.0


def _from_its_side(place: Place, line: str) -> Place:
    """A place as it is from the side from which its line is read."""
    if not is_from_right(line):
        return place
    return place._replace(left=-place.right, right=-place.left, start=-place.right)


def _with_all_letters(place: Place, line: str) -> Place:
    rises, falls = not _LOW.issuperset(line), not _FALLING.isdisjoint(line)
    if rises and falls:
        return place
    left, bottom, right, top, start, whole = place
    size = (top - bottom) / (MIDDLE + rises * ABOVE + falls * BELOW)
    bottom = bottom if falls else bottom - BELOW * size
    return Place(left, bottom, right, top if rises else top + ABOVE * size, start, whole)
