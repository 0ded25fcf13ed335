"""The time line above the list of rounds: rounds, deadlines of packs and due actions."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.language import gettext as _
from core.views.timeline import Event, TimeEvent, Timeline
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.theme import Theme
from ui.kit.tips import tip

HEIGHT, EDGE, SIZE, NEAR = 66, 14, 8, 9
"""Its height, the room at either end, the size of a mark, how near a click must be, in pixels."""
LANES = 18
"""Where the events begin, below the names of rounds, in pixels."""


class TimeStrip(QWidget):
    """Left and Right go from event to event, Enter and a click go to the record behind it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Timeline | None = None
        self._theme: Theme | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.sans(11))
        self.hide()

    def show_line(self, line: Timeline | None, theme: Theme) -> None:
        """Show a time line; without one there is none. The first event to come is current."""
        if line is not None and line != self._line:
            coming = (n for n, each in enumerate(line.events) if each.end >= line.today)
            self._at = next(coming, len(line.events) - 1)
        self._line, self._theme = line, theme
        self.setVisible(line is not None)
        self._name()

    @property
    def current(self) -> TimeEvent | None:
        """The event with the cursor."""
        return self._line.events[self._at] if self._line is not None else None

    def _name(self) -> None:
        event = self.current
        words = event.words if event is not None else ""
        self.setAccessibleName(_("Time line: {event}").format(event=words))
        self.update()

    def sizeHint(self) -> QSize:
        """Any width; two lanes and the axis."""
        return QSize(em(300), em(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(em(120), em(HEIGHT))

    # --- places ---

    def _x(self, share: float) -> float:
        room = self.width() - 2 * em(EDGE)
        return em(EDGE) + share * room

    def box(self, event: TimeEvent) -> QRectF:
        """Where an event stands: rounds on the upper lane, what is due on the lower."""
        assert self._line is not None
        left, right = self._x(self._line.share(event.start)), self._x(self._line.share(event.end))
        size, above = em(SIZE), event.event is Event.ROUND
        top = em(20) if above else em(33)
        half = size / 2
        return QRectF(left - half, top, right - left + size, size)

    def event_at(self, place: QPointF) -> TimeEvent | None:
        """The event at a place, or the nearest one close to it."""
        if self._line is None:
            return None
        found = [each for each in self._line.events if self._reach(each).contains(place)]
        return min(found, key=lambda each: _distance(self.box(each), place), default=None)

    def _reach(self, event: TimeEvent) -> QRectF:
        reach = em(NEAR)
        return self.box(event).adjusted(-reach, -reach, reach, reach)

    # --- mouse and keyboard ---

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the event that was clicked."""
        found = self.event_at(event.position())
        if found is not None and self._line is not None:
            self._at = self._line.events.index(found)
            self._name()
            self.chosen.emit(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept the press, so that the release comes here."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From event to event, and to what is behind it."""
        current = self.current
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self._line is not None and step:
            self._at = min(max(self._at + step, 0), len(self._line.events) - 1)
            self._name()
        elif event.key() in (*ENTER, Qt.Key.Key_Space) and current is not None:
            self.chosen.emit(current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.event_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(found.words) if found else "", self)
            return True
        return bool(super().event(event))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis, today, and every event."""
        line, theme = self._line, self._theme
        if line is None or theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self._draw_axis(painter, line)
        taken = -1e9
        for each in line.events:
            self._draw(painter, each, theme)
            if each.short:
                taken = self._draw_name(painter, each, taken)
        if self.hasFocus() and self.current is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.box(self.current).adjusted(-3, -3, 3, 3), 4, 4)

    def _draw_axis(self, painter: QPainter, line: Timeline) -> None:
        mute = self.palette().color(QPalette.ColorRole.PlaceholderText)
        foot = em(48)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(em(EDGE), foot), QPointF(self.width() - em(EDGE), foot))
        taken = -1e9
        for day, words in line.ticks:
            x, wide = self._x(line.share(day)), painter.fontMetrics().horizontalAdvance(words)
            left = min(max(x - wide / 2, 0), self.width() - wide)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + 3))
            if left > taken:
                painter.setPen(mute)
                painter.drawText(QPointF(left, foot + em(14)), words)
                taken = left + wide + em(8)
        if line.start <= line.today <= line.end:
            x = self._x(line.share(line.today))
            painter.setPen(QPen(mute, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, em(LANES)), QPointF(x, foot))

    def _draw(self, painter: QPainter, event: TimeEvent, theme: Theme) -> None:
        box = self.box(event)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        colour = QColor(theme.red_line) if event.late else accent if event.short else ink
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush if event.off else colour)
        if event.event is Event.ROUND:
            painter.drawRoundedRect(box, 3, 3)
            return
        middle = box.center()
        left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
        top, foot = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
        if event.event is Event.DUE:
            painter.drawPolygon(QPolygonF([top, right, foot, left]))
        else:
            painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), foot]))

    def _draw_name(self, painter: QPainter, event: TimeEvent, taken: float) -> float:
        """The short name above a round where there is room; how far the names reach now."""
        wide = painter.fontMetrics().horizontalAdvance(event.short)
        left = min(max(self.box(event).center().x() - wide / 2, 0), self.width() - wide)
        if left <= taken:
            return taken
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QPointF(left, em(15)), event.short)
        return left + wide + em(6)


def _distance(box: QRectF, place: QPointF) -> tuple[bool, float]:
    return not box.contains(place), (box.center() - place).manhattanLength()
