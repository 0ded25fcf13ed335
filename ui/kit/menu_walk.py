"""The actions in menus, by the words that lead to them."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar


def commands(menu: "QMenuBar | QMenu", before: str = "") -> Iterator[tuple[str, QAction]]:
    """All actions in a menu and its submenus, each named by the words that lead to it below the
    menu bar: "Theme: Dark"."""
    for action in menu.actions():
        words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands(inner, f"{words}: " if isinstance(menu, QMenu) else "")
        elif not action.isSeparator():
            yield f"{before}{words}", action


def act(offered: Iterable[tuple[str, QAction]], words: str) -> None:
    """Trigger the action with this name."""
    action = next((action for name, action in offered if name == words), None)
    if action is not None:
        action.trigger()
