"""A form for one record: new or existing, saved as one step of undo."""

from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from core.editing.commands import Command, change, create
from core.language import gettext as _
from core.model.naming import noun
from core.model.records import Record
from ui.forms.at_once import AtOnce
from ui.forms.editor import RecordEditor
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.order import ready
from ui.session import Session


class RecordForm(Frame):
    """Fill `fields()`; saving creates the record, or changes the one it was opened with."""

    kind: type[Record]

    def __init__(self, session: Session, record: Record | None, *, width: int = 540) -> None:
        pattern = _("Edit {noun}") if record is not None else _("New {noun}")
        title = pattern.format(noun=noun(self.kind))
        super().__init__(session.window, title, _("Save"), width=width)
        self.session, self.record = session, record
        self.go.clicked.connect(self.save)

    def fields(self) -> dict[str, Any]:
        """The fields as they stand in the form."""
        raise NotImplementedError

    def command(self) -> Command:
        """The command that the fields ask for."""
        if self.record is None:
            return create(self.kind, **self.fields())
        return change(self.kind, self.record.id, **self.fields())

    def validate(self) -> str:
        """What keeps the form from being saved, in a sentence; rules of the dossier come after."""
        return ""

    def first_field(self) -> QWidget | None:
        """In a new record the first line that is empty; what is filled in needs no typing. In any
        other the first that holds words."""
        lines = [each for each in ready(self.body) if isinstance(each, QLineEdit)]
        empty = (each for each in lines if not each.text())
        first = next(empty, None) if self.record is None else next(iter(lines), None)
        return first or super().first_field()

    def save(self) -> bool:
        """Save and close; stays open, and says why, if that cannot be done."""
        sentence = self.unread() or self.validate() or self.session.attempt(self.command())
        self.refuse(sentence, self.session.theme)
        if not sentence:
            self.accept()
        return not sentence


class ListDialog(AtOnce):
    """A dialog around an editor of records, drawn again after every change."""

    def __init__(self, session: Session, title: str, editor: RecordEditor) -> None:
        super().__init__(session, title, width=720)
        self.editor = editor
        editor.view.setMinimumHeight(em(260))
        self.body.addWidget(editor, 1)
        self.leave.setAutoDefault(False)
        self.draw()

    def first_field(self) -> QWidget:
        """The table, or the way to its first row."""
        return self.editor.add if self.editor.view.isHidden() else self.editor.view

    def draw(self) -> None:
        """Show the records as they are now."""
        self.editor.show_dossier(self.session.dossier)


def saved(dialog: QDialog) -> bool:
    """Show a form; whether something was saved."""
    return bool(dialog.exec())
