"""A headline figure: a large number, its caption, and how it changed."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import gettext as _
from core.text.saying import delta
from core.views.gap_figures import GapFigures
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme

CAPTION = 11.5
GAP = 4
"""Pixels between the caption and the change."""


class Figure(QWidget):
    """A number with a caption and a change; left-aligned by default."""

    def __init__(
        self, px: float = 30, *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._right = right
        self._px = px
        self._value = self._caption = self._change = self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, value: str, caption: str, change: str = "", colour: str = "") -> None:
        """Show a number as text, its caption, and a change in its colour."""
        self._value, self._caption = value, caption
        self._change, self._colour = change, colour
        self.setAccessibleName(f"{caption} {value} {change}".strip())
        self.updateGeometry()
        self.update()

    @property
    def _number(self) -> QFont:
        return fonts.serif(self._px)

    @property
    def _small(self) -> QFont:
        return fonts.sans(CAPTION)

    @property
    def _bold(self) -> QFont:
        return fonts.sans(CAPTION, 600)

    @property
    def _height(self) -> int:
        return em(self._px * 1.06)

    def sizeHint(self) -> QSize:
        """The number above, the caption and the change below, without the number's own line
        spacing, which would leave a gap between the two."""
        small = QFontMetrics(self._small)
        width = max(QFontMetrics(self._number).horizontalAdvance(self._value), self._below())
        return QSize(width + 1, self._height + 1 + small.height())

    def minimumSizeHint(self) -> QSize:
        """A figure is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number, then the line below it."""
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        mute = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(self._number)
        painter.setPen(ink)
        wide = painter.fontMetrics().horizontalAdvance(self._value)
        painter.drawText(QPointF(self._left(wide), em(self._px * 0.88)), self._value)
        base = self._height + 1 + QFontMetrics(self._small).ascent()
        left = self._left(self._below())
        painter.setFont(self._small)
        painter.setPen(mute)
        painter.drawText(QPointF(left, base), self._caption)
        left += painter.fontMetrics().horizontalAdvance(self._caption) + GAP
        painter.setFont(self._bold)
        painter.setPen(QColor(self._colour) if self._colour else mute)
        painter.drawText(QPointF(left, base), self._change)

    def _below(self) -> int:
        caption = QFontMetrics(self._small).horizontalAdvance(self._caption)
        if not self._change:
            return caption
        return caption + GAP + QFontMetrics(self._bold).horizontalAdvance(self._change)

    def _left(self, width: int) -> int:
        return self.width() - width if self._right else 0


def show_gaps(now: GapFigures, stated: Figure, between: Figure, theme: Theme) -> None:
    """Show the two gaps, each with its change."""
    for figure, value, caption, change in (
        (stated, now.stated, _("stated gap"), now.stated_change),
        (between, now.between, _("between ranges"), now.between_change),
    ):
        words = "" if change is None else delta(change)
        figure.show_figure(value, caption, words, theme.tone(change))
