"""What menus can do, by the words that lead there."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar


def commands(menu: "QMenuBar | QMenu", before: str = "") -> Iterator[tuple[str, QAction]]:
    """All that can be done in a menu and those within it, each called by all words that lead to it
    below the menu bar: "Theme: Dark"."""
    for action in menu.actions():
        words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands(inner, f"{words}: " if isinstance(menu, QMenu) else "")
        elif not action.isSeparator():
            yield f"{before}{words}", action


def act(offered: Iterable[tuple[str, QAction]], words: str) -> None:
    """Do what is called so."""
    action = next((action for name, action in offered if name == words), None)
    if action is not None:
        action.trigger()
