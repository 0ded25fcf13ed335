"""What the search is about: the window around it, as far as it is searched and obeys."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtGui import QAction

from ui.kit.theme import Theme
from ui.session import Session


class PanelPlace(Protocol):
    """A panel to go to."""

    @property
    def key(self) -> str:
        """What it is known by."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def section(self) -> str:
        """What it stands below."""


class Around(Protocol):
    """A window with places to go to and with commands."""

    @property
    def session(self) -> Session | None:
        """What is open."""

    @property
    def theme(self) -> Theme:
        """The colours in force."""

    @property
    def places(self) -> Sequence[PanelPlace]:
        """The panels, in order."""

    def commands(self) -> Iterator[tuple[str, QAction]]:
        """All that the menus can do, by the words that lead to it."""

    def go_to(self, key: str) -> None:
        """Go to a place."""
