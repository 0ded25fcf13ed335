"""The fields of the position form: a place on a scale, a range."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.model.naming import natural_at
from core.model.records import Issue
from core.model.scale_ends import labelled
from core.model.snapping import snapped
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.labels import Muted
from ui.kit.number_field import NumberField
from ui.kit.tips import tip
from ui.positions.scale_layout import RADIUS, Label, ScaleExtent, anchor_labels

STEPS = 1000
"""How many places a slider has: tenths of a scale point."""


class AnchorStrip(QWidget):
    """The anchor labels below a slider, in the same places as on the position map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issue: Issue | None = None
        self._labels: tuple[Label, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_issue(self, issue: Issue) -> None:
        """Show the anchors of an issue."""
        self._issue = issue
        said = [f"{natural_at(issue, a.at)}: {a.label}" for a in issue.anchors]
        self.setAccessibleName("; ".join(said))
        self.setToolTip(tip("\n".join(said)))
        self._labels = self._laid_out(self.width())
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the labels again."""
        super().resizeEvent(event)
        self._labels = self._laid_out(self.width())

    def _laid_out(self, width: int) -> tuple[Label, ...]:
        if self._issue is None:
            return ()
        frame = ScaleExtent(RADIUS + 1, width / fonts.scale() - RADIUS - 1)
        with fonts.plain():
            measure = QFontMetricsF(fonts.sans(11)).horizontalAdvance
            return anchor_labels(labelled(self._issue), frame, measure)

    def heightForWidth(self, width: int) -> int:
        """As many lines as the labels need, and at least two."""
        lines = max((label.line + 1 for label in self._laid_out(width)), default=0)
        return em(15 * max(lines, 2))

    def sizeHint(self) -> QSize:
        """Wide, and as high as the labels are then: not as they are now, since a form asks before
        it has a width."""
        return QSize(em(300), self.heightForWidth(em(300)))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(em(60), em(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the labels."""
        painter = QPainter(self)
        with fonts.magnified(painter):
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setFont(fonts.sans(11))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics = QFontMetricsF(fonts.sans(11))
        sides = {-1: Qt.AlignmentFlag.AlignLeft, 0: Qt.AlignmentFlag.AlignHCenter}
        for label in self._labels:
            box = QRectF(label.left, label.line * 15.0, label.width, 15)
            side = sides.get(label.align, Qt.AlignmentFlag.AlignRight)
            words = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, label.width)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), words)


class ScaleSlider(QSlider):
    """A slider along an issue's scale; the wheel scrolls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 20)
        self.known = True

    def show_known(self, known: bool) -> None:
        """Show whether the handle represents a value, or is hollow and only marks the middle."""
        self.known = known
        self.setAccessibleDescription("" if known else _("not set"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as Qt does; without a value, a groove and a hollow handle."""
        if self.known:
            super().paintEvent(event)
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        middle = self.style().subControlRect(slider, option, handle, self).center()
        option.subControls = QStyle.SubControl.SC_SliderGroove
        option.sliderPosition = 0
        painter = QPainter(self)
        self.style().drawComplexControl(slider, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = (
            QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(QPen(self.palette().color(role), 1.5))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawEllipse(QPointF(middle), 6.5, 6.5)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class ScaleField(QWidget):
    """A place on an issue's scale: a slider over the anchors, and the number in the unit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issue: Issue | None = None
        self.slider = ScaleSlider(self)
        self.number = NumberField(self)
        self.anchors = AnchorStrip(self)
        self.points = Muted("", 11.5, self)
        self.slider.setAccessibleName(_("Place on the scale, 0 to 100"))
        self.number.setAccessibleName(_("Value"))
        self.setFocusProxy(self.number)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self._let_go)
        self.number.changed.connect(self._typed)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.slider)
        left.addWidget(self.anchors)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.number)
        right.addWidget(self.points)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addLayout(right)

    def show_issue(self, issue: Issue, value: float | None) -> None:
        """Use an issue's scale; without a value (in its unit) nothing is set yet."""
        self._issue = issue
        with QSignalBlocker(self.number):
            self.number.show_issue(issue)
            self.number.offer(value)
        self.anchors.show_issue(issue)
        self._typed()

    def value(self) -> float | None:
        """The place, in the issue's unit; None if none was given. NumberProblem if the text is not
        a number."""
        return self.number.value()

    def _slid(self, step: int) -> None:
        if self._issue is not None:
            self.number.write(snapped(self._issue, step * 100.0 / STEPS))

    def _let_go(self) -> None:
        """A click on the hollow handle takes the middle; one on a set handle changes nothing."""
        if not self.slider.known:
            self._slid(self.slider.value())

    def _typed(self) -> None:
        if self._issue is None:
            return
        value = self.number.value_or_none()
        at = self._issue.scaled(value) if value is not None else 50.0
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(at * STEPS / 100.0))
        self.slider.show_known(value is not None)
        told = self._issue.unit and value is not None
        self.points.setText(_("{points:.0f} of 100").format(points=at) if told else "")
        self.changed.emit()


class RangeField(QWidget):
    """An acceptable range: two handles on one slider, and the two numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        import superqt

        super().__init__(parent)
        self._issue: Issue | None = None
        self.slider: Any = superqt.QDoubleRangeSlider(  # type: ignore[no-untyped-call]
            Qt.Orientation.Horizontal, self
        )
        self.slider.setRange(0.0, 100.0)
        self.slider.setAccessibleName(_("Acceptable range, 0 to 100"))
        self.low, self.high = NumberField(self), NumberField(self)
        for number, name in ((self.low, _("From")), (self.high, _("To"))):
            number.setAccessibleName(name)
            number.changed.connect(self._typed)
        self.slider.valueChanged.connect(self._slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.low)
        row.addWidget(self.high)

    def show_issue(self, issue: Issue, ends: tuple[float, float] | None) -> None:
        """Use an issue's scale; the ends are in its unit, if there is a range."""
        self._issue = issue
        for number, value in zip((self.low, self.high), ends or (None, None), strict=True):
            with QSignalBlocker(number):
                number.show_issue(issue)
                number.offer(value)
        self._typed()

    def values(self) -> tuple[float, float] | None:
        """The range in the issue's unit, low before high; None unless both ends are given.
        NumberProblem if the text is not a number."""
        return _in_order(self.low.value(), self.high.value())

    def validate(self) -> str:
        """What is wrong with the ends, in a sentence; "" if nothing is."""
        given = [number for number in (self.low, self.high) if number.text().strip()]
        return _("Enter both ends of the acceptable range, or neither.") if len(given) == 1 else ""

    @property
    def ends(self) -> tuple[NumberField, NumberField]:
        """The fields of both ends, an empty one first."""
        empty = self.low.text().strip() and not self.high.text().strip()
        return (self.high, self.low) if empty else (self.low, self.high)

    def _slid(self, places: tuple[float, float]) -> None:
        if self._issue is None:
            return
        shown = self._places()
        if self._issue.low_end > self._issue.high_end:
            places, shown = places[::-1], shown[::-1]
        new = self._seen() is None
        for number, place, was in zip((self.low, self.high), places, shown, strict=True):
            if new or abs(place - was) > 1e-6:
                with QSignalBlocker(number):
                    number.write(snapped(self._issue, place))
        self._show_known()

    def _typed(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._places())
        self._show_known()

    def _show_known(self) -> None:
        """Draw no bar between the handles as long as there is no range."""
        self.slider.setBarVisible(self._seen() is not None)
        self.slider.update()

    def _seen(self) -> tuple[float, float] | None:
        return _in_order(self.low.value_or_none(), self.high.value_or_none())

    def _places(self) -> tuple[float, float]:
        """The handle positions for the two numbers, in scale points."""
        values = self._seen()
        if self._issue is None or values is None:
            return 0.0, 100.0
        first, last = sorted(self._issue.scaled(value) for value in values)
        return max(first, 0.0), min(last, 100.0)

    def set_colours(self, accent: str, line: str) -> None:
        """Draw the bar between the handles in the theme's colours."""
        palette = self.slider.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(accent))
        palette.setColor(QPalette.ColorRole.Midlight, QColor(line))
        self.slider.setPalette(palette)


def _in_order(low: float | None, high: float | None) -> tuple[float, float] | None:
    return None if low is None or high is None else (min(low, high), max(low, high))
