"""Buttons and boxes with the user's own words, cut with an ellipsis where room is short."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from ui.kit.fonts import em
from ui.kit.tips import tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

LONGEST = 420
"""The width in pixels that a box to tick asks for at most."""


class ElidedButton(QPushButton):
    """Takes the remaining width; its text for screen readers is complete."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button with as much of its text as fits."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            .width()
        )
        mode = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(self.text(), mode, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class ElidedTick(QCheckBox):
    """A box to tick with words that are shown as they are; the tool tip has what is cut."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The whole text, within reason."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), em(LONGEST)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the full text if it is cut."""
        super().resizeEvent(event)
        self.setToolTip(tip(self._words if self._cut() != self.text() else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with as much of its text as fits."""
        from PySide6.QtWidgets import QStyle, QStylePainter

        option = self._option()
        option.text = self._cut()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)

    def _cut(self) -> str:
        from PySide6.QtWidgets import QStyle

        part = QStyle.SubElement.SE_CheckBoxContents
        room = self.style().subElementRect(part, self._option(), self).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _option(self) -> "QStyleOptionButton":
        from PySide6.QtWidgets import QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option
