"""The right-hand side: notes, proposals, sources and history of the current subject."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.views.inspector import Facts, NoteCard
from ui.annotate.inspector_cards import FactsView, NoteView
from ui.annotate.note_box import NoteEditor
from ui.kit import fonts
from ui.kit.fold import FoldButton
from ui.kit.fonts import em
from ui.kit.labels import Elided, ProseLabel
from ui.kit.order import BESIDE
from ui.kit.page import Page
from ui.kit.scroll import Arrival, width_in_sight
from ui.kit.theme import Theme
from ui.kit.tips import allow
from ui.kit.unsent import Unsent

NOTES, PROPOSALS, SOURCES, HISTORY = range(4)
WIDE, NARROW, FOLDED = 330, 290, 34
MATTER = 440
"""The width in pixels at 100 % at which the content of a panel is readable beside it."""
TIGHT = MATTER + NARROW
"""The width of a panel, in pixels at 100 %, below which there is no room for this beside its
content."""


class Tab(QToolButton):
    """One title of the tab row: words, and a stripe below the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Set the title; room is kept for the bold letters of the selected one."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setFont(fonts.sans(12.5, 600))
        self.setFixedSize(self.fontMetrics().horizontalAdvance(words) + 6, em(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Left and Right to the row of tabs."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and stripe; the focus is a frame."""
        painter = QPainter(self)
        on = self.isChecked()
        role = QPalette.ColorRole.WindowText if on else QPalette.ColorRole.PlaceholderText
        painter.setFont(fonts.sans(12.5, 600 if on else 400))
        painter.setPen(self.palette().color(role))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(3, 0, 0, -2), flags, self.text())
        accent = self.palette().color(QPalette.ColorRole.Accent)
        if on:
            painter.fillRect(0, self.height() - 2, self.width(), 2, accent)
        if self.hasFocus():
            painter.setPen(accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -4.5), 3, 3)


class CardList(Page, Unsent):
    """A scrolling column of cards of one kind; cards are reused, not recreated.

    `in_work` has the unsaved replies, by their note, whether shown or not."""

    def __init__(
        self, make: Callable[[], QWidget], empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, gap=10)
        self._make = make
        self.in_work: dict[str, str] = {}
        self.cards: list[Any] = []
        self.column.setContentsMargins(0, 0, 6, 8)
        self.empty = ProseLabel(empty, 12.5, muted=True, parent=self.inside)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def show_values(self, values: Sequence[Any], theme: Theme, *, refusal: str) -> None:
        """Show a card for each value."""
        for number, value in enumerate(values):
            if number == len(self.cards):
                card = self._make()
                self.cards.append(card)
                self.column.insertWidget(number, card)
            self.cards[number].show_value(value, theme, refusal=refusal)
        for spare in self.cards[len(values) :]:
            spare.hide()
            spare.deleteLater()
        del self.cards[len(values) :]
        self.empty.setVisible(not values)

    def unsent(self) -> str:
        """The unsaved replies."""
        return " ".join(self.in_work.values()).strip()


class Inspector(QFrame):
    """Four tabs about one subject. It draws what it is given and emits what the user wants."""

    resolve_wanted = Signal(str, bool)
    reply_wanted = Signal(str, str)
    note_written = Signal(str, object)
    note_begun = Signal()
    pin_wanted = Signal(str, bool)
    attach_wanted = Signal(str)
    remove_wanted = Signal(str)
    note_met = Signal(str)
    subject_left = Signal()
    tab_shown = Signal(int)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Notes, proposals, sources and history"))
        self.setProperty(BESIDE, True)
        self._wide = WIDE
        self.is_folded = False
        self._for_room = self._was_tight = False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(17, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(self._make_tabs())
        column.addWidget(self._make_subject())
        self.stack = QStackedWidget(self)
        self.lists = self._make_lists()
        for each in self.lists:
            self.stack.addWidget(each)
        column.addWidget(self.stack, 1)
        self._make_note_box(column)
        self.show_tab(NOTES)
        self.set_room(WIDE)
        if parent is not None:
            parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the panel."""
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._make_room()
        return super().eventFilter(watched, event)

    @property
    def is_tight(self) -> bool:
        """Whether the panel is too narrow to have this beside its content."""
        panel = self.parentWidget()
        return panel is not None and width_in_sight(panel) < em(TIGHT)

    def _make_room(self) -> None:
        """Fold while there is no room, unless somebody opens it or writes; then open again."""
        busy = self._was_tight or self.is_folded or self.note_box.unsent()
        if self.is_tight and not busy:
            self.open_if_roomy()
        elif self._for_room and not self.is_tight:
            self.fold(False)
        self._was_tight = self.is_tight

    def _make_tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.tabs = [Tab(self) for _n in range(4)]
        for number, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _on=False, number=number: self.show_tab(number))
            row.addWidget(tab)
        row.addStretch(1)
        self.fold_button = FoldButton(self)
        self.fold_button.clicked.connect(lambda: self.fold(not self.is_folded, told=True))
        row.addWidget(self.fold_button)
        return row

    def _make_subject(self) -> QWidget:
        self.subject = QWidget(self)
        row = QHBoxLayout(self.subject)
        row.setContentsMargins(0, 0, 6, 0)
        self.subject_name = Elided("", fonts.sans(12, 600), self.subject)
        self.leave = QPushButton(_("Whole point"), self.subject)
        self.leave.setProperty("link", True)
        self.leave.setFont(fonts.sans(11.5))
        self.leave.clicked.connect(self.subject_left)
        row.addWidget(self.subject_name, 1)
        row.addWidget(self.leave)
        return self.subject

    def _make_lists(self) -> list[CardList]:
        empty = (
            _("No notes yet. Select words in a position and press Ctrl+M, or add a note below."),
            _("No proposal covers this point. Proposals with terms on its issues appear here."),
            _("No sources cited yet. Select a source when you record a position."),
            _("Nothing recorded yet. Press Ctrl+N to record a position."),
        )
        return [
            CardList(self._make_note, empty[NOTES], self),
            *(CardList(FactsView, words, self) for words in empty[PROPOSALS:]),
        ]

    def _make_note(self) -> NoteView:
        view = NoteView(in_work=self.lists[NOTES].in_work)
        view.resolve_wanted.connect(self.resolve_wanted)
        view.reply_wanted.connect(self.reply_wanted)
        view.pin_wanted.connect(self.pin_wanted)
        view.attach_wanted.connect(self.attach_wanted)
        view.remove_wanted.connect(self.remove_wanted)
        view.met.connect(self.note_met)
        return view

    def light(self, note: str) -> None:
        """Highlight the card of a note, or of none."""
        for card in self.lists[NOTES].cards:
            lit = bool(note) and card.note == note
            card.light(lit)
            if lit and not self.is_folded:
                self.lists[NOTES].ensureWidgetVisible(card, 0, 8)

    def show_note(self, note: str) -> None:
        """Bring the card of a note to the front, and focus it."""
        self.fold(False)
        self.show_tab(NOTES)
        self.light(note)
        for card in self.lists[NOTES].cards:
            if card.note == note:
                card.setFocus()

    def _make_note_box(self, column: QVBoxLayout) -> None:
        self.add = QPushButton(_("Add a note…"), self)
        self.add.setToolTip(_("For specific words, select them and press Ctrl+M"))
        self.add.clicked.connect(self.note_begun)
        self.note_box = NoteEditor(self)
        self.note_box.hide()
        self.note_box.written.connect(self.note_written)
        self.note_box.put_away.connect(self._close_box)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, 6, 0)
        foot.addWidget(self.note_box)
        foot.addWidget(self.add)
        column.addLayout(foot)
        self.add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def begin_note(self, quote: str, theme: Theme, on: str = "") -> bool:
        """Ask for a note; False if the unsaved one is continued instead."""
        self.fold(False)
        self.show_tab(NOTES)
        new = self.note_box.begin(quote, theme, on)
        self.add.hide()
        return new

    def note_kept(self) -> None:
        """Report that the note was saved."""
        self.note_box.done()

    def reply_kept(self, note: str) -> None:
        """Report that the reply to a note was saved."""
        for card in self.lists[NOTES].cards:
            if card.note == note:
                card.box.done()

    def _close_box(self) -> None:
        self.add.setVisible(self.tabs[NOTES].isChecked() and not self.is_folded)
        self.note_box.close_to(self.add)

    def show_subject(self, name: str) -> None:
        """Say which position the tabs are about; empty for the point as a whole."""
        self.subject_name.setText(name)
        self.subject.setVisible(bool(name) and not self.is_folded)

    def show_counts(self, notes: int, proposals: int, sources: int) -> None:
        """Show the counts in the titles."""
        for tab, words in zip(
            self.tabs,
            (
                _("Notes {count}").format(count=notes),
                _("Proposals {count}").format(count=proposals),
                _("Sources {count}").format(count=sources),
                _("History"),
            ),
            strict=True,
        ):
            tab.set_words(words)

    def show_cards(
        self, tab: int, values: Sequence[NoteCard | Facts], theme: Theme, *, refusal: str
    ) -> None:
        """Fill a tab."""
        self.lists[tab].show_values(values, theme, refusal=refusal)
        allow([self.add], refusal)

    @property
    def current(self) -> int:
        """Which tab is shown."""
        return int(self.stack.currentIndex())

    def show_tab(self, number: int) -> None:
        """Bring a tab to the front."""
        for each, tab in enumerate(self.tabs):
            tab.setChecked(each == number)
        self.stack.setCurrentIndex(number)
        shown = self.note_box.isVisibleTo(self)
        self.add.setVisible(number == NOTES and not shown and not self.is_folded)
        self.tab_shown.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from tab to tab while a title has the focus."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by and any(tab.hasFocus() for tab in self.tabs):
            following = (self.current + by) % len(self.tabs)
            self.show_tab(following)
            self.tabs[following].setFocus()
        else:
            super().keyPressEvent(event)

    def set_room(self, wide: int) -> None:
        """Set the width of the inspector while it is open, in pixels at 100 %."""
        self._wide = wide
        compact = wide < WIDE
        self._column.setContentsMargins(12 if compact else 17, 10, 6 if compact else 10, 8)
        self._show_folded()

    def fold(self, folded: bool, *, told: bool = False) -> None:
        """Collapse the inspector into a strip, or open it; `told` if the user did it."""
        opened = self.is_folded and not folded
        self.is_folded, self._for_room = folded, False
        self._show_folded()
        if opened and self.is_tight:
            Arrival(self)
        if told:
            self.folded.emit(folded)

    def open_if_roomy(self) -> None:
        """Open as soon as there is room."""
        self.fold(self.is_tight)
        self._for_room = self.is_folded

    def _show_folded(self) -> None:
        folded = self.is_folded
        for widget in (*self.tabs, self.stack):
            widget.setVisible(not folded)
        self.subject.setVisible(not folded and bool(self.subject_name.text()))
        begun = self.note_box.isVisibleTo(self) or bool(self.note_box.unsent())
        in_work = begun and not folded
        self.note_box.setVisible(in_work)
        self.add.setVisible(not folded and not in_work and self.tabs[NOTES].isChecked())
        self.fold_button.show_folded(folded)
        words = _("Show notes and sources") if folded else _("Hide notes and sources")
        self.fold_button.setToolTip(words)
        self.fold_button.setAccessibleName(words)
        margins = self._column.contentsMargins()
        left = 4 if folded else (12 if self._wide < WIDE else 17)
        self._column.setContentsMargins(left, 10, margins.right() if not folded else 2, 8)
        insisted = not folded and self.is_tight
        self.setMinimumWidth(em(self._wide if insisted else FOLDED))
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Its intended width; it gives way to the panel, unless the user opens it there."""
        wide = FOLDED if self.is_folded else self._wide
        return QSize(em(wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The contents have no say in its width."""
        return QSize(em(FOLDED), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and the line on the left, and below the tabs."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(0, 0, 1, self.height(), line)
        if not self.is_folded:
            foot = self.tabs[0].geometry().bottom()
            margins = self._column.contentsMargins()
            painter.fillRect(margins.left(), foot, self.width() - margins.left() - 16, 1, line)
