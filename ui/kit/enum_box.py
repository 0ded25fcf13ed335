"""A box that offers the choices of an enumeration, in words."""

from enum import StrEnum
from typing import Generic, TypeVar

from core.model.naming import choice
from ui.kit.choices import CalmBox

E = TypeVar("E", bound=StrEnum)


class EnumBox(CalmBox, Generic[E]):
    """Keeps the choices itself: Qt's item data would hand a plain `str` back."""

    def __init__(self, kind: type[E], chosen: E, pattern: str = "{choice}") -> None:
        super().__init__()
        self._values = tuple(kind)
        for value in self._values:
            self.addItem(pattern.format(choice=choice(value)))
        self.choose(chosen)

    def chosen(self) -> E:
        """The choice made."""
        return self._values[self.currentIndex()]

    def choose(self, value: E) -> None:
        """Make a choice."""
        self.setCurrentIndex(self._values.index(value))
