"""Commitments and actions that rounds left behind."""

from typing import Any

from PySide6.QtWidgets import QCheckBox

from core.analysis.rounds import last_round
from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.naming import round_name
from core.model.records import Action, Round
from core.text.saying import long_date
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
        noop("What"),
        lambda _dossier, each: each.text,
        edit=lambda each, text: change(Action, each.id, text=text.strip()),
    ),
    Column(
        noop("Who"),
        lambda _dossier, each: each.owner,
        edit=lambda each, text: change(Action, each.id, owner=text.strip()),
    ),
    Column(noop("Due"), lambda _dossier, each: long_date(each.due) if each.due else ""),
    Column(noop("Done"), lambda _dossier, each: _("yes") if each.done else ""),
)


def ask(session: Session) -> bool:
    """Show the actions, to be added to, altered and put in order."""
    if not session.dossier.count(Round):
        session.say(_("Add a round first: an action comes from a round."))
        return False
    editor = RecordEditor(
        session,
        Action,
        COLUMNS,
        name=_("Commitments and actions"),
        empty=_("No action yet: who promised what, until when."),
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
        held = last_round(session.dossier, session.today)
        self.round = round_choice(session, record.round if record else held.id if held else None)
        self.text = words_box(record.text if record else "", 2)
        self.owner = TextLine(record.owner if record else "")
        self.due = DateField(record.due if record else None, session.today, empty=_("no date"))
        self.done_ = QCheckBox(_("done"))
        self.done_.setChecked(record.done if record else False)
        self.ask_for(_("From"), self.round)
        self.ask_for(_("What"), self.text)
        self.ask_for(_("Who"), self.owner)
        self.ask_for(_("Due"), self.due)
        self.ask_for(_("State"), self.done_)

    def validate(self) -> str:
        """An action says what, and its date can be read."""
        said = "" if self.text.value() else _("Write what is to be done.")
        return said or self.due.validate()

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        return {
            "round": self.round.currentData(),
            "text": self.text.value(),
            "owner": self.owner.value(),
            "due": self.due.value(),
            "done": self.done_.isChecked(),
        }
