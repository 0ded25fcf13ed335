"""The line along the bottom: the last message, the file, what undo would undo, the marking."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.language import gettext as _
from ui.kit import fonts
from ui.kit.bars import Band
from ui.kit.elided_button import ElidedButton
from ui.kit.fonts import em
from ui.kit.labels import Elided
from ui.kit.lines import ElidedLines
from ui.kit.next_input import NextInput
from ui.kit.theme import Theme
from ui.kit.tips import tip

HEIGHT = 26
PX = 11.5
SHARE = 1 / 3
"""The most of the width that what undo would undo takes."""
LINES = 4
"""The most lines that a message gets."""


class StatusLine(Band):
    """One line, or as many as the message needs; a problem stands out by symbol and colour and is
    announced to screen readers."""

    undo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase, Qt.Edge.TopEdge, parent)
        self._problem = False
        self._until: NextInput | None = None
        self._said = ElidedLines(font=fonts.sans(PX), most=LINES, muted=True, parent=self)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setAccessibleName(_("Status"))
        self._file = Elided(font=fonts.sans(PX), parent=self)
        self._file.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        preferred = QSizePolicy.Policy.Preferred
        self._file.setSizePolicy(preferred, preferred)
        self._undo = ElidedButton(self)
        self._undo.setSizePolicy(preferred, QSizePolicy.Policy.Fixed)
        self._undo.setProperty("quiet", True)
        self._undo.setFont(fonts.sans(PX))
        self._undo.clicked.connect(self.undo_pressed)
        self._notice = Elided(font=fonts.sans(PX), parent=self)
        self._notice.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._notice.setSizePolicy(preferred, preferred)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.show_undo("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the message for its new width."""
        super().resizeEvent(event)
        self._undo.setMaximumWidth(round(SHARE * self.width()))
        self._fit()

    def _fit(self) -> None:
        """Take the height that the message needs in the room that the others leave."""
        row = self.layout()
        assert row is not None
        row.activate()
        line = self._said.fontMetrics().height()
        height = self._said.heightForWidth(self._said.width())
        self._said.setFixedHeight(height)
        self.setFixedHeight(em(HEIGHT) + max(0, height - line))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 0)
        row.setSpacing(18)
        row.addWidget(self._file)
        row.addWidget(self._undo)
        row.addWidget(self._said, 1)
        row.addWidget(self._notice)

    @property
    def sentence(self) -> str:
        """What the line says now."""
        return self._said.text()

    def say(self, sentence: str, *, problem: bool, theme: Theme) -> None:
        """Show a sentence; a problem gets a symbol, a colour and an announcement, and goes with
        the next press of a key or a button of the mouse unless it is kept."""
        self._problem = problem
        self._said.setText(_as_problem(sentence) if problem else sentence)
        self._fit()
        self.apply_theme(theme)
        self.keep()
        if problem:
            self._until = NextInput(self, partial(self.withdraw, sentence))
            self._announce()

    def keep(self) -> None:
        """Have what is said stay until something else is."""
        if self._until is not None:
            self._until.stop()
            self._until = None

    def apply_theme(self, theme: Theme) -> None:
        """Show what was said last in the colours of a theme."""
        self._said.set_colour(theme.red_line if self._problem else "")
        self.set_fill(theme.warning_fill if self._problem else "")

    def withdraw(self, problem: str) -> None:
        """Take back what was said of a problem that is gone; anything said since stays."""
        if self.sentence == _as_problem(problem):
            self.keep()
            self._problem = False
            self._said.setText("")
            self._fit()
            self.set_fill("")

    def _announce(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))

    def show_more(self, words: str) -> None:
        """Show words as a tool tip of the message."""
        self._said.show_tip(words)

    def show_file(self, words: str, whole: str) -> None:
        """Show what is open and its save state."""
        self._file.setText(words)
        self._file.set_more(whole)
        self._fit()

    def show_undo(self, label: str) -> None:
        """Offer to undo the step with this label; nothing if it is empty."""
        words = _("Undo: {what}").format(what=label)
        self._undo.setText(words.replace("&", "&&"))
        self._undo.setToolTip(tip(words) if label else "")
        self._undo.setVisible(bool(label))
        self._fit()

    def show_notice(self, words: str) -> None:
        """Show the marking and the notice that go with everything shown."""
        self._notice.setText(words)
        self._fit()


def _as_problem(sentence: str) -> str:
    return f"⚠ {sentence}"
