"""One row of the position map: it draws an issue, and reports mouse and keyboard gestures."""

import math

import msgspec
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.language import gettext as _
from core.model.snapping import nudge, snapped
from core.views.position_map import IssueRow, PartyMark, place, place_in_full
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.theme import Theme
from ui.kit.tips import tip
from ui.point.map_paint import (
    Focus,
    Picture,
    handle_spot,
    overlap_box,
    paint_row,
    tag_box,
)
from ui.positions.scale_layout import LINE, RADIUS

VALUE, LOW, HIGH = "value", "low", "high"
HANDLES = (LOW, VALUE, HIGH)


class Placing(msgspec.Struct, frozen=True):
    """A requested placement: this handle of this party at that place, in the issue's unit."""

    issue: str
    party: str
    position: str | None
    handle: str
    value: float


class PositionRow(QWidget):
    """An issue's scale with its markers. It keeps what it draws and the current gesture, no
    data."""

    moved = Signal(Placing)
    """A Placing while the mouse drags; nothing is decided yet."""
    placed = Signal(Placing)
    """A Placing when the mouse lets go."""
    nudged = Signal(Placing)
    """A Placing by the arrow keys."""
    abandoned = Signal()
    """Escape during a drag: back to how it was."""
    opened = Signal(str, str)
    """Issue and party (or "") whose form is requested."""
    chosen = Signal(str, str)
    """Issue and party that were selected."""
    removal = Signal(str)
    """The id of a position to remove."""
    menu_wanted = Signal(str, str, QPoint)
    """Issue, party (or ""), and where on screen a menu is wanted."""

    def __init__(self, row: IssueRow, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.theme = row, theme
        self.editable = True
        self._picture = self._laid_out()
        self._party = ""
        self._handle = VALUE
        self._grip: float | None = None
        self._pressed_at = 0.0
        self._held: tuple[float, float] | None = None
        """The range of what is being dragged, as it was before, in scale points."""
        self.balloon = ""
        """The text beside what is being dragged."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def show_row(self, row: IssueRow, theme: Theme) -> None:
        """Draw another state of the row; a drag continues."""
        if row == self.row and theme == self.theme:
            return
        self.row, self.theme = row, theme
        self._lay_out()
        self._describe()

    def _lay_out(self) -> None:
        self._picture = self._laid_out()
        if self.height() != em(self._picture.height):
            self.updateGeometry()
        self.update()

    def _laid_out(self) -> Picture:
        """The row at sizes for 100 %; painting scales it to the text size."""
        width = self.width() / fonts.scale()
        with fonts.plain():
            return Picture.of(self.row, width)

    def sizeHint(self) -> QSize:
        """As tall as the anchor labels need."""
        return QSize(em(600), em(self._picture.height))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; low is not."""
        return QSize(em(320), em(self._picture.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row and the current gesture."""
        self.paint_on(
            QPainter(self), Focus(self._party, self._handle, self.balloon, self.hasFocus())
        )

    def paint_on(self, painter: QPainter, focus: Focus) -> None:
        """Draw the row on any device."""
        with fonts.magnified(painter):
            paint_row(painter, self._picture, self.theme, focus)

    # --- where things are ---

    def spot(self, party: str, handle: str = VALUE) -> QPoint:
        """Where a handle is, in pixels of this widget."""
        return self._spot(party, handle).toPoint()

    def _spot(self, party: str, handle: str) -> QPointF:
        return handle_spot(self._picture, self.mark(party), handle) * fonts.scale()

    def x_of(self, points: float) -> int:
        """The x of a place in scale points, in pixels of this widget."""
        return em(self._picture.frame.x(points))

    def mark(self, party: str) -> PartyMark:
        """The mark of a party in this row."""
        return next(mark for mark in self.row.marks if mark.party == party)

    def hit(self, spot: QPointF) -> tuple[str, str]:
        """The party and handle at a point, in pixels of this widget; empty if there is none.
        Markers take precedence."""
        return self._hit(spot / fonts.scale())

    def _hit(self, spot: QPointF) -> tuple[str, str]:
        best, reach = ("", ""), math.inf
        for mark in self.row.marks:
            box = tag_box(self._picture.centre(mark), self._picture.halves[mark.party])
            away = (box.center() - spot).manhattanLength()
            nearer = away < reach + (0.01 if mark.party == self._party else 0.0)
            if nearer and box.adjusted(-3, -3, 3, 3).contains(spot):
                best, reach = (mark.party, VALUE), away
        return best if best[0] else self._end_under(spot)

    def _end_under(self, spot: QPointF) -> tuple[str, str]:
        ends = [
            (abs(self._picture.frame.x(end) - spot.x()), mark.party, handle)
            for mark in self.row.marks
            if not mark.held and abs(spot.y() - self._picture.centre(mark).y()) <= 10
            for handle, end in ((LOW, mark.low), (HIGH, mark.high))
            if end is not None
        ]
        away, party, handle = min(ends, default=(99.0, "", ""))
        return (party, handle) if away <= 6.0 else ("", "")

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a marker or an end of a range."""
        party, handle = self.hit(event.position())
        self._take(party, handle or VALUE)
        if event.button() == Qt.MouseButton.LeftButton and party:
            grip = self._spot(party, handle).x()
            self._pressed_at = event.position().x()
            self._grip = event.position().x() - grip if self.editable else None
            self._held = None if self.mark(party).held else _range_of(self.mark(party))
            self.chosen.emit(self.row.issue.id, party)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what can be grabbed."""
        if self._grip is None:
            self._show_cursor(event.position())
        elif self.balloon or abs(event.position().x() - self._pressed_at) >= 3:
            placing = self._placing(event.position().x() - self._grip)
            self.balloon = self._words(placing)
            self.moved.emit(placing)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release: one drag is one step."""
        grip, dragged = self._grip, bool(self.balloon)
        self._let_go()
        if grip is not None and dragged:
            self.placed.emit(self._placing(event.position().x() - grip))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the form of the party, or of the issue if there is no marker."""
        self._let_go()
        self.opened.emit(self.row.issue.id, self.hit(event.position())[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu of the marker under the mouse, or of the focused one."""
        party = self.hit(QPointF(event.pos()))[0]
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            party = self._party
        self.menu_wanted.emit(self.row.issue.id, party, event.globalPos())

    def _show_cursor(self, spot: QPointF) -> None:
        party, handle = self.hit(spot)
        shape = Qt.CursorShape.ArrowCursor
        if party and self.editable:
            grab = Qt.CursorShape.OpenHandCursor
            shape = grab if handle == VALUE else Qt.CursorShape.SizeHorCursor
        self.setCursor(shape)

    def _let_go(self) -> None:
        self._grip, self.balloon = None, ""
        self.update()

    def _placing(self, x: float) -> Placing:
        mark = self.mark(self._party)
        wanted = self._within(mark, self._picture.frame.value(x / fonts.scale()))
        value = snapped(self.row.issue, wanted)
        return Placing(self.row.issue.id, mark.party, mark.own, self._handle, value)

    def _within(self, mark: PartyMark, wanted: float) -> float:
        """Keep a range's end on its side of the stated value, or of the other end."""
        if self._handle == LOW:
            return min(wanted, _first(mark.value, mark.high, 100.0))
        if self._handle == HIGH:
            return max(wanted, _first(mark.value, mark.low, 0.0))
        return wanted

    def _words(self, placing: Placing) -> str:
        said = place_in_full(self.row.issue, placing.value)
        at = self.row.issue.scaled(placing.value)
        if placing.handle != VALUE or self._held is None or self._held[0] <= at <= self._held[1]:
            return said
        return _("{place} · widens the range").format(place=said)

    # --- keyboard ---

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus the first marker, or the last when coming from behind."""
        by_tab = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_tab or (not self._party and event.reason() != Qt.FocusReason.MouseFocusReason):
            back = event.reason() == Qt.FocusReason.BacktabFocusReason
            self._take(self.row.marks[-1 if back else 0].party if self.row.marks else "", VALUE)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the ring."""
        super().focusOutEvent(event)
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from marker to marker, then to the next row."""
        parties = [mark.party for mark in self.row.marks]
        if self._party in parties:
            following = parties.index(self._party) + (1 if forward else -1)
            if 0 <= following < len(parties):
                self._take(parties[following], VALUE)
                self.chosen.emit(self.row.issue.id, self._party)
                return True
        return bool(super().focusNextPrevChild(forward))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focused handle, Up and Down choose the end; Enter opens the form."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._grip is not None:
            self._let_go()
            self.abandoned.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._party:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(1 if key == Qt.Key.Key_Right else -1, 5.0 if far else 1.0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._party:
            self._turn(1 if key == Qt.Key.Key_Up else -1)
        elif key in ENTER:
            self.opened.emit(self.row.issue.id, self._party)
        elif key == Qt.Key.Key_Delete and self._party and self.mark(self._party).own:
            self.removal.emit(self.mark(self._party).own)
        else:
            super().keyPressEvent(event)

    def _nudge(self, direction: int, step: float) -> None:
        mark = self.mark(self._party)
        at = {LOW: mark.low, VALUE: mark.value, HIGH: mark.high}[self._handle]
        start = _first(at, mark.value, 50.0)
        issue = self.row.issue
        wanted = self._within(mark, nudge(issue, start, direction, step))
        value = snapped(issue, wanted)
        self.nudged.emit(Placing(issue.id, mark.party, mark.own, self._handle, value))

    def _turn(self, step: int) -> None:
        following = HANDLES.index(self._handle) + step
        if 0 <= following < len(HANDLES) and self.mark(self._party).has_ends:
            self._take(self._party, HANDLES[following])

    def _take(self, party: str, handle: str) -> None:
        self._party, self._handle = party, handle
        self._describe()
        self.update()

    # --- words ---

    def event(self, event: QEvent) -> bool:
        """Show the tool tip of the marker, overlap, label or name under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.tip_at(QPointF(event.pos()))), self)
            return True
        return bool(super().event(event))

    def tip_at(self, spot: QPointF) -> str:
        """The tool tip at a point; empty if there is none."""
        party = self.hit(spot)[0]
        if party:
            return self.mark(party).tip
        spot, frame = spot / fonts.scale(), self._picture.frame
        if spot.x() < frame.left - RADIUS:
            told = (self.row.issue.name, self.row.issue.question, *self._left_out())
            return "\n".join(part for part in told if part)
        if spot.y() > self._picture.foot:
            return self._label_at(spot)
        boxes = ((overlap_box(self._picture, each), each.tip) for each in self.row.overlaps)
        return next((words for box, words in boxes if box.contains(spot)), "")

    def _left_out(self) -> tuple[str, ...]:
        names = ", ".join(self.row.left_out)
        return (_("Not placed: {parties}").format(parties=names),) if names else ()

    def _label_at(self, spot: QPointF) -> str:
        line = int((spot.y() - self._picture.foot) / LINE)
        for label in self._picture.labels:
            if label.line == line and label.left <= spot.x() <= label.left + label.width:
                return label.text
        return ""

    def _describe(self) -> None:
        """Describe the row and the focused marker to screen readers."""
        name = self.row.issue.name
        mark = next((mark for mark in self.row.marks if mark.party == self._party), None)
        if mark is not None:
            name = _("{party} on {issue}, {handle}: {place}").format(
                party=mark.name,
                issue=name,
                handle=_handle_name(self._handle),
                place=place(self.row.issue, self._placed_at(mark)),
            )
        changed = name != self.accessibleName()
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{self.row.note}. {self.row.summary}")
        if changed and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    def _placed_at(self, mark: PartyMark) -> float | None:
        return {LOW: mark.low, VALUE: mark.value, HIGH: mark.high}[self._handle]


def _handle_name(handle: str) -> str:
    names = {VALUE: _("stated"), LOW: _("low end of range"), HIGH: _("high end of range")}
    return names[handle]


def _range_of(mark: PartyMark) -> tuple[float, float] | None:
    """The assessed range, in scale points."""
    if not mark.assessed or mark.low is None or mark.high is None:
        return None
    return mark.low, mark.high


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
