"""What the overview says of a dossier that has no sticking point yet."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.dossier import Dossier
from core.language import gettext as _
from ui import fonts
from ui.desk import Desk
from ui.widgets.card import Card
from ui.widgets.labels import Prose


class EmptyOverview(Card):
    """The next step, as a sentence and buttons; not seen once there is a sticking point."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._what = Prose(font=fonts.serif(17))
        self._text = Prose(muted=True)
        self.body.addWidget(self._what)
        self.body.addWidget(self._text)
        row = QHBoxLayout()
        self._parties = self._button(row, _("Add the parties…"), "parties")
        self._points = self._button(row, _("Add a sticking point…"), "points")
        talks = self._button(row, _("Title and marking…"), "talks")
        table = self._button(row, _("Import positions…"), "import_positions")
        self._editing = (self._parties, self._points, talks, table)
        self._button(row, _("Open the example"), "example")
        row.addStretch()
        self.body.addSpacing(4)
        self.body.addLayout(row)

    def _button(self, row: QHBoxLayout, words: str, deed: str) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._desk.wanted.emit(deed))
        row.addWidget(button)
        return button

    def show_dossier(self, dossier: Dossier) -> None:
        """Say what comes first: the parties, then the points."""
        self.setVisible(not dossier.points)
        for button in self._editing:
            button.setEnabled(self._desk.editable)
        if not dossier.points:
            self._say_first(bool(dossier.parties))

    def _say_first(self, parties: bool) -> None:
        if parties:
            self._what.setText(_("Add the first sticking point"))
            self._text.setText(
                _(
                    "A sticking point is a matter that holds up agreement. Give it issues with "
                    "scales, then record what each party says."
                )
            )
        else:
            self._what.setText(_("Begin with the parties"))
            self._text.setText(
                _(
                    "Say who negotiates, then what holds up agreement; or import a table of "
                    "positions, which brings both along. The example shows a dossier at work."
                )
            )
        for button, first in ((self._parties, not parties), (self._points, parties)):
            button.setProperty("primary", first)
            button.style().polish(button)
