"""Drawing one row of the position map; where things stand comes from `position_map_layout`."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from core.language import gettext as _
from ui import fonts
from ui.theme import Theme
from ui.widgets.marker import marker_path, outline_marker, paint_marker
from ui.widgets.position_map_layout import (
    LABELS,
    LINE,
    MIDDLE,
    RADIUS,
    Frame,
    Label,
    anchor_labels,
    height,
    marker_places,
    name_lines,
    unknown_places,
)
from ui.widgets.position_map_rows import GAP_ROOM, Mark, Overlap, Row

BAR = 12.0
HATCH = 18.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Picture:
    """A row laid out for a width: what is drawn, and what a click is compared with."""

    row: Row
    frame: Frame
    labels: tuple[Label, ...]
    stated: dict[str, tuple[float, float]]
    unknown: dict[str, tuple[float, float]]

    @classmethod
    def of(cls, row: Row, width: float) -> "Picture":
        """The row laid out in that many pixels."""
        frame = Frame.of(width)
        measure = QFontMetricsF(fonts.sans(11)).horizontalAdvance
        stated = marker_places(row.marks, frame)
        taken = [x for x, _y in stated.values()]
        return cls(
            row,
            frame,
            anchor_labels(row.anchors, frame, measure),
            stated,
            unknown_places(row.marks, frame, taken),
        )

    @property
    def height(self) -> int:
        """How tall the row must be, in pixels."""
        return height(self.labels)

    def centre(self, mark: Mark) -> QPointF:
        """Where a party's marker or dashed outline stands."""
        place = self.stated.get(mark.party) or self.unknown[mark.party]
        return QPointF(*place)


@dataclass(frozen=True, slots=True)
class Focus:
    """What the row's focus ring is on, and the words of a drag's balloon."""

    party: str = ""
    handle: str = ""
    balloon: str = ""
    ring: bool = False


def paint_row(
    painter: QPainter, picture: Picture, theme: Theme, focus: Focus, width: float
) -> None:
    """Draw a row, back to front."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _name(painter, picture, theme)
    _gap(painter, picture.row, theme, width)
    _scale(painter, picture, theme)
    for mark in picture.row.marks:
        _range(painter, picture.frame, mark, theme)
    for overlap in picture.row.overlaps:
        _overlap(painter, picture.frame, overlap, theme)
    for mark in picture.row.marks:
        _before(painter, picture, mark)
    for mark in sorted(picture.row.marks, key=lambda m: m.party == focus.party):
        _mark(painter, picture, mark, theme)
    _unknown_words(painter, picture, theme)
    _ring(painter, picture, theme, focus)


def _name(painter: QPainter, picture: Picture, theme: Theme) -> None:
    width = picture.frame.left - RADIUS - 12
    font = fonts.sans(12, 600)
    lines = name_lines(picture.row.issue.name, width, QFontMetricsF(font).horizontalAdvance)
    top = MIDDLE - 16
    for line in lines:
        _text(painter, QRectF(0, top, width, 16), line, font, theme.ink)
        top += 15
    _text(painter, QRectF(0, top, width, 15), picture.row.note, fonts.sans(11), theme.mute)


def _gap(painter: QPainter, row: Row, theme: Theme, width: float) -> None:
    top = QRectF(width - GAP_ROOM, MIDDLE - 16, GAP_ROOM, 16)
    _text(painter, top, row.gap, fonts.sans(12, 600), theme.ink, _RIGHT)
    below = QRectF(width - GAP_ROOM, MIDDLE, GAP_ROOM, 15)
    _text(painter, below, row.gap_note, fonts.sans(11), theme.mute, _RIGHT)


def _scale(painter: QPainter, picture: Picture, theme: Theme) -> None:
    frame = picture.frame
    painter.setPen(QPen(QColor(theme.line), 2.0))
    painter.drawLine(QPointF(frame.left, MIDDLE), QPointF(frame.right, MIDDLE))
    for anchor in picture.row.anchors:
        x = frame.x(anchor.at)
        painter.drawLine(QPointF(x, MIDDLE - 3), QPointF(x, MIDDLE + 3))
    alignments = {-1: _LEFT, 0: _CENTRE, 1: _RIGHT}
    for label in picture.labels:
        box = QRectF(label.left, LABELS + label.line * LINE, label.width, LINE)
        _text(painter, box, label.text, fonts.sans(11), theme.mute, alignments[label.align])


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """A line of text that ends in an ellipsis where its box ends."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flat = " ".join(text.split())
    shown = QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align), shown)


def _range(painter: QPainter, frame: Frame, mark: Mark, theme: Theme) -> None:
    if mark.low is None or mark.high is None:
        return
    left, right = frame.x(mark.low), frame.x(mark.high)
    box = QRectF(left, MIDDLE - BAR / 2, max(right - left, 3.0), BAR)
    painter.setPen(QPen(theme.tint(mark.colour, 0.6), 1.0))
    painter.setBrush(theme.tint(mark.colour, 0.34 if theme.dark else 0.22))
    painter.drawRoundedRect(box, min(BAR / 2, box.width() / 2), BAR / 2)


def _overlap(painter: QPainter, frame: Frame, overlap: Overlap, theme: Theme) -> None:
    left, right = frame.x(overlap.low), frame.x(overlap.high)
    box = QRectF(left, MIDDLE - HATCH / 2, max(right - left, 2.0), HATCH)
    painter.setPen(QPen(QColor(theme.closing), 1.0) if overlap.pair else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.settled_fill))
    painter.drawRect(box)
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(QColor(theme.closing), 1.2))
    x = left - HATCH
    while x < right:
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + HATCH, box.top()))
        x += 6.0
    painter.restore()


def _before(painter: QPainter, picture: Picture, mark: Mark) -> None:
    if mark.before is None or mark.value is None:
        return
    _x, y = picture.stated[mark.party]
    spot = QPointF(picture.frame.x(mark.before), y)
    outline_marker(painter, mark.marker, mark.colour, spot)


def _mark(painter: QPainter, picture: Picture, mark: Mark, theme: Theme) -> None:
    centre = picture.centre(mark)
    if mark.unknown:
        outline_marker(painter, mark.marker, mark.colour, centre, radius=RADIUS, dashed=True)
    else:
        paint_marker(painter, mark.marker, mark.colour, centre, radius=RADIUS, edge=theme.panel)


def _unknown_words(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """The words over the dashed outlines, as far as there is room before the next row's edge."""
    unknown = [mark for mark in picture.row.marks if mark.unknown]
    if not unknown:
        return
    x, _y = picture.unknown[unknown[-1].party]
    font = fonts.sans(11)
    words = _("no stated position")
    width = QFontMetricsF(font).horizontalAdvance(words) + 2
    left = min(x + RADIUS + 6, picture.frame.right - width)
    box = QRectF(left, MIDDLE - 21, width, 13)
    _text(painter, box, words, font, unknown[0].colour if len(unknown) == 1 else theme.mute)


def handle_spot(picture: Picture, mark: Mark, handle: str) -> QPointF:
    """Where a handle of a party's mark is: its marker, or an end of its range."""
    ends = {"low": mark.low, "high": mark.high}
    end = ends.get(handle)
    if end is None:
        return picture.centre(mark)
    return QPointF(picture.frame.x(end), MIDDLE)


def _ring(painter: QPainter, picture: Picture, theme: Theme, focus: Focus) -> None:
    mark = next((m for m in picture.row.marks if m.party == focus.party), None)
    if mark is None:
        return
    spot = handle_spot(picture, mark, focus.handle)
    if focus.ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        if focus.handle == "value":
            painter.drawPath(marker_path(mark.marker, spot, RADIUS + 3.5))
        else:
            painter.drawRoundedRect(QRectF(spot.x() - 4, spot.y() - 11, 8, 22), 3, 3)
    if focus.balloon:
        _balloon(painter, picture, theme, spot, focus.balloon)


def _balloon(painter: QPainter, picture: Picture, theme: Theme, spot: QPointF, words: str) -> None:
    font = fonts.sans(11, 600)
    width = QFontMetricsF(font).horizontalAdvance(words) + 12
    left = min(max(spot.x() - width / 2, picture.frame.left - RADIUS), picture.frame.right - width)
    box = QRectF(left, LABELS - 2, width, 17)
    path = QPainterPath()
    path.addRoundedRect(box, 4, 4)
    painter.fillPath(path, QBrush(QColor(theme.ink)))
    _text(painter, box, words, font, theme.panel, _CENTRE)
