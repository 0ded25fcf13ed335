"""What all our dialogs share: a heading, a form, a line for problems, and two buttons."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.errors import Problem, RuleBroken
from core.language import gettext as _
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.fonts import em
from ui.kit.keys import pressed, saves
from ui.kit.labels import Muted, ProseLabel
from ui.kit.lines import ElidedLines
from ui.kit.number_field import NumberField
from ui.kit.order import move, ready
from ui.kit.questions import questions_of
from ui.kit.screens import keep_inside
from ui.kit.scroll import Scroll
from ui.kit.theme import Theme
from ui.kit.typed import TextChoice
from ui.kit.unsent import Unsent, altered, filled_in, written
from ui.kit.waits import answer_to, waits_of

BESIDE = 12
"""The minimum distance between a dialog and the edge of the screen, in pixels."""
TITLE_LINES = 3


class Frame(QDialog, Unsent):
    """A dialog that stays open until its task is done. Fill `form` or `body`.

    If it is left in any way other than saving, it asks first if anything was filled in."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        action: str,
        *,
        width: int = 520,
        scrolls: bool = True,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self.setWindowTitle(title)
        self._widen()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.problem = ProseLabel(parent=self)
        self.problem.hide()
        self._unread = ""
        self._pointed: tuple[QWidget, ...] = ()
        """The fields that the next refusal is about."""
        self._at_fault: tuple[QWidget, ...] = ()
        self._needed = 0
        """The height in pixels that the form last needed."""
        self.go = QPushButton(action, self)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.leave = QPushButton(_("Cancel") if action else _("Close"), self)
        self.leave.clicked.connect(self.reject)
        self.go.setVisible(bool(action))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.form = QFormLayout()
        self._scroll: Scroll | None = None
        self.begin: QWidget | None = None
        """The field the dialog was opened for; None for the first one."""
        self._begun: dict[QWidget, object] = {}
        self._lay_out(title, scrolls)

    def _lay_out(self, title: str, scrolls: bool) -> None:
        self.form.setSpacing(9)
        self.form.setHorizontalSpacing(18)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self.form)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self._heading(title))
        if scrolls:
            self._scroll = Scroll(self.body, self)
            column.addWidget(self._scroll, 1)
        else:
            column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addLayout(self.buttons)

    def _heading(self, title: str) -> QWidget:
        """The title, which may have a long name in it, in as many lines as it may take."""
        heading = ElidedLines(title, fonts.serif(20), most=TITLE_LINES, parent=self)
        policy = heading.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        heading.setSizePolicy(policy)
        return heading

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the first field, or in the one the dialog was opened for."""
        super().showEvent(event)
        if event.spontaneous():
            return
        self.addActions(waits_of(self).offered)
        for number in self.findChildren(NumberField):
            number.left.connect(self._say_unread, Qt.ConnectionType.UniqueConnection)
        self.fit()
        field = self.begin or self.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        self.settle()

    def exec(self) -> int:
        """Show the dialog and wait for its answer."""
        return answer_to(self, super().exec)

    def settle(self) -> None:
        """Treat the current contents of the fields as nothing to lose."""
        self._begun = filled_in(self)

    def altered(self) -> bool:
        """Whether leaving now would lose something that was filled in."""
        saves = bool(self.go.text())
        return self.isVisible() and altered(self, self._begun if saves else None)

    def unsent(self) -> str:
        """The dialog's title, if leaving now would lose something."""
        return self.windowTitle() if self.altered() else ""

    def typed(self) -> str:
        """The dialog's title and what was entered in its fields, a line each; "" if nothing was."""
        if not self.altered():
            return ""
        lines = (written(field, self._begun.get(field)) for field in filled_in(self))
        entered = [*filter(None, lines)]
        return "\n".join([self.windowTitle(), *entered]) if entered else ""

    def reject(self) -> None:
        """Leave without saving, unless the user decides to stay: Escape, Cancel and the window's
        close button all come here."""
        if not self.altered() or questions_of(self).may_discard(self):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else saves; Ctrl+Enter always saves."""
        if pressed(self, event):
            return
        if saves(event) and not self.go.isHidden():
            self.go.click()
        else:
            super().keyPressEvent(event)

    def first_field(self) -> QWidget | None:
        """The field with the initial focus; a button only if there is nothing to fill in."""
        return next(iter(ready(self._all())), None)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab follow the visual order, whenever the fields were created or unfolded."""
        return move(ready(self._all()), self.focusWidget(), onward)

    def _all(self) -> QLayout:
        layout = self.layout()
        assert layout is not None, "a dialog is laid out when it is made"
        return layout

    def sizeHint(self) -> QSize:
        """As high as the text needs at the dialog's final width."""
        width = max(super().sizeHint().width(), self.minimumWidth())
        height = self.heightForWidth(width)
        return QSize(width, height) if height > 0 else super().sizeHint()

    def _widen(self) -> None:
        room = self.screen().availableGeometry().width() - 2 * BESIDE
        self.setMinimumWidth(min(em(self._width), room))

    def changeEvent(self, event: QEvent) -> None:
        """Adapt to another text size, once all fields have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._widen()
            QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Take the height that the form needs, but stay on the screen."""
        if self._scroll is not None:
            self._scroll.measure()
        room = self.screen().availableGeometry()
        edges = self.frameGeometry().height() - self.height()
        hint = self.sizeHint()
        self._needed = hint.height()
        self.resize(max(self.width(), hint.width()), min(hint.height(), room.height() - edges))
        if self.isVisible():
            keep_inside(self)

    def ask_for(self, words: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its label, which is also its name for screen readers."""
        label = Muted(words, 13, self)
        label.setBuddy(field)
        field.setAccessibleName(words)
        if hint:
            field.setAccessibleDescription(hint)
            field.setToolTip(hint)
        self.form.addRow(label, field)

    def add_below(self, field: QWidget) -> None:
        """Add something below a field. It gets an empty label: a row without one would be as high
        as its words at their narrowest."""
        self.form.addRow(Muted("", 13, self), field)

    def unread(self) -> str:
        """What is wrong with the first text that cannot be read as what its field is for, in a
        sentence, or "". That field gets the focus."""
        from ui.kit.date_field import DateField  # the calendar, which starting does without

        for field in self.findChildren(QWidget):
            if not isinstance(field, NumberField | DateField | TextChoice):
                continue
            sentence = field.validate() if field.isEnabledTo(self) else ""
            if sentence:
                self.point_at(field)
                return _("{field}: {sentence}").format(
                    field=field.accessibleName(), sentence=sentence
                )
        return ""

    def _say_unread(self, sentence: str) -> None:
        """Say at once what cannot be stored, and remove the message once it can."""
        if sentence or self.problem.text() == self._unread:
            self._unread = breakable(f"⚠ {sentence}") if sentence else ""
            self.problem.setText(self._unread)
            self.problem.setVisible(bool(sentence))

    def refuse(self, problem: Problem | str | None, theme: Theme) -> None:
        """Say why it cannot be done, and stay open; the message remains. The widget with the name
        of the field at fault gets the focus."""
        sentence = str(problem or "")
        field = getattr(self, problem.field, None) if isinstance(problem, RuleBroken) else None
        if isinstance(field, QWidget):
            self.point_at(field)
        self._at_fault, self._pointed = self._pointed, ()
        self.problem.set_colour(theme.red_line)
        self._say(f"⚠ {sentence}" if sentence else "")

    def point_at(self, *fields: QWidget) -> None:
        """Give the first of the fields at fault the keyboard. Once any of them is edited, the
        refusal that is about to be told says nothing true and goes."""
        fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._pointed = fields
        for part in (part for each in fields for part in (each, *each.findChildren(QWidget))):
            if isinstance(part, QLineEdit):
                part.textEdited.connect(self._take_back, Qt.ConnectionType.UniqueConnection)
            elif isinstance(part, QComboBox):
                part.currentTextChanged.connect(self._take_back, Qt.ConnectionType.UniqueConnection)
            elif isinstance(part, QPlainTextEdit):
                part.textChanged.connect(self._take_back, Qt.ConnectionType.UniqueConnection)
            elif isinstance(part, QAbstractItemView):
                part.model().dataChanged.connect(
                    self._take_back_cell, Qt.ConnectionType.UniqueConnection
                )

    def _take_back(self, _text: str = "") -> None:
        edited = self.focusWidget()
        if any(edited is each or each.isAncestorOf(edited) for each in self._at_fault if edited):
            self._at_fault = ()
            self._say("")

    def _take_back_cell(self, _first: QModelIndex, _last: QModelIndex, _roles: list[int]) -> None:
        self._take_back()

    def show_message(self, sentence: str, theme: Theme) -> None:
        """Say what was done, where there is no status line to say it."""
        self.problem.set_colour(theme.mute)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        """Show a sentence below the form."""
        self.problem.setText(breakable(sentence))
        self.problem.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        """Grow for what has come to be shown, such as a sentence's other lines."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """Where more room is needed than before; a form that a person made lower stays so."""
        before, self._needed = self._needed, self.sizeHint().height()
        if before <= self.height() < self._needed:
            self.fit()
