"""A flat button in the head of a card: muted words that open a menu or do something."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui.kit import fonts
from ui.kit.fonts import em

T = TypeVar("T")

ARROW = 11
"""Room for the small triangle of a menu, in pixels."""


class FlatButton(QToolButton):
    """Draws itself from the palette, so that a theme takes effect without a style sheet."""

    def __init__(self, words: str, parent: QWidget | None = None, *, menu: bool = False) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setFont(fonts.sans(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if menu:
            self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self.setMenu(QMenu(self))

    def sizeHint(self) -> QSize:
        """The words, the triangle, and a little room for the focus frame."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 10
        return QSize(wide + (em(ARROW) if self.menu() else 0), em(22))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and triangle: muted at rest, in ink when it can be pressed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.isEnabled() and (self.underMouse() or self.hasFocus() or self.isDown())
        role = QPalette.ColorRole.WindowText if lively else QPalette.ColorRole.PlaceholderText
        ink = self.palette().color(role)
        if not self.isEnabled():
            ink.setAlphaF(0.5)
        painter.setPen(ink)
        painter.setFont(self.font())
        box = self.rect().adjusted(5, 0, -5, 0)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        if self.menu():
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(self._triangle())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _triangle(self) -> QPolygonF:
        half, x, y = em(3.5), self.width() - em(9), self.height() / 2 - 1.5
        return QPolygonF([QPointF(x - half, y), QPointF(x + half, y), QPointF(x, y + half)])


def fill_menu(
    button: QToolButton,
    entries: Sequence[tuple[T, str]],
    chosen: T | None,
    choose: Callable[[T], object],
) -> None:
    """Offer entries of which one is selected."""
    menu = button.menu()
    menu.clear()
    group = QActionGroup(menu)
    for value, words in entries:
        action = QAction(menu, checkable=True, checked=value == chosen)
        action.setText(words.replace("&", "&&"))
        action.triggered.connect(lambda _on=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
