"""Marks and tags on records: everything that a pack can print, marked and tagged in bulk."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
)

from core.editing.commands import Command
from core.editing.commands.marks import set_mark
from core.editing.commands.tags import put_tag, take_tag
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
    Hypothesis,
    Indication,
    Issue,
    Line,
    Membership,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Precedent,
    Proposal,
    Record,
    RecordTag,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.model.texts import bearing
from core.text.folding import holds, words_of
from core.text.saying import commas, list_of, short_date_and_year
from core.views.names import called
from core.views.tagged import tags_on
from ui.forms.at_once import AtOnce
from ui.forms.record_form import saved
from ui.forms.records_look import style_table
from ui.kit.choices import CalmBox
from ui.kit.fonts import em
from ui.kit.labels import Muted
from ui.kit.selecting import select_rows, selected_rows
from ui.kit.tree_rows import ROLE, TreeRow, TreeRows
from ui.kit.unsent import SEARCHES
from ui.session import Session
from ui.setup.tags import TagForm

KINDS: tuple[type[Record], ...] = (
    Negotiation, Party, Point, Issue, Line, Position, Round, AgendaItem, Action, Delegate,
    Proposal, Term, Response, Clause, Wording, Source, Definition, Membership, Precedent,
    Hypothesis, Indication,
)  # fmt: skip
TAGGED: tuple[type[Record], ...] = (*KINDS, Note)
"""What is listed: a note has an audience in place of a mark, but can have tags."""
Chosen = tuple[int, str]
MOST = 2000
"""How many records are listed at once; words narrow them down."""

POINT, MARK, TAGS = 1, 2, 3
"""The columns after the record's own."""

PAUSE = 120
"""Milliseconds after the last letter of the words searched for."""

NARROW = 130
"""The width of a point's name and of some tags, in pixels."""


def ask(session: Session) -> "MarksDialog":
    """Show the records with their marks and tags."""
    dialog = MarksDialog(session)
    dialog.open()
    return dialog


class MarksDialog(AtOnce):
    """A list to select from, and the words to mark and to tag with."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Marks and tags on records"), width=860)
        self.kind, self.state, self.level, self.tag = (CalmBox() for _box in range(4))
        self.words = QLineEdit(self)
        self.words.setProperty(SEARCHES, True)
        self.words.setPlaceholderText(_("Search names and texts"))
        self.words.setClearButtonEnabled(True)
        self.rows = TreeRows([_("Record"), _("Point"), _("Mark"), _("Tags")], lambda _row: (), self)
        self.tree = QTreeView(self)
        self.tree.setModel(self.rows)
        self.count = Muted("", 12.5, self)
        self._fill()
        self._connect()
        self.draw()

    def _fill(self) -> None:
        self.kind.addItem(_("All kinds"))
        self.kind.addItems([kinds_called(kind) for kind in TAGGED])
        self.state.addItems([_("Marked or not"), _("Without a mark"), _("With a mark")])
        self.level.addItem(_("Mark selected…"))
        self.level.addItems([level.word for level in levels(self.session.dossier)])
        self.level.addItem(_("Remove mark"))
        for box, name in (
            (self.kind, _("Kind")),
            (self.state, _("State")),
            (self.level, _("Mark selected with")),
            (self.tag, _("Tag selected with")),
            (self.words, _("Words")),
        ):
            box.setAccessibleName(name)
        self.tree.setAccessibleName(_("Records"))
        style_table(self.tree)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (POINT, TAGS):
            header.resizeSection(column, em(NARROW))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setMinimumHeight(em(380))
        bar = QHBoxLayout()
        for box in (self.kind, self.state):
            bar.addWidget(box)
        bar.addWidget(self.words, 1)
        bar.addWidget(self.level)
        bar.addWidget(self.tag)
        self.body.addLayout(bar)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.count)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _n: self.draw())
        self.state.activated.connect(lambda _n: self.draw())
        self._wait = QTimer(self, singleShot=True, interval=PAUSE)
        self._wait.timeout.connect(self.draw)
        self.words.textChanged.connect(lambda _text: self._wait.start())
        self.level.activated.connect(self._mark)
        self.tag.activated.connect(self._put_or_take)

    def draw(self) -> None:
        """List the matching records; selected ones stay selected."""
        chosen = set(self._chosen())
        dossier = self.session.dossier
        self._offer_tags(dossier)
        found = list(self._wanted(dossier))
        self.rows.show([self._row(dossier, record) for record in found[:MOST]])
        self._choose(chosen)
        self._fit_marks()
        said = ngettext("{count} record", "{count} records", len(found)).format(count=len(found))
        if len(found) > MOST:
            said = _("{count}; the first {most} are listed").format(count=said, most=MOST)
        self.count.setText(said)

    def _fit_marks(self) -> None:
        """Give the marks the room that the widest of them needs: there are many rows, and few
        marks."""
        places = {self.rows.index(row, MARK).data(): row for row in range(self.rows.rowCount())}
        shown = (self.rows.index(row, MARK) for row in places.values())
        header = self.tree.header()
        widest = max((self.tree.sizeHintForIndex(each).width() for each in shown), default=0)
        header.resizeSection(MARK, max(widest, header.sectionSizeHint(MARK)))

    def _chosen(self) -> list[Chosen]:
        """The kind, by its number, and id of each selected record."""
        rows = selected_rows(self.tree.selectionModel())
        return [self.rows.index(row, 0).data(ROLE) for row in rows]

    def _choose(self, chosen: set[Chosen]) -> None:
        rows = range(self.rows.rowCount()) if chosen else ()
        there = (row for row in rows if self.rows.index(row, 0).data(ROLE) in chosen)
        select_rows(self.tree.selectionModel(), there)

    def _wanted(self, dossier: Dossier) -> Iterator[Record]:
        at = self.kind.currentIndex()
        words = words_of(self.words.text())
        for kind in TAGGED if at <= 0 else (TAGGED[at - 1],):
            for record in dossier.all(kind):
                is_held = not words or holds(_told(dossier, record), words)
                if is_held and self._is_in_state(dossier, record):
                    yield record

    def _is_in_state(self, dossier: Dossier, record: Record) -> bool:
        state = self.state.currentIndex()
        return state <= 0 or bool(level_of(dossier, record)) == (state == 2)

    def _row(self, dossier: Dossier, record: Record) -> TreeRow:
        point = dossier.find(Point, bearing(dossier, record).point)
        name = " ".join(_told(dossier, record).split())
        where = point.in_short if point else ""
        tags = list_of([tag.name for tag in tags_on(dossier, record)])
        words = (name, where, level_of(dossier, record) or "—", tags)
        return TreeRow(words, (TAGGED.index(type(record)), record.id))

    def _offer_tags(self, dossier: Dossier) -> None:
        tags = dossier.all(RecordTag)
        offered = [_("Tag selected…"), *(tag.name for tag in tags), _("New tag…")]
        offered += [_("Remove {tag}").format(tag=tag.name) for tag in tags]
        if offered != [self.tag.itemText(at) for at in range(self.tag.count())]:
            self.tag.clear()
            self.tag.addItems(offered)

    def _put_or_take(self, at: int) -> None:
        """Tag the selected records, or take a tag from them, all in one step."""
        tags, chosen = self.session.dossier.all(RecordTag), self._chosen()
        records = [(TAGGED[kind], record) for kind, record in chosen]
        self.tag.setCurrentIndex(0)
        if at <= 0 or self._is_nothing_chosen():
            return
        if at == len(tags) + 1:
            self._tag_anew(records)
        elif at <= len(tags):
            self._carry_out(put_tag(records, tags[at - 1].id))
        else:
            self._carry_out(take_tag(records, tags[at - len(tags) - 2].id))

    def _tag_anew(self, records: list[tuple[type[Record], str]]) -> None:
        before = {tag.id for tag in self.session.dossier.all(RecordTag)}
        if saved(TagForm(self.session)):
            new = next(tag for tag in self.session.dossier.all(RecordTag) if tag.id not in before)
            self.session.do(put_tag(records, new.id))

    def _mark(self, at: int) -> None:
        """Mark the selected records, all in one step."""
        word = "" if at == self.level.count() - 1 else self.level.itemText(at)
        self.level.setCurrentIndex(0)
        chosen = [(TAGGED[kind], record) for kind, record in self._chosen()]
        marked = [(kind, record) for kind, record in chosen if kind in KINDS]
        if at <= 0 or self._is_nothing_chosen():
            return
        if marked:
            self._carry_out(set_mark(marked, word))
        else:
            self.refuse(
                _("A note has no mark: its audience says who reads it."), self.session.theme
            )

    def _is_nothing_chosen(self) -> bool:
        """Whether no record is selected; then it is said what to do first."""
        if self._chosen():
            return False
        sentence = _("Select records in the list first, several with Ctrl or Shift.")
        self.refuse(sentence, self.session.theme)
        return True

    def _carry_out(self, command: Command) -> None:
        """Do it to the selected records; where all of them are so already, say that."""
        before = self.session.dossier
        self.refuse("", self.session.theme)
        self.session.do(command)
        if self.session.dossier is before and not self.problem.text():
            self.show_message(_("The selected records are so already."), self.session.theme)


def _told(dossier: Dossier, record: Record) -> str:
    text = getattr(record, "statement", "") or getattr(record, "text", "")
    if isinstance(record, Line | Action | Hypothesis | Indication):
        return str(text)
    day = getattr(record, "date", None)
    name = commas((called(dossier, record), short_date_and_year(day) if day else ""))
    return f"{name}: {text}" if text else name
