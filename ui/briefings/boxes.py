"""A combo box that keeps values of any kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from ui.kit.choices import CalmBox


class Box(CalmBox):
    """A combo box of values with their labels; keeps the values itself."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.offer([(value, _(words)) for value, words in choices])

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these values, with labels that are already translated."""
        self._values = [value for value, _words in choices]
        self.clear()
        self.addItems([words for _value, words in choices])

    def value(self) -> Any:
        """The selected value."""
        return self._values[self.currentIndex()] if self._values else None

    def choose(self, value: Any) -> None:
        """Select a value, if it is offered."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
