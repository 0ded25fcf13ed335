"""A calm page in the middle of the window: what there is to say, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import fonts
from ui.widgets.labels import Prose

Choice = tuple[str, Callable[[], object]]
WIDTH = 520


class MessagePage(QWidget):
    """A heading, a few sentences, and a button for every choice; the first one is the main one."""

    def __init__(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        block = QWidget(self)
        block.setFixedWidth(WIDTH)
        column = QVBoxLayout(block)
        column.setSpacing(12)
        heading = Prose(title, font=fonts.serif(24), parent=block)
        column.addWidget(heading)
        column.addWidget(Prose(text, muted=True, parent=block))
        column.addLayout(_buttons(choices))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(block, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)


def _buttons(choices: Sequence[Choice]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for number, (words, act) in enumerate(choices):
        button = QPushButton(words)
        button.setProperty("primary", number == 0)
        button.clicked.connect(lambda _on=False, act=act: act())
        row.addWidget(button)
    row.addStretch()
    return row
