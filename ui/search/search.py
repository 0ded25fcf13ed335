"""Search and commands: one field over everything, at the top of the window.

It is part of the window and not a window of its own, so that input methods work in it. It closes on
a choice, Escape, a click elsewhere, or when something else takes the focus.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.language import gettext as _
from core.text.query import Query, parse
from core.views.search.finder import Finder, SearchResult
from ui.kit import fonts
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.labels import Muted
from ui.kit.menu_walk import act
from ui.search import saved
from ui.search.around import Around
from ui.search.list import PADDING, Listing, Rows, height
from ui.search.rows import DEED, HIT, PLACE, SAVE, TEXT, SearchRow, found, rows
from ui.session import Session

WIDE, TOP, MARGIN = 760, 50, 24
PAUSE = 120
"""Milliseconds without typing after which everything is counted and ranked."""
SLICE, REDRAWN = 0.008, 0.15
"""Seconds of searching at a time, and between two updates of the results shown."""
PAGE = 8


def show(window: QWidget, around: Around) -> "Search":
    """Open the search, or return to its field."""
    there = window.findChild(Search)
    if there is not None and there.isVisible():
        there.field.setFocus()
        there.field.selectAll()
        return there
    return Search(window, around)


class Field(QLineEdit):
    """The input field; keys that move in the list are passed on."""

    moved = Signal(int)
    grouped = Signal(int)
    entered = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose or leave by keyboard."""
        key = Qt.Key(event.key())
        kept = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        steps |= {Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
        if key in steps:
            self.moved.emit(steps[key])
        elif key in ENTER:
            self.entered.emit(kept)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes from group to group."""
        self.grouped.emit(1 if onward else -1)
        return True


class Search(QWidget):
    """The field and its results, over a dimmed window. Without a dossier there are only
    commands."""

    def __init__(self, window: QWidget, around: Around) -> None:
        super().__init__(window)
        self.setAccessibleName(_("Search and commands"))
        self._session: Session | None = around.session
        self._window, self._around = window, around
        self._before = QApplication.focusWidget()
        self._staying = False
        self._query, self._answer = Query(), SearchResult()
        self._answers: Iterator[SearchResult] = iter(())
        self._finder = self._new_finder()
        self.field = Field(self)
        self.model = Rows(self._text_of, self)
        self.list = Listing(self.model, lambda: around.theme, self)
        self.told = Muted(parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._work = QTimer(self)
        self._work.setInterval(0)
        self._lay_out()
        self._connect()
        self._typed("")
        if self._session is not None:
            self._session.closing.connect(self.leave)
        self.show()
        self.raise_()
        self.field.setFocus()
        if self._finder is not None:
            QTimer.singleShot(0, self, self._get_ready)

    def _get_ready(self) -> None:
        if self._finder is not None and not self.isHidden():
            self._finder.get_ready()

    def _new_finder(self) -> Finder | None:
        session = self._session
        if session is None:
            return None
        return Finder(session.workspace.store, session.dossier, past=not session.editable)

    def _text_of(self, digest: str) -> str:
        return self._session.workspace.store.text(digest) if self._session is not None else ""

    def _lay_out(self) -> None:
        self.card = QWidget(self)
        self.field.setPlaceholderText(
            _("A command, or words from the dossier once one is open")
            if self._session is None
            else _("Words, “a phrase” in quotes, a command, or a filter such as party: or is:open")
        )
        self.field.setAccessibleName(_("Search and commands"))
        self.field.setFont(fonts.sans(15))
        self.field.setMinimumHeight(em(36))
        self.list.setAccessibleName(_("Found"))
        hints = Muted(
            _("↑↓ select   Tab next group   Enter go   Ctrl+Enter stay   Esc close"), 11.5
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(PADDING, 0, PADDING, 0)
        foot.addWidget(self.told)
        foot.addStretch()
        foot.addWidget(hints)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 12, 1, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.field)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._fit()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.moved.connect(self.list.step)
        self.field.grouped.connect(self.list.next_group)
        self.field.entered.connect(self._entered)
        self.field.left.connect(self.leave)
        self.list.clicked.connect(lambda _index: self._entered(False))
        self.list.selectionModel().currentChanged.connect(self._speak)
        self._pause.timeout.connect(self._work.start)
        self._work.timeout.connect(self._look_on)
        if self._session is not None:
            self._session.changed.connect(self._changed)
            self._session.looked_back.connect(self._changed)
            self._session.theme_changed.connect(self.update)
        self._window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    # Results

    def _typed(self, text: str) -> None:
        """Show at once what is quick to find; the rest comes when typing pauses."""
        self._work.stop()
        self._query = parse(text)
        self._answers = self._finder.ask(self._query) if self._finder else iter((SearchResult(),))
        self._take(next(self._answers), None)
        self._pause.start()

    def _look_on(self) -> None:
        """Search for a slice of time, and update the results now and then."""
        until = time.perf_counter() + SLICE
        answer = self._answer
        for answer in self._answers:
            if answer.whole or time.perf_counter() > until:
                break
        else:
            self._work.stop()
        late = time.perf_counter() - self._drawn > REDRAWN
        if answer is not self._answer and (answer.whole or late):
            self._take(answer, self.list.row.key if self.list.row is not None else None)

    def _take(self, answer: SearchResult, key: tuple[int, str, str] | None) -> None:
        self._answer = answer
        self._drawn = time.perf_counter()
        self.model.show_rows(rows(self._around, self._query, answer), self._query.words)
        self.told.setText("" if self._query.empty or self._session is None else found(answer))
        self.list.keep(key)
        self._fit()

    def _changed(self) -> None:
        """Search again, because what was found may be gone."""
        if self.isHidden():
            return
        self._finder = self._new_finder()
        self.model.forget()
        self._typed(self.field.text())

    def _speak(self) -> None:
        row = self.list.row
        self.field.setAccessibleDescription(self.model.spoken(row) if row is not None else "")

    # Choosing

    def _entered(self, stay: bool) -> None:
        row = self.list.row
        if row is None:
            return
        if row.sort == TEXT:
            self.field.setText(row.value)
            self.field.setFocus()
            return
        if row.sort == HIT and self._session is not None:
            self._session.settings.remember_search(self._session.workspace.path, self._query.text)
        self._staying = stay
        if not stay:
            self.leave()
        self._carry_out(row)
        self._stay()

    def _carry_out(self, row: SearchRow) -> None:
        if row.sort == DEED:
            act(self._around.commands(), row.value)
        elif row.sort == PLACE:
            self._around.go_to(row.value)
        elif row.sort == SAVE and self._session is not None:
            saved.save(self._session, row.value)
        elif row.sort == HIT and row.record is not None and self._session is not None:
            self._session.go(type(row.record), row.record.id, self._query.words)

    def _stay(self) -> None:
        """Stay in the field, unless the action closed the dossier or asks for something."""
        staying, self._staying = self._staying, False
        if self._around.session is not self._session:
            self.leave()
        elif staying and QApplication.activeModalWidget() is None:
            self.raise_()
            self.field.setFocus()

    def leave(self) -> None:
        """Close, and return the focus."""
        if self.isHidden():
            return
        self._work.stop()
        self._pause.stop()
        self._window.removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._focus_went)  # type: ignore[union-attr]
        had_it = self.field.hasFocus()
        self.hide()
        if had_it and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    def _focus_went(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self._staying and not self.isAncestorOf(new):
            self.leave()

    # Appearance

    def _fit(self) -> None:
        """Cover the whole window, with the field at its top and no larger than needed."""
        area: QSize = self._window.size()
        self.resize(area)
        wide = min(em(WIDE), area.width() - 2 * MARGIN)
        listed = sum(map(height, self.model.rows))
        high = min(listed + em(100), area.height() - TOP - MARGIN)
        self.card.setGeometry((area.width() - wide) // 2, TOP, wide, high)
        self.update()  # the card's border is drawn around it, on this widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click outside the card closes the search."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window, and draw the card with a border."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 70))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.card.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)
