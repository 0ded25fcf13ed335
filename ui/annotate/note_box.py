"""Where a new note is written."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from core.language import gettext as _
from core.model.records import Audience, NoteType
from ui.annotate.inspector_cards import Quote, ReplyBox
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.enum_box import EnumBox
from ui.kit.labels import Elided
from ui.kit.theme import Theme
from ui.kit.unsent import Unsent


class NoteEditor(Card, Unsent):
    """Where a new note is written, on the point or on selected words. One at a time: an unsaved
    note stays on what it was begun on, wherever the user goes in the meantime."""

    written = Signal(str, object)
    """The text, and the other fields that were chosen."""
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before: QWidget | None = None
        """Where the keyboard was when the note was begun."""
        self._about = ""
        """What the note is on, in words."""
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.setSpacing(6)
        self.on = Elided("", fonts.sans(11.5, 600), self)
        self.quote = Quote(self)
        self.box = ReplyBox(_("Write a note… Ctrl+Enter saves it"), self)
        self.type = EnumBox(NoteType, NoteType.COMMENT)
        self.type.setAccessibleName(_("Note type"))
        self.audience = EnumBox(Audience, Audience.DELEGATION)
        self.audience.setAccessibleName(_("Audience of the note"))
        self.pinned = QCheckBox(_("Pin to the pack"), self)
        self.keep = QPushButton(_("Add note"), self)
        self.keep.clicked.connect(self.box.send)
        self.box.sent.connect(lambda text: self.written.emit(text, self.chosen()))
        self.box.put_away.connect(self.put_away)
        self.body.addWidget(self.on)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.box)
        for pair in ((self.type, self.audience), (self.pinned, self.keep)):
            row = QHBoxLayout()
            row.addWidget(pair[0], 1)
            row.addWidget(pair[1], 1)
            self.body.addLayout(row)

    def chosen(self) -> dict[str, Any]:
        """The choices as fields of a note."""
        return {
            "type": self.type.chosen(),
            "audience": self.audience.chosen(),
            "pinned": self.pinned.isChecked(),
        }

    def begin(self, quote: str, theme: Theme, on: str = "") -> bool:
        """Ask for a note on a quote, or on the whole if the quote is empty; `on` names what it
        belongs to. False if there is an unsaved note, which is then continued."""
        new = not self.unsent()
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._before = here
        if new:
            self._about = " ".join(filter(None, (on, quote and _("“{text}”").format(text=quote))))
            self.on.setText(on)
            self.on.setVisible(bool(on))
            self.quote.show_quote(quote, theme)
            self.pinned.setChecked(False)
        self.show()
        self.box.setFocus()
        return new

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape do the same wherever the keyboard is."""
        if not self.box.ended_by(event):
            super().keyPressEvent(event)

    def unsent(self) -> str:
        """The unsaved note."""
        return self.box.unsent()

    def typed(self) -> str:
        """The unsaved note, after what it is on."""
        note = self.unsent()
        return "\n".join(filter(None, (self._about, note))) if note else ""

    def done(self) -> None:
        """The note is saved: clear and close the box."""
        self.box.done()

    def close_to(self, other: QWidget | None) -> None:
        """Hide the box; a keyboard in it goes back to where it was before, or to another widget if
        that is gone."""
        here, back = QApplication.focusWidget(), self._before
        if back is None or not isValid(back) or not back.isVisible():
            back = other
        if here is not None and back is not None and self.isAncestorOf(here):
            back.setFocus()
        self.hide()
