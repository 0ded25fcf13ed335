"""The field for a number: every key is accepted, and what it shows is what is stored."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from core.editing.limits import LARGEST
from core.language import gettext as _
from core.language import noop
from core.model.records import Issue
from core.model.steps import read_place, step_name, step_names
from core.text.numbers import NumberProblem, Writing, grain, read, stepped, written
from ui.kit.keys import CHORDS
from ui.kit.writing import writing_of

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
_INSET = 6
"""Pixels between the frame and the unit."""


class NumberField(QLineEdit):
    """A number, typed as in the user's locale (`core.text.numbers` reads it).

    - `set_scale(low, high, unit)` or `show_issue(issue)` sets what is allowed.
    - `set_value(number)` shows a number, or none for None.
    - `value()` is the number in the field, None if it is empty. Until somebody types, it is exactly
      the number given, however many decimals it has and even off the scale. It raises NumberProblem
      if `validate()` has something to say.
    - `validate()` is a sentence if the text is not a number, is off the scale, or is missing from a
      field that is `needed`; else "". `Frame.unread()` asks all fields of a dialog.
    - `value_or_none()` is `value()` for code that only draws: None while there is a problem.
    - `changed` is emitted after each key and each `set_value`; `entered` after Enter and after a
      step; `left` when the field loses focus, with the problem or "".

    Arrow keys and Page Up and Down step; the wheel never changes the number.
    """

    OFF = noop("{number} is off the scale of {low} to {high}.")
    LIKE = 12.5
    """An example of what can be entered."""

    changed = Signal()
    entered = Signal()
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, needed: bool = False) -> None:
        super().__init__(parent)
        self._needed = needed
        self._low, self._high, self._unit, self._step = -LARGEST, LARGEST, "", 1.0
        self._issue: Issue | None = None
        self._given: float | None = None
        self._shown = ""
        self.setPlaceholderText("" if needed else _("not set"))
        self.textChanged.connect(self._tell)
        self.returnPressed.connect(self.entered)

    # --- what is allowed ---

    def show_issue(self, issue: Issue) -> None:
        """Take over an issue's ends and unit."""
        self._issue = issue
        low, high = sorted((issue.low_end, issue.high_end))
        self.set_scale(low, high, issue.unit)
        if step_names(issue):
            self._step = 1.0

    def set_scale(self, low: float, high: float, unit: str = "") -> None:
        """Set the lowest and highest number allowed, and the unit."""
        self._low, self._high, self._unit = low, high, unit
        self._step = grain(high - low)
        self.setToolTip(
            _("Between {low} and {high}").format(low=self._say(low), high=self._say(high))
        )
        self._make_room()
        self._mark()

    # --- the number ---

    def set_value(self, number: float | None) -> None:
        """Show a number, or none for None."""
        self._given = number
        self._shown = "" if number is None else self._say(number)
        before = self.text()
        self.setText(self._shown)
        self.setCursorPosition(0)
        if before == self._shown:
            self._tell()
        self._mark()

    def offer(self, number: float | None) -> None:
        """Show a number, unless the user typed another."""
        written = self.text() if self.text() != self._shown else None
        self.set_value(number)
        if written is not None:
            self.setText(written)

    def write(self, number: float) -> None:
        """Set a number as if it had been typed."""
        self.setText(self._say(number))

    def value(self) -> float | None:
        """The number; None if there is none. NumberProblem says what is wrong with the text."""
        if self.text() == self._shown and (self._given is not None or not self._needed):
            return self._given
        if not self.text().strip():
            self._refuse_nothing()
            return None
        if self._issue is not None:
            return self._allowed(read_place(self._issue, self.text(), self._writing()))
        return self._allowed(read(self.text(), self._writing(), self._unit, self.LIKE))

    def required_value(self) -> float:
        """The number of a field that is `needed`."""
        number = self.value()
        assert number is not None, "a needed field that is empty has a problem"
        return number

    def value_or_none(self) -> float | None:
        """The number, if it can be read and is on the scale, else None."""
        try:
            return self.value()
        except NumberProblem:
            return None

    def validate(self) -> str:
        """What is wrong with the text, in a sentence; "" if nothing is."""
        try:
            self.value()
        except NumberProblem as problem:
            return str(problem)
        return ""

    def _refuse_nothing(self) -> None:
        if self._needed:
            raise NumberProblem(_("Enter a number."))

    def _allowed(self, number: float) -> float:
        slack = (self._high - self._low) * 1e-9
        if self._low - slack <= number <= self._high + slack:
            return number
        if abs(number) > LARGEST:
            raise NumberProblem(_("A number is too large."))
        shown, low, high = (self._say(each) for each in (number, self._low, self._high))
        raise NumberProblem(_(self.OFF).format(number=shown, low=low, high=high))

    def _writing(self) -> Writing:
        return writing_of(self.locale())

    def _say(self, number: float) -> str:
        named = step_name(self._issue, number) if self._issue is not None else ""
        return named or written(number, self._writing())

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys step; all other keys type."""
        times = _STEPS.get(Qt.Key(event.key())) if not event.modifiers() & CHORDS else None
        if times is None or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self.step(times)

    def step(self, times: int) -> None:
        """Move some steps along the scale, or from empty to its middle; never beyond its ends."""
        if self.validate() and self.text().strip():
            return
        number = self.value_or_none()
        wanted = self._middle() if number is None else stepped(number, self._step, times)
        self.write(min(max(wanted, self._low), self._high))
        self.selectAll()
        self.entered.emit()

    def _middle(self) -> float:
        return (self._low + self._high) / 2

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood, or say what was not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()
            self._say_left()

    def _settle(self) -> None:
        number = self.value_or_none()
        if number is not None and self.text() != self._shown:
            self.write(number)

    def _say_left(self) -> None:
        """Wait while a mouse button is down: a message would move what is about to be clicked."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(50, self, self._say_left)
        else:
            self.left.emit(self.validate())

    def _tell(self) -> None:
        self._mark()
        self.changed.emit()

    # --- how it looks ---

    def _mark(self) -> None:
        """Frame what cannot be stored, visibly and for screen readers, but not a field that is
        merely empty."""
        wrong = bool(self.text().strip() and self.validate())
        if wrong != bool(self.property("wrong")):
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _make_room(self) -> None:
        room = self._unit_width() + _INSET if self._unit else 0
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        self.setTextMargins(0 if right else room, 0, room if right else 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Make room again for letters of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def _unit_width(self) -> int:
        metrics = self.fontMetrics()
        return min(metrics.horizontalAdvance(self._unit) + 2, metrics.averageCharWidth() * 16)

    def minimumSizeHint(self) -> QSize:
        """Room for ten digits beside the unit."""
        hint = super().minimumSizeHint()
        margins = self.textMargins()
        width = self.fontMetrics().horizontalAdvance("0" * 10) + margins.left() + margins.right()
        return QSize(width + 3 * _INSET, hint.height())

    def sizeHint(self) -> QSize:
        """As small as allowed."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit beside the number."""
        super().paintEvent(event)
        if not self._unit:
            return
        from PySide6.QtWidgets import QStyle

        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        width = self._unit_width()
        unit = self.fontMetrics().elidedText(self._unit, Qt.TextElideMode.ElideRight, width)
        inside = self.rect().adjusted(_INSET + 2, 0, -_INSET - 2, 0)
        side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, QStyle.visualAlignment(self.layoutDirection(), side), unit)


class WholeField(NumberField):
    """A whole number."""

    OFF = noop("{number} is not between {low} and {high}.")
    LIKE = 12.0

    def _allowed(self, number: float) -> float:
        number = super()._allowed(number)
        if number != int(number):
            raise NumberProblem(
                _("{number} is not a whole number.").format(number=self._say(number))
            )
        return number

    def count(self) -> int | None:
        """The number, None if there is none."""
        number = self.value()
        return None if number is None else int(number)

    def required_value(self) -> int:
        """The number of a field that is `needed`."""
        return int(super().required_value())

    def _middle(self) -> float:
        return self._low
