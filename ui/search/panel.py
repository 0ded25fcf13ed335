"""What a saved search finds, kept in view."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Record, SavedSearch
from core.text.query import parse
from core.views.search.finder import Finder, SearchResult
from ui.kit import fonts
from ui.kit.card import Card
from ui.kit.labels import Muted, ProseLabel
from ui.kit.lines import ElidedLines
from ui.panel import Panel
from ui.search.list import Listing, Rows
from ui.search.rows import found, result_rows
from ui.session import Session

SLICE = 0.008
"""Seconds of searching at a time."""


class FoundPanel(Panel):
    """The records that a saved search finds, searched again after each change."""

    def __init__(self, session: Session, identifier: str) -> None:
        super().__init__(session)
        self._search = identifier
        self._answers: Iterator[SearchResult] = iter(())
        self.heading = ElidedLines(font=fonts.serif(24), most=2, parent=self)
        self.query = ProseLabel("", muted=True, parent=self)
        self.count = Muted(parent=self)
        self.nothing = ProseLabel(_("Nothing found."), muted=True, parent=self)
        self.model = Rows(session.workspace.store.text, self)
        self.list = Listing(self.model, lambda: session.theme, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName(_("Found"))
        self.list.activated.connect(self._go)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._look_on)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(parent=self)
        card.body.setContentsMargins(1, 6, 1, 6)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        card.body.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(10)
        for each in (self.heading, self.query, self.count):
            column.addWidget(each)
        column.addWidget(card, 1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Search this dossier from the beginning."""
        search = dossier.get(SavedSearch, self._search)
        self.title = search.name
        self.heading.setText(search.name)
        self.query.setText(search.query)
        self.model.forget()
        finder = Finder(self.session.workspace.store, dossier, past=not self.session.editable)
        self._words = parse(search.query).words
        self._answers = finder.ask(parse(search.query))
        self._take(next(self._answers))
        self._work.start()

    def _look_on(self) -> None:
        until = time.perf_counter() + SLICE
        answer = None
        for answer in self._answers:
            if answer.whole or time.perf_counter() > until:
                break
        if answer is None:
            self._work.stop()
        else:
            self._take(answer)

    def _take(self, answer: SearchResult) -> None:
        current = self.list.row.key if self.list.row is not None else None
        rows = result_rows(self.session.dossier, answer)
        self.model.show_rows(rows, self._words)
        self.count.setText(found(answer))
        self.nothing.setVisible(not rows and answer.whole)
        self.list.setVisible(bool(rows))
        self.list.keep(current)

    def _go(self, index: QModelIndex) -> None:
        record = self.model.rows[index.row()].record
        if record is not None:
            self.session.go(type(record), record.id, self._words)

    def record(self) -> tuple[type[Record], str] | None:
        """The current record."""
        row = self.list.row
        return (type(row.record), row.record.id) if row is not None and row.record else None
