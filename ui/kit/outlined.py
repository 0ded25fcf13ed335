"""Vector drawings whose words look right in a program that has none of our fonts.

Most programs ignore fonts embedded in an SVG file, so letters are drawn as outlines. The words
stand over them, invisible, for whoever searches, copies or listens.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QPaintDevice,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextItem,
)
from PySide6.QtSvg import QSvgGenerator

_DIRTY = QPaintEngine.DirtyFlag


def outline(generator: QSvgGenerator, work: Callable[[QPainter], object]) -> None:
    """Have `work` paint a drawing, which the generator, of a given size, writes."""
    canvas = _Canvas(generator)
    painter = QPainter(canvas)
    work(painter)
    painter.end()


def compact(svg: bytes) -> bytes:
    """A drawing without groups that hold nothing, its outlines to a hundredth of a pixel."""
    emptied = 1
    while emptied:
        svg, emptied = re.subn(rb"<g [^>]*>\s*</g>\s*", b"", svg)
    return re.sub(rb' d="[^"]+"', lambda d: re.sub(rb"(\.\d\d)\d+", rb"\1", d[0]), svg)


class _Canvas(QSvgGenerator):
    """As large and fine as another generator, on which all that is painted here ends up."""

    def __init__(self, onto: QSvgGenerator) -> None:
        super().__init__()
        self.setSize(onto.size())
        self.setResolution(onto.resolution())
        self._engine = _Engine(onto)

    def paintEngine(self) -> QPaintEngine:
        return self._engine


class _Engine(QPaintEngine):
    """Hands everything on; Qt makes a path of a text item where an engine does not draw it."""

    def __init__(self, generator: QSvgGenerator) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._generator = generator
        self._inner = QPainter()

    def begin(self, device: QPaintDevice) -> bool:
        return self._inner.begin(self._generator)

    def end(self) -> bool:
        return self._inner.end()

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: Any) -> None:
        inner, dirty = self._inner, state.state()
        inner.setTransform(state.transform())
        inner.setPen(state.pen())
        inner.setBrush(state.brush())
        inner.setBrushOrigin(state.brushOrigin())
        inner.setOpacity(state.opacity())
        inner.setRenderHints(state.renderHints())
        if dirty & _DIRTY.DirtyClipPath:
            inner.setClipPath(state.clipPath(), state.clipOperation())
        if dirty & _DIRTY.DirtyClipRegion:
            inner.setClipRegion(state.clipRegion(), state.clipOperation())
        if dirty & _DIRTY.DirtyClipEnabled:
            inner.setClipping(state.isClipEnabled())

    def drawPath(self, path: QPainterPath) -> None:
        inner = self._inner
        if inner.pen().isCosmetic():
            self._draw_unscaled(path)
        else:
            inner.drawPath(path)

    def drawPolygon(self, points: Iterable[Any], mode: QPaintEngine.PolygonDrawMode) -> None:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(each) for each in points]))
        if mode is QPaintEngine.PolygonDrawMode.PolylineMode:
            self._inner.save()
            self._inner.setBrush(Qt.BrushStyle.NoBrush)
            self.drawPath(path)
            self._inner.restore()
        else:
            path.closeSubpath()
            self.drawPath(path)

    def _draw_unscaled(self, path: QPainterPath) -> None:
        """Few programs know strokes that stay as wide however their shape is scaled."""
        inner = self._inner
        inner.save()
        pen, scaled = inner.pen(), inner.transform().map(path)
        pen.setCosmetic(False)
        pen.setWidthF(pen.widthF() or 1.0)
        inner.setPen(pen)
        inner.resetTransform()
        inner.drawPath(scaled)
        inner.restore()

    def drawPixmap(self, *where: Any) -> None:
        self._inner.drawPixmap(*where)

    def drawImage(self, *where: Any) -> None:
        self._inner.drawImage(*where)

    def drawTextItem(self, point: Any, item: QTextItem) -> None:
        super().drawTextItem(point, item)
        inner = self._inner
        inner.save()
        inner.setPen(QPen(Qt.GlobalColor.transparent))
        inner.setFont(item.font())
        inner.drawText(point, item.text())
        inner.restore()
