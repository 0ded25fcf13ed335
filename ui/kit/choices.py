"""Combo boxes filled from a dossier."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from core.language import gettext as _
from core.language import noop
from core.lenses.marking import CLOSE
from ui.kit.type_ahead import TypeAhead
from ui.kit.typed import TextChoice

MARKINGS = (*CLOSE, noop("DRAFT"))

WIDEST = 220
"""The maximum width in pixels of a box among others, however long its choices."""


class CalmBox(TypeAhead):
    """A box on a scrolling page: the wheel scrolls the page and never changes the choice."""

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
