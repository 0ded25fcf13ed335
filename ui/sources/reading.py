"""The selected source: what it is, its text, and the notes and evidence on it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.editing.commands.notes import add_note, attach, change_notes
from core.editing.commands.sources import set_source_text
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.grades import grade_in_words, ocr_in_words
from core.model.kinds import KINDS
from core.model.records import Excerpt, Note, Source
from core.model.texts import STORED_TEXT
from core.text.extensions import DOCUMENTS
from core.text.folding import CHUNK, first_place, places
from core.text.saying import long_date
from core.text.selectors import Selector, located
from core.text.sentences import as_one
from core.views.names import called
from core.views.notes import phrases_on
from core.views.source_page import has_pages, stretch
from ui.forms import documents
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.card import Card
from ui.kit.dropped import take_copy
from ui.kit.labels import Elided, ProseLabel
from ui.kit.page import Page
from ui.kit.scroll import bring_into_view
from ui.kit.tips import allow
from ui.session import Session
from ui.sources.margin import Margin
from ui.sources.pages_face import PagesFace
from ui.sources.reader import SourceText, TextMark
from ui.sources.reader_bar import ReaderBar

AROUND = 12
"""Pixels of the text above and below a place that is gone to."""


class SourceView(QWidget):
    """Draws one source; it keeps which one and what is searched for, and no data."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.source = ""
        self._begun: tuple[str, Selector] | None = None
        self._has_pages = False
        self.name = Elided("", fonts.serif(17), self)
        self.about = Elided("", fonts.sans(12), self)
        self.text = SourceText(session.theme, self)
        self.pages = PagesFace(session, self.text, self)
        self.empty = Page(self)
        self.empty.column.setContentsMargins(0, 0, 0, 0)
        self._how = ProseLabel("", 13, muted=True, parent=self)
        self.empty.column.addWidget(self._how)
        self.empty.column.addStretch()
        self.margin = Margin(session, self)
        self.bar = ReaderBar(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = Card(parent=self)
        card.body.setSpacing(5)
        card.body.addWidget(self.name)
        card.body.addWidget(self.about)
        card.body.addWidget(self.bar)
        card.body.addWidget(self.empty, 1)
        card.body.addWidget(self.text, 1)
        card.body.addWidget(self.pages, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.addWidget(card)
        parts.addWidget(self.margin)
        parts.setSizes([720, 330])
        parts.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def _connect(self) -> None:
        self.text.note_wanted.connect(self._begin_note)
        self.text.evidence_wanted.connect(self._make_evidence)
        self.text.hovered.connect(self.margin.light)
        self.text.selectionChanged.connect(self._offer)
        self.text.cursorPositionChanged.connect(lambda: self.bar.show_page(self.text.page()))
        self.margin.lit.connect(self.text.light)
        self.margin.chosen.connect(self.go_to)
        self.margin.attach_wanted.connect(self._attach)
        self.margin.box.written.connect(self._write_note)
        self.bar.note.clicked.connect(self.text.annotate)
        self.bar.cite.clicked.connect(self.text.ask_for_evidence)
        self.bar.edit.clicked.connect(self._edit_text)
        self.bar.looked_for.connect(self._look_for)
        self.bar.page_wanted.connect(self._go_to_page)
        self.bar.face_wanted.connect(self._show_face)
        self.pages.pages.hovered.connect(self.margin.light)
        QShortcut(QKeySequence.StandardKey.Find, self, self.bar.begin)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            onward = partial(self._look_for_again, step)
            QShortcut(QKeySequence(keys), self, onward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One document or text may be dropped here, but nothing dragged from here."""
        if event.source() is not None:
            return
        data = event.mimeData()
        names = [url.toLocalFile().lower() for url in data.urls()]
        fits = len(names) == 1 and names[0].endswith(DOCUMENTS) if names else data.hasText()
        if fits and self.session.editable:
            documents.expect(names)
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dropped into the source in view, once the program that it was dragged from
        is free again."""
        from ui.sources import importing

        take_copy(event)
        brought = importing.Brought.of(event.mimeData())
        QTimer.singleShot(0, self, lambda: importing.drop(self.session, brought, self.source))

    def show_source(self, identifier: str) -> None:
        """Show a source as it is now; "" shows none."""
        dossier = self.session.dossier
        source = dossier.find(Source, identifier)
        self.setVisible(source is not None)
        if source is None:
            return
        other = source.id != self.source
        self.source = source.id
        text = self.session.workspace.store.text(source.digest) if source.digest else ""
        self.name.setText(_("{number}  {title}").format(number=source.number, title=source.title))
        self.about.setText(_about(source))
        self.about.set_more(_digests(source))
        self._show_text(text)
        self.text.show_text(text, _marks(dossier, source, text), self.session.theme)
        if other:
            self.text.go_to(0, 0)
            self.margin.close_box()
        self.margin.show_source(source)
        self.pages.show_source(source)

    def _show_text(self, text: str) -> None:
        self.empty.setVisible(not text)
        self._has_pages = bool(text) and has_pages(self._record())
        self._show_face(pages=self.bar.shows_pages)
        self._how.setText(
            _(
                "No text is stored for this source. Drop a document here, add one (Text "
                "from a file…), or type what it says (Edit text…)."
            )
        )
        self.bar.show_text(text, refusal=self.session.refusal)
        self._offer()

    def _show_face(self, pages: bool) -> None:
        """Show the pages as they look, where there are any, or else the text."""
        self.bar.show_face(pages=pages)
        self.bar.face.setVisible(self._has_pages)
        shows_pages = pages and self._has_pages
        was_reading = self.pages.pages.hasFocus() or self.text.hasFocus()
        self.pages.setVisible(shows_pages)
        self.text.setVisible(self.empty.isHidden() and not shows_pages)
        if was_reading and self.empty.isHidden():
            self._read_on()

    def _read_on(self) -> None:
        """Give the keyboard to what is being read."""
        (self.pages if self.pages.isVisible() else self.text).setFocus()

    def _offer(self) -> None:
        chosen = self.text.selection() is not None
        allow((self.bar.note, self.bar.cite), self.session.refusal, possible=chosen)

    def go_to(self, record: str) -> None:
        """Bring the phrase of a note or an excerpt into view, highlighted."""
        for mark in _marks(self.session.dossier, self._record(), self.text.text):
            if mark.record == record:
                self.text.go_to(mark.start, mark.end)
                self._show_place()
        self.text.light(record)
        self.margin.light(record)

    def select_first(self, sought: tuple[str, ...]) -> None:
        """Select the first of some folded words in the text, if it occurs."""
        at = first_place(self.text.text, sought)
        if at is not None:
            line = self.text.text[at : at + CHUNK]
            _start, end = places(line, sought)[0]
            self.text.select(at, at + end)
            self._show_place()

    def _show_place(self) -> None:
        """Scroll to what is being read, once all has its place: where the window is small or its
        text large, only a part of the panel is in view."""
        QTimer.singleShot(0, self, self._scroll_to_place)

    def _scroll_to_place(self) -> None:
        if self.text.isVisible():
            bring_into_view(self.text.viewport(), self.text.cursorRect(), AROUND)
        elif self.pages.isVisible():
            bring_into_view(self.pages.pages.viewport(), self.pages.pages.place(), AROUND)

    def _record(self) -> Source:
        return self.session.dossier.get(Source, self.source)

    # --- what somebody wants ---

    def _begin_note(self, phrase: Selector) -> None:
        """Begin a note, or continue the unsaved one, which stays where it was begun."""
        if not self.session.ask_to_edit():
            return
        if self.margin.begin(as_one(phrase.quote), called(self.session.dossier, self._record())):
            self._begun = (self.source, phrase)
        elif self._begun != (self.source, phrase):
            self.session.say(_("Save or discard this note before starting another."))

    def _write_note(self, text: str, chosen: dict[str, Any]) -> None:
        source, phrase = self._begun or (self.source, None)
        fields = {**chosen, "author": self.session.workspace.author}
        if phrase is not None:
            fields |= {**phrase._asdict(), "field": STORED_TEXT}
        if self.session.do(add_note(KINDS[Source].table, source, text, **fields)) is not None:
            self.margin.note_kept()
            self._read_on()

    def _attach(self, note: str) -> None:
        phrase = self.text.selection()
        if phrase is None:
            self.session.warn(_("Select words in the text first, then attach the note to them."))
        else:
            placed = change_notes([note], field=STORED_TEXT)
            self.session.do(attach(note, phrase).then(placed))

    def _make_evidence(self, phrase: Selector) -> None:
        from ui.sources import evidence

        evidence.ask(self.session, self._record(), self.text.text, phrase)

    def _edit_text(self) -> None:
        from ui.sources import text_form as source_text

        text = source_text.ask(self.session, self._record(), self.text.text)
        if text is not None:
            self.session.do(set_source_text(self.source, text))

    def _look_for_again(self, step: int) -> None:
        self._look_for(self.bar.words(), step)

    def _look_for(self, words: str, step: int) -> None:
        number, count = self.text.find_words(words, step)
        self.bar.say_found(words, number, count)
        if count:
            self._show_place()

    def _go_to_page(self, page: int) -> None:
        start, _end = stretch(self.text.text, page - 1)
        self.text.go_to(start, start)
        self._show_place()
        self.pages.pages.go_to_page(page - 1)  # whose foot the file may have before its words


def _marks(dossier: Dossier, source: Source, text: str) -> list[TextMark]:
    """The places of open notes and evidence in the text of a source."""
    return [
        TextMark(*span, phrase.id, evidence=isinstance(phrase, Excerpt))
        for phrase in phrases_on(dossier, source)
        if not (isinstance(phrase, Note) and phrase.resolved)
        and (span := located(text, phrase)) is not None
    ]


def _about(source: Source) -> str:
    """What a source is, in one line."""
    parts = (
        source.publisher,
        long_date(source.date) if source.date else _("undated"),
        source.language,
        f"{source.grade}: {grade_in_words(source)}" if source.grade else grade_in_words(source),
        source.file_name,
        ocr_in_words(source),
        breakable(source.link),
        _("original: {place}").format(place=source.original) if source.original else "",
    )
    return " · ".join(part for part in parts if part)


def _digests(source: Source) -> str:
    """The checksums by which text and file can be identified."""
    lines = []
    if source.digest:
        lines.append(_("SHA-256 of the text: {digest}").format(digest=source.digest))
    if source.file_digest:
        lines.append(_("SHA-256 of the file: {digest}").format(digest=source.file_digest))
    return "\n".join(lines)
