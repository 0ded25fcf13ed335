"""What is not ready for a round: each with a way to mend it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.language import gettext as _
from core.views.checks import Finding
from ui.kit import fonts
from ui.kit.card import PressCard
from ui.kit.labels import Text
from ui.kit.layouts import clear
from ui.kit.lines import ElidedLines
from ui.session import Session

MOST_LINES = 4


class Readiness(QWidget):
    """A card for each thing; pressing it opens what mends it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Finding, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(Text(_("Not ready yet"), fonts.sans(12, 600), self))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(5)
        column.addLayout(self._cards)

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Show what there is; without anything there is no list."""
        self.setVisible(bool(found))
        if found != self._shown:
            self._shown = found
            clear(self._cards)
            for each in found:
                self._cards.addWidget(self._card(each))

    def _card(self, found: Finding) -> PressCard:
        card = PressCard()
        card.body.setContentsMargins(9, 5, 9, 5)
        words = ElidedLines(found.sentence, fonts.sans(12), most=MOST_LINES)
        card.body.addWidget(words)
        card.setAccessibleName(found.sentence)
        card.pressed.connect(lambda: self._session.fix(found))
        return card
