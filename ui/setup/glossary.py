"""The glossary: terms and what they mean, printed at the end of a pack."""

from typing import Any

from core.editing.commands import change
from core.language import gettext as _
from core.language import noop
from core.model.records import Definition
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.fields import words_box
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(
        noop("Word"),
        lambda _dossier, entry: entry.word,
        edit=lambda entry, text: change(Definition, entry.id, word=text.strip()),
    ),
    Column(
        noop("Meaning"),
        lambda _dossier, entry: entry.meaning,
        edit=lambda entry, text: change(Definition, entry.id, meaning=text.strip()),
    ),
)


def ask(session: Session) -> bool:
    """Show the entries, to add, edit and reorder them."""
    editor = RecordEditor(
        session,
        Definition,
        COLUMNS,
        name=_("Glossary"),
        empty=_("No entries yet. Party codes are printed automatically."),
        rows=lambda dossier: dossier.all(Definition),
        new=lambda: saved(DefinitionForm(session)),
        edit=lambda identifier: saved(
            DefinitionForm(session, session.dossier.get(Definition, identifier))
        ),
        ordered=True,
        wide=1,
        wraps=True,
    )
    return bool(ListDialog(session, _("Glossary"), editor).exec())


class DefinitionForm(RecordForm):
    """A term and its meaning."""

    kind = Definition

    def __init__(self, session: Session, record: Definition | None = None) -> None:
        super().__init__(session, record)
        self.word = TextLine(record.word if record else "")
        self.meaning = words_box(record.meaning if record else "", 3)
        self.ask_for(_("Word"), self.word)
        self.ask_for(_("Meaning"), self.meaning)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "word": self.word.value(),
            "meaning": self.meaning.value(),
        }
