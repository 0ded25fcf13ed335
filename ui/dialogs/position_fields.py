"""The fields of the position form: a place on a scale, a range, a source."""

from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from core.dossier import Dossier
from core.language import gettext as _
from core.model import Issue, Source
from ui import fonts
from ui.widgets.labels import Muted
from ui.widgets.position_map_layout import RADIUS, Frame, anchor_labels
from ui.widgets.position_map_rows import snapped
from ui.widgets.tips import tip

STEPS = 1000
"""How many places a slider has: tenths of a scale point."""


class Number(QDoubleSpinBox):
    """A number in an issue's unit; the wheel scrolls the page and never changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setKeyboardTracking(True)
        self.setMinimumWidth(120)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_issue(self, issue: Issue) -> None:
        """Take on an issue's ends and unit."""
        low, high = sorted((issue.low_end, issue.high_end))
        self.setRange(low, high)
        self.setSingleStep((high - low) / 100)
        self.setSuffix(f" {issue.unit}" if issue.unit else "")
        self.setToolTip(_("Between {low:g} and {high:g}").format(low=low, high=high))

    def textFromValue(self, value: float) -> str:
        """Without zeros that say nothing."""
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class AnchorStrip(QWidget):
    """The anchor labels below a slider, in the same places as on the position map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issue: Issue | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_issue(self, issue: Issue) -> None:
        """Show the anchors of an issue."""
        self._issue = issue
        spoken = "; ".join(f"{anchor.at:g} {anchor.label}" for anchor in issue.anchors)
        self.setAccessibleName(spoken)
        self.setToolTip(
            tip("\n".join(f"{anchor.at:g}  {anchor.label}" for anchor in issue.anchors))
        )
        self.setVisible(bool(issue.anchors))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(300, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the labels."""
        if self._issue is None:
            return
        painter = QPainter(self)
        painter.setFont(fonts.sans(11))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics = QFontMetricsF(fonts.sans(11))
        frame = Frame(RADIUS + 1, self.width() - RADIUS - 1)
        anchors = sorted(self._issue.anchors, key=lambda anchor: anchor.at)
        sides = {-1: Qt.AlignmentFlag.AlignLeft, 0: Qt.AlignmentFlag.AlignHCenter}
        for label in anchor_labels(anchors, frame, metrics.horizontalAdvance):
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class ScaleField(QWidget):
    """A place on an issue's scale: a slider over the anchors, and the number in the unit."""

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issue: Issue | None = None
        self.slider = ScaleSlider(self)
        self.number = Number(self)
        self.anchors = AnchorStrip(self)
        self.points = Muted("", 11.5, self)
        self.slider.setAccessibleName(_("Place on the scale, 0 to 100"))
        self.number.setAccessibleName(_("Value"))
        self.setFocusProxy(self.number)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.number.valueChanged.connect(self._typed)

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
        """Measure on an issue's scale, from a value in its unit or from the middle."""
        self._issue = issue
        with QSignalBlocker(self.number):
            self.number.show_issue(issue)
            self.number.setValue(issue.natural(50.0) if value is None else value)
        self.anchors.show_issue(issue)
        self._typed(self.number.value())

    def value(self) -> float:
        """The place, in the issue's unit."""
        return float(self.number.value())

    def _slid(self, step: int) -> None:
        if self._issue is not None:
            self.number.setValue(snapped(self._issue, step * 100.0 / STEPS))

    def _typed(self, value: float) -> None:
        if self._issue is None:
            return
        at = self._issue.scaled(value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(at * STEPS / 100.0))
        self.points.setText(_("{points:.0f} of 100").format(points=at) if self._issue.unit else "")
        self.changed.emit(value)


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
        self.low, self.high = Number(self), Number(self)
        for number, name in ((self.low, _("From")), (self.high, _("To"))):
            number.setAccessibleName(name)
            number.setMinimumWidth(104)
            number.valueChanged.connect(self._typed)
        self.slider.valueChanged.connect(self._slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.low)
        row.addWidget(self.high)

    def show_issue(self, issue: Issue, low: float, high: float) -> None:
        """Measure on an issue's scale; values in its unit."""
        self._issue = issue
        with QSignalBlocker(self.low), QSignalBlocker(self.high):
            for number, value in ((self.low, low), (self.high, high)):
                number.show_issue(issue)
                number.setValue(value)
        self._typed()

    def values(self) -> tuple[float, float]:
        """The range in the issue's unit, low before high."""
        low, high = sorted((float(self.low.value()), float(self.high.value())))
        return low, high

    def _slid(self, places: tuple[float, float]) -> None:
        if self._issue is None:
            return
        ends = sorted(snapped(self._issue, place) for place in places)
        with QSignalBlocker(self.low), QSignalBlocker(self.high):
            self.low.setValue(ends[0])
            self.high.setValue(ends[1])

    def _typed(self) -> None:
        if self._issue is None:
            return
        places = sorted(self._issue.scaled(value) for value in self.values())
        with QSignalBlocker(self.slider):
            self.slider.setValue((max(places[0], 0.0), min(places[1], 100.0)))

    def wear(self, accent: str, line: str) -> None:
        """Draw the bar between the handles in the theme's colours."""
        palette = self.slider.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(accent))
        palette.setColor(QPalette.ColorRole.Midlight, QColor(line))
        self.slider.setPalette(palette)


class SourceField(QWidget):
    """A source chosen from the dossier's, or a new one by its title, with its grade."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QComboBox(self)
        self.title.setEditable(True)
        self.title.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.addItem("", "")
        for source in dossier.all(Source):
            words = f"{source.number}  {source.title}"
            self.title.addItem(f"{words} ({source.grade})" if source.grade else words, source.id)
        edit = self.title.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(_("Choose a source, or type the title of a new one"))
        self.reliability = _grades(["", *"ABCDEF"], _("Reliability, A to F"))
        self.credibility = _grades(["", *"123456"], _("Credibility, 1 to 6"))
        self.title.setAccessibleName(_("Source"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.reliability)
        row.addWidget(self.credibility)
        self.title.currentTextChanged.connect(self._offer_grade)
        self._offer_grade()

    def _offer_grade(self) -> None:
        """A grade is asked for a new source only; others have theirs."""
        new = bool(self.new_title())
        self.reliability.setVisible(new)
        self.credibility.setVisible(new)

    def choose(self, source: str | None) -> None:
        """Show a source as chosen."""
        self.title.setCurrentIndex(max(self.title.findData(source or ""), 0))

    def chosen(self) -> str | None:
        """The id of the source chosen; None for none or a new one."""
        at = self.title.findText(self.title.currentText())
        return str(self.title.itemData(at)) or None if at >= 0 else None

    def new_title(self) -> str:
        """The title of a source that the dossier does not have yet, or ""."""
        text = self.title.currentText().strip()
        return text if text and self.title.findText(self.title.currentText()) < 0 else ""

    def new_fields(self) -> dict[str, Any]:
        """The fields of the new source."""
        return {
            "reliability": self.reliability.currentText(),
            "credibility": int(self.credibility.currentText() or 0),
        }


def _grades(values: list[str], name: str) -> QComboBox:
    box = QComboBox()
    box.addItems(values)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box
