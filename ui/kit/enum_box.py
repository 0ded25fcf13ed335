"""A combo box for the choices of an enumeration, in words."""

from enum import StrEnum
from typing import Generic, TypeVar

from core.model.naming import choice
from ui.kit.choices import CalmBox

E = TypeVar("E", bound=StrEnum)


class EnumBox(CalmBox, Generic[E]):
    """Keeps the choices itself, because Qt's item data would return plain `str`."""

    def __init__(self, kind: type[E], chosen: E, pattern: str = "{choice}") -> None:
        super().__init__()
        self._values = tuple(kind)
        for value in self._values:
            self.addItem(pattern.format(choice=choice(value)))
        self.choose(chosen)

    def chosen(self) -> E:
        """The current choice."""
        return self._values[self.currentIndex()]

    def choose(self, value: E) -> None:
        """Select a choice."""
        self.setCurrentIndex(self._values.index(value))
