"""A sentence of a source as evidence: for a new position, or for a recorded one."""

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from core.editing.commands.evidence import cite, locator
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Source
from core.text.folding import holds, words_of
from core.text.selectors import Selector
from core.text.sentences import as_one
from core.views.evidence import positions_on_record
from ui.kit.asking import asked
from ui.kit.breakable import breakable
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.selecting import OneRowList
from ui.kit.unsent import SEARCHES
from ui.positions import form as position
from ui.positions.cited import Evidence
from ui.session import Session

LONGEST = 400
"""How much of a quote the dialog shows, in characters."""

WIDTH = 900
"""Pixels: a line has the party, the issue, the date, the value and the words of a position."""

NEW = ""
"""What is selected for a position not yet on record."""

MOST_OFFERED = 5_000
"""How many positions are offered; the latest are the most likely."""


def ask(session: Session, source: Source, text: str, phrase: Selector) -> bool:
    """Ask for which position a phrase is evidence; returns whether something was recorded."""
    if not session.ask_to_edit():
        return False
    where = locator(text, phrase.start)
    chosen = asked(EvidenceDialog(session, phrase), EvidenceDialog.chosen)
    if chosen is None:
        return False
    if chosen == NEW:
        return position.ask(session, evidence=Evidence(source, phrase, where))
    return session.do(cite(chosen, source.id, phrase, where)) is not None


class EvidenceDialog(Frame):
    """Shows the phrase, and offers a new position, then the recorded ones."""

    def __init__(self, session: Session, phrase: Selector) -> None:
        super().__init__(session.window, _("Cite as evidence"), _("Cite"), width=WIDTH)
        words = as_one(phrase.quote)
        quote = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        self.body.addWidget(ProseLabel(breakable(_("“{quote}”").format(quote=quote)), 13))
        self.words = QLineEdit(self)
        self.words.setProperty(SEARCHES, True)
        self.words.setPlaceholderText(_("Find a position: party, issue, date, words"))
        self.words.setAccessibleName(_("Find a position"))
        self.words.setClearButtonEnabled(True)
        self.list = OneRowList(self)
        self.list.setAccessibleName(_("Positions"))
        self.list.setMinimumHeight(em(230))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._offer(session.dossier)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self.words.textChanged.connect(self._narrow)
        self.list.doubleClicked.connect(lambda _index: self.accept())
        self.go.clicked.connect(self.accept)

    def _offer(self, dossier: Dossier) -> None:
        new = _("A new position, with this sentence as its statement…")
        offered = tuple(positions_on_record(dossier, MOST_OFFERED))
        self._ids = (NEW, *(key for key, _line in offered))
        model = QStringListModel([new, *(line for _key, line in offered)], self)
        self._found = _Found(self)
        self._found.setSourceModel(model)
        self.list.setModel(self._found)
        self.list.setCurrentIndex(self._found.index(0, 0))

    def _narrow(self, words: str) -> None:
        self._found.look_for(words)
        last = self._found.rowCount() - 1
        self.list.setCurrentIndex(self._found.index(min(1, last) if words.strip() else 0, 0))

    def chosen(self) -> str:
        """The id of the selected position; `NEW` for one to be recorded."""
        place = self._found.mapToSource(self.list.currentIndex())
        return self._ids[place.row()] if place.isValid() else NEW


class _Found(QSortFilterProxyModel):
    """The positions whose lines contain all the words; a new one is always offered."""

    _words: tuple[str, ...] = ()

    def look_for(self, words: str) -> None:
        """Filter by these words."""
        self.beginFilterChange()
        self._words = words_of(words)
        self.endFilterChange(self.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        """Whether a line passes the filter."""
        if row == 0:
            return True
        return holds(str(self.sourceModel().index(row, 0).data()), self._words)
