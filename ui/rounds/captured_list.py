"""The list of what was taken down in a round, the latest first: altered in place, and removed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.editing.commands import Command, change, remove
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Record
from core.views.capture import captured, in_words, text_field
from core.views.removing import removal
from ui.forms.records import Column, RecordTable, TableView
from ui.kit.keys import ENTER
from ui.session import Session

WORDS = 3
"""The column of the words, which are altered where they stand."""


def _altered(record: Record, text: str) -> Command:
    return change(type(record), record.id, **{text_field(record): text.strip()})


COLUMNS = (
    Column(noop("Time"), lambda _dossier, each: each.time),
    Column(noop("Who"), lambda dossier, each: in_words(dossier, each).who),
    Column(noop("On"), lambda dossier, each: in_words(dossier, each).matter),
    Column(
        noop("What"),
        lambda dossier, each: in_words(dossier, each).words,
        edit=_altered,
        start=lambda each: getattr(each, text_field(each)),
    ),
)


class CapturedList(TableView):
    """Enter or F2 alters the words, Delete removes the line."""

    def __init__(self, session: Session, meeting: str, parent: QWidget | None = None) -> None:
        table = RecordTable(COLUMNS, session.kept)
        super().__init__(table, _("Taken down"), wide=WORDS, wraps=True, parent=parent)
        self._session, self._meeting = session, meeting
        self.doubleClicked.connect(lambda _place: self.alter())

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what there is now; the line with the cursor keeps it."""
        current = self.current()
        self.table.set_rows(dossier, captured(dossier, self._meeting))
        if not (current and self.choose(current.id)) and self.table.rowCount():
            self.selectRow(0)

    def alter(self) -> None:
        """Edit the words of the line with the cursor."""
        if self._session.editable and self.currentIndex().isValid():
            self.edit(self.currentIndex().siblingAtColumn(WORDS))

    def drop(self) -> None:
        """Remove the line with the cursor; undo brings it back."""
        current = self.current()
        if current is None:
            return
        if (done := self._session.do(remove(type(current), current.id))) is not None:
            self._session.say(removal(current, done))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes."""
        if event.key() in ENTER:
            self.alter()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        else:
            super().keyPressEvent(event)
