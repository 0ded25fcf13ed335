"""Pages below and beside each other, drawn as they come into view; the position is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from core.language import gettext as _
from ui.kit.fonts import em

GAP = 14
BESIDE = 700
"""The width in pixels from which two pages are shown side by side."""
NEAREST, FURTHEST = 3.0, 0.3

Draw = Callable[[int, QSize], QImage]
"""Returns the picture of a page, counted from 0, at a size in pixels."""


class PagesView(QAbstractScrollArea):
    """Asks for a page's picture when the page comes into view."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = 0) -> None:
        """Where there is a `widest`, in pixels at 100 %, pages stand below each other alone."""
        super().__init__(parent)
        self._widest = widest
        self.setAccessibleName(_("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Dark)
        self.viewport().setAutoFillBackground(True)
        self.zoom = 1.0
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._draw: Draw | None = None
        self._boxes: list[QRect] = []
        self._pictures: dict[tuple[int, int], QImage] = {}

    def show_pages(self, sizes: Sequence[tuple[float, float]], draw: Draw) -> None:
        """Show different pages, with their sizes in points, at the current position."""
        self._sizes, self._draw = tuple(sizes), draw
        self._pictures.clear()
        self._arrange()

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page_in_view(self) -> int:
        """The first page in view, counted from 0; 0 if there is none."""
        top = self.verticalScrollBar().value()
        return next((n for n, box in enumerate(self._boxes) if box.bottom() > top), 0)

    def go_to_page(self, page: int) -> None:
        """Scroll a page, counted from 0, to the top."""
        if 0 <= page < len(self._boxes):
            self.verticalScrollBar().setValue(self._boxes[page].top() - GAP)

    def magnify(self, by: float) -> None:
        """Zoom in or out."""
        self.zoom = min(max(self.zoom * by, FURTHEST), NEAREST)
        self._pictures.clear()
        self._arrange()

    def _arrange(self) -> None:
        """Arrange the pages in rows; the position stays, as a fraction of the whole if the pages up
        to it are arranged otherwise than before."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        keep, before = bar.value(), self._boxes[: self.page_in_view() + 1]
        self._boxes = self._placed()
        tall = max((box.bottom() for box in self._boxes), default=0) + GAP
        wide = max((box.right() for box in self._boxes), default=0) + GAP
        view = self.viewport().size()
        bar.setRange(0, max(0, tall - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(40)
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, wide - view.width()))
        across.setPageStep(view.width())
        same = before == self._boxes[: len(before)]
        bar.setValue(keep if same or not share else round(share * bar.maximum()))
        self.viewport().update()

    def _placed(self) -> list[QRect]:
        view = self.viewport().width()
        columns = 2 if view >= em(BESIDE) and len(self._sizes) > 1 and not self._widest else 1
        room = (view - GAP * (columns + 1)) / columns
        room = (min(room, em(self._widest)) if self._widest else room) * self.zoom
        margin = max(GAP, (view - room) / 2) if self._widest else GAP
        boxes: list[QRect] = []
        top = GAP
        for start in range(0, len(self._sizes), columns):
            row = self._sizes[start : start + columns]
            x, tallest = margin, 0
            for width, height in row:
                high = round(height * room / width)
                boxes.append(QRect(round(x), top, round(room), high))
                x, tallest = x + round(room) + GAP, max(tallest, high)
            top += tallest + GAP
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        for page, box in enumerate(self._boxes):
            seen = box.translated(*shift)
            if seen.intersects(self.viewport().rect()):
                painter.fillRect(seen, Qt.GlobalColor.white)
                painter.drawImage(QRectF(seen), self.picture(page, box.size()))
                self.paint_over(painter, page, seen)

    def paint_over(self, painter: QPainter, page: int, box: QRect) -> None:
        """Draw what lies on a page, which fills a box of the viewport."""

    def box_of(self, page: int) -> QRect:
        """The box that a page fills in the viewport."""
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._boxes[page].translated(-x, -y)

    def size_of(self, page: int) -> tuple[float, float]:
        """The size of a page in points."""
        return self._sizes[page]

    def page_at(self, y: float) -> int:
        """The page at a height in the viewport, or the nearest one above."""
        at = y + self.verticalScrollBar().value()
        above = [n for n, box in enumerate(self._boxes) if box.top() <= at]
        return above[-1] if above else 0

    def picture(self, page: int, size: QSize) -> QImage:
        """The picture of a page at a size; a null one as long as there is none."""
        dots = self.devicePixelRatioF()
        key = (page, round(size.width() * dots))
        if key not in self._pictures and self._draw is not None:
            if len(self._pictures) > 24:
                self._pictures.clear()
            self._pictures[key] = self._draw(page, size * dots)
        return self._pictures.get(key, QImage())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the pages; a change of theme takes away width and gives it back, and finds the
        pictures still there."""
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Repaint: pages that come into view are then requested."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)
