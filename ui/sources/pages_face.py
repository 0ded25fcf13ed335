"""The pages of the selected source, or why they are not shown."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.editing.commands.sources import keep_original
from core.language import gettext as _
from core.model.records import Source
from core.text.extensions import PAGED
from core.text.saying import size
from ui.kit.flat import FlatButton
from ui.kit.labels import ProseLabel
from ui.session import Session
from ui.sources.page_pictures import Load
from ui.sources.pages import SourcePages
from ui.sources.reader import SourceText


class PagesFace(QWidget):
    """Finds the file of a source once it is looked at; it keeps where files were found, and no
    data."""

    def __init__(self, session: Session, text: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source: Source | None = None
        self._begun = ""
        self._found: dict[str, Path] = {}
        self.pages = SourcePages(text, self)
        self.said = ProseLabel("", 13, muted=True, parent=self)
        self.look = FlatButton(_("Find the file…"), self)
        self.look.setToolTip(_("The file that the source was imported from, wherever it lies now"))
        self.keep = FlatButton("", self)
        self.keep.setToolTip(_("Its pages can then be seen on any laptop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.said)
        column.addWidget(self.look)
        column.addWidget(self.keep)
        column.addStretch()
        self.look.clicked.connect(self._ask_for_file)
        self.keep.clicked.connect(self._keep)
        self.pages.read.connect(self._offer_to_keep)
        self.pages.failed.connect(self._say)
        self.setFocusProxy(self.pages)

    def show_source(self, source: Source | None) -> None:
        """Show another source, or the same as it is now."""
        self._source = source
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the file now that its pages are wanted."""
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no page that nobody sees."""
        super().hideEvent(event)
        self._begun = ""
        self.pages.stop()

    def _show(self) -> None:
        source = self._source
        if source is None:
            return
        if self._begun == source.file_digest:
            self._offer_to_keep()
            return
        self._begun = source.file_digest
        self._say("")
        self.keep.hide()
        self.pages.show_file(source.file_name, self._load(source))

    def _load(self, source: Source) -> Load:
        from core.editing.originals import original_of

        store = self._session.workspace.store
        content = store.original(source.file_digest) if source.kept else None
        if content is not None:
            return lambda: content
        beside = self._session.workspace.path.parent
        return partial(original_of, source, beside, self._found.get(source.file_digest))

    def _say(self, sentence: str) -> None:
        """Say why there are no pages; "" where there are."""
        self.said.setText(sentence)
        self.pages.setVisible(not sentence)
        for widget in (self.said, self.look):
            widget.setVisible(bool(sentence))

    def _offer_to_keep(self) -> None:
        """Offer to keep a file that lies elsewhere."""
        content, source = self.pages.content, self._source
        fits = source is not None and not source.kept and self._session.editable
        self.keep.setVisible(fits and content is not None)
        if content is not None:
            words = _("Keep the file in the dossier ({size})").format(size=size(len(content)))
            self.keep.setText(words)
            self.keep.updateGeometry()

    def _keep(self) -> None:
        if self._source is not None and self.pages.content is not None:
            self._session.do(keep_original(self._source.id, self.pages.content))

    def _ask_for_file(self) -> None:
        source = self._source
        kinds = _("Documents ({patterns})").format(patterns=" ".join(f"*{each}" for each in PAGED))
        path = self._session.prompts.file_to_open(
            self._session.window, _("Find the file of the source"), kinds
        )
        if path is not None and source is not None:
            self._found[source.file_digest] = path
            self._begun = ""
            self._show()
