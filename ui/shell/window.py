"""The window: the shell plus what its actions do and the files that it opens."""

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent

from core.language import gettext as _
from ui.kit.dropped import dropped, take_copy
from ui.kit.prompts import Prompts
from ui.kit.settings import Settings
from ui.shell.files import Files
from ui.shell.frame import Shell


class Window(Shell):
    """One window with at most one open dossier."""

    def __init__(
        self,
        settings: Settings,
        prompts: Prompts,
        *,
        clock: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(settings, prompts, clock=clock)
        self.files = Files(self)
        self.acts.submenus["recent"].aboutToShow.connect(self.files.fill_recent)

    def do(self, name: str) -> None:
        """Carry out the action with that name."""
        from ui.shell.handlers import FILE_HANDLERS, HANDLERS

        if name in FILE_HANDLERS:
            FILE_HANDLERS[name](self.files)
        else:
            HANDLERS[name](self)

    def commands(self) -> Iterator[tuple[str, QAction]]:
        """All menu actions except search, by the words that lead to them."""
        from ui.kit.menu_walk import commands

        self.files.fill_recent()
        search = self.acts.by_name["search"]
        return (each for each in commands(self.top.menus) if each[1] is not search)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A dossier or a table of positions may be dropped anywhere."""
        names = dropped(event.mimeData())
        if self.files.accepts_dropped(names):
            from ui.forms import documents

            documents.expect(names)
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped, once the program that it was dragged from is free
        again."""
        take_copy(event)
        names = dropped(event.mimeData())
        if not names:  # the other program may have ended meanwhile
            sentence = _("What was dropped did not arrive. Drop it again.")
            self.status.say(sentence, problem=True, theme=self.theme)
            return
        QTimer.singleShot(0, self, lambda: self.files.open_dropped(names))
