"""The groups among the parties: who belongs to which, and when."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QWidget,
)

from core.editing.commands import remove
from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.records import Membership, Party
from core.views.held_words import members_of, span_words
from core.views.removing import removal
from ui.forms.records import shared
from ui.forms.records_look import style_table
from ui.kit.card import Card
from ui.kit.keys import ENTER
from ui.kit.labels import ProseLabel
from ui.kit.least_rows import with_room_for_rows
from ui.kit.marker import marker_pixmap
from ui.kit.selecting import OneRowTree
from ui.kit.tips import allow
from ui.kit.tree_rows import ROLE, TreeRow, TreeRows
from ui.kit.wrapping import WrappingRow
from ui.parties import membership_form
from ui.session import Session


class GroupsTree(OneRowTree):
    """A line for each group, with its members below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = [_("Group and members"), _("Since and until"), _("Role")]
        self.groups = TreeRows(headings, lambda _row: (), self)
        self.setModel(self.groups)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Groups"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style_table(self)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Divide the width among the columns, according to their contents."""
        header = self.header()
        columns = range(self.groups.columnCount())
        wanted = [max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in columns]
        for number, width in enumerate(shared(wanted, self.viewport().width(), 0)):
            header.resizeSection(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width again."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return with_room_for_rows(self, super().minimumSizeHint())

    def show_groups(self, rows: list[TreeRow]) -> None:
        """Show these groups; folded ones stay folded, and the current line stays current."""
        folded = {top.data(ROLE) for top in self._tops() if not self.isExpanded(top)}
        current = self.current()
        self.groups.show(rows)
        for top in self._tops():
            self.setExpanded(top, top.data(ROLE) not in folded)
        self.fit()
        if current is None or not self.choose(*current):
            self.setCurrentIndex(self.groups.index(0, 0))
        self.updateGeometry()

    def _tops(self) -> list[QModelIndex]:
        return [self.groups.index(row, 0) for row in range(self.groups.rowCount())]

    def current(self) -> tuple[type[Party] | type[Membership], str] | None:
        """The group or the membership with the cursor; None where there is none."""
        index = self.currentIndex()
        found = index.siblingAtColumn(0).data(ROLE) if index.isValid() else None
        return found if isinstance(found, tuple) else None

    def choose(self, kind: type, identifier: str) -> bool:
        """Put the cursor on a group or on a membership; False if it is not shown."""
        for top in self._tops():
            below = [self.groups.index(n, 0, top) for n in range(self.groups.rowCount(top))]
            for index in (top, *below):
                if index.data(ROLE) == (kind, identifier):
                    self.setCurrentIndex(index)
                    return True
        return False


class GroupsCard(Card):
    """The groups, and what can be done with them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Groups"), parent=parent)
        self._session = session
        self.tree = GroupsTree(self)
        self.tree.doubleClicked.connect(lambda _index: self.edit_current())
        self.tree.selectionModel().currentChanged.connect(lambda _now, _then: self._offer())
        self.empty = ProseLabel(
            _("No groups yet. A bloc is a party with members, for whom it speaks."),
            muted=True,
            parent=self,
        )
        self.add = self._button(_("Add member…"), self.add_member)
        self.change = self._button(_("Edit…"), self.edit_current)
        self.drop = self._button(_("Remove"), self.remove_current)
        row = WrappingRow()
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(8)
        for button in (self.add, self.change, self.drop):
            row.addWidget(button)
        self._rest = QWidget(self)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.tree, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._rest, 1)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: act())
        return button

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who belongs to which group."""
        rows = [self._row(dossier, party) for party in dossier.parties if _is_group(dossier, party)]
        self.empty.setVisible(not rows)
        self._rest.setVisible(not rows)
        self.tree.setVisible(bool(rows))
        self.tree.show_groups(rows)
        self._offer()

    def _row(self, dossier: Dossier, group: Party) -> TreeRow:
        members = tuple(
            TreeRow(
                (dossier.get(Party, each.member).name, span_words(each), each.role),
                (Membership, each.id),
                icon=self._sign(dossier.get(Party, each.member)),
            )
            for each in members_of(dossier, group.id)
        )
        count = ngettext("{count} member", "{count} members", len(members))
        words = (group.name, count.format(count=len(members)))
        return TreeRow(words, (Party, group.id), members, self._sign(group))

    def _sign(self, party: Party) -> QIcon:
        colour = self._session.theme.party_colour(party)
        ratio = self._session.window.devicePixelRatioF()
        return QIcon(marker_pixmap(party.marker, colour, 16, ratio))

    def _offer(self) -> None:
        refusal, current = self._session.refusal, self.tree.current()
        chosen = current is not None and current[0] is Membership
        allow([self.add], refusal, possible=len(self._session.dossier.parties) > 1)
        allow((self.change, self.drop), refusal, possible=chosen)

    def add_member(self) -> None:
        """Ask for a member of the group with the cursor, or of any."""
        before = {each.id for each in self._session.dossier.all(Membership)}
        membership_form.new(self._session, self._group())
        for each in self._session.dossier.all(Membership):
            if each.id not in before:
                self.tree.choose(Membership, each.id)

    def _group(self) -> str:
        current = self.tree.current()
        if current is None or current[0] is Party:
            return current[1] if current else ""
        there = self._session.dossier.find(Membership, current[1])
        return there.group if there is not None else ""

    def edit_current(self) -> None:
        """Edit the membership with the cursor."""
        if self.change.isEnabled() and (current := self.tree.current()) is not None:
            membership_form.edit(self._session, current[1])

    def remove_current(self) -> None:
        """Remove the membership with the cursor; undo brings it back, so nothing is asked."""
        current = self.tree.current()
        if not self.drop.isEnabled() or current is None:
            return
        before = self._session.dossier.get(Membership, current[1])
        if (done := self._session.do(remove(Membership, before.id))) is not None:
            self._session.say(removal(before, done))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes."""
        if event.key() in ENTER and self.tree.hasFocus():
            self.edit_current()
        elif event.key() == Qt.Key.Key_Delete and self.tree.hasFocus():
            self.remove_current()
        else:
            super().keyPressEvent(event)


def _is_group(dossier: Dossier, party: Party) -> bool:
    return bool(dossier.having(Membership, group=party.id))
