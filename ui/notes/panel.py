"""The notes panel: all notes, filtered and grouped, and the selected one in full."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.editing.commands.basic import remove
from core.editing.commands.notes import change_notes, reply, resolve
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import choice
from core.model.records import Audience, Note, Record
from core.views.inspector import note_card
from core.views.notes import EVERYTHING, grouped, matching, stands_on, threads
from ui.annotate.inspector_cards import NoteView
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, Muted, ProseLabel
from ui.kit.page import Page
from ui.kit.tips import allow
from ui.notes.filter import FilterBar
from ui.notes.list import MOST_SHOWN, NotesView, rows
from ui.panel import Panel
from ui.session import Session


class NotesPanel(Panel):
    """It keeps the user's view settings, and no data."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Notes")
        self.filter = FilterBar(self)
        self.list = NotesView(session.theme, self)
        self.count = Muted("", 12, self)
        self.report = QPushButton(_("Report…"), self)
        self.report.setToolTip(
            _("Export the notes shown as PDF, for Word, as a table or as W3C annotations")
        )
        self.detail = NoteDetail(session, self)
        self.empty = ProseLabel("", 13, muted=True, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(_("Notes"), parent=self))
        head.addSpacing(6)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self.report)
        card = Card(parent=self)
        card.body.setContentsMargins(1, 6, 1, 6)
        self.empty.setContentsMargins(16, 12, 16, 12)
        card.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.list, 1)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(14)
        body.setStyleSheet("QSplitter::handle { background: transparent; }")
        body.addWidget(card)
        body.addWidget(self.detail)
        body.setSizes([680, 400])
        body.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(lambda: self.show_dossier(self.session.dossier))
        self.list.selectionModel().selectionChanged.connect(self._show_detail)
        self.list.doubleClicked.connect(lambda _index: self.jump())
        self.report.clicked.connect(lambda: self.session.action_requested.emit("report_notes"))
        for keys, act in (
            (Qt.Key.Key_Return, self.jump),
            (Qt.Key.Key_Enter, self.jump),
            (Qt.Key.Key_Delete, self.detail.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.words.setFocus)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the notes that pass the filter; selected ones stay selected."""
        chosen = self.list.chosen()
        self.list.drawing.theme = self.session.theme
        self.filter.offer(dossier, self.session.today)
        shown = matching(dossier, self.filter.wanted())
        self.list.lines.show_rows(rows(dossier, grouped(dossier, shown, self.filter.grouped_by())))
        if not self.list.choose(chosen):
            self.list.choose([each.id for each in shown[:1]])
        self._say_count(len(shown), len(threads(dossier)))
        self._show_detail()

    def _say_count(self, shown: int, total: int) -> None:
        said = ngettext("{shown} of {total} note", "{shown} of {total} notes", total)
        words = said.format(shown=shown, total=total)
        if shown > MOST_SHOWN:
            words = _("{count}; the first {most} are listed").format(count=words, most=MOST_SHOWN)
        self.count.setText(words if total else "")
        nothing = _("No notes yet. Select words in any text and press Ctrl+M.")
        self.empty.setText(
            _("No matching notes. Clear the filters to see all.") if total else nothing
        )
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self.report.setEnabled(bool(shown))
        self.filter.clear.setVisible(self.filter.wanted() != EVERYTHING)

    def _show_detail(self) -> None:
        self.detail.show_notes(self.list.chosen())

    def record(self) -> tuple[type[Record], str] | None:
        """The selected note."""
        chosen = self.list.chosen()
        return (Note, chosen[0]) if chosen else None

    def jump(self) -> None:
        """Go to the text that the selected note is on."""
        chosen = self.list.chosen()
        if chosen:
            self.session.go(Note, chosen[0])

    def take_keyboard(self) -> None:
        """Focus the list."""
        self.list.setFocus()

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Select a note, clearing all filters if they hide it."""
        if kind is Note and not self.list.choose([identifier]):
            self.filter.show_everything()
            self.list.choose([identifier])


class NoteDetail(QWidget):
    """The selected note in full, with the actions on it or on all selected notes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._notes: list[str] = []
        self.where = ProseLabel("", 12.5, muted=True, parent=self)
        self.view = NoteView()
        self.view.resolve_wanted.connect(lambda note, on: session.do(resolve(note, on)))
        self.view.reply_wanted.connect(self._reply)
        self.view.pin_wanted.connect(lambda _note, on: self._change(pinned=on))
        self.view.remove_wanted.connect(lambda _note: self.remove())
        self.view.attach_wanted.connect(self._lead_to_attach)
        self.go = QPushButton(_("Go to text"), self)
        self.go.clicked.connect(lambda: session.go(Note, self._notes[0]))
        self.acts = self._make_acts()
        page = Page(gap=10)
        page.column.setContentsMargins(0, 0, 6, 0)
        page.column.addWidget(self.where)
        page.column.addWidget(self.view)
        page.column.addLayout(self._row(self.go, *self.acts.values()))
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setMinimumWidth(em(260))

    def _make_acts(self) -> dict[str, FlatButton]:
        acts = {
            "resolve": FlatButton(_("Resolve"), self),
            "reopen": FlatButton(_("Reopen"), self),
            "pin": FlatButton(_("Pin to pack"), self),
            "unpin": FlatButton(_("Unpin"), self),
            "audience": FlatButton(_("Audience"), self, menu=True),
            "remove": FlatButton(_("Remove"), self),
        }
        acts["resolve"].clicked.connect(lambda: self._change(resolved=True))
        acts["reopen"].clicked.connect(lambda: self._change(resolved=False))
        acts["pin"].clicked.connect(lambda: self._change(pinned=True))
        acts["unpin"].clicked.connect(lambda: self._change(pinned=False))
        acts["remove"].clicked.connect(self.remove)
        for each in Audience:
            acts["audience"].menu().addAction(choice(each), partial(self._change, audience=each))
        return acts

    def _row(self, *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in widgets[:1]:
            first.addWidget(widget)
        for widget in widgets[1:]:
            second.addWidget(widget)
        first.addStretch(1)
        second.addStretch(1)
        column.addLayout(first)
        column.addLayout(second)
        return column

    def show_notes(self, notes: list[str]) -> None:
        """Show the first of these notes, and act on all of them."""
        dossier = self.session.dossier
        found = [note for each in notes if (note := dossier.find(Note, each)) is not None]
        self._notes = [note.id for note in found]
        self.setVisible(bool(found))
        if not found:
            return
        several = ngettext("{count} note selected", "{count} notes selected", len(found))
        self.where.setText(
            several.format(count=len(found)) if len(found) > 1 else stands_on(dossier, found[0])
        )
        self.view.setVisible(len(found) == 1)
        self.go.setVisible(len(found) == 1)
        card = note_card(dossier, found[0])
        self.view.show_value(card, self.session.theme, refusal=self.session.refusal)
        self._offer(found)

    def _offer(self, found: list[Note]) -> None:
        several = len(found) > 1
        offered = {
            "resolve": several and any(not note.resolved for note in found),
            "reopen": several and any(note.resolved for note in found),
            "pin": any(not note.pinned for note in found),
            "unpin": any(note.pinned for note in found),
            "audience": True,
            "remove": True,
        }
        for name, act in self.acts.items():
            act.setVisible(offered[name])
        allow(self.acts.values(), self.session.refusal)

    def _change(self, **fields: Any) -> None:
        self.session.do(change_notes(self._notes, **fields))

    def _lead_to_attach(self, note: str) -> None:
        """Go to the text, where the user selects the words."""
        self.session.go(Note, note)
        self.session.say(_("Select words in this text, then attach the note from its menu here."))

    def _reply(self, note: str, text: str) -> None:
        command = reply(note, text, author=self.session.workspace.author)
        if self.session.do(command) is not None:
            self.view.box.done()

    def remove(self) -> None:
        """Remove the selected notes; undo brings them back."""
        if not self._notes or not self.session.ask_to_edit():
            return
        command = remove(Note, self._notes[0])
        for each in self._notes[1:]:
            command = command.then(remove(Note, each))
        self.session.do(command)
