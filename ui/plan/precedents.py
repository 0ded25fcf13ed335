"""Precedents: texts from elsewhere that clauses are measured by."""

from typing import Any

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.records import Precedent
from core.views.names import source_title
from ui.forms.choices import source_choice
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.fields import words_box
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(
        noop("Title"),
        lambda _dossier, each: each.title,
        edit=lambda each, text: change(Precedent, each.id, title=text.strip()),
    ),
    Column(
        noop("Text"),
        lambda _dossier, each: each.text,
        edit=lambda each, text: change(Precedent, each.id, text=text.strip()),
    ),
    Column(noop("Source"), source_title),
)


def ask(session: Session, chosen: str = "") -> bool:
    """Show the precedents, to add, edit and reorder them."""
    return bool(PrecedentsDialog(session, chosen).exec())


class PrecedentsDialog(ListDialog):
    """The list, with one of them chosen."""

    def __init__(self, session: Session, chosen: str) -> None:
        editor = RecordEditor(
            session,
            Precedent,
            COLUMNS,
            name=_("Precedents"),
            empty=_(
                "No precedents yet. Add texts from elsewhere that a clause can be measured by."
            ),
            rows=lambda dossier: dossier.all(Precedent),
            new=lambda: saved(PrecedentForm(session)),
            edit=lambda key: saved(PrecedentForm(session, session.dossier.get(Precedent, key))),
            ordered=True,
            wide=1,
            wraps=True,
        )
        super().__init__(session, _("Precedents"), editor)
        editor.view.choose(chosen)


class PrecedentForm(RecordForm):
    """Title, text, and where it comes from."""

    kind = Precedent

    def __init__(self, session: Session, record: Precedent | None = None) -> None:
        super().__init__(session, record, width=600)
        self.title = TextLine(record.title if record else "")
        self.text = words_box(record.text if record else "", 6)
        self.source = source_choice(session, record.source if record else None)
        self.locator = TextLine(record.locator if record else "")
        self.ask_for(_("Title"), self.title)
        self.ask_for(_("Text"), self.text)
        self.ask_for(_("Source"), self.source)
        self.ask_for(_("Page or place"), self.locator)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "title": self.title.value(),
            "text": self.text.value(),
            "source": self.source.currentData() or None,
            "locator": self.locator.value(),
        }
