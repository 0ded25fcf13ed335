"""Layout inside a row of the position map, in pixels; nothing is drawn here."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import msgspec

from core.model.records import Anchor
from core.views.position_map import PartyMark, nowhere_words

RADIUS = 7.0
FEW = 3
"""Up to this many parties can be told apart by shape and colour alone; more carry their codes."""
TAG = 15.0
"""The height of a marker with a code in it, and its minimum width."""
LANE = 21.0
"""The distance between lanes."""
TOP = 5.0
"""The room above the first lane."""
LINE = 13.0
"""The height of one line of anchor labels."""
NAME = 15.0
"""The height of a line of the issue's name, and of its note."""
MOST_LINES = 5
"""The most lines for anchor labels."""
MOST_NAME_LINES = 4
"""The most lines for a name or a note beside the scale."""
GAP = 10.0
"""The minimum space between two labels on a line."""
GAP_ROOM = 116.0
"""The maximum width of the words at the right end of a row, in pixels at 100 %."""

Measure = Callable[[str], float]


class ScaleExtent(msgspec.Struct, frozen=True):
    """The extent of the scale in a row: from `left` to `right`, in pixels."""

    left: float
    right: float

    @classmethod
    def of(cls, width: float) -> "ScaleExtent":
        """The scale in a row of that width, with the name on its left, the gap on its right."""
        name = 160.0 if width >= 700 else max(104.0, width * 0.2)
        return cls(name + RADIUS, max(width - GAP_ROOM - 8.0 - RADIUS, name + 60))

    def x(self, value: float) -> float:
        """The x of a value of 0–100."""
        return self.left + (self.right - self.left) * value / 100.0

    def value(self, x: float) -> float:
        """The value at an x, limited to 0–100."""
        return min(max(100.0 * (x - self.left) / (self.right - self.left), 0.0), 100.0)


class Label(msgspec.Struct, frozen=True):
    """A placed text; `align` is -1 for left, 0 for centred, 1 for right in its space."""

    text: str
    left: float
    width: float
    line: int
    align: int


class ToldLine(msgspec.Struct, frozen=True):
    """A line of words with the upper left corner of its room, which is `NAME` high."""

    text: str
    left: float
    top: float
    width: float


def anchor_labels(
    anchors: Sequence[Anchor], frame: ScaleExtent, measure: Measure
) -> tuple[Label, ...]:
    """Labels that never touch: each as wide as its words, alternating over as few lines as that
    needs; else cut, each using the space up to its neighbours'."""
    for count in range(1, MOST_LINES + 1):
        lines = [_natural(anchors[n::count], frame, n, measure) for n in range(count)]
        if all(map(_apart_enough, lines)):
            return tuple(label for line in lines for label in line)
    cut = (_on_line(anchors[n::MOST_LINES], frame, n, measure) for n in range(MOST_LINES))
    return tuple(label for line in cut for label in line)


def _on_line(
    anchors: Sequence[Anchor], frame: ScaleExtent, line: int, measure: Measure
) -> tuple[Label, ...]:
    labels = _natural(anchors, frame, line, measure)
    return labels if _apart_enough(labels) else _placed(anchors, frame, line)


def _natural(
    anchors: Sequence[Anchor], frame: ScaleExtent, line: int, measure: Measure
) -> tuple[Label, ...]:
    """Each label as wide as its words, centred on its anchor but kept within the scale."""
    least, most = frame.left - RADIUS, frame.right + RADIUS
    labels = []
    for anchor in anchors:
        width = min(measure(anchor.label) + 2, most - least)
        left = min(max(frame.x(anchor.at) - width / 2, least), most - width)
        align = -1 if left == least else 1 if left == most - width else 0
        labels.append(Label(anchor.label, left, width, line, align))
    return tuple(labels)


def _apart_enough(labels: Sequence[Label]) -> bool:
    return all(a.left + a.width + GAP <= b.left for a, b in pairwise(labels))


def _placed(anchors: Sequence[Anchor], frame: ScaleExtent, line: int) -> tuple[Label, ...]:
    spots = [frame.x(anchor.at) for anchor in anchors]
    edges = _edges(spots, frame)
    return tuple(
        _label(anchor.label, spot, left, right, line)
        for anchor, spot, (left, right) in zip(anchors, spots, edges, strict=True)
    )


def _edges(spots: Sequence[float], frame: ScaleExtent) -> list[tuple[float, float]]:
    """The space of each label. Labels at the ends lean inwards and are given two thirds."""
    cuts = [frame.left - RADIUS]
    for n, (here, there) in enumerate(pairwise(spots)):
        share = 0.5 + (0.16 if n == 0 and _at(here, frame.left) else 0.0)
        share -= 0.16 if n == len(spots) - 2 and _at(there, frame.right) else 0.0
        cuts.append(here + (there - here) * share)
    cuts.append(frame.right + RADIUS)
    return [(left + GAP / 2, right - GAP / 2) for left, right in pairwise(cuts)]


def _at(spot: float, end: float) -> bool:
    return abs(spot - end) < 1.0


def _label(text: str, spot: float, left: float, right: float, line: int) -> Label:
    if spot - left < 12:
        return Label(text, spot - RADIUS, right - spot + RADIUS, line, -1)
    if right - spot < 12:
        return Label(text, left, spot + RADIUS - left, line, 1)
    half = min(spot - left, right - spot)
    if half < 26:
        leaning = -1 if right - spot > spot - left else 1
        return Label(text, left, right - left, line, leaning)
    return Label(text, spot - half, 2 * half, line, 0)


def name_lines(name: str, width: float, measure: Measure) -> tuple[str, ...]:
    """A name in as many lines as it needs, broken at spaces; the last of the most that there are
    may be cut. A space that keeps words together is no such place."""
    lines: list[str] = []
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (measure(longer) <= width or len(lines) == MOST_NAME_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def half(mark: PartyMark, coded: bool, measure: Measure) -> float:
    """Half the width of a marker: of its shape, or of its code on a coloured background."""
    return max(TAG / 2, measure(mark.sign) / 2 + 4.0) if coded else RADIUS


def lanes(
    marks: Sequence[PartyMark], frame: ScaleExtent, halves: Mapping[str, float]
) -> dict[str, int]:
    """The lane of each placed party: those of the pair first, in as few lanes as keep every marker,
    range and hollow marker clear of all others."""
    taken: list[list[tuple[float, float]]] = []
    found: dict[str, int] = {}
    placed = [mark for mark in marks if mark.at is not None]
    for mark in sorted(placed, key=lambda mark: not mark.in_pair):
        span = extent(mark, frame, halves[mark.party])
        lane = next((n for n, lane in enumerate(taken) if _is_clear(span, lane)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        found[mark.party] = lane
    return found


def extent(mark: PartyMark, frame: ScaleExtent, half_width: float) -> tuple[float, float]:
    """The extent of a party's marks along the scale, in pixels."""
    around = [(mark.at, half_width + 2), (mark.before, RADIUS + 1), (mark.ideal, 2.0)]
    around += [(mark.low, 1.0), (mark.high, 1.0)]
    known = [(frame.x(at), reach) for at, reach in around if at is not None]
    return min(x - reach for x, reach in known), max(x + reach for x, reach in known)


def _is_clear(span: tuple[float, float], lane: Sequence[tuple[float, float]]) -> bool:
    return all(span[1] < left or right < span[0] for left, right in lane)


def unknown_places(
    marks: Sequence[PartyMark], frame: ScaleExtent, top: float, halves: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    """The centre of each dashed outline: beside the scale, in rows below the issue's name."""
    room = frame.left - RADIUS - 12
    places: dict[str, tuple[float, float]] = {}
    left, y = 1.0, top + TAG / 2 + 1
    for mark in marks:
        if mark.at is None:
            wide = 2 * halves[mark.party]
            if left > 1 and left + wide > room:
                left, y = 1.0, y + TAG + 4
            places[mark.party] = (left + wide / 2, y)
            left += wide + 5
    return places


def unknown_words(
    marks: Sequence[PartyMark],
    places: Mapping[str, tuple[float, float]],
    frame: ScaleExtent,
    halves: Mapping[str, float],
    measure: Measure,
) -> tuple[ToldLine, ...]:
    """What the dashed outlines mean: beside the last of them, or in lines below it where there is
    no room."""
    unknown = [mark for mark in marks if mark.at is None]
    words = nowhere_words(unknown, coded=len(marks) > FEW)
    if not words:
        return ()
    x, y = places[unknown[-1].party]
    left, room = x + halves[unknown[-1].party] + 6, frame.left - RADIUS - 12
    if left + measure(words) <= room + 6:
        return (ToldLine(words, left, y - NAME / 2, room + 6 - left),)
    lines = name_lines(words, room, measure)
    top = y + TAG / 2 + 1
    return tuple(ToldLine(line, 0.0, top + n * NAME, room) for n, line in enumerate(lines))


def height(labels: Sequence[Label], foot: float) -> float:
    """How far down the anchor labels of a row reach if they start at `foot`."""
    lines = max((label.line for label in labels), default=0) + 1
    return foot + lines * LINE
