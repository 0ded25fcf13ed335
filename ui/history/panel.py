"""The history panel: everything that was changed, by whom and when, and restoring it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from core.editing.commands import Command
from core.editing.commands.restore import restore_field, restore_removed
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import called, since_round
from core.model.records import Record, Round
from core.storage.journal import WHOLE, JournalEntry
from core.text.saying import shortened
from core.views import names
from core.views.history import (
    Altered,
    HistoryFilter,
    HistoryStep,
    Touched,
    about,
    authors,
    matching,
    may_be_wanted,
    steps,
    wanted_entries,
)
from ui.history.tree import HistoryTree
from ui.kit.card import Card
from ui.kit.choices import WIDEST, CalmBox, fill
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.labels import HeadingLabel, Muted, ProseLabel
from ui.kit.tips import allow
from ui.kit.wrapping import WrappingRow
from ui.panel import Panel
from ui.session import Session

PAGE = 500
"""How many steps are shown at first, and added by each “earlier”."""

HEAVY = 2_000
"""From how many rows a step is read only when it is unfolded, or a filter asks for what it did."""

SLICE = 1_000
"""How many records of such a step are looked into at a time."""

PAUSE = 150

LONGEST = 40
"""The most letters of a record's name on the button."""


class HistoryPanel(Panel):
    """It keeps the user's view settings, and no data."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("History")
        self._most = PAGE
        self._found: tuple[HistoryStep, ...] = ()
        self._record_id = ""
        self._hits: dict[int, tuple[JournalEntry, ...]] = {}
        """What the filter has found in large steps, by the tick of their change."""
        self._search: Iterator[HistoryStep] = iter(())
        self.only = QPushButton(self)
        self.only.setToolTip(_("Show all steps again"))
        self.only.clicked.connect(self.show_all)
        self.only.hide()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Search the history"))
        self.words.setAccessibleName(_("Search the history"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(em(220))
        self.kind = self._box(_("Kind of record"))
        self.author = self._box(_("Author"))
        self.point = self._box(_("Sticking point"))
        self.since = self._box(_("Since"))
        self.count = Muted("", 12, self)
        self.tree = HistoryTree(self._entries, self)
        self.empty = ProseLabel(_("No matching steps."), 13, muted=True, parent=self)
        self.earlier = QPushButton(_("Show earlier steps"), self)
        self.restore = QPushButton(_("Restore this"), self)
        self.go = QPushButton(_("Go to record"), self)
        self.known = QPushButton(_("Show what was known before"), self)
        self._lay_out()
        self._connect()

    def _box(self, name: str) -> QComboBox:
        box = CalmBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMaximumWidth(em(WIDEST))
        box.currentIndexChanged.connect(lambda _at: self._narrow())
        return box

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(_("History"), parent=self))
        head.addSpacing(6)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        flow = WrappingRow()
        flow.setHorizontalSpacing(6)
        flow.setVerticalSpacing(6)
        for widget in (self.words, self.kind, self.author, self.point, self.since, self.only):
            flow.addWidget(widget)
        card = Card(parent=self)
        card.body.setContentsMargins(8, 8, 8, 10)
        card.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        for button in (self.restore, self.go, self.known):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.earlier)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(flow)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self._narrow)
        self._look = QTimer(self, interval=0)
        self._look.timeout.connect(self._look_on)
        self.words.textChanged.connect(lambda _words: self._wait.start())
        self.tree.chosen.connect(self._offer)
        self.restore.clicked.connect(self.restore_current)
        self.go.clicked.connect(self.show_record)
        self.known.clicked.connect(self.show_known)
        self.earlier.clicked.connect(self._show_earlier)
        self.tree.doubleClicked.connect(lambda _index: self._open())
        for keys in ENTER:
            shortcut = QShortcut(QKeySequence(keys), self.tree, self._open)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.words.setFocus)

    # --- what there is ---

    def show_dossier(self, dossier: Dossier) -> None:
        """Read the latest steps and show those that pass the filter."""
        store = self.session.workspace.store
        heads = store.heads(self._most)
        self._found = steps(heads, store.within(head for head in heads if head.rows < HEAVY))
        self.earlier.setVisible(len(heads) == self._most)
        self._offer_filters(dossier)
        self._narrow()

    def _entries(self, step: HistoryStep) -> Sequence[JournalEntry]:
        """What a step did; of a large one, what the filter has found in it."""
        if step.entries:
            return step.entries
        found = self._hits.get(step.head.tick)
        return found or next(self.session.workspace.store.at(step.head), ())

    def _offer_filters(self, dossier: Dossier) -> None:
        kinds = [(called(kind), entry.table) for kind, entry in KINDS.items()]
        rounds = [
            (since_round(each), each.date.isoformat())
            for each in reversed(dossier.all(Round))
            if each.date is not None and each.date <= self.session.this_day
        ]
        today = self.session.this_day
        week = (today - dt.timedelta(days=6)).isoformat()
        days = [(_("today"), today.isoformat()), (_("last 7 days"), week)]
        fill(self.kind, _("any kind"), sorted(kinds))
        fill(self.author, _("anyone"), [(each, each) for each in authors(self._found)])
        points = [(point.in_short, point.id) for point in dossier.points]
        fill(self.point, _("any point"), points)
        fill(self.since, _("any time"), [*days, *rounds])

    def wanted(self) -> HistoryFilter:
        """The filter set in the boxes."""
        table, since = str(self.kind.currentData() or ""), self.since.currentData()
        kind = next((kind for kind, entry in KINDS.items() if entry.table == table), None)
        return HistoryFilter(
            self.words.text(),
            kind,
            str(self.author.currentData() or ""),
            str(self.point.currentData() or ""),
            dt.date.fromisoformat(since) if since else None,
            record=self._record_id,
        )

    def show_history_of(self, kind: type[Record], identifier: str) -> None:
        """Show what happened to one record, unfolded."""
        self._record_id = identifier
        name = called_by_name(self.session.workspace.latest, kind, identifier)
        self.only.setText(_("Only {name}  ✕").format(name=name).replace("&", "&&"))
        self.only.show()
        self._narrow()
        self.tree.setFocus()
        for row in range(self.tree.steps.rowCount()):
            self.tree.expand(self.tree.steps.index(row, 0))

    def show_all(self) -> None:
        """Show what happened to all records."""
        self._record_id = ""
        self.only.hide()
        self._narrow()

    def _narrow(self) -> None:
        """Show what passes the filter; it is looked for in large steps a part at a time."""
        wanted = self.wanted()
        self._hits.clear()
        self._search = self._looked_into(wanted)
        self._look.start()
        if not self._look_on():
            self._show_matching()

    def _look_on(self) -> bool:
        """Look into the next part; returns whether that changed what is shown."""
        known = len(self._hits)
        if over := next(self._search, None) is None:
            self._look.stop()
        if over or len(self._hits) > known:
            self._show_matching()
            return True
        return False

    def _show_matching(self) -> None:
        latest = self.session.workspace.latest
        shown = self._matching(latest)
        self.tree.show_steps(latest, shown)
        self.tree.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(self._nothing())
        said = ngettext("{shown} of {total} step", "{shown} of {total} steps", len(self._found))
        count = said.format(shown=len(shown), total=len(self._found))
        searching = self._look.isActive()
        self.count.setText(_("{count}, searching…").format(count=count) if searching else count)
        self._offer()

    def _nothing(self) -> str:
        """Why there is nothing to be seen."""
        if self._look.isActive():
            return _("Searching…")
        if self.earlier.isHidden():
            return _("No matching steps.")
        return _("No matching steps among the latest {count}.").format(count=len(self._found))

    def _looked_into(self, wanted: HistoryFilter) -> Iterator[HistoryStep]:
        """Look for what is wanted in the steps that have not been read, until it is found in each:
        a part at a time."""
        store, latest = self.session.workspace.store, self.session.workspace.latest
        asked = wanted.asks_for_contents and not wanted.record
        large = (step for step in self._found if asked and not step.entries)
        for step in filter(partial(may_be_wanted, wanted=wanted), large):
            for part in store.at(step.head, SLICE):
                if hits := wanted_entries(latest, step.head, part, wanted):
                    self._hits[step.head.tick] = hits
                    break
                yield step

    def _matching(self, latest: Dossier) -> tuple[HistoryStep, ...]:
        """The steps that pass the filter. Of those that touched one record what they did to it."""
        wanted, store = self.wanted(), self.session.workspace.store
        if wanted.record:
            return matching(latest, about(self._found, store.history(wanted.record)), wanted)
        if not wanted.asks_for_contents:
            return matching(latest, self._found, wanted)
        read = tuple(step for step in self._found if step.entries)
        passed = {step.head.tick for step in matching(latest, read, wanted)} | self._hits.keys()
        return tuple(step for step in self._found if step.head.tick in passed)

    def _show_earlier(self) -> None:
        self._most += PAGE
        self.show_dossier(self.session.dossier)

    def take_keyboard(self) -> None:
        """Focus the steps."""
        self.tree.setFocus()

    def on_change(self, change: Change) -> None:
        """Every change is a step."""
        self.show_dossier(self.session.dossier)

    # --- what can be done ---

    def _offer(self) -> None:
        possible = self._restoring() is not None
        allow([self.restore], self.session.refusal, possible=possible)
        self.go.setEnabled(self._record() is not None)
        self.known.setEnabled(self.tree.step_of_current() is not None)

    def _restoring(self) -> Command | None:
        """The command that restores what the current line removed or changed."""
        current = self.tree.current()
        if isinstance(current, Altered) and current.entry.field != WHOLE:
            return restore_field(current.entry)
        step = self.tree.step_of_current()
        entries = step.entries if step is not None else ()
        gone = [e for e in entries if e.field == WHOLE and e.after is None]
        return restore_removed(gone) if gone else None

    def restore_current(self) -> None:
        """Restore a field's value, or what a step removed; undo reverts that."""
        command = self._restoring()
        if command is not None and self.session.do(command) is not None:
            self.session.say(_("Restored. Press Ctrl+Z to undo."))

    def _record(self) -> tuple[type[Record], str] | None:
        """The record of the current line, if it still exists."""
        current = self.tree.current()
        if isinstance(current, Altered):
            kind, identifier = current.entry.kind, current.entry.record
        elif isinstance(current, Touched):
            kind, identifier = current.kind, current.record
        elif isinstance(current, HistoryStep) and current.entries:
            kind, identifier = current.entries[0].kind, current.entries[0].record
        else:
            return None
        found = self.session.dossier.find(kind, identifier)
        return (kind, identifier) if found is not None else None

    def show_record(self) -> None:
        """Go to the record of the current line."""
        record = self._record()
        if record is not None:
            self.session.go(*record)

    def show_known(self) -> None:
        """Look back to the dossier as known just before the current step."""
        step = self.tree.step_of_current()
        if step is not None:
            self.session.look_back(None, step.head.at - dt.timedelta(milliseconds=1))

    def _open(self) -> None:
        """Unfold a step; show a record or field in its place."""
        if isinstance(self.tree.current(), HistoryStep):
            index = self.tree.currentIndex().siblingAtColumn(0)
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        else:
            self.show_record()


def called_by_name(dossier: Dossier, kind: type[Record], identifier: str) -> str:
    """What a record is called, in a few words."""
    return shortened(names.called(dossier, dossier.find(kind, identifier)), LONGEST)
