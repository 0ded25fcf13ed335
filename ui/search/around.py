"""The context of the search: the part of the window that it searches and controls."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtGui import QAction

from ui.kit.theme import Theme
from ui.session import Session


class PanelPlace(Protocol):
    """A panel to go to."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def section(self) -> str:
        """The section it belongs to."""


class Around(Protocol):
    """A window with places to go to and with commands."""

    @property
    def session(self) -> Session | None:
        """The open session."""

    @property
    def theme(self) -> Theme:
        """The current theme."""

    @property
    def places(self) -> Sequence[PanelPlace]:
        """The panels, in order."""

    def commands(self) -> Iterator[tuple[str, QAction]]:
        """All menu actions, by the words that lead to them."""

    def go_to(self, key: str) -> None:
        """Go to a place."""
