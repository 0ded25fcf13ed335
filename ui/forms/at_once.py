"""Dialogs that stay open while what is done in them is done at once."""

from PySide6.QtGui import QKeySequence, QShortcut

from core.language import gettext as _
from core.model.change import Change
from ui.kit.frame import Frame
from ui.kit.keys import REDO, UNDO
from ui.session import Desk


class AtOnce(Frame):
    """Says what the status line says, which is behind it, and takes steps back as the window does,
    whose keys it keeps from it. Fill `draw`."""

    def __init__(self, desk: Desk, title: str, *, width: int) -> None:
        super().__init__(desk.window, title, "", width=width)
        self.desk = desk
        for keys in UNDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._undo)
        for keys in REDO:
            QShortcut(QKeySequence(keys), self).activated.connect(self._redo)
        desk.changed.connect(self._changed)
        desk.said.connect(self._told)
        self.finished.connect(self._stop)

    def draw(self) -> None:
        """Show the dossier as it is now."""
        raise NotImplementedError

    def _undo(self) -> None:
        label = self.desk.workspace.undo_label
        self.desk.undo()
        if label and self.desk.workspace.undo_label != label:
            self._told(_("Undone: {step}").format(step=label), False)

    def _redo(self) -> None:
        self.desk.redo()

    def _changed(self, _change: Change) -> None:
        self.refuse("", self.desk.theme)
        self.draw()

    def _told(self, sentence: str, problem: bool) -> None:
        if problem:
            self.refuse(sentence, self.desk.theme)
        else:
            self.tell(sentence, self.desk.theme)

    def _stop(self, _result: int) -> None:
        self.desk.changed.disconnect(self._changed)
        self.desk.said.disconnect(self._told)
