"""A form for one record, new or existing, saved as one undo step."""

from typing import Any, Self

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from core.editing.commands import Command, change, create
from core.errors import Problem
from core.language import gettext as _
from core.model.naming import noun
from core.model.records import Record
from ui.forms.at_once import AtOnce
from ui.forms.editor import RecordEditor
from ui.forms.reopens import Reopens
from ui.kit.fields import BESIDES
from ui.kit.fonts import em
from ui.kit.order import ready
from ui.kit.unsent import value_in
from ui.session import Session


class RecordForm(Reopens):
    """Fill `fields()`; saving creates the record, or changes the one it was opened with."""

    kind: type[Record]
    owned_by: type[Record] | None = None
    """The kind of record to which those of the form belong, whose id is its second argument."""

    def __init__(
        self,
        session: Session,
        record: Record | None,
        *,
        belongs_to: str = "",
        title: str = "",
        width: int = 540,
    ) -> None:
        pattern = _("Edit {noun}") if record is not None else _("New {noun}")
        title = title or pattern.format(noun=noun(self.kind))
        super().__init__(session.window, title, _("Save"), width=width)
        self.session, self.record, self.belongs_to = session, record, belongs_to
        self.is_new = record is None
        self.go.clicked.connect(self.save)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        raise NotImplementedError

    def command(self) -> Command:
        """The command for the values in the form."""
        if self.record is None:
            return create(self.kind, **self.fields())
        return change(self.kind, self.record.id, **self.fields())

    def validate(self) -> Problem | str:
        """What keeps the form from being read, or ""; rules of the dossier are checked
        later."""
        return ""

    def way(self) -> tuple[str, ...] | None:
        """The owner and the record, as ids; "" for none."""
        return self.belongs_to, self.record.id if self.record is not None else ""

    @classmethod
    def reopened(cls, session: Session, way: tuple[str, ...]) -> Self | None:
        """The form opened again; None if what it was opened for has gone."""
        if len(way) != 2:
            return None
        (owner, identifier), dossier = way, session.dossier
        record = dossier.find(cls.kind, identifier)
        if bool(identifier) != (record is not None):
            return None
        if cls.owned_by is None:
            return cls(session, record)
        given: tuple[Any, ...] = (session, owner, record)
        return cls(*given) if dossier.find(cls.owned_by, owner) is not None else None

    def first_field(self) -> QWidget | None:
        """In a new record, the first empty text; filled-in ones need no typing. In any other, the
        first text field. A time of day is not one of them."""
        texts = (each for each in ready(self.body) if isinstance(each, QLineEdit | QPlainTextEdit))
        lines = [each for each in texts if not each.property(BESIDES)]
        empty = (each for each in lines if value_in(each) == "")
        first = next(empty, None) if self.record is None else next(iter(lines), None)
        return first or super().first_field()

    def save(self) -> bool:
        """Save and close; if that fails, stays open and says why."""
        problem = self.unread() or self.validate() or self.session.attempt(self.command())
        self.refuse(problem, self.session.theme)
        if not problem:
            self.accept()
        return not problem


class ListDialog(AtOnce):
    """A dialog around an editor of records, redrawn after every change."""

    def __init__(self, session: Session, title: str, editor: RecordEditor) -> None:
        super().__init__(session, title, width=720)
        self.editor = editor
        editor.view.setMinimumHeight(em(260))
        self.body.addWidget(editor, 1)
        self.leave.setAutoDefault(False)
        self.draw()

    def first_field(self) -> QWidget:
        """The table, or the button for its first row."""
        return self.editor.add if self.editor.view.isHidden() else self.editor.view

    def draw(self) -> None:
        """Show the records as they are now."""
        self.editor.show_dossier(self.session.dossier)


def saved(dialog: QDialog) -> bool:
    """Show a form; returns whether something was saved."""
    return bool(dialog.exec())
