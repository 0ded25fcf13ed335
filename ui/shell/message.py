"""A calm page in the middle of the window: what there is to say, and what can be done."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from ui.kit import fonts
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.labels import Muted, ProseLabel
from ui.kit.tips import tip

Choice = tuple[str, Callable[[], object]]
WIDTH, GAP = 560, 10
"""The width of the page at 100 %, and the space between two buttons, in pixels."""


class MessagePage(QWidget):
    """A heading, a few sentences, a button for every choice with the main one `first`, and recent
    files."""

    def __init__(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        recent: Sequence[Choice] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        block = QWidget(self)
        block.setFixedWidth(em(WIDTH))
        column = QVBoxLayout(block)
        column.setSpacing(12)
        column.addWidget(ProseLabel(title, font=fonts.serif(24), parent=block))
        column.addWidget(ProseLabel(text, muted=True, parent=block))
        buttons = [_button(*choice) for choice in choices]
        self.first = buttons[0]
        self.first.setProperty("primary", True)
        margins = column.contentsMargins()
        room = em(WIDTH) - margins.left() - margins.right()
        column.addLayout(_rows(buttons, room))
        if recent:
            column.addSpacing(8)
            column.addWidget(Muted(_("Recent dossiers"), 12, block))
        for link in _links(recent, room):
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(_centred(block))
        outer.addStretch(3)


def _centred(block: QWidget) -> QHBoxLayout:
    """Centred by a row layout: alignment would ignore wrapped lines."""
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(block)
    row.addStretch()
    return row


def _rows(buttons: Sequence[QPushButton], width: int) -> QVBoxLayout:
    """Buttons side by side, in as many rows as a width in pixels needs."""
    rows, row, room = QVBoxLayout(), QHBoxLayout(), 0
    rows.setSpacing(10)
    for button in buttons:
        button.ensurePolished()
        wide = button.sizeHint().width() + GAP
        if wide > room:
            row, room = QHBoxLayout(), width + GAP
            row.setSpacing(GAP)
            row.addStretch()
            rows.addLayout(row)
        row.insertWidget(row.count() - 1, button)
        room -= wide
    return rows


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _on=False: act())
    return button


def _links(choices: Sequence[Choice], width: int) -> Iterator[FlatButton]:
    """A line for each file, at most so many pixels wide; a long path is shortened in the middle,
    and complete in the tool tip."""
    for words, act in choices:
        button = FlatButton(words)
        room = width - button.sizeHint().width() + button.fontMetrics().horizontalAdvance(words)
        button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        button.clicked.connect(lambda _on=False, act=act: act())
        button.setAccessibleName(words)
        button.setToolTip(tip(words))
        yield button
