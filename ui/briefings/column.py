"""The left column of the briefing desk: the composer or the register, and the buttons for
output."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from ui.annotate.inspector import Tab
from ui.kit import fonts
from ui.kit.labels import HeadingLabel, ProseLabel
from ui.kit.lines import ElidedLines
from ui.kit.page import Page

COMPOSED, ISSUED = range(2)
MARGIN = 26


class Composer(QWidget):
    """The fields and sections scroll; the checks below them stay visible."""

    def __init__(self, parts: Sequence[QWidget], checks: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = Page(self, gap=12)
        self.page.column.setContentsMargins(MARGIN, 6, MARGIN, 12)
        for part in parts:
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 0)
        foot.addWidget(checks)
        self._checks = checks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        self._parts = tuple(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep most of the room for the form, however many findings there are; a layout would take
        from each as much as from the other."""
        super().resizeEvent(event)
        spare = self.height() - self.page.column.sizeHint().height()
        least = self._checks.minimumSizeHint().height()
        self._checks.setMaximumHeight(max(self.height() * 2 // 5, spare, least))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every field: the column scrolls vertically, never sideways."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        bar = self.page.verticalScrollBar().sizeHint().width()
        return QSize(widest + 2 * MARGIN + bar, super().minimumSizeHint().height())


class SideColumn(QWidget):
    """Heading and two tabs; below the composer, the buttons that output its pack. `shown` carries
    the current tab."""

    shown = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = HeadingLabel("", 22, self)
        self.due = ProseLabel("", 13, muted=True, parent=self)
        self.tabs = (Tab(self), Tab(self))
        self.stack = QStackedWidget(self)
        for number, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _on=False, number=number: self.show_tab(number))
        self._draft = ("", "")
        self.foot = QWidget(self)
        self.said = ElidedLines(font=fonts.sans(12.5), most=3, muted=True, parent=self)
        self.show_count(0)

    def lay_out(
        self, composer: QWidget, register: QWidget, buttons: Sequence[QPushButton], last: QWidget
    ) -> None:
        """Place the parts made elsewhere."""
        for part in (composer, register):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.stack, 1)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(MARGIN, 10, MARGIN, 12)
        foot.setSpacing(7)
        foot.addLayout(_row(buttons, last))
        foot.addWidget(self.said)
        column.addWidget(self.foot)
        self.show_tab(COMPOSED)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 20, MARGIN, 4)
        head.setSpacing(6)
        head.addWidget(self.heading)
        head.addWidget(self.due)
        row = QHBoxLayout()
        row.setSpacing(12)
        for tab in self.tabs:
            row.addWidget(tab)
        row.addStretch(1)
        head.addLayout(row)
        return head

    def show_count(self, issued: int) -> None:
        """Say how many packs the register has."""
        self.tabs[COMPOSED].set_words(_("Compose"))
        words = _("Issued {count}").format(count=issued) if issued else _("Issued")
        self.tabs[ISSUED].set_words(words)

    def show_draft(self, name: str, due: str) -> None:
        """Show above the composer what is being composed, and when it is due."""
        self._draft = (name, due)
        self._say_what()

    def _say_what(self) -> None:
        """Hide everything about the draft above the register."""
        told = (_("Issued packs"), _("Packs issued, with their copies and readers."))
        heading, below = self._draft if self.stack.currentIndex() == COMPOSED else told
        self.heading.setText(heading)
        self.due.setText(below)

    def show_tab(self, number: int) -> None:
        """Bring the composer or the register to the front; the output buttons belong to the
        composer."""
        for each, tab in enumerate(self.tabs):
            tab.setChecked(each == number)
        self.stack.setCurrentIndex(number)
        self.foot.setVisible(number == COMPOSED)
        self._say_what()
        self.shown.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from tab to tab while a title has the focus."""
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() in arrows and any(tab.hasFocus() for tab in self.tabs):
            other = ISSUED if self.stack.currentIndex() == COMPOSED else COMPOSED
            self.show_tab(other)
            self.tabs[other].setFocus()
        else:
            super().keyPressEvent(event)


def _row(buttons: Sequence[QPushButton], last: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    row.addWidget(last)
    return row
