"""The signs of brackets without a partner, one a line, each leading to its place."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.views.unmatched import UnmatchedSign
from ui.kit.elided_button import ElidedButton
from ui.kit.labels import Muted
from ui.kit.layouts import clear
from ui.kit.tips import tip


class UnmatchedList(QWidget):
    """Hidden where every bracket has its partner."""

    def __init__(
        self, go_to: Callable[[UnmatchedSign], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._go_to = go_to
        self._shown: tuple[tuple[UnmatchedSign, ...], str] = ((), "")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.hide()

    def show_signs(self, signs: Sequence[UnmatchedSign], more: str) -> None:
        """Show these, and how many more there are in words."""
        if self._shown == (tuple(signs), more):
            return
        self._shown = tuple(signs), more
        clear(self._rows)
        for each in signs:
            self._rows.addWidget(self._row(each))
        if more:
            self._rows.addWidget(Muted(more, 12, self))
        self.setVisible(bool(signs))

    def _row(self, each: UnmatchedSign) -> ElidedButton:
        row = ElidedButton(self)
        row.setText(f"⚠ {each.words}".replace("&", "&&"))
        row.setAccessibleName(each.words)
        row.setToolTip(tip(each.words))
        row.setProperty("link", True)
        row.setAutoDefault(False)
        row.clicked.connect(lambda _on=False: self._go_to(each))
        return row
