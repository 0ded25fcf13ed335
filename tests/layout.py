"""Layout faults of a window on screen: `faults(window)` lists them in sentences.

Every visible widget is asked to paint itself on a device that records text and its place, so that
hand-painted texts are measured like labels. Scrollable content may extend beyond the visible area
in the direction in which it scrolls.
"""

from collections.abc import Iterator
from itertools import combinations

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

SLACK = 1.5
"""A tolerance in pixels that nobody sees."""
LARGE = 1e4
OVERHANG = 4.0
"""How many pixels an italic letter may reach beyond its place."""
MACHINERY = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractScrollArea, QMenuBar, QCalendarWidget)
"""Qt widgets whose internals are their own business."""
PASSED_OVER = (QSplitterHandle, QSizeGrip, QScrollBar)
WORDLESS = (QWidget, QSplitter, QStackedWidget)
"""Qt widgets that paint no text themselves."""
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)


class Words(msgspec.Struct, frozen=True):
    """A stretch of text as painted, in the widget's pixels: its ink and where it is clipped."""

    text: str
    ink: QRectF
    room: QRectF


def faults(window: QWidget) -> list[str]:
    """Sentences about everything that is cut off, squeezed, overlapping or out of sight."""
    found = off_screen(window)
    for widget in (window, *seen(window)):
        found += [*outside(widget), *squeezed(widget), *overlapping(widget), *illegible(widget)]
        found += needless(widget)
    return found


def seen(window: QWidget) -> Iterator[QWidget]:
    """The widgets shown in a window, scrolled away or not, excluding other windows."""
    for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from seen(child)


def off_screen(window: QWidget) -> list[str]:
    """Whether part of the window lies outside the screen, if there is a real one."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    unreal = QGuiApplication.platformName() == "offscreen"
    if not window.isWindow() or isinstance(window, QMenu) or room.contains(frame) or unreal:
        return []
    return [f"{name(window)} at {_box(frame)} is not inside the screen {_box(room)}"]


def outside(widget: QWidget) -> list[str]:
    """Whether a widget extends beyond a parent that does not scroll."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(widget, PASSED_OVER):
        return []
    if isinstance(parent, MACHINERY) or widget.size().isEmpty():
        return []
    across, down = scrolls(parent)
    box, room = widget.geometry(), parent.rect()
    too_wide = not across and (box.left() < room.left() - 1 or box.right() > room.right() + 1)
    too_high = not down and (box.top() < room.top() - 1 or box.bottom() > room.bottom() + 1)
    if not (too_wide or too_high):
        return []
    return [f"{name(widget)} at {_box(box)} reaches out of {name(parent)} {_box(room)}"]


def scrolls(widget: QWidget) -> tuple[bool, bool]:
    """Whether the contents of a widget can be scrolled horizontally and vertically."""
    area = widget.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or area.viewport() is not widget:
        return False, False
    if isinstance(area, QHeaderView):
        level = area.orientation() == Qt.Orientation.Horizontal
        return level, not level
    return (
        _moves(area.horizontalScrollBar(), area.horizontalScrollBarPolicy()),
        _moves(area.verticalScrollBar(), area.verticalScrollBarPolicy()),
    )


def _moves(bar: QScrollBar, policy: Qt.ScrollBarPolicy) -> bool:
    return bar.maximum() > bar.minimum() and policy != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def needless(widget: QWidget) -> list[str]:
    """Whether a form or page scrolls although all of it fits."""
    if not isinstance(widget, QScrollArea) or not widget.widgetResizable():
        return []
    held, room = widget.widget(), widget.viewport().rect()
    if not held.hasHeightForWidth() or held.height() <= room.height():
        return []
    high = held.heightForWidth(room.width())
    if high > room.height():
        return []
    return [f"{name(widget)} scrolls {held.height()} in {room.height()}; {high} would do"]


def squeezed(widget: QWidget) -> list[str]:
    """Whether a widget is lower than a line of its text."""
    line = widget.fontMetrics().height()
    if not _shows_text(widget) or widget.contentsRect().height() >= line - SLACK:
        return []
    return [f"{name(widget)} is {widget.height()} high; a line of its text needs {line}"]


def _shows_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    views = (*FIELDS, QPlainTextEdit, QTextEdit, QAbstractItemView)
    return isinstance(widget, views) and not isinstance(widget, QHeaderView)


def overlapping(parent: QWidget) -> list[str]:
    """Siblings that overlap; one that floats above a layout may."""
    if isinstance(parent, MACHINERY):
        return []
    children = [
        child
        for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible() and not child.isWindow() and not isinstance(child, PASSED_OVER)
    ]
    return [
        f"{name(one)} at {_box(one.geometry())} and {name(other)} at {_box(other.geometry())}"
        " lie on each other"
        for one, other in combinations(children, 2)
        if _clash(one, other) and _laid_out(one) == _laid_out(other)
    ]


def _clash(one: QWidget, other: QWidget) -> bool:
    common = one.geometry().intersected(other.geometry())
    return common.width() > 1 and common.height() > 1


def _laid_out(widget: QWidget) -> bool:
    """Whether the parent's layout, or one inside it, contains a widget."""
    layout = widget.parentWidget().layout()
    queue = [layout] if layout is not None else []
    while queue:
        here = queue.pop()
        if here.indexOf(widget) >= 0:
            return True
        queue += [each for each in here.children() if isinstance(each, QLayout)]
    return False


def illegible(widget: QWidget) -> list[str]:
    """Text of a widget that is cut off, or written over other text."""
    if widget.size().isEmpty():
        lost = _shows_text(widget) and not isinstance(widget, QAbstractItemView)
        return [f"{name(widget)} has no room at all"] if lost else []
    words = painted(widget)
    return [*_cut(widget, words), *_smudged(widget, words)]


def _cut(widget: QWidget, words: list[Words]) -> Iterator[str]:
    across, down = scrolls(widget)
    edge = QRectF(widget.rect())
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QAbstractSpinBox):
        across, edge = True, edge.adjusted(LARGE, 0, -LARGE, 0)
    for each in words:
        ink, room = each.ink, each.room
        beyond = (
            _beyond(room.left() - ink.left() - OVERHANG, across and room.left() <= edge.left() + 1),
            _beyond(
                ink.right() - room.right() - OVERHANG, across and room.right() >= edge.right() - 1
            ),
            _beyond(room.top() - ink.top(), down and room.top() <= edge.top() + 1),
            _beyond(ink.bottom() - room.bottom(), down and room.bottom() >= edge.bottom() - 1),
        )
        if any(beyond):
            sizes = f"{_box(ink.toRect())} of {_box(room.toRect())}"
            yield f"“{each.text}” is cut off in {name(widget)}: {sizes}"


def _beyond(by: float, scrolled: bool) -> bool:
    return by > SLACK and not scrolled


def _smudged(widget: QWidget, words: list[Words]) -> Iterator[str]:
    for one, other in combinations(words, 2):
        common = (one.ink & one.room).intersected(other.ink & other.room)
        if common.width() > SLACK and common.height() > SLACK and one.text != other.text:
            yield f"“{one.text}” and “{other.text}” are written over each other in {name(widget)}"


def painted(widget: QWidget) -> list[Words]:
    """The text that a widget paints itself, without that of its children."""
    if type(widget) in WORDLESS or isinstance(widget, QMainWindow):
        return []
    device = _Paper(widget)
    QWidget.render(widget, device, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return list(_gathered(device.pen.words))


def _gathered(words: list[Words]) -> Iterator[Words]:
    """Text with the extent of all its strokes: where parts are marked, Qt paints a line once for
    each look, clipped to that look."""
    rooms: dict[tuple[str, float, float], Words] = {}
    for each in words:
        key = (each.text, each.ink.x(), each.ink.y())
        before = rooms.get(key)
        room = each.room | before.room if before else each.room
        rooms[key] = Words(each.text, each.ink, room)
    return (each for each in rooms.values() if each.ink.intersects(each.room))


def name(widget: QWidget) -> str:
    """A widget as a person would find it: its class, its text, and the classes around it."""
    words = widget.accessibleName() or widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        words = widget.text() or words
    around, above = [], widget.parentWidget()
    while above is not None and len(around) < 3:
        around.append(type(above).__name__)
        above = above.parentWidget() if not above.isWindow() else None
    named = f" “{words[:40]}”" if words else ""
    return f"{type(widget).__name__}{named}" + (f" in {' in '.join(around)}" if around else "")


def _box(box: QRect) -> str:
    return f"({box.x()}, {box.y()}, {box.width()}×{box.height()})"


def _ink(item: QTextItem) -> QRectF:
    """Where the ink of a text lies relative to its start; Qt leaves out spaces at either end."""
    metrics, text = QFontMetricsF(item.font()), item.text()
    blanks = text[: len(text) - len(text.lstrip())]
    return metrics.tightBoundingRect(text.strip()).translated(metrics.horizontalAdvance(blanks), 0)


class _Pen(QPaintEngine):
    """Records painted text, and ignores everything else."""

    def __init__(self, room: QRectF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[Words] = []
        self._room = room

    def begin(self, device: QPaintDevice) -> bool:
        """Ready at once."""
        return True

    def end(self) -> bool:
        """Nothing to put away."""
        return True

    def type(self) -> QPaintEngine.Type:
        """One of our own."""
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Do nothing: the painter is asked when text comes."""

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:
        """Record a stretch of text, where its ink lies and where it is clipped."""
        if not item.text().strip() or self.painter().pen().color().alpha() == 0:
            return
        turned = self.painter().combinedTransform()
        ink = _ink(item).translated(place)
        room = self._room
        if self.painter().hasClipping():
            room = room & turned.mapRect(self.painter().clipBoundingRect())
        self.words.append(Words(item.text(), turned.mapRect(ink), room))

    def _nothing(self, *_shapes: object) -> None:
        """Shapes are no words."""

    drawPixmap = drawImage = drawTiledPixmap = drawPath = drawPolygon = _nothing
    drawRects = drawLines = drawEllipse = drawPoints = _nothing


class _Paper(QPaintDevice):
    """As large as a widget, with a pen that records text."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.pen = _Pen(QRectF(widget.rect()))
        self._widget = widget

    def paintEngine(self) -> QPaintEngine:
        """The pen."""
        return self.pen

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """As the widget reports, but with a device pixel ratio of one."""
        named = QPaintDevice.PaintDeviceMetric
        if metric == named.PdmDevicePixelRatio:
            return 1
        if metric == named.PdmDevicePixelRatioScaled:
            return round(QPaintDevice.devicePixelRatioFScale())
        return self._widget.metric(metric)
