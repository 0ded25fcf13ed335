"""Correcting a source's stored text: what a scan misread, what a paste left out."""

from PySide6.QtWidgets import QPlainTextEdit

from core.intake import cleaned
from core.language import gettext as _
from core.model.records import Source
from ui.kit import fonts
from ui.kit.asking import asked
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import Muted
from ui.kit.typed import raw_text
from ui.session import Session

PAGE_LINE = "⸻"
"""Shown alone on a line where a page ends."""


def ask(session: Session, source: Source, text: str) -> str | None:
    """Ask for a different text; None if the user cancels."""
    return asked(SourceTextForm(session, source, text), SourceTextForm.text)


class SourceTextForm(Frame):
    """The text in a box, with its page breaks as separate lines."""

    def __init__(self, session: Session, source: Source, text: str) -> None:
        title = _("Text of Source {number}").format(number=source.number)
        super().__init__(session.window, title, _("Save"), width=760)
        hint = _("Notes and evidence stay with their words. A line with {sign} ends a page.")
        self.body.addWidget(Muted(hint.format(sign=PAGE_LINE), 12))
        self._as_kept = text
        self.box = QPlainTextEdit(_shown(text))
        self._as_shown = raw_text(self.box)
        self.box.setFont(fonts.serif(14, 400))
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(title)
        self.box.setMinimumHeight(em(380))
        self.body.addWidget(self.box, 1)
        self.go.clicked.connect(self.accept)

    def text(self) -> str:
        """The text as stored; exactly the given one if untouched."""
        written = raw_text(self.box)
        if written == self._as_shown:
            return self._as_kept
        return cleaned(written).replace(f"\n{PAGE_LINE}\n", "\f")


def _shown(text: str) -> str:
    return text.replace("\f", f"\n{PAGE_LINE}\n")
