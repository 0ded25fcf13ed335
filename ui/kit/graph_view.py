"""A graph: boxes in columns with arrows between, reached by the keyboard as buttons are."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.views.graph import Graph, GraphBox
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.graph_ways import Ways
from ui.kit.keys import ENTER
from ui.kit.lines import ElidedLines
from ui.kit.theme import Theme
from ui.kit.tips import tip

WIDE, ACROSS, BETWEEN, EDGE = 176, 54, 14, 6
"""The width of a box, the room between columns and between rows, and around all, in pixels."""
TALLEST = 440
"""The most pixels of height before the graph scrolls."""
HEAD = 6.0
"""The length of the head of an arrow, in pixels."""


class GraphView(QScrollArea):
    """Shows a graph as it is given. `pressed` carries the key of a box."""

    pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self._shown: object = None

    @property
    def boxes(self) -> Sequence[QAbstractButton]:
        """The boxes, column by column."""
        return tuple(self._canvas.boxes.values())

    def show_graph(self, graph: Graph, theme: Theme) -> None:
        """Show a graph; nothing is redrawn if nothing changed."""
        if (graph, theme, fonts.scale()) == self._shown:
            return
        self._shown = (graph, theme, fonts.scale())
        self._canvas.show_graph(graph, theme)
        for key, box in self._canvas.boxes.items():
            box.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(self._canvas.height() + bar, em(TALLEST)))


class _Canvas(QWidget):
    """The boxes, and behind them the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, _Box] = {}
        self._arrows: list[tuple[QPainterPath, QPolygonF, QColor, bool]] = []

    def show_graph(self, graph: Graph, theme: Theme) -> None:
        for gone in self.boxes.values():
            gone.hide()
            gone.deleteLater()
        layers, told = graph.layers, {box.key: box for box in graph.boxes}
        ordered = [key for layer in layers.layers for key in layer]
        self.boxes = {key: _Box(told[key], theme, self) for key in ordered}
        width = height = 0
        for column, layer in enumerate(layers.layers):
            left, top = em(EDGE) + column * (em(WIDE) + em(ACROSS)), em(EDGE)
            for key in layer:
                box = self.boxes[key]
                box.setGeometry(left, top, em(WIDE), box.height_needed)
                box.show()
                top += box.height_needed + em(BETWEEN)
            width, height = left + em(WIDE) + em(EDGE), max(height, top)
        self.resize(width, height)
        self._draw_arrows(graph, theme)

    def _draw_arrows(self, graph: Graph, theme: Theme) -> None:
        self._arrows = []
        place = graph.layers.place
        columns = [[self.boxes[key].geometry() for key in layer] for layer in graph.layers.layers]
        ways = Ways(columns, em(ACROSS), em(BETWEEN))
        for arrow in graph.arrows:
            start, end = place[arrow.start], place[arrow.end]
            back = end[0] <= start[0]
            path = ways.way(start, end, HEAD)
            tip_at = path.currentPosition()
            point = tip_at + QPointF(-HEAD if back else HEAD, 0)
            wing = QPointF(0, HEAD * 0.6)
            colour = theme.red_line if back else theme.mute
            head = QPolygonF([point, tip_at + wing, tip_at - wing])
            self._arrows.append((path, head, QColor(colour), back))
        self.resize(self.width(), max(self.height(), math.ceil(ways.lowest) + em(EDGE)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path, head, colour, back in self._arrows:
            pen = QPen(colour, 1.4)
            if back:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(head)


class _Box(QAbstractButton):
    """The words of a box in a frame."""

    def __init__(self, told: GraphBox, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = theme.settled_fill if told.strong else theme.field
        self.setAccessibleName(told.spoken)
        self.setToolTip(tip(told.spoken))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(9), em(6), em(9), em(7))
        column.setSpacing(em(2))
        head = ElidedLines(told.title, fonts.sans(12.5, 600), most=3)
        texts = [ElidedLines(each, fonts.sans(11.5), most=3) for each in told.lines]
        for text in (head, *texts):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(text)
        self.height_needed = column.heightForWidth(em(WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Accent if lively else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(self._fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
