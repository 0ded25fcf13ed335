"""A draft of the plan comes in: cut into clauses, beside those on record, saved as one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from superqt import QFlowLayout

from core.editing.commands import Command
from core.errors import Problem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.text.clause_marks import DraftPart
from core.views.draft import (
    DraftLine,
    after_draft,
    as_told,
    before_changes,
    bring_in_lines,
    draft_lines,
    draft_words,
    named_lines,
    with_lines,
)
from core.views.draft_status import NEW_STATUSES, NewStatus
from core.views.unmatched import UnmatchedSign, more_words, signs_in_draft
from ui.forms.choices import party_choice
from ui.forms.documents import BOTH, ask_for_document, read_file_of, readings
from ui.forms.record_form import saved
from ui.forms.records_look import style_table
from ui.kit.choices import CalmBox
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import Muted, ProseLabel
from ui.kit.phrases import Units, select_in
from ui.kit.selecting import OneRowTree
from ui.kit.tree_rows import TreeRow, TreeRows
from ui.kit.typed import TextBox, raw_text
from ui.plan.unmatched_list import UnmatchedList
from ui.plan.wording_facts import WordingFacts
from ui.session import Session

if TYPE_CHECKING:
    from core.intake import ImportedDocument

CLAUSE, BEFORE = 1, 4
"""Columns that share the room which the others leave."""
SIGNS = 2
"""How many brackets without a partner are told one by one."""
PAUSE = 250
"""How long after a key the draft is cut again, in milliseconds."""


def ask(session: Session) -> bool:
    """Ask for a draft; returns whether one was brought in."""
    return saved(DraftForm(session))


class DraftForm(Frame):
    """The text, pasted or out of a file, and beside it its clauses with what became of each. A
    clause that only looks like another can be told to be a new one, and one that the draft does not
    have to stay."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.window, _("Bring in a draft"), _("Save"), width=1000)
        self._session = session
        self._lines: tuple[DraftLine, ...] = ()
        self._before: tuple[DraftLine, ...] = ()
        self._before_of: tuple[object, ...] = ()
        self._taken: ImportedDocument | None = None
        self.reading = readings(marked=False)
        self._moved: set[int] = set()
        self._other: set[int | str] = set()
        self.party = party_choice(session, None, _("Working text"))
        self.finest = CalmBox()
        for words, part in (
            (_("Article"), DraftPart.ARTICLE),
            (_("Paragraph"), DraftPart.PARAGRAPH),
            (_("Item"), DraftPart.ITEM),
        ):
            self.finest.addItem(words, part.value)
        self.finest.setCurrentIndex(1)
        self.status = CalmBox()
        for each in NewStatus:
            self.status.addItem(_(NEW_STATUSES[each]), each.value)
        self.said = WordingFacts(session)
        self.text = TextBox(parent=self)
        self.text.setAccessibleName(_("Text of the draft"))
        self.text.setPlaceholderText(_("Paste the draft here, or choose a file."))
        self.rows = TreeRows(
            [_("Now"), _("Clause"), _("Brackets"), _("Status"), _("Before")], lambda _row: (), self
        )
        self.preview = OneRowTree(self)
        style_table(self.preview)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._lay_out_form()
        self._connect()

    def _lay_out_form(self) -> None:
        self.ask_for(_("Whose draft"), self.party)
        for words, field in self.said.fields():
            self.ask_for(words, field)
        self.ask_for(_("Tracked changes"), self.reading)
        self.form.setRowVisible(self.reading, False)
        self.ask_for(_("One clause"), self._both())
        self.preview.setModel(self.rows)
        self.preview.setRootIsDecorated(False)
        self.preview.setAccessibleName(_("Clauses of the draft"))
        self.preview.header().setStretchLastSection(False)
        self.preview.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place in (CLAUSE, BEFORE):
            self.preview.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.file = _button(_("Choose a file…"))
        self.cut = _button(_("Begin or join a clause here"))
        self.cut.setToolTip(_("At the line with the cursor in the text"))
        self.other = _button("")
        self._name_other()
        self.part = QCheckBox(_("Only a part of the text: what it lacks stays"))
        self.told = ProseLabel(muted=True, parent=self)
        self.unmatched = UnmatchedList(self._go_to_sign, self)
        both = QHBoxLayout()
        both.setSpacing(12)
        parts = ((self.text, (self.file, self.cut), 2), (self.preview, (self.other,), 3))
        for box, buttons, stretch in parts:
            box.setMinimumHeight(em(120))
            column, row = QVBoxLayout(), QFlowLayout()
            row.setHorizontalSpacing(8)
            row.setVerticalSpacing(8)
            column.addWidget(box, 1)
            for button in buttons:
                row.addWidget(button)
            column.addLayout(row)
            both.addLayout(column, stretch)
        self.body.addLayout(both, 1)
        for below in (self.part, self.told, self.unmatched):
            self.body.addWidget(below)

    def _both(self) -> QWidget:
        """What makes a clause, and beside it what a new one counts as."""
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        label = Muted(_("New and changed clauses are"), 13, both)
        label.setBuddy(self.status)
        self.status.setAccessibleName(label.text())
        self.finest.setAccessibleName(_("One clause"))
        for widget, stretch in ((self.finest, 1), (label, 0), (self.status, 3)):
            row.addWidget(widget, stretch)
        return both

    def _connect(self) -> None:
        self.text.textChanged.connect(self._begin_again)
        self.finest.currentIndexChanged.connect(self._begin_again)
        self.party.currentIndexChanged.connect(self._compare_again)
        self.status.currentIndexChanged.connect(self.lay_out)
        self.part.toggled.connect(self._compare_again)
        self.preview.selectionModel().currentChanged.connect(lambda *_rows: self._name_other())
        self._soon.timeout.connect(self.lay_out)
        self.file.clicked.connect(self._choose)
        self.reading.currentIndexChanged.connect(self._read)
        self.cut.clicked.connect(self._move_cut)
        self.other.clicked.connect(self._part)
        self.go.clicked.connect(self._save)

    def _begin_again(self) -> None:
        self._moved = set()
        self._compare_again()

    def _compare_again(self) -> None:
        self._other = set()
        self._soon.start()

    def lay_out(self) -> None:
        """Cut the text, and show its clauses beside those on record."""
        self._soon.stop()
        finest, party = DraftPart(self.finest.currentData()), self.party.currentData() or None
        dossier, text = self._with_text_before(finest, party), raw_text(self.text)
        lines = draft_lines(dossier, text, finest, party, self._moved)
        self._lines = as_told(lines, self._other, part=self.part.isChecked())
        rule = NewStatus(self.status.currentData()) if party is None else None
        self._show_rows([_row(n, line, rule) for n, line in enumerate(self._lines)])
        self.told.setText(draft_words(self._lines))
        lost = signs_in_draft(text)
        self.unmatched.show_signs(lost[:SIGNS], more_words(lost, SIGNS))
        self.status.setEnabled(party is None)

    def _show_rows(self, rows: list[TreeRow]) -> None:
        """Show the clauses, in the columns that say anything of any."""
        self.rows.show(rows)
        for place in range(CLAUSE + 1, BEFORE + 1):
            empty = not any(row.words[place] for row in rows)
            self.preview.setColumnHidden(place, bool(rows) and empty)

    def _with_text_before(self, finest: DraftPart, party: str | None) -> Dossier:
        """The dossier, with the text before the tracked changes if that comes in, too."""
        dossier, part = self._session.workspace.latest, self.part.isChecked()
        both = self._taken is not None and self.reading.currentData() == BOTH
        text = self._taken.read_as("rejected").as_draft().text if self._taken and both else ""
        of = (id(dossier), text, finest, party, part)
        if of != self._before_of:
            found = draft_lines(dossier, text, finest, party) if text.strip() else ()
            self._before_of, self._before = of, named_lines(as_told(found, part=part))
        if not self._before:
            return dossier
        return with_lines(dossier, self._before, party, NewStatus(self.status.currentData()))

    def _go_to_sign(self, sign: UnmatchedSign) -> None:
        select_in(self.text, sign.at, sign.at + 1)

    def _name_other(self) -> None:
        """Name what can be told of the selected clause otherwise than it is."""
        row = self.preview.currentIndex().row()
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        if line is None or line.in_the_draft:
            self.other.setText(_("Not the same clause"))
            self.other.setToolTip(_("The selected clause does not go on from the one before"))
        else:
            self.other.setText(
                _("The clause is gone") if line.clause.stands else _("The clause stays")
            )
            self.other.setToolTip(_("The draft does not have the selected clause"))

    def _choose(self) -> None:
        title = _("Bring in a draft")
        path = ask_for_document(self._session, title)
        if path is None:
            return
        try:
            found = read_file_of(self._session, path, title)
        except Problem as problem:
            self.refuse(problem, self._session.theme)
        else:
            if found is not None:
                self._taken = found
                self.form.setRowVisible(self.reading, bool(found.others))
                self._read()

    def _read(self) -> None:
        """Take the text of the document, with its tracked changes accepted, which is by those who
        made them, or rejected."""
        if self._taken is None:
            return
        draft = self._taken.read_as(self.reading.currentData()).as_draft()
        self.text.set_value(draft.text)
        self.said.offer_author(draft.author_of_changes)
        self.refuse(" ".join(draft.remarks), self._session.theme)
        self.lay_out()

    def _move_cut(self) -> None:
        text, cursor = raw_text(self.text), self.text.textCursor()
        at = Units(text).character(cursor.block().position())
        if text[:at].strip() and text[at:].strip():
            self._moved ^= {at}
            self._other = set()
            self.lay_out()

    def _part(self) -> None:
        row = self.preview.currentIndex()
        if row.isValid():
            line = self._lines[row.row()]
            self._other ^= {row.row() if line.in_the_draft else line.clause.clause or ""}
            self.lay_out()
            self.preview.setCurrentIndex(self.rows.index(row.row(), 0))

    def _save(self) -> None:
        self.lay_out()
        problem: Problem | str | None = self.unread()
        if not self._lines or not raw_text(self.text).strip():
            problem = _("Paste the draft, or choose a file.")
        if not problem:
            problem = self._session.attempt(self._command())
        self.refuse(problem, self._session.theme)
        if not problem:
            self._session.say(after_draft(self._session.dossier))
            self.accept()

    def _command(self) -> Command:
        """The text before the tracked changes, if that comes in, too, then the text."""
        party, facts = self.party.currentData() or None, self.said.values()
        status = NewStatus(self.status.currentData())
        then = before_changes(facts)
        first = bring_in_lines(self._before, party=party, status=status, **then)
        command = bring_in_lines(self._lines, party=party, status=status, **facts)
        return first.then(command) if self._before else command


def _row(place: int, line: DraftLine, rule: NewStatus | None) -> TreeRow:
    """A clause with its status, unless the text is a party's own."""
    before = " | ".join(each for each in line.before if each != line.clause.title)
    brackets = str(line.gap.outermost or "")
    status = line.status_words(rule) if rule is not None else ""
    return TreeRow((line.words, line.clause.title, brackets, status, before), place)


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
