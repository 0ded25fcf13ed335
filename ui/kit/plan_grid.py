"""The plan at a glance: one small cell per clause, its status shown by colour and letter."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.model.records import ClauseStatus
from core.views.plan import ClauseCell
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.theme import Theme
from ui.kit.tips import tip

WIDE, TALL, GAP = 38, 34, 5
ELIDED = Qt.TextElideMode.ElideRight


def cell_size() -> QSize:
    """The size of a cell, in pixels."""
    return QSize(em(WIDE), em(TALL))


def fill_of(status: ClauseStatus, theme: Theme) -> str:
    """The background that shows a clause's status."""
    return {
        ClauseStatus.AGREED: theme.settled_fill,
        ClauseStatus.AD_REFERENDUM: theme.narrowing_fill,
        ClauseStatus.BRACKETED: theme.narrowing_fill,
        ClauseStatus.OPEN: theme.open_fill,
        ClauseStatus.UNKNOWN: theme.panel,
    }[status]


class PlanGrid(QWidget):
    """Cells in rows, as many in a row as fit. `pressed` carries a clause's id."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._across = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_clauses(self, clauses: Sequence[ClauseCell], theme: Theme) -> None:
        """Show these clauses."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells = [_Cell(clause, theme, self) for clause in clauses]
        for cell, clause in zip(self._cells, clauses, strict=True):
            cell.clicked.connect(lambda _on=False, key=clause.clause: self.pressed.emit(key))
            cell.show()
        self._arrange(self._fitting(self.width()))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """As many rows as the cells need."""
        rows = -(-len(self._cells) // self._fitting(width))
        return max(rows * (cell_size().height() + GAP) - GAP, 0)

    def sizeHint(self) -> QSize:
        """Eleven cells per row, if there is room."""
        width = 11 * (cell_size().width() + GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """At least four cells per row."""
        return QSize(4 * (cell_size().width() + GAP), cell_size().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        across = self._fitting(self.width())
        if across != self._across:
            self._arrange(across)

    def _fitting(self, width: int) -> int:
        return max((width + GAP) // (cell_size().width() + GAP), 1)

    def _arrange(self, across: int) -> None:
        self._across, size = across, cell_size()
        for number, cell in enumerate(self._cells):
            row, column = divmod(number, across)
            cell.move(column * (size.width() + GAP), row * (size.height() + GAP))


class _Cell(QAbstractButton):
    def __init__(self, clause: ClauseCell, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = fill_of(clause.status, theme)
        self._sign = clause.sign
        self.setText(clause.number)
        self.setAccessibleName(clause.words)
        self.setToolTip(tip(clause.words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.resize(cell_size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Accent if lively else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 1.6 if self.hasFocus() else 1))
        painter.setBrush(QColor(self._fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._write(painter, self.rect().adjusted(5, 2, -4, -3))

    def _write(self, painter: QPainter, box: QRect) -> None:
        painter.setFont(fonts.sans(11))
        number = painter.fontMetrics().elidedText(self.text(), ELIDED, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number)
        painter.setFont(fonts.sans(10))
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, sides, self._sign)
