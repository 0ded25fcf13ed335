"""The help: one page that ships with the program."""

from PySide6.QtWidgets import QWidget

import resources
from core.language import gettext as _
from ui.kit.reader import Reader


def show(parent: QWidget) -> Reader:
    """Open the help beside the window."""
    page = Reader(parent, _("Help"), resources.path("help.md").read_text(encoding="utf-8"))
    page.show()
    return page
