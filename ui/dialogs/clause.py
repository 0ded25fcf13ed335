"""One clause of the plan: its number and title, and a new wording by a party or of the draft."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from core.commands import Command, change, create, remove
from core.commands.clauses import set_status
from core.ids import new_id
from core.language import gettext as _
from core.model import Clause, ClauseStatus, Wording
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.panels.plan_clause import latest_wordings, status_choice
from ui.widgets.choices import CalmBox, WholeNumber, party_choice


def ask(desk: Desk, clause: str | None = None) -> bool:
    """Edit a clause, or add one; whether something was saved."""
    return bool(ClauseForm(desk, clause).exec())


class ClauseForm(Frame):
    """Saved as one step of undo. A changed text becomes a new wording; the old one is kept."""

    def __init__(self, desk: Desk, identifier: str | None) -> None:
        title = _("Clause") if identifier else _("New clause")
        super().__init__(desk.window, title, _("Save"))
        self._desk, self._id = desk, identifier
        dossier = desk.workspace.latest
        clause = dossier.find(Clause, identifier)
        last = max((each.number for each in dossier.all(Clause)), default=0)
        self.number = WholeNumber()
        self.number.setRange(1, 999)
        self.number.setValue(clause.number if clause is not None else last + 1)
        self.name = QLineEdit(clause.title if clause is not None else "")
        self.status = status_choice()
        status = clause.status if clause is not None else ClauseStatus.UNKNOWN
        self.status.setCurrentIndex(self.status.findData(status.value))
        self.point = _point_choice(desk, clause.point if clause is not None else None)
        self.party = party_choice(desk, None, _("Working text"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.party.currentIndexChanged.connect(self._show_text)
        self._fill()
        self._show_text()
        self.go.clicked.connect(self._save)

    def first_field(self) -> QWidget | None:
        """A new clause has its number already."""
        return self.name if self._id is None else super().first_field()

    def _fill(self) -> None:
        self.ask_for(_("Number"), self.number)
        self.ask_for(_("Title"), self.name)
        self.ask_for(_("Status"), self.status)
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Whose wording"), self.party)
        self.ask_for(_("Wording"), self.text, _("Square brackets show what is contested"))
        if self._id is not None:
            drop = QPushButton(_("Remove"), self)
            drop.setAutoDefault(False)
            drop.clicked.connect(self._remove)
            self.buttons.insertWidget(0, drop)

    def _show_text(self) -> None:
        self.text.setPlainText(self._standing())

    def _standing(self) -> str:
        if self._id is None:
            return ""
        wordings = latest_wordings(self._desk.workspace.latest, self._id)
        party = self.party.currentData() or None
        return next((wording.text for wording in wordings if wording.party == party), "")

    def _save(self) -> None:
        self._done(self._command())

    def _remove(self) -> None:
        assert self._id is not None, "there is nothing to remove yet"
        self._done(remove(Clause, self._id))

    def _done(self, command: Command) -> None:
        if not self.name.text().strip():
            self.refuse(_("A clause needs a title."), self._desk.theme)
            return
        sentence = self._desk.attempt(command)
        self.refuse(sentence, self._desk.theme)
        if not sentence:
            self.accept()

    def _command(self) -> Command:
        fields: dict[str, Any] = {
            "number": self.number.value(),
            "title": self.name.text().strip(),
            "point": self.point.currentData() or None,
        }
        identifier = self._id or new_id()
        status = ClauseStatus(self.status.currentData())
        if self._id is not None:
            changed = change(Clause, identifier, **fields)
            command = changed.then(set_status(identifier, status, date=self._desk.today))
        else:
            command = create(Clause, id=identifier, status=status, **fields)
        text = self.text.toPlainText().strip()
        if text == self._standing():
            return command
        party = self.party.currentData() or None
        worded = create(Wording, clause=identifier, text=text, party=party, date=self._desk.today)
        return command.then(worded)


def _point_choice(desk: Desk, chosen: str | None) -> QComboBox:
    box = CalmBox()
    box.addItem(_("none"), "")
    for point in desk.dossier.points:
        box.addItem(point.name, point.id)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box
