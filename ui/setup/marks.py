"""Marks on records: everything that a pack can print, marked in bulk."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QTreeView,
)

from core.editing.commands.marks import set_mark
from core.language import gettext as _
from core.language import ngettext
from core.lenses.marking import level_of, levels
from core.model.dossier import Dossier
from core.model.naming import called as kinds_called
from core.model.records import (
    Action,
    AgendaItem,
    Clause,
    Definition,
    Delegate,
    Issue,
    Line,
    Negotiation,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.model.texts import bearing
from core.text.folding import holds, words_of
from core.views.names import called
from ui.forms.at_once import AtOnce
from ui.forms.records_look import style_table
from ui.kit.choices import CalmBox
from ui.kit.fonts import em
from ui.kit.labels import Muted
from ui.kit.tree_rows import ROLE, TreeRow, TreeRows
from ui.kit.unsent import SEARCHES
from ui.session import Session

KINDS: tuple[type[Record], ...] = (
    Negotiation, Party, Point, Issue, Line, Position, Round, AgendaItem, Action, Delegate,
    Proposal, Term, Response, Clause, Wording, Source, Definition,
)  # fmt: skip
Chosen = tuple[int, str]
MOST = 2000
"""How many records are listed at once; words narrow them down."""


def ask(session: Session) -> "MarksDialog":
    """Show the records with their marks."""
    dialog = MarksDialog(session)
    dialog.open()
    return dialog


class MarksDialog(AtOnce):
    """A list to select from, and the word to mark with."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Marks on records"), width=820)
        self.kind, self.state, self.level = CalmBox(), CalmBox(), CalmBox()
        self.words = QLineEdit(self)
        self.words.setProperty(SEARCHES, True)
        self.words.setPlaceholderText(_("Search names and texts"))
        self.words.setClearButtonEnabled(True)
        self.rows = TreeRows([_("Record"), _("Point"), _("Mark")], lambda _row: (), self)
        self.tree = QTreeView(self)
        self.tree.setModel(self.rows)
        self.count = Muted("", 12.5, self)
        self._fill()
        self._connect()
        self.draw()

    def _fill(self) -> None:
        self.kind.addItem(_("All kinds"))
        self.kind.addItems([kinds_called(kind) for kind in KINDS])
        self.state.addItems([_("Marked or not"), _("Without a mark"), _("With a mark")])
        self.level.addItem(_("Mark selected…"))
        self.level.addItems([level.word for level in levels(self.session.dossier)])
        self.level.addItem(_("Remove mark"))
        for box, name in (
            (self.kind, _("Kind")),
            (self.state, _("State")),
            (self.level, _("Mark selected with")),
            (self.words, _("Words")),
        ):
            box.setAccessibleName(name)
        self.tree.setAccessibleName(_("Records"))
        style_table(self.tree)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setMinimumHeight(em(380))
        bar = QHBoxLayout()
        for box in (self.kind, self.state):
            bar.addWidget(box)
        bar.addWidget(self.words, 1)
        bar.addWidget(self.level)
        self.body.addLayout(bar)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.count)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _n: self.draw())
        self.state.activated.connect(lambda _n: self.draw())
        self.words.textChanged.connect(lambda _text: self.draw())
        self.level.activated.connect(self._mark)

    def draw(self) -> None:
        """List the matching records; selected ones stay selected."""
        chosen = set(self._chosen())
        dossier = self.session.dossier
        found = list(self._wanted(dossier))
        self.rows.show([self._row(dossier, record) for record in found[:MOST]])
        self._choose(chosen)
        self.tree.resizeColumnToContents(2)
        self.tree.setColumnWidth(0, em(480))
        said = ngettext("{count} record", "{count} records", len(found)).format(count=len(found))
        if len(found) > MOST:
            said = _("{count}; the first {most} are listed").format(count=said, most=MOST)
        self.count.setText(said)

    def _chosen(self) -> list[Chosen]:
        """The kind, by its number, and id of each selected record."""
        return [index.data(ROLE) for index in self.tree.selectionModel().selectedRows()]

    def _choose(self, chosen: set[Chosen]) -> None:
        selection = QItemSelection()
        for row in range(self.rows.rowCount()) if chosen else ():
            index = self.rows.index(row, 0)
            if index.data(ROLE) in chosen:
                selection.select(index, index)
        how = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().select(selection, how.ClearAndSelect | how.Rows)

    def _wanted(self, dossier: Dossier) -> Iterator[Record]:
        at = self.kind.currentIndex()
        words = words_of(self.words.text())
        for kind in KINDS if at <= 0 else (KINDS[at - 1],):
            for record in dossier.all(kind):
                if self._is_in_state(dossier, record) and holds(_told(dossier, record), words):
                    yield record

    def _is_in_state(self, dossier: Dossier, record: Record) -> bool:
        state = self.state.currentIndex()
        return state <= 0 or bool(level_of(dossier, record)) == (state == 2)

    def _row(self, dossier: Dossier, record: Record) -> TreeRow:
        point = dossier.find(Point, bearing(dossier, record).point)
        name = " ".join(_told(dossier, record).split())
        where = (point.short_name or point.name) if point else ""
        words = (name, where, level_of(dossier, record) or "—")
        return TreeRow(words, (KINDS.index(type(record)), record.id))

    def _mark(self, at: int) -> None:
        """Mark the selected records, all in one step."""
        word = "" if at == self.level.count() - 1 else self.level.itemText(at)
        self.level.setCurrentIndex(0)
        chosen = self._chosen()
        if at > 0 and chosen:
            self.session.do(set_mark([(KINDS[kind], record) for kind, record in chosen], word))


def _told(dossier: Dossier, record: Record) -> str:
    text = getattr(record, "statement", "") or getattr(record, "text", "")
    if isinstance(record, Line | Action):
        return str(text)
    name = called(dossier, record)
    return f"{name}: {text}" if text else name
