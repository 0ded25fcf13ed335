"""Dialogs that stay open and carry out every action at once."""

from PySide6.QtGui import QKeySequence, QShortcut

from core.language import gettext as _
from core.model.change import Change
from ui.kit.frame import Frame
from ui.kit.keys import REDO, UNDO
from ui.session import Session


class AtOnce(Frame):
    """Shows what the status line, which is behind it, would say, and handles the undo and redo
    keys, which would otherwise go to the window. Fill `draw`."""

    def __init__(self, session: Session, title: str, *, width: int) -> None:
        super().__init__(session.window, title, "", width=width)
        self.session = session
        for keys in UNDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._undo)
        for keys in REDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._redo)
        session.changed.connect(self._changed)
        session.status_message.connect(self._told)
        self.finished.connect(self._stop)

    def draw(self) -> None:
        """Show the dossier as it is now."""
        raise NotImplementedError

    def _undo(self) -> None:
        label = self.session.workspace.undo_label
        self.session.undo()
        if label and self.session.workspace.undo_label != label:
            self._told(_("Undone: {step}").format(step=label), False)

    def _redo(self) -> None:
        self.session.redo()

    def _changed(self, _change: Change) -> None:
        self.refuse("", self.session.theme)
        self.draw()

    def _told(self, sentence: str, problem: bool) -> None:
        if problem:
            self.refuse(sentence, self.session.theme)
        else:
            self.show_message(sentence, self.session.theme)

    def _stop(self, _result: int) -> None:
        self.session.changed.disconnect(self._changed)
        self.session.status_message.disconnect(self._told)
