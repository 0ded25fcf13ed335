"""Combo boxes filled from a dossier."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from core.language import gettext as _
from core.language import noop
from core.lenses.marking import CLOSE
from ui.kit.fonts import em
from ui.kit.type_ahead import TypeAhead
from ui.kit.typed import TextChoice

MARKINGS = (*CLOSE, noop("DRAFT"))

WIDEST = 220
"""The maximum width in pixels of a box among others, however long its choices."""
IN_FORM = 420
"""The width in pixels that a box asks for at most, so that a long name does not widen a form; it
takes what there is."""


class CalmBox(TypeAhead):
    """A box on a scrolling page: the wheel scrolls the page and never changes the choice. A name
    too long for it is cut in the middle: its end often tells it from its neighbours."""

    def sizeHint(self) -> QSize:
        """Wide enough for the choices, within reason."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), em(IN_FORM)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the choices, or as the shortest that still tells them apart."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), em(WIDEST)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with as much of the choice as fits."""
        if self.isEditable() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, part, self).width()
        middle = Qt.TextElideMode.ElideMiddle
        option.currentText = self.fontMetrics().elidedText(option.currentText, middle, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def editable(suggestions: Sequence[str], text: str) -> TextChoice:
    """An editable text with suggestions."""
    box = TextChoice()
    box.addItems([_(each) for each in suggestions])
    box.set_value(text)
    return box


def fill(box: QComboBox, nothing: str, choices: list[tuple[str, str]]) -> None:
    """Offer choices after an entry for none; the current choice is kept."""
    wanted = [*([(nothing, "")] if nothing else []), *((name, str(key)) for name, key in choices)]
    if wanted == [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for name, key in wanted:
        box.addItem(name, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
