"""The card: a panel with a thin border for one subject."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import fonts
from ui.kit.keys import ENTER
from ui.kit.labels import Text
from ui.kit.layouts import high_enough, measure_again
from ui.kit.lines import ElidedLines

RADIUS = 8.0


class Card(QWidget):
    """A framed panel with an optional title and note; its contents go into `body`."""

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        stripe: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stripe = stripe
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(17, 14, 17, 14)
        self.body.setSpacing(8)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self._title: Text | None = None
        self._note: ElidedLines | None = None
        self._drawn: tuple[object, ...] | None = None
        if title:
            self._add_header(title, note)

    def _add_header(self, title: str, note: str) -> None:
        self._title = Text(title, fonts.sans(12, 600), self)
        self._note = ElidedLines(note, fonts.sans(12), most=4, muted=True, parent=self)
        self.header.addWidget(self._title)
        self.header.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self.header)

    def differs(self, *shown: object) -> bool:
        """Whether the card is to be drawn anew: what it is to show, or the size of all text, is
        another than it was when this was asked last."""
        last, self._drawn = self._drawn, (*shown, fonts.scale())
        return last != self._drawn

    def set_title(self, title: str) -> None:
        """Change the title; the card must have been made with one."""
        assert self._title is not None
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        """Change the note beside the title; the card must have been made with a title."""
        assert self._note is not None
        self._note.setText(note)

    def set_stripe(self, colour: str) -> None:
        """Draw a stripe of a colour along the top; none for an empty string."""
        self._stripe = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel, its border, and the stripe."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(outline, self.palette().color(QPalette.ColorRole.Base))
        if self._stripe:
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(QRectF(0, 0, self.width(), 3.5), QColor(self._stripe))
            painter.restore()
        painter.setPen(self._border())
        painter.drawPath(outline)

    def _border(self) -> QPen:
        return QPen(self.palette().color(QPalette.ColorRole.Mid), 1.0)


class PartCard(Card):
    """A card in a splitter, which asks no part for the height that it needs at its width."""

    def minimumSizeHint(self) -> QSize:
        """As many lines of what wraps as the width requires."""
        return high_enough(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What wraps may need another line."""
        super().resizeEvent(event)
        measure_again(self, event)


class PressCard(Card):
    """A card that opens something: by mouse, Enter or Space."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press the card."""
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click inside presses the card."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept the press, so that the release comes here."""
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the card can be pressed."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Return to the normal look."""
        self.update()

    def _border(self) -> QPen:
        lively = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Accent if lively else QPalette.ColorRole.Mid
        return QPen(self.palette().color(role), 1.6 if self.hasFocus() else 1.0)
