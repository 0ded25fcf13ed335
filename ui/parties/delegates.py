"""The delegations: who sits at the table for whom."""

from typing import Any

from core.editing.commands import change
from core.errors import Problem, RuleBroken
from core.language import gettext as _
from core.language import noop
from core.model.records import Delegate, Party
from ui.forms.choices import party_choice
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.fields import words_box
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(noop("Party"), lambda dossier, each: dossier.get(Party, each.party).name),
    Column(
        noop("Name"),
        lambda _dossier, each: each.name,
        edit=lambda each, text: change(Delegate, each.id, name=text.strip()),
    ),
    Column(
        noop("Function"),
        lambda _dossier, each: each.function,
        edit=lambda each, text: change(Delegate, each.id, function=text.strip()),
    ),
)


def ask(session: Session) -> bool:
    """Show the members of the delegations, to add, edit and reorder them."""
    editor = RecordEditor(
        session,
        Delegate,
        COLUMNS,
        name=_("Delegations"),
        empty=_("No members yet. Add who leads, who holds the pen, who advises."),
        rows=lambda dossier: dossier.all(Delegate),
        new=lambda: saved(DelegateForm(session)),
        edit=lambda identifier: saved(
            DelegateForm(session, session.dossier.get(Delegate, identifier))
        ),
        ordered=True,
        wide=2,
        wraps=True,
    )
    return bool(ListDialog(session, _("Delegations"), editor).exec())


class DelegateForm(RecordForm):
    """Party, name, function, biography."""

    kind = Delegate

    def __init__(self, session: Session, record: Delegate | None = None) -> None:
        super().__init__(session, record)
        self.party = party_choice(session, record.party if record else None, _("select a party"))
        self.name = TextLine(record.name if record else "")
        self.function = TextLine(record.function if record else "")
        self.biography = words_box(record.biography if record else "", 5)
        self.ask_for(_("Party"), self.party)
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Function"), self.function)
        self.ask_for(_("Biography"), self.biography, _("Half a page at most"))

    def validate(self) -> Problem | str:
        """A member must belong to a party."""
        return "" if self.party.currentData() else RuleBroken(_("Select the party."), "party")

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "party": self.party.currentData(),
            "name": self.name.value(),
            "function": self.function.value(),
            "biography": self.biography.value(),
        }
