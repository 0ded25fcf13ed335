"""The position map: one issue per row, its scale with labelled anchors, and the parties on it.

Parties whose markers would touch are in lanes one below the other; anchor labels have slots that
cannot touch, and are wrapped and finally shortened to fit them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from briefings.document import PositionMap, ScaleFigure, ScalePlace
from briefings.render.figures import terms
from briefings.render.figures.marks import (
    BAR_HALF,
    RADIUS,
    bars,
    code_room,
    empty_marker,
    hollow_marker,
    marker,
)
from briefings.render.holding import words_of
from briefings.render.shapes import (
    Align,
    Area,
    Drawing,
    Shape,
    Stroke,
    TextRun,
    hatching,
    rectangle,
)
from briefings.render.text import text_width, wrapped
from briefings.styles import LABEL, SMALL, Style

TITLE_COLUMN, WIDEST_TITLE = 0.195, 0.25  # of the width
FIGURE_COLUMN, WIDEST_FIGURE = 0.14, 0.2
BESIDE_TITLE, BESIDE_FIGURE = 2.0, 4.0  # points
LANE = 2 * RADIUS + 2.5
ABOVE = 1.0  # points above the first lane, which the tips of markers reach
MOST_LINES = 12
"""Of any label; more is no label."""
LINES_IN_A_ROW = 3
"""Of a label beside others; one of more lines stands in every second slot, which is wider."""
APART = 6.0  # points between labels beside each other
INWARDS = (2 / 3, 0.6, 0.55, 0.5)
"""How far the labels at the ends may reach towards their neighbours, the first that leaves room for
the words of all."""
LEAST_SLOT = 10.0  # points; an anchor closer to its neighbours than this has no label
TITLE = Style("condensed", 9, 10.2, strong=True)
FIGURE = Style("condensed", 9, 10.2, strong=True)

_Anchor: TypeAlias = tuple[float, str]  # its x, and its label
_Slot: TypeAlias = tuple[str, Align, float, float]  # label, alignment, edge or middle, room


def scale_drawings(figure: PositionMap, width: float) -> Iterator[Drawing]:
    """One drawing per issue, and the notice as a drawing of its own at the end."""
    sides = _sides(figure, width)
    for scale in figure.scales:
        yield _Row(scale, width, sides).drawing()
    if figure.notice:
        yield notice_drawing(figure.notice, width)


def notice_drawing(notice: str, width: float) -> Drawing:
    """The notice without which a figure must not be shown."""
    lines = wrapped(notice, SMALL, width, MOST_LINES)
    shapes = tuple(
        TextRun(0, (n + 0.8) * SMALL.leading, line, SMALL) for n, line in enumerate(lines)
    )
    return Drawing(width, len(lines) * SMALL.leading + 2, shapes)


def _sides(figure: PositionMap, width: float) -> tuple[float, float]:
    """The widths of the columns before and after all scales, in which their words are whole."""
    titles = max((_longest(each.title, TITLE) for each in figure.scales), default=0.0)
    figures = max((_longest(each.between, SMALL) for each in figure.scales), default=0.0)
    return (
        min(max(TITLE_COLUMN * width, titles + BESIDE_TITLE), WIDEST_TITLE * width),
        min(max(FIGURE_COLUMN * width, figures + BESIDE_FIGURE), WIDEST_FIGURE * width),
    )


def _longest(text: str, style: Style) -> float:
    return max((text_width(word, style) for word in words_of(text)), default=0.0)


class _Row:
    """One issue: the layout of its row between columns of these widths."""

    def __init__(self, scale: ScaleFigure, width: float, sides: tuple[float, float]) -> None:
        self.scale = scale
        self.width = width
        self.titles, self.figures = sides
        self.left = self.titles + RADIUS + 4
        self.right = width - self.figures - RADIUS - 4
        known = [p for p in scale.places if p.at is not None or p.low is not None]
        self.lanes = lanes(known, (self.right - self.left) / 100)
        self.unknown = [p for p in scale.places if p.at is None and p.low is None]
        spots = [self.x(term.at) for term in scale.terms]
        limits = self.titles, width - self.figures
        self.terms = terms.placed(scale.terms, spots, *limits)
        self.top = max([ABOVE, *(term.foot for term in self.terms)])
        self.foot = self.top + max(1, len(self.lanes)) * LANE

    def x(self, points: float) -> float:
        """The x of a place in scale points; a place beyond the ends is drawn at the end."""
        return self.left + (self.right - self.left) * min(100.0, max(0.0, points)) / 100

    def y(self, lane: int) -> float:
        """The middle of a lane."""
        return self.top + (lane + 0.5) * LANE

    def drawing(self) -> Drawing:
        """The row with everything in it."""
        sides = [*self._titles(), *self._figures()]
        ranges = [*self._axes(), *self._bars(), *self._overlap()]
        parties = [*ranges, *self._terms(), *self._markers()]
        shapes = (*parties, *self._anchors(), *sides)
        return Drawing(self.width, max(shape.box[3] for shape in shapes), shapes)

    def _titles(self) -> Iterator[Shape]:
        """The issue, its weight, and below them the parties that are not placed."""
        room = self.titles - BESIDE_TITLE
        lines = wrapped(self.scale.title, TITLE, room, MOST_LINES)
        y = self.y(0) + TITLE.size * 0.1
        for line in lines:
            yield TextRun(0, y, line, TITLE)
            y += TITLE.leading
        for line in wrapped(self.scale.below, SMALL, room, MOST_LINES):
            yield TextRun(0, y, line, SMALL)
            y += SMALL.leading
        yield from self._unknown(y - SMALL.size, room)

    def _figures(self) -> Iterator[Shape]:
        y = self.y(0) + FIGURE.size * 0.1
        yield TextRun(self.width, y, self.scale.stated, FIGURE, "right")
        room = self.figures - BESIDE_FIGURE
        for line in wrapped(self.scale.between, SMALL, room, MOST_LINES):
            y += FIGURE.leading
            yield TextRun(self.width, y, line, SMALL, "right")

    def _axes(self) -> Iterator[Shape]:
        for lane in range(max(1, len(self.lanes))):
            y = self.y(lane)
            yield Stroke(((self.left, y), (self.right, y)), "mute", 0.5)
        for at, _label in self.scale.anchors:
            yield Stroke(((self.x(at), self.foot - 3), (self.x(at), self.foot)), "mute", 0.5)

    def _bars(self) -> Iterator[Shape]:
        for lane, places in enumerate(self.lanes):
            ranges = [
                (place, self.x(place.low), self.x(place.high))
                for place in places
                if place.low is not None and place.high is not None
            ]
            yield from bars(ranges, self.y(lane))

    def _overlap(self) -> Iterator[Shape]:
        if self.scale.overlap is None:
            return
        low, high = self.scale.overlap
        left, right = self.x(low), max(self.x(high), self.x(low) + 1.5)
        top, bottom = self.y(0) - BAR_HALF - 1.2, self.y(self._last_of_pair()) + BAR_HALF + 1.2
        yield from hatching(left, top, right, bottom, 3.4)
        yield Area(rectangle(left, top, right, bottom), line="ink", weight=0.6)

    def _terms(self) -> Iterator[Shape]:
        """A dashed line across all lanes where a proposal would settle the issue, with its sign and
        its words above them."""
        for term in self.terms:
            start = term.y + terms.REACH
            yield Stroke(((term.x, start), (term.x, self.foot)), "ink", 0.8, (3.0, 2.0))
            yield from term.shapes()

    def _last_of_pair(self) -> int:
        return max(
            (n for n, lane in enumerate(self.lanes) if any(p.in_pair for p in lane)), default=0
        )

    def _markers(self) -> Iterator[Shape]:
        for draw in (self._ideal, self._hollow, self._current):
            for lane, places in enumerate(self.lanes):
                for place in places:
                    yield from draw(place, self.y(lane))

    def _ideal(self, place: ScalePlace, y: float) -> Iterator[Shape]:
        if place.ideal is not None:
            x, reach = self.x(place.ideal), BAR_HALF + 2.0
            yield Stroke(((x, y - reach), (x, y + reach)), place.colour, 1.5)

    def _hollow(self, place: ScalePlace, y: float) -> Iterator[Shape]:
        if place.before is not None:
            yield from hollow_marker(place, self.x(place.before), y)

    def _current(self, place: ScalePlace, y: float) -> Iterator[Shape]:
        if place.at is not None:
            yield from marker(place, self.x(place.at), y)
        else:
            yield from empty_marker(place, self.x(_middle(place)), y)

    def _unknown(self, top: float, room: float) -> Iterator[Shape]:
        half = max([RADIUS, *(code_room(place) for place in self.unknown)])
        step = 2 * half + 3
        in_row = max(1, int(room / step))
        for number, place in enumerate(self.unknown):
            x = half + RADIUS * 0.3 + (number % in_row) * step
            yield from empty_marker(place, x, top + RADIUS * 1.8 + (number // in_row) * LANE)

    def _anchors(self) -> Iterator[Shape]:
        """The labels in one row, or alternating between two if one would not fit its slot."""
        anchors = [(self.x(at), label) for at, label in sorted(self.scale.anchors)]
        for inwards in INWARDS:
            slots = [*self._slots(anchors, inwards)]
            if all(_fits(label, room) for label, _align, _at, room in slots):
                return self._labels(slots, self.foot)
        upper = list(self._labels(self._slots(anchors[::2]), self.foot))
        below = max((label.box[3] for label in upper), default=self.foot)
        return iter([*upper, *self._labels(self._slots(anchors[1::2]), below)])

    def _labels(self, slots: Iterable[_Slot], top: float) -> Iterator[TextRun]:
        for label, align, at, room in slots:
            if room < LEAST_SLOT:
                continue
            for number, line in enumerate(wrapped(label, LABEL, room, MOST_LINES)):
                y = top + LABEL.size + number * LABEL.leading
                yield TextRun(at, y, line, LABEL, align, "mute")

    def _slots(self, anchors: Sequence[_Anchor], inwards: float = INWARDS[0]) -> Iterator[_Slot]:
        """One slot per label, ending where the next one's begins; those at the ends lean inwards,
        and extend that share of the way to their neighbour."""
        if not anchors:
            return
        spots = [x for x, _label in anchors]
        last = len(spots) - 1
        limits = [self.left - RADIUS - 2]
        for number, (x, following) in enumerate(pairwise(spots)):
            share = 0.5
            if last > 1:
                share = {0: inwards, last - 1: 1 - inwards}.get(number, 0.5)
            limits.append(x + share * (following - x))
        limits.append(self.right + RADIUS + 2)
        for (x, label), (left, right) in zip(anchors, pairwise(limits), strict=True):
            yield (label, *_slot(x, left + APART / 2, right - APART / 2))


def _fits(label: str, room: float) -> bool:
    """Whether no word of a label has to be broken at that width, and its lines are few."""
    if any(text_width(word, LABEL) > room for word in words_of(label)):
        return False
    return len(wrapped(label, LABEL, room, MOST_LINES)) <= LINES_IN_A_ROW


def _slot(x: float, left: float, right: float) -> tuple[Align, float, float]:
    """How to align a label for x between two limits: its alignment, edge and width."""
    if x - left < (right - left) * 0.3:
        return "left", left, right - left
    if right - x < (right - left) * 0.3:
        return "right", right, right - left
    return "middle", x, 2 * min(x - left, right - x)


def _middle(place: ScalePlace) -> float:
    low, high = place.low, place.high
    return ((low or 0.0) + (high if high is not None else low or 0.0)) / 2


def lanes(places: Sequence[ScalePlace], unit: float) -> list[list[ScalePlace]]:
    """The places in as few lanes as keep them and their ranges apart, so that each range has its
    owner without colour; those of the pair come first. `unit` is the width of a scale point."""
    found: list[list[ScalePlace]] = []
    for place in sorted(places, key=lambda place: not place.in_pair):
        for lane in found:
            if all(_apart(place, other, unit) for other in lane):
                lane.append(place)
                break
        else:
            found.append([place])
    return found


def _apart(one: ScalePlace, other: ScalePlace, unit: float) -> bool:
    """Whether two places can share a lane."""
    margin = sum(max(RADIUS, code_room(each)) + 1 for each in (one, other)) / unit
    (low, high), (other_low, other_high) = _extent(one), _extent(other)
    return low - margin > other_high or high + margin < other_low


def _spots(place: ScalePlace) -> list[float]:
    at = _middle(place) if place.at is None else place.at
    spots = [at] if place.before is None else [at, place.before]
    return [min(100.0, max(0.0, spot)) for spot in spots]


def _extent(place: ScalePlace) -> tuple[float, float]:
    ends = (place.low, place.high, place.ideal)
    spots = [*_spots(place), *(end for end in ends if end is not None)]
    return min(spots), max(spots)
