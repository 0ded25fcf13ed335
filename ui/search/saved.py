"""Searches kept under a name: saved, renamed, put in order, removed."""

from typing import Any

from core.editing.commands import change, create
from core.language import gettext as _
from core.language import noop
from core.model.records import SavedSearch
from ui.forms.editor import RecordEditor
from ui.forms.record_form import ListDialog, RecordForm, saved
from ui.forms.records import Column
from ui.kit.typed import TextLine
from ui.session import Session

COLUMNS = (
    Column(
        noop("Name"),
        lambda _dossier, search: search.name,
        edit=lambda search, text: change(SavedSearch, search.id, name=text.strip()),
    ),
    Column(
        noop("Search"),
        lambda _dossier, search: search.query,
        edit=lambda search, text: change(SavedSearch, search.id, query=text.strip()),
    ),
)


def ask(session: Session) -> bool:
    """Show the searches, to add, edit and reorder them."""
    editor = RecordEditor(
        session,
        SavedSearch,
        COLUMNS,
        name=_("Saved searches"),
        empty=_("No searches saved yet. Press Ctrl+K, search, and choose “Save the search…”."),
        rows=lambda dossier: dossier.all(SavedSearch),
        new=lambda: saved(SearchForm(session)),
        edit=lambda identifier: saved(
            SearchForm(session, session.dossier.get(SavedSearch, identifier))
        ),
        ordered=True,
        wide=1,
        wraps=True,
    )
    return bool(ListDialog(session, _("Saved searches"), editor).exec())


def save(session: Session, query: str) -> None:
    """Ask for a name for a search, and keep it."""
    title, question = _("Save the search"), _("Name in the navigation")
    name = session.prompts.text(session.window, title, question, query)
    if name is not None:
        session.do(create(SavedSearch, name=name.strip(), query=query))


class SearchForm(RecordForm):
    """A search and its name."""

    kind = SavedSearch

    def __init__(self, session: Session, record: SavedSearch | None = None) -> None:
        super().__init__(session, record)
        self.name = TextLine(record.name if record else "")
        self.query = TextLine(record.query if record else "")
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Search"), self.query)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {"name": self.name.value(), "query": self.query.value()}
