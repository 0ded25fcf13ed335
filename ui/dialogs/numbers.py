"""Numbers to fill in: in an issue's unit, and perhaps not set at all."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from core.language import gettext as _
from core.model import Issue
from ui.fonts import em


class Number(QDoubleSpinBox):
    """A number in an issue's unit; the wheel scrolls the page and never changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setKeyboardTracking(True)
        self.setMinimumWidth(em(120))
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


class OptionalNumber(Number):
    """A number that is not set until somebody gives one; an empty box takes it back.

    Qt knows no spin box without a value, so a value below the range stands for none."""

    _low, _unit = 0.0, ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setPlaceholderText(_("not set"))
        self.valueChanged.connect(self._show_unit)

    def setRange(self, low: float, high: float) -> None:
        """The range of what may be given, in the unit."""
        self._low = low
        super().setRange(low - max(high - low, 1.0), high)

    def setSuffix(self, unit: str) -> None:
        """The unit, shown beside a number only."""
        self._unit = unit
        self._show_unit()

    def _show_unit(self) -> None:
        unit = self._unit if self.answer() is not None else ""
        if unit != self.suffix():
            super().setSuffix(unit)

    def answer(self) -> float | None:
        """The number given, if any."""
        value = float(self.value())
        return value if value >= self._low else None

    def give(self, value: float | None) -> None:
        """Take on a number; None for none."""
        self.setValue(self.minimum() if value is None else max(value, self._low))
        self._show_unit()

    def textFromValue(self, value: float) -> str:
        """Nothing where nothing was given."""
        return super().textFromValue(value) if value >= self._low else ""

    def valueFromText(self, text: str) -> float:
        """Nothing written means no number."""
        return float(super().valueFromText(text)) if self._bare(text) else float(self.minimum())

    def _bare(self, text: str) -> str:
        return text.strip().removesuffix(self.suffix().strip()).strip()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """An empty box is an answer; what is below the range is not."""
        if not self._bare(text):
            return QValidator.State.Acceptable, text, place
        found = super().validate(text, place)
        if found[0] == QValidator.State.Acceptable and self.valueFromText(text) < self._low:
            return QValidator.State.Intermediate, text, place
        return found

    def stepBy(self, steps: int) -> None:
        """From nothing, begin in the middle; never below the range."""
        if self.answer() is None:
            self.setValue((self._low + self.maximum()) / 2)
        else:
            self.setValue(max(self._low, self.value() + steps * self.singleStep()))
        self.selectAll()
