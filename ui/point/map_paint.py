"""Drawing one row of the position map; positions come from `ui.positions.scale_layout`."""

from itertools import chain

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from core.language import gettext as _
from core.model.records import Marker
from core.views.held_words import SIGN as SIGN_HELD
from core.views.position_map import IssueRow, Overlap, PartyMark
from core.views.terms import SIGN, TermMark
from ui.kit import fonts
from ui.kit.marker import PEN_STYLES, marker_path, outline_marker, paint_marker, readable_on
from ui.kit.theme import Theme
from ui.positions.scale_layout import (
    FEW,
    GAP_ROOM,
    LANE,
    LINE,
    NAME,
    RADIUS,
    TAG,
    TOP,
    Label,
    Measure,
    ScaleExtent,
    ToldLine,
    anchor_labels,
    half,
    height,
    lanes,
    name_lines,
    unknown_places,
    unknown_words,
)

BAR = 12.0
CODE = 9.5
"""The size of a party's code in its marker, in pixels."""
HATCH = 18.0
TERM = 4.0
"""Half the height of the sign of a term."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class Picture(msgspec.Struct, frozen=True):
    """A row laid out at a width: what to draw, and what clicks are tested against. `lanes` has the
    lane of each placed party, `unknown` the places of the others beside the scale, `told` what
    their outlines mean."""

    row: IssueRow
    width: float
    frame: ScaleExtent
    coded: bool
    halves: dict[str, float]
    names: tuple[str, ...]
    notes: tuple[str, ...]
    gap_notes: tuple[str, ...]
    labels: tuple[Label, ...]
    lanes: dict[str, int]
    unknown: dict[str, tuple[float, float]]
    told: tuple[ToldLine, ...]

    @classmethod
    def of(cls, row: IssueRow, width: float) -> "Picture":
        """The row laid out at that width in pixels."""
        frame = ScaleExtent.of(width)
        measure = QFontMetricsF(fonts.sans(11)).horizontalAdvance
        bold = QFontMetricsF(fonts.sans(12, 600)).horizontalAdvance
        names = name_lines(row.issue.name, frame.left - RADIUS - 12, bold)
        beside = frame.left - RADIUS - 12
        terms = (
            name_lines(f"{SIGN}\N{NO-BREAK SPACE}{term.words}", beside, measure)
            for term in row.terms
        )
        held = (name_lines(line, beside, measure) for line in row.footnotes)
        notes = (*_notes(row.note, beside, measure), *chain.from_iterable((*terms, *held)))
        below = TOP + (len(names) + len(notes)) * NAME + 3
        coded = len(row.marks) > FEW
        code = QFontMetricsF(fonts.sans(CODE, 600)).horizontalAdvance
        halves = {mark.party: half(mark, coded, code) for mark in row.marks}
        unknown = unknown_places(row.marks, frame, below, halves)
        return cls(
            row,
            width,
            frame,
            coded,
            halves,
            names,
            notes,
            _gap_notes(row, measure),
            anchor_labels(row.anchors, frame, measure),
            lanes(row.marks, frame, halves),
            unknown,
            unknown_words(row.marks, unknown, frame, halves, measure),
        )

    @property
    def lane_count(self) -> int:
        """How many lanes there are; an empty scale has one."""
        return max(self.lanes.values(), default=0) + 1

    def middle(self, lane: int) -> float:
        """The height of a lane's line."""
        return TOP + (lane + 0.5) * LANE

    @property
    def foot(self) -> float:
        """Where the lanes end and the anchor labels begin."""
        return TOP + self.lane_count * LANE

    @property
    def height(self) -> int:
        """How tall the row must be, in pixels."""
        beside = self.beside + (NAME if self.row.left_out else 0)
        return round(max(height(self.labels, self.foot), beside) + 7)

    @property
    def beside(self) -> float:
        """How far down the names, notes and outlines beside the scale reach."""
        words = TOP + (len(self.names) + len(self.notes)) * NAME
        told = TOP + (len(self.gap_notes) + 1) * NAME + 1
        outlines = (y + TAG / 2 + 2 for _x, y in self.unknown.values())
        return max([words, told, *outlines, *(line.top + NAME for line in self.told)])

    def centre(self, mark: PartyMark) -> QPointF:
        """The centre of a party's marker or dashed outline."""
        if mark.at is None:
            return QPointF(*self.unknown[mark.party])
        return QPointF(self.frame.x(mark.at), self.middle(self.lanes[mark.party]))


def _notes(note: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The weight and the unit of the scale, on one line or on separate lines."""
    if measure(note) <= width:
        return (note,)
    parts = note.split(" · ")
    return tuple(line for part in parts for line in name_lines(part, width, measure))


def _gap_notes(row: IssueRow, measure: Measure) -> tuple[str, ...]:
    """The lines below the figure, as many as needed; with codes if names are long."""
    if measure(row.gap_note) <= GAP_ROOM:
        return (row.gap_note,)
    return tuple(
        line
        for part in row.gap_note_coded.split(", ")
        for line in name_lines(part, GAP_ROOM, measure)
    )


class Focus(msgspec.Struct, frozen=True):
    """The location of the row's focus ring, and the text of the balloon during a drag."""

    party: str = ""
    handle: str = ""
    balloon: str = ""
    ring: bool = False


def paint_row(painter: QPainter, picture: Picture, theme: Theme, focus: Focus) -> None:
    """Draw a row, back to front."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _name(painter, picture, theme)
    _gap(painter, picture, theme)
    _scale(painter, picture, theme)
    for mark in picture.row.marks:
        _range(painter, picture, mark, theme)
    for overlap in picture.row.overlaps:
        _overlap(painter, picture, overlap, theme)
    for term in picture.row.terms:
        _term(painter, picture, term, theme)
    for mark in picture.row.marks:
        _ideal(painter, picture, mark, theme)
        _before(painter, picture, mark, theme)
    for mark in sorted(picture.row.marks, key=lambda m: m.party == focus.party):
        _mark(painter, picture, mark, theme)
    for line in picture.told:
        box = QRectF(line.left, line.top, line.width, NAME)
        _text(painter, box, line.text, fonts.sans(11), theme.mute)
    _ring(painter, picture, theme, focus)


def _name(painter: QPainter, picture: Picture, theme: Theme) -> None:
    width = picture.frame.left - RADIUS - 12
    top = TOP
    for line in picture.names:
        _text(painter, QRectF(0, top, width, NAME + 1), line, fonts.sans(12, 600), theme.ink)
        top += NAME
    for line in picture.notes:
        _text(painter, QRectF(0, top, width, NAME), line, fonts.sans(11), theme.mute)
        top += NAME
    if count := len(picture.row.left_out):
        words = _("{count} not placed").format(count=count)
        box = QRectF(0, picture.beside + 1, width, NAME)
        _text(painter, box, words, fonts.sans(11), theme.mute)


def _gap(painter: QPainter, picture: Picture, theme: Theme) -> None:
    left = picture.width - GAP_ROOM
    top = QRectF(left, TOP, GAP_ROOM, NAME + 1)
    _text(painter, top, picture.row.gap, fonts.sans(12, 600), theme.ink, _RIGHT)
    for number, line in enumerate(picture.gap_notes, 1):
        below = QRectF(left, TOP + number * NAME + 1, GAP_ROOM, NAME)
        _text(painter, below, line, fonts.sans(11), theme.mute, _RIGHT)


def _scale(painter: QPainter, picture: Picture, theme: Theme) -> None:
    frame = picture.frame
    painter.setPen(QPen(QColor(theme.line), 2.0))
    for lane in range(picture.lane_count):
        y = picture.middle(lane)
        painter.drawLine(QPointF(frame.left, y), QPointF(frame.right, y))
    for anchor in picture.row.anchors:
        x = frame.x(anchor.at)
        for lane in range(picture.lane_count):
            y = picture.middle(lane)
            painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
    alignments = {-1: _LEFT, 0: _CENTRE, 1: _RIGHT}
    for label in picture.labels:
        box = QRectF(label.left, picture.foot + label.line * LINE, label.width, LINE)
        _text(painter, box, label.text, fonts.sans(11), theme.mute, alignments[label.align])


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """A line of text, cut with an ellipsis to fit its box."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flat = " ".join(text.split())
    shown = QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align), shown)


def _range(painter: QPainter, picture: Picture, mark: PartyMark, theme: Theme) -> None:
    if mark.low is None or mark.high is None:
        return
    left, right = picture.frame.x(mark.low), picture.frame.x(mark.high)
    y = picture.centre(mark).y()
    box = QRectF(left, y - BAR / 2, max(right - left, 3.0), BAR)
    colour = theme.legible(mark.colour)
    painter.setPen(QPen(theme.tint(colour, 0.75), 1.2, PEN_STYLES[mark.dash]))
    painter.setBrush(theme.tint(colour, 0.34 if theme.dark else 0.22))
    painter.drawRoundedRect(box, min(BAR / 2, box.width() / 2), BAR / 2)


def overlap_box(picture: Picture, overlap: Overlap) -> QRectF:
    """Where two ranges overlap: across the lanes of both of the pair, else in the second's only."""
    parties = overlap.parties if overlap.pair else overlap.parties[1:]
    heights = [picture.middle(picture.lanes[party]) for party in parties]
    left, right = picture.frame.x(overlap.low), picture.frame.x(overlap.high)
    top, bottom = min(heights) - HATCH / 2, max(heights) + HATCH / 2
    return QRectF(left, top, max(right - left, 2.0), bottom - top)


def _overlap(painter: QPainter, picture: Picture, overlap: Overlap, theme: Theme) -> None:
    box = overlap_box(picture, overlap)
    painter.setPen(QPen(QColor(theme.closing), 1.0) if overlap.pair else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.settled_fill))
    painter.drawRect(box)
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(QColor(theme.closing), 1.2))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += 6.0
    painter.restore()


def _term(painter: QPainter, picture: Picture, term: TermMark, theme: Theme) -> None:
    """A dashed line across all lanes where a proposal would settle the issue, with its sign."""
    x, top = picture.frame.x(term.at), TOP + 2.0
    painter.setPen(QPen(QColor(theme.ink), 1.2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, top + 2 * TERM), QPointF(x, picture.foot))
    painter.setPen(QPen(QColor(theme.ink), 1.2))
    painter.setBrush(QColor(theme.panel))
    painter.drawPath(marker_path(Marker.DIAMOND, QPointF(x, top + TERM), TERM))


def _ideal(painter: QPainter, picture: Picture, mark: PartyMark, theme: Theme) -> None:
    """A stroke across the lane at a party's ideal outcome."""
    if mark.ideal is None or mark.at is None:
        return
    x, y = picture.frame.x(mark.ideal), picture.centre(mark).y()
    reach = RADIUS + 2.5
    painter.setPen(QPen(QColor(theme.legible(mark.colour)), 2.4))
    painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))


def _before(painter: QPainter, picture: Picture, mark: PartyMark, theme: Theme) -> None:
    if mark.before is None or mark.value is None:
        return
    spot = QPointF(picture.frame.x(mark.before), picture.centre(mark).y())
    hidden = picture.coded and abs(spot.x() - picture.centre(mark).x()) < (
        picture.halves[mark.party] + RADIUS
    )
    if not hidden:
        outline_marker(painter, mark.marker, theme.legible(mark.colour), spot)


def _mark(painter: QPainter, picture: Picture, mark: PartyMark, theme: Theme) -> None:
    centre, colour = picture.centre(mark), theme.legible(mark.colour)
    if picture.coded:
        _tag(painter, mark, tag_box(centre, picture.halves[mark.party]), theme)
    elif mark.unknown:
        outline_marker(painter, mark.marker, colour, centre, radius=RADIUS, dashed=True)
    else:
        paint_marker(painter, mark.marker, colour, centre, radius=RADIUS, edge=theme.panel)
        _held(painter, mark, centre, theme)


def _held(painter: QPainter, mark: PartyMark, centre: QPointF, theme: Theme) -> None:
    """The sign of a position that is held as a member, beside the marker."""
    if mark.held:
        box = QRectF(centre.x() + RADIUS - 1, centre.y() - RADIUS - 5, NAME, NAME)
        _text(painter, box, SIGN_HELD, fonts.sans(11, 600), theme.ink)


def tag_box(centre: QPointF, half_width: float) -> QRectF:
    """The background of a code."""
    return QRectF(centre.x() - half_width, centre.y() - TAG / 2, 2 * half_width, TAG)


def _tag(painter: QPainter, mark: PartyMark, box: QRectF, theme: Theme) -> None:
    """A party's code on a background of its colour; dashed and hollow if no value is stated."""
    colour = theme.legible(mark.colour)
    ground = QColor(theme.panel if mark.unknown else colour)
    pen = QPen(QColor(colour if mark.unknown else theme.panel), 1.2)
    if mark.unknown:
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(fonts.sans(CODE, 600))
    painter.setPen(QColor(readable_on(ground)))
    painter.drawText(box, int(_CENTRE), mark.sign)


def handle_spot(picture: Picture, mark: PartyMark, handle: str) -> QPointF:
    """The place of a handle of a party's mark: its marker, or an end of its range."""
    ends = {"low": mark.low, "high": mark.high}
    end = ends.get(handle)
    if end is None:
        return picture.centre(mark)
    return QPointF(picture.frame.x(end), picture.centre(mark).y())


def _ring(painter: QPainter, picture: Picture, theme: Theme, focus: Focus) -> None:
    mark = next((m for m in picture.row.marks if m.party == focus.party), None)
    if mark is None:
        return
    spot = handle_spot(picture, mark, focus.handle)
    if focus.ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        if focus.handle == "value":
            painter.drawPath(_outline(picture, mark, spot))
        else:
            painter.drawRoundedRect(QRectF(spot.x() - 4, spot.y() - 11, 8, 22), 3, 3)
    if focus.balloon:
        _balloon(painter, picture, theme, spot, focus.balloon)


def _outline(picture: Picture, mark: PartyMark, spot: QPointF) -> QPainterPath:
    """The focus ring around a marker."""
    if not picture.coded:
        return marker_path(mark.marker, spot, RADIUS + 3.5)
    path = QPainterPath()
    path.addRoundedRect(tag_box(spot, picture.halves[mark.party] + 2).adjusted(0, -2, 0, 2), 5, 5)
    return path


def _balloon(painter: QPainter, picture: Picture, theme: Theme, spot: QPointF, words: str) -> None:
    font = fonts.sans(11, 600)
    width = QFontMetricsF(font).horizontalAdvance(words) + 12
    left = min(max(spot.x() - width / 2, picture.frame.left - RADIUS), picture.frame.right - width)
    box = QRectF(left, picture.foot - 2, width, 17)
    path = QPainterPath()
    path.addRoundedRect(box, 4, 4)
    painter.fillPath(path, QBrush(QColor(theme.ink)))
    _text(painter, box, words, font, theme.panel, _CENTRE)
