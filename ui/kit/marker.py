"""The shapes that stand for parties, on every screen: drawn from the model's `Marker`."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.model.records import Dash, Marker
from ui.kit.fonts import em

_CORNERS = {
    Marker.DIAMOND: (4, 1.18),
    Marker.TRIANGLE: (3, 1.2),
    Marker.PENTAGON: (5, 1.1),
    Marker.HEXAGON: (6, 1.08),
}
"""Corners, and by how much the shape must exceed a circle's radius to look the same size."""

PEN_STYLES = {
    Dash.SOLID: Qt.PenStyle.SolidLine,
    Dash.DASHED: Qt.PenStyle.DashLine,
    Dash.DOTTED: Qt.PenStyle.DotLine,
    Dash.DASH_DOT: Qt.PenStyle.DashDotLine,
}


def marker_path(marker: Marker, centre: QPointF, radius: float) -> QPainterPath:
    """The outline of a marker around a centre; every shape looks as large as the others."""
    path = QPainterPath()
    if marker is Marker.CIRCLE:
        path.addEllipse(centre, radius, radius)
    elif marker is Marker.SQUARE:
        path.addRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
    elif marker is Marker.CROSS:
        path.addPolygon(_cross(centre, radius * 1.1))
        path.closeSubpath()
    else:
        path.addPolygon(_polygon(marker, centre, radius))
        path.closeSubpath()
    return path


def _polygon(marker: Marker, centre: QPointF, radius: float) -> QPolygonF:
    if marker is Marker.STAR:
        spokes = [radius * (1.3 if n % 2 == 0 else 0.58) for n in range(10)]
    else:
        corners, larger = _CORNERS[marker]
        spokes = [radius * larger] * corners
    step = 2 * math.pi / len(spokes)
    return QPolygonF(
        [
            QPointF(
                centre.x() + length * math.sin(n * step), centre.y() - length * math.cos(n * step)
            )
            for n, length in enumerate(spokes)
        ]
    )


def _cross(centre: QPointF, radius: float) -> QPolygonF:
    arm = radius * 0.36
    outline = (
        (-arm, -radius), (arm, -radius), (arm, -arm), (radius, -arm), (radius, arm), (arm, arm),
        (arm, radius), (-arm, radius), (-arm, arm), (-radius, arm), (-radius, -arm), (-arm, -arm),
    )  # fmt: skip
    return QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in outline])


def paint_marker(
    painter: QPainter,
    marker: Marker,
    colour: str,
    centre: QPointF,
    *,
    radius: float = 7.0,
    edge: str = "",
) -> None:
    """Paint a filled marker; `edge` draws a thin rim that separates overlapping markers."""
    painter.setBrush(QColor(colour))
    painter.setPen(QPen(QColor(edge), 1.2) if edge else Qt.PenStyle.NoPen)
    painter.drawPath(marker_path(marker, centre, radius))


def outline_marker(
    painter: QPainter,
    marker: Marker,
    colour: str,
    centre: QPointF,
    *,
    radius: float = 6.0,
    dashed: bool = False,
) -> None:
    """Paint a hollow marker: where a party stood before; dashed where nothing is known."""
    pen = QPen(QColor(colour), 1.2)
    if dashed:
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(marker_path(marker, centre, radius))


def readable_on(ground: QColor) -> str:
    """Black or white, whichever has more contrast on a colour by the WCAG 2 formula."""
    parts = (ground.redF(), ground.greenF(), ground.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#FFFFFF"


def marker_pixmap(marker: Marker, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """A marker as a picture for lists, menus and tables, `size` pixels wide at 100 %."""
    size = em(size)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_marker(painter, marker, colour, QPointF(size / 2, size / 2), radius=size * 0.36)
    painter.end()
    return pixmap
