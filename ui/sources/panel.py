"""The sources panel: the register above, the selected source below, to read and to cite."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout

from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import Excerpt, Note, Position, Record, Source
from core.model.texts import STORED_TEXT
from ui.forms.editor import RecordEditor
from ui.kit.card import Card
from ui.kit.dropped import take_copy
from ui.kit.labels import HeadingLabel, Muted
from ui.kit.tips import allow
from ui.panel import Panel
from ui.session import Session
from ui.sources import form
from ui.sources.list import COLUMNS
from ui.sources.reading import SourceView


class SourcesPanel(Panel):
    """It keeps which source is being read, and no data."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Sources")
        self.list = RecordEditor(
            session,
            Source,
            COLUMNS,
            name=_("Sources"),
            empty=_(
                "No sources yet. Import a document (Ctrl+Shift+A), drop one here, or "
                "paste a text (Ctrl+V)."
            ),
            rows=lambda dossier: dossier.all(Source),
            new=lambda: form.new(session),
            edit=lambda identifier: form.edit(session, identifier),
            wide=1,
            wraps=True,
        )
        self.list.view.sort_by_clicks()
        self.setAcceptDrops(True)
        self.take = QPushButton(_("Import…"), self)
        self.take.setToolTip(_("Text from a file: txt, md, html, docx, odt, pdf"))
        self.take.clicked.connect(lambda: session.action_requested.emit("import_source"))
        self.paste = QPushButton(_("Paste"), self)
        self.paste.setToolTip(_("Paste the clipboard text as a new source, or into the one shown"))
        self.paste.clicked.connect(self._paste)
        self.fill = QPushButton(_("Text from a file…"), self)
        self.fill.setToolTip(
            _("Add a document to the selected source; notes and evidence stay with their words")
        )
        self.fill.clicked.connect(self._fill)
        self.list.insert(self.list.several, self.take, self.paste)
        self.list.insert(self.list.drop, self.fill)
        self.reading = SourceView(session, self)
        self._lay_out()
        self.list.view.selectionModel().selectionChanged.connect(self._chosen_anew)
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(_("Sources"), parent=self))
        head.addSpacing(6)
        hint = Muted(_("where positions come from, and how far to trust them"), 12, self)
        head.addWidget(hint, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        card = Card()
        card.body.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.addWidget(card)
        parts.addWidget(self.reading)
        parts.setSizes([220, 520])
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(parts, 1)

    @property
    def chosen(self) -> str:
        """The id of the current source; "" if there is none."""
        current = self.list.view.current()
        return current.id if current else ""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the register and the current source."""
        self.list.show_dossier(dossier)
        allow((self.take, self.paste), self.session.refusal)
        self._offer()
        self.reading.show_source(self.chosen)

    def on_change(self, change: Change) -> None:
        """Redraw if a source or anything that rests on one was changed."""
        if change.touches(Source, Note, Excerpt, Position):
            self.show_dossier(self.session.dossier)

    def record(self) -> tuple[type[Record], str] | None:
        """The current source."""
        return (Source, self.chosen) if self.chosen else None

    def annotate(self) -> bool:
        """Begin a note on the words selected in the source."""
        return self.reading.text.annotate()

    def take_keyboard(self) -> None:
        """Focus the list."""
        self.list.view.setFocus()

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Open a source at the sentence that a note or an excerpt is on."""
        record = self.session.dossier.find(kind, identifier)
        source = self._source_of(record)
        if source and self.list.view.choose(source):
            self.reading.show_source(source)
            if isinstance(record, Note | Excerpt):
                self.reading.go_to(record.id)
            elif isinstance(record, Source) and self.session.sought:
                self.reading.select_first(self.session.sought)

    def _source_of(self, record: Record | None) -> str:
        if isinstance(record, Source):
            return record.id
        if isinstance(record, Excerpt):
            return record.source
        if isinstance(record, Note) and record.field == STORED_TEXT:
            return record.target
        return record.source or "" if isinstance(record, Position) else ""

    def _chosen_anew(self, *_selection: object) -> None:
        self.reading.show_source(self.chosen)
        self._offer()

    def _offer(self) -> None:
        allow([self.fill], self.session.refusal, possible=bool(self.chosen))

    def _fill(self) -> None:
        from ui.sources import importing

        importing.ask(self.session, self.chosen)

    def _paste(self) -> None:
        from ui.sources import importing

        importing.paste(self.session, self.chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text from elsewhere may be dropped here; files may be dropped anywhere on the window."""
        if (
            event.source() is None
            and self.session.editable
            and event.mimeData().hasText()
            and not event.mimeData().hasUrls()
        ):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the text that was dropped, once the program that it was dragged from is free
        again."""
        from ui.sources import importing

        take_copy(event)
        text = event.mimeData().text()
        QTimer.singleShot(0, self, lambda: importing.import_text(self.session, text))
