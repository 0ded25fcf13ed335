"""The inspector of a panel that has only notes beside its texts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.views.inspector import NoteCard
from ui.annotate.inspector import NARROW, NOTES, Inspector
from ui.kit.theme import Theme


class NotesSide(Inspector):
    """Only the notes tab is present."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._moved_by_hand = False
        super().__init__(parent)
        self.setAccessibleName(_("Notes"))
        self.show_subject("")
        self.set_room(NARROW)

    def fold(self, folded: bool, *, told: bool = False) -> None:
        """Hide the notes, or show them."""
        super().fold(folded, told=told)
        self._moved_by_hand = self._moved_by_hand or told

    def _show_folded(self) -> None:
        """Keep the other tabs hidden."""
        super()._show_folded()
        for tab in self.tabs[1:]:
            tab.hide()

    def show_notes(self, notes: Sequence[NoteCard], theme: Theme, *, refusal: str) -> None:
        """Show the cards of some notes; without any the side stays out of the way, unless somebody
        has opened it."""
        self.show_counts(sum(not note.resolved for note in notes), 0, 0)
        self.show_cards(NOTES, notes, theme, refusal=refusal)
        if not self._moved_by_hand and not self.note_box.isVisibleTo(self):
            self.open_if_roomy() if notes else self.fold(True)
