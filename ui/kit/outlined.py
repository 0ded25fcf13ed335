"""Vector drawings whose words look right in a program that has none of our fonts.

Most programs ignore fonts embedded in an SVG file, so letters are drawn as outlines. The words
stand over them, invisible, for whoever searches, copies or listens.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPolygonF,
    QTextItem,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgGenerator

_DIRTY = QPaintEngine.DirtyFlag
_NOWHERE = -99999
"""How far up a line is that stands for words; its x is their number."""
_STANDS = re.compile(rb'<polyline [^>]*points="(\d+),%d [^>]*/>' % _NOWHERE)
_EMPTY = re.compile(rb"<g [^>]*>\s*</g>\s*")


def outline(generator: QSvgGenerator, work: Callable[[QPainter], object]) -> "Letters":
    """Have `work` paint a drawing, which the generator, of a given size, writes without its words;
    returns those."""
    letters = Letters()
    canvas = _Canvas(generator, letters)
    painter = QPainter(canvas)
    work(painter)
    painter.end()
    return letters


class Letters:
    """The words of a drawing; each letter is outlined once, however often it occurs."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._shapes: list[str] = []
        self._words: list[str] = []

    def keep(self, point: QPointF, item: QTextItem, ink: QColor) -> int:
        """Keep words that begin at a point of their baseline; returns their number."""
        x, y = point.x(), point.y()
        shade = f'fill="{ink.name()}" fill-opacity="{ink.alphaF():.3g}"'
        used = "".join(
            f'<use xlink:href="#letter{number}" x="{x + at.x():.2f}" y="{y + at.y():.2f}"/>'
            for number, at in self._glyphs(item)
        )
        font = item.font()
        family, size = escape(font.family()), font.pixelSize()
        self._words.append(
            f'<g {shade} fill-rule="nonzero" stroke="none">{used}</g>\n'
            f'<text x="{x:.2f}" y="{y:.2f}" textLength="{item.width():.2f}" fill-opacity="0" '
            f'stroke="none" font-family="{family}" font-size="{size}" xml:space="preserve">'
            f"{escape(item.text())}</text>"
        )
        return len(self._words) - 1

    def put_into(self, svg: bytes) -> bytes:
        """The drawing with its words, and without groups that hold nothing."""
        whole = _STANDS.sub(lambda found: self._words[int(found[1])].encode(), svg)
        emptied = 1
        while emptied:
            whole, emptied = _EMPTY.subn(b"", whole)
        shapes = "".join(
            f'<path id="letter{number}" d="{shape}"/>\n'
            for number, shape in enumerate(self._shapes)
        )
        return whole.replace(b"</defs>", shapes.encode() + b"</defs>", 1)

    def _glyphs(self, item: QTextItem) -> Iterable[tuple[int, QPointF]]:
        """The letters of one stretch of words, each with its place from the begin of it."""
        layout = QTextLayout(item.text(), item.font())
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            places = zip(run.glyphIndexes(), run.positions(), strict=True)
            for glyph, at in places:
                number = self._number(item.font().key(), run, glyph)
                if number is not None:
                    yield number, at - QPointF(0, line.ascent())

    def _number(self, font: str, run: QGlyphRun, glyph: int) -> int | None:
        """The number of a letter's shape; None for a blank."""
        raw = run.rawFont()
        key = (font, raw.familyName(), raw.styleName(), raw.weight(), raw.pixelSize(), glyph)
        if key not in self._numbers:
            shape = _written(raw.pathForGlyph(glyph))
            self._numbers[key] = len(self._shapes) if shape else -1
            self._shapes += [shape] if shape else []
        number = self._numbers[key]
        return None if number < 0 else number


def _written(path: QPainterPath) -> str:
    """An outline in the words of SVG."""
    told = []
    signs = {"MoveToElement": "M", "LineToElement": "L", "CurveToElement": "C"}
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        sign = signs.get(element.type.name, " ")
        told.append(f"{sign}{element.x:.2f},{element.y:.2f}")
    return "".join(told)


class _Canvas(QSvgGenerator):
    """As large and fine as another generator, on which all that is painted here ends up."""

    def __init__(self, onto: QSvgGenerator, letters: Letters) -> None:
        super().__init__()
        self.setSize(onto.size())
        self.setResolution(onto.resolution())
        self._engine = _Engine(onto, letters)

    def paintEngine(self) -> QPaintEngine:
        return self._engine


class _Engine(QPaintEngine):
    """Hands everything on, but for words."""

    def __init__(self, generator: QSvgGenerator, letters: Letters) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._generator, self._letters = generator, letters
        self._inner = QPainter()

    def begin(self, device: Any) -> bool:
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
        pen = self._inner.pen()
        if pen.style() != Qt.PenStyle.NoPen:
            number = self._letters.keep(QPointF(point), item, pen.color())
            self._inner.drawPolyline([QPointF(number, _NOWHERE), QPointF(number, _NOWHERE)])
