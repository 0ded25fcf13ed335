"""Cards side by side, as many in a row as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.fonts import em


class Flow(QWidget):
    """A grid of equal columns, at least `least` pixels wide at 100 % and no narrower than any card
    can be; each row is as tall as its tallest card."""

    def __init__(
        self, least: int, gap: int = 14, most: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._gap, self._most = least, gap, most
        self._columns = 0
        self._cards: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    @property
    def columns(self) -> int:
        """How many cards there are in a row now."""
        return self._columns

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in this order; cards shown before and not among them are deleted. The
        focus of a deleted card moves to what replaces it."""
        focus = self.window().focusWidget()
        held = self._cards.index(focus) if focus in self._cards and focus not in cards else -1
        for gone in [card for card in self._cards if card not in cards]:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = list(cards)
        self._columns = 0
        self._arrange()
        if held >= 0:
            self._take_keyboard(held)

    def _take_keyboard(self, at: int) -> None:
        """Focus the card at that place, or the nearest one that accepts focus."""
        able = [n for n, card in enumerate(self._cards) if card.isEnabled()]
        for number in sorted(able, key=lambda n: abs(n - at))[:1]:
            self._cards[number].show()
            self._cards[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Recompute the number of columns; the page then asks for the height again, which it may
        have asked for while still using the old number."""
        super().resizeEvent(event)
        self._arrange_again()

    def event(self, event: QEvent) -> bool:
        """Do so, too, where a card needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_again()
        return super().event(event)

    def _arrange_again(self) -> None:
        if self._arrange():
            QTimer.singleShot(0, self, self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(em(min(self._least, 240)), super().minimumSizeHint().height())

    def _fitting(self) -> int:
        needed = (max(c.minimumWidth(), c.minimumSizeHint().width()) for c in self._cards)
        least = max(em(self._least), *needed, 0)
        fit = (self.width() + self._gap) // (least + self._gap)
        return max(1, min(fit, self._most, len(self._cards)))

    def _arrange(self) -> bool:
        """Arrange the cards in as many columns as fit; returns whether the number changed."""
        columns = self._fitting()
        if columns == self._columns:
            return False
        for number in range(max(columns, self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setColumnMinimumWidth(number, 0)
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        return True
