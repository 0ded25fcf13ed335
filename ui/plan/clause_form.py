"""One clause of the plan: its number and title, and a new wording by a party or of the draft."""

from typing import Self

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from core.editing.commands import Command, change, create, remove
from core.editing.commands.clause_numbers import numbered
from core.editing.commands.clauses import set_status
from core.language import gettext as _
from core.model.ids import new_id
from core.model.records import Clause, ClauseStatus, Wording
from core.views.plan import latest_wordings
from core.views.unmatched import among
from ui.forms.choices import party_choice
from ui.forms.record_form import saved
from ui.forms.reopens import Reopens
from ui.kit.choices import CalmBox
from ui.kit.typed import TextBox, TextLine
from ui.plan.bracket_bar import BracketBar
from ui.plan.status import status_choice
from ui.plan.wording_facts import WordingFacts
from ui.session import Session


def ask(session: Session, clause: str | None = None) -> bool:
    """Edit a clause, or add one; whether something was saved."""
    return bool(ClauseForm(session, clause).exec())


def reword(session: Session, wording: str) -> bool:
    """Edit a clause with the keyboard in one of its texts; whether something was saved."""
    standing = session.dossier.get(Wording, wording)
    form = ClauseForm(session, standing.clause)
    form.party.setCurrentIndex(max(form.party.findData(standing.party or ""), 0))
    form.begin = form.text
    return saved(form)


class ClauseForm(Reopens):
    """Saved as one step of undo. A changed text becomes a new wording; the old one is kept."""

    def __init__(self, session: Session, identifier: str | None) -> None:
        title = _("Clause") if identifier else _("New clause")
        super().__init__(session.window, title, _("Save"))
        self._session, self._id = session, identifier
        self.is_new = identifier is None
        dossier = session.workspace.latest
        clause = dossier.find(Clause, identifier)
        last = max((each.number for each in dossier.all(Clause)), default=0)
        self.number = TextLine(clause.written_number if clause is not None else str(last + 1))
        self.title = TextLine(clause.title if clause is not None else "")
        self.status = status_choice()
        status = clause.status if clause is not None else ClauseStatus.UNKNOWN
        self.status.setCurrentIndex(self.status.findData(status.value))
        self.point = _point_choice(session, clause.point if clause is not None else None)
        self.party = party_choice(session, None, _("Working text"))
        self.text = TextBox()
        self.said = WordingFacts(session)
        self.party.currentIndexChanged.connect(self._show_text)
        self.text.textChanged.connect(self._offer_facts)
        self._fill()
        self._show_text()
        self.go.clicked.connect(self._save)

    def way(self) -> tuple[str, ...]:
        """The clause, as its id; "" for none."""
        return (self._id or "",)

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if the clause has gone."""
        if len(way) != 1 or (way[0] and session.dossier.find(Clause, way[0]) is None):
            return None
        return cls(session, way[0] or None)

    def first_field(self) -> QWidget | None:
        """A new clause has its number already."""
        return self.title if self._id is None else super().first_field()

    def _fill(self) -> None:
        self.ask_for(_("Number"), self.number, _("As in the text, such as 8 or 8 alt"))
        self.ask_for(_("Title"), self.title)
        self.ask_for(_("Status"), self.status)
        self.ask_for(_("Sticking point"), self.point)
        self.ask_for(_("Whose wording"), self.party)
        self.ask_for(_("Wording"), self.text, _("Square brackets show what is contested"))
        self.brackets = BracketBar(self.text, self._session.theme, self)
        self.add_below(self.brackets)
        for words, field in self.said.fields():
            self.ask_for(words, field)
        if self._id is not None:
            drop = QPushButton(_("Remove"), self)
            drop.setAutoDefault(False)
            drop.clicked.connect(self._remove)
            self.buttons.insertWidget(0, drop)

    def _show_text(self) -> None:
        standing, party = self._standing(), self.party.currentData() or None
        self.text.offer(standing.text if standing else "")
        if self._id is not None:
            self.brackets.stand_among(among(self._session.workspace.latest, self._id, party))
        self._offer_facts()

    def _offer_facts(self) -> None:
        """Those of the text on record; for another text those of today."""
        self.said.offer(None if self._is_new() else self._standing())

    def _standing(self) -> Wording | None:
        """The latest wording on record, by whom the form names."""
        if self._id is None:
            return None
        wordings = latest_wordings(self._session.workspace.latest, self._id)
        party = self.party.currentData() or None
        return next((wording for wording in wordings if wording.party == party), None)

    def _is_new(self) -> bool:
        standing = self._standing()
        return self.text.value() != (standing.text if standing else "")

    def _save(self) -> None:
        unread = self.unread()
        if unread:
            self.refuse(unread, self._session.theme)
        else:
            self._done(self._command())

    def _remove(self) -> None:
        assert self._id is not None, "there is nothing to remove yet"
        self._done(remove(Clause, self._id))

    def _done(self, command: Command) -> None:
        problem = self._session.attempt(command)
        self.refuse(problem, self._session.theme)
        if not problem:
            self.accept()

    def _command(self) -> Command:
        title, point = self.title.value(), self.point.currentData() or None
        identifier = self._id or new_id()
        status = ClauseStatus(self.status.currentData())
        if self._id is not None:
            changed = change(Clause, identifier, title=title, point=point)
            command = changed.then(set_status(identifier, status, date=self._session.today))
        else:
            command = create(Clause, id=identifier, status=status, title=title, point=point)
        wording = self._wording(identifier)
        command = command.then(wording) if wording is not None else command
        return command.then(numbered(identifier, self.number.value()))

    def _wording(self, clause: str) -> Command | None:
        """A new wording for another text; the one on record with other facts; or nothing."""
        standing, facts = self._standing(), self.said.values()
        if self._is_new():
            text, party = self.text.value(), self.party.currentData() or None
            return create(Wording, clause=clause, text=text, party=party, **facts)
        return change(Wording, standing.id, **facts) if standing is not None else None


def _point_choice(session: Session, chosen: str | None) -> QComboBox:
    box = CalmBox()
    box.addItem(_("none"), "")
    for point in session.dossier.points:
        box.addItem(point.name, point.id)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box
