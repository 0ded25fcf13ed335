"""Boxes to choose from, filled from a dossier."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from core.language import gettext as _
from core.language import noop
from core.model.naming import round_name
from core.model.records import Round
from core.model.signs import sign
from core.text.saying import long_date
from ui.desk import Desk
from ui.widgets.type_ahead import TypeAhead
from ui.widgets.typed import TextChoice

MARKINGS = (
    noop("SENSITIVE · handle by hand only"),
    noop("SENSITIVE — DELEGATION ONLY"),
    noop("NOT FOR DISTRIBUTION"),
    noop("DRAFT"),
)

WIDEST = 220
"""The most pixels that a box among others takes, however long its choices."""


class CalmBox(TypeAhead):
    """A box on a scrolling page: the wheel scrolls the page and never changes the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def party_choice(desk: Desk, chosen: str | None, nobody: str) -> QComboBox:
    """All parties, after an entry that stands for none of them."""
    box = CalmBox()
    box.addItem(nobody, "")
    for party in desk.dossier.parties:
        box.addItem(f"{sign(party.marker)} {party.name}", party.id)
    box.setCurrentIndex(max(box.findData(chosen or ""), 0))
    return box


def round_choice(desk: Desk, chosen: str | None) -> QComboBox:
    """All rounds, the latest first; without any, an entry that says so."""
    box = CalmBox()
    for each in reversed(desk.dossier.all(Round)):
        date = long_date(each.date) if each.date is not None else _("no date yet")
        box.addItem(f"{round_name(each)} · {date}", each.id)
    if not box.count():
        box.addItem(_("No round"), "")
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def editable(suggestions: Sequence[str], text: str) -> TextChoice:
    """A text with suggestions."""
    box = TextChoice()
    box.addItems([_(each) for each in suggestions])
    box.give(text)
    return box


def fill(box: QComboBox, nothing: str, choices: list[tuple[str, str]]) -> None:
    """Offer choices after one that asks for nothing; the one made stays."""
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
