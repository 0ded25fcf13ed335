"""What is drawn as a bitmap, a vector drawing or a page, with the caption that must go with it.

pyqtgraph's own SVG exporter fails with this Qt; here the chart paints itself on any device.
"""

from collections.abc import Callable
from functools import cache

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from core.errors import Problem
from core.language import gettext as _
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.theme import Theme

PAPER, WIDTH = "light", 840
"""The colours of what goes elsewhere, and how wide a chart is there, in pixels: the same whatever
the window it is taken from looks like."""
SCALE = 3
"""Resolution of the picture relative to the screen."""
MOST = 150_000_000
"""The most pixels of a picture, of four bytes each."""
SIDE, GAP = 14.0, 5.0
"""The margin around all, and the space between two lines, in pixels."""
DOTS_AN_INCH = 96
"""A page is laid out in the screen's pixels: if it were scaled up, letters would be set one by
one."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@cache
def paper() -> Theme:
    """The colours of what goes elsewhere, which are those of paper."""
    return Theme.load(PAPER)


class Caption(msgspec.Struct, frozen=True):
    """The words around an exported chart: `title` and `lines` above, the `legend` and `notice`
    below."""

    title: str
    lines: tuple[str, ...]
    notice: str
    legend: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """All but the title, for whoever cannot see it."""
        return " ".join((*self.lines, *self.legend, self.notice)).strip()


class Plate(msgspec.Struct, frozen=True):
    """A chart with its caption, laid out in pixels; `paint` draws the chart into a box."""

    caption: Caption
    theme: Theme
    chart: QSize
    paint: Callable[[QPainter, QRectF], None]

    @property
    def size(self) -> QSize:
        """The total size."""
        height = SIDE + self._above() + self.chart.height() + self._below() + SIDE
        return QSize(round(self.chart.width() + 2 * SIDE), round(height))

    def _room(self) -> float:
        return float(self.chart.width())

    def _parts(self) -> list[tuple[str, QFont, str]]:
        theme = self.theme
        head = [(self.caption.title, fonts.serif(17), theme.ink)]
        return head + [(line, fonts.sans(12), theme.mute) for line in self.caption.lines if line]

    def _height(self, text: str, font: QFont) -> float:
        return _box(text, font, self._room()).height() + GAP

    def _above(self) -> float:
        return sum(self._height(text, font) for text, font, _ink in self._parts())

    def _foot(self) -> list[tuple[str, QFont, str]]:
        theme, told = self.theme, self.caption
        foot = [(line, fonts.sans(11.5), theme.mute) for line in told.legend]
        return [*foot, (told.notice, fonts.sans(12, 600), theme.ink)] if told.notice else foot

    def _below(self) -> float:
        foot = self._foot()
        return GAP + sum(self._height(text, font) for text, font, _ink in foot) if foot else 0.0

    def draw(self, painter: QPainter) -> None:
        """Draw the background, the words above, the chart, and the notice."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.size
        painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(self.theme.panel))
        y = SIDE
        for text, font, ink in self._parts():
            y = self._write(painter, text, font, ink, y)
        self.paint(painter, QRectF(SIDE, y, self.chart.width(), self.chart.height()))
        y += self.chart.height() + GAP
        for text, font, ink in self._foot():
            y = self._write(painter, text, font, ink, y)

    def _write(self, painter: QPainter, text: str, font: QFont, ink: str, y: float) -> float:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        high = _box(text, font, self._room()).height()
        painter.drawText(QRectF(SIDE, y, self._room(), high), _WRAPPED, _breakable(text))
        return y + high + GAP


def _box(text: str, font: QFont, width: float) -> QRectF:
    room = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(font).boundingRect(room, _WRAPPED, _breakable(text))


def _breakable(text: str) -> str:
    return breakable(text, len(text))


def as_image(plate: Plate) -> QImage:
    """A bitmap at three times the screen resolution: of the page, since pens and markers of
    pyqtgraph do not grow with a painter. Problem if it would be too large."""
    size = plate.size * SCALE
    if size.width() * size.height() > MOST:
        raise Problem(_("This is too large for an image. Show fewer rows, or choose PDF or SVG."))
    from PySide6.QtPdf import QPdfDocument

    page = QBuffer()
    page.setData(as_pdf(plate))
    page.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(page)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(plate.theme.panel))  # a page is told in points, and may end before the pixels
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    return image


def as_png(plate: Plate) -> bytes:
    """The bitmap as a file. Problem if it would be too large."""
    buffer = _buffer()
    as_image(plate).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def as_svg(plate: Plate) -> bytes:
    """A drawing of lines, with letters as outlines and the words for whoever searches it."""
    from PySide6.QtSvg import QSvgGenerator

    from ui.kit.outlined import outline

    buffer = _buffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(plate.size)
    generator.setViewBox(QRect(0, 0, plate.size.width(), plate.size.height()))
    generator.setTitle(plate.caption.title)
    generator.setDescription(plate.caption.told)
    letters = outline(generator, plate.draw)
    return letters.put_into(bytes(buffer.data().data()))


def as_pdf(plate: Plate) -> bytes:
    """A page the size of the chart, with its fonts."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setCreator("Parley")
    writer.setTitle(plate.caption.title)
    writer.setResolution(DOTS_AN_INCH)
    size = QSizeF(plate.size) * 72 / DOTS_AN_INCH
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    plate.draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
