"""Commitments and actions that rounds left behind."""

from typing import Any

from PySide6.QtWidgets import QCheckBox

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.naming import round_name
from core.model.records import Action, Round
from core.text.saying import long_date
from core.views.schedule import schedule
from ui.forms.choices import round_choice
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.date_field import DateField
from ui.kit.fields import words_box
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(noop("From"), lambda dossier, each: round_name(dossier.get(Round, each.round))),
    Column(
        noop("Action"),
        lambda _dossier, each: each.text,
        edit=lambda each, text: change(Action, each.id, text=text.strip()),
    ),
    Column(
        noop("Owner"),
        lambda _dossier, each: each.owner,
        edit=lambda each, text: change(Action, each.id, owner=text.strip()),
    ),
    Column(noop("Due"), lambda _dossier, each: long_date(each.due) if each.due else ""),
    Column(noop("Done"), lambda _dossier, each: _("yes") if each.done else ""),
)


def ask(session: Session) -> bool:
    """Show the actions, to be added to, altered and put in order."""
    if not session.dossier.count(Round):
        session.say(_("Add a round first: every action comes from a round."))
        return False
    editor = RecordEditor(
        session,
        Action,
        COLUMNS,
        name=_("Commitments and actions"),
        empty=_("No actions yet. Add who promised what, and by when."),
        rows=lambda dossier: dossier.all(Action),
        new=lambda: saved(ActionForm(session)),
        edit=lambda identifier: saved(ActionForm(session, session.dossier.get(Action, identifier))),
        ordered=True,
        wide=1,
        wraps=True,
    )
    return bool(ListDialog(session, _("Commitments and actions"), editor).exec())


class ActionForm(RecordForm):
    """The round it comes from, what, who, until when, and whether it is done."""

    kind = Action

    def __init__(self, session: Session, record: Action | None = None) -> None:
        super().__init__(session, record)
        held = schedule(session.dossier, session.today).last
        self.round = round_choice(session, record.round if record else held.id if held else None)
        self.text = words_box(record.text if record else "", 2)
        self.owner = TextLine(record.owner if record else "")
        self.due = DateField(record.due if record else None, session.today, empty=_("no date"))
        self.time = TextLine(record.time if record else "")
        self.time.setPlaceholderText(_("such as 14:05"))
        self.done_ = QCheckBox(_("done"))
        self.done_.setChecked(record.done if record else False)
        self.ask_for(_("From"), self.round)
        self.ask_for(_("Action"), self.text)
        self.ask_for(_("Owner"), self.owner)
        self.ask_for(_("Due"), self.due)
        self.ask_for(_("Said at"), self.time)
        self.ask_for(_("State"), self.done_)

    def validate(self) -> str:
        """A date that can be read."""
        return self.due.validate()

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "round": self.round.currentData(),
            "text": self.text.value(),
            "owner": self.owner.value(),
            "due": self.due.value(),
            "time": self.time.value(),
            "done": self.done_.isChecked(),
        }
