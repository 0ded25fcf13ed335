"""The list of notes: one heading per group, three lines per note; drawn, not made of widgets."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.language import gettext as _
from core.language import ngettext
from core.model.dossier import Dossier
from core.model.naming import choice
from core.text.saying import short_date_and_year
from core.text.sentences import as_one
from core.views.notes import STATES, NoteGroup, NoteState, Thread, stands_on, written
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.least_rows import keep_current_in_sight, with_room_for_rows
from ui.kit.selecting import select_rows, selected_rows
from ui.kit.theme import Theme

MOST_SHOWN = 2_000
"""The most notes in the list; beyond that, filtering is quicker than scrolling."""

ROW, HEADING = 66, 34
"""Heights of a note and of a group's heading, in pixels."""

PADDING = 14
BESIDE = 18
"""Pixels between the words of a quote and where it stands, its ground and the gap."""
ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class NoteRow(msgspec.Struct, frozen=True):
    """A row of the list: a note as text, or a group heading if `note` is empty."""

    note: str
    quote: str
    text: str
    where: str
    who: str
    state: NoteState = NoteState.OPEN

    @property
    def spoken(self) -> str:
        """All of its text, for a screen reader."""
        parts = (self.text, self.quote, self.where, self.who)
        return ", ".join(part for part in parts if part)


def rows(dossier: Dossier, groups: Sequence[NoteGroup]) -> list[NoteRow]:
    """The rows of the list, as many as are shown."""
    found: list[NoteRow] = []
    room = MOST_SHOWN
    for group in groups:
        if group.name:
            count = f"{group.name} · {len(group.threads)}"
            found.append(NoteRow("", "", count, "", ""))
        found += [_row(dossier, each) for each in group.threads[:room]]
        room -= len(group.threads[:room])
    return found


def _row(dossier: Dossier, thread: Thread) -> NoteRow:
    note, state = thread.note, thread.state
    day = written(note)
    who = [
        note.author,
        short_date_and_year(day) if day else "",
        choice(note.type),
        choice(note.audience),
        _replies(len(thread.replies)),
        _("pinned") if note.pinned else "",
        "" if state is NoteState.OPEN else _(STATES[state]),
    ]
    return NoteRow(
        note.id,
        as_one(note.quote),
        " ".join(note.text.split()),
        stands_on(dossier, note),
        " · ".join(part for part in who if part),
        state,
    )


def _replies(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} reply", "{count} replies", count).format(count=count)


class NotesModel(QAbstractListModel):
    """The rows of the list; keeps only what was last passed to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[NoteRow] = []

    def show_rows(self, coming: list[NoteRow]) -> None:
        """Show these lines."""
        if [row.note for row in coming] == [row.note for row in self.rows]:
            self.rows = coming
            if coming:
                self.dataChanged.emit(self.index(0), self.index(len(coming) - 1))
            return
        self.beginResetModel()
        self.rows = coming
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, and its text."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken if role in spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        can_be_chosen = index.isValid() and self.rows[index.row()].note
        return super().flags(index) if can_be_chosen else Qt.ItemFlag.NoItemFlags


class NoteLines(QStyledItemDelegate):
    """Draws the lines: quote and place, text, and who and what."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Notes have one height, headings another."""
        return QSize(em(200), em(ROW if index.data(ROLE).note else HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        painter.save()
        row, box = index.data(ROLE), QRect(option.rect)
        if row.note:
            self._ground(painter, option, box)
            self._note(painter, row, box.adjusted(PADDING, em(7), -PADDING, -em(7)), option.palette)
        else:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            _draw(painter, box.adjusted(PADDING, 0, -PADDING, -6), row.text, _heading_font(), flags)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Highlight))
            accent = palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(box.left(), box.top(), 3, box.height(), accent)
        else:
            line = palette.color(QPalette.ColorRole.Midlight)
            painter.fillRect(box.left() + PADDING, box.bottom(), box.width() - 2 * PADDING, 1, line)

    def _note(self, painter: QPainter, row: NoteRow, box: QRect, palette: QPalette) -> None:
        ink = palette.color(QPalette.ColorRole.WindowText)
        mute = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(mute if row.state is NoteState.RESOLVED else ink)
        _draw(
            painter,
            QRect(box.left(), box.top(), box.width(), em(18)),
            row.text,
            fonts.sans(13, 500),
        )
        second = QRect(box.left(), box.top() + em(19), box.width(), em(17))
        if row.quote:
            second = self._quote(painter, row, second, ink)
        painter.setPen(QColor(self.theme.widening) if row.state is NoteState.DETACHED else mute)
        _draw(painter, second, row.where, fonts.sans(12))
        painter.setPen(mute)
        third = QRect(box.left(), box.top() + em(37), box.width(), em(16))
        _draw(painter, third, row.who, fonts.sans(11.5))

    def _quote(self, painter: QPainter, row: NoteRow, box: QRect, ink: QColor) -> QRect:
        """Draw the quote on a highlight background; returns the rest of the line."""
        font, words = fonts.serif_italic(12.5), quote_within(row, box.width())
        wide = QFontMetrics(font).horizontalAdvance(words)
        ground = QRect(box.left(), box.top(), wide + 10, box.height())
        painter.fillRect(ground, QColor(self.theme.highlight))
        painter.setPen(ink)
        _draw(painter, ground.adjusted(5, 0, 0, 0), words, font)
        return box.adjusted(wide + BESIDE, 0, 0, 0)


def quote_within(row: NoteRow, width: int) -> str:
    """As much of a quote as there is room for in a line of that width (px), beside where it
    stands."""
    beside = QFontMetrics(fonts.sans(12)).horizontalAdvance(row.where) + BESIDE
    room = max(width * 6 // 10, width - beside)
    metrics = QFontMetrics(fonts.serif_italic(12.5))
    return metrics.elidedText(row.quote, Qt.TextElideMode.ElideRight, room)


def _heading_font() -> QFont:
    return fonts.sans(12, 600)


def _draw(
    painter: QPainter,
    box: QRect,
    words: str,
    font: QFont,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> None:
    painter.setFont(font)
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, cut)


class NotesView(QListView):
    """The list itself: several notes can be selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = NotesModel(self)
        self.drawing = NoteLines(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self.drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Notes"))
        self.lines.modelReset.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return with_room_for_rows(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current note in sight."""
        super().resizeEvent(event)
        keep_current_in_sight(self, event)

    def chosen(self) -> list[str]:
        """The ids of the selected notes, in list order."""
        places = selected_rows(self.selectionModel())
        return [self.lines.rows[place].note for place in places]

    def choose(self, notes: Sequence[str]) -> bool:
        """Select these notes, if they are shown; returns whether any is."""
        wanted = set(notes)
        places = [n for n, row in enumerate(self.lines.rows) if row.note and row.note in wanted]
        select_rows(self.selectionModel(), places)
        if places:
            first = self.lines.index(places[0])
            flag = self.selectionModel().SelectionFlag.Select
            self.selectionModel().setCurrentIndex(first, flag)
            self.scrollTo(first)
        return bool(places)
