"""All shortcuts, from the same table as the menus."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from ui.actions import MENUS, Deed
from ui.dialogs.reader import Reader


def show(parent: QWidget) -> Reader:
    """Open the list beside the window."""
    page = Reader(parent, _("Keyboard shortcuts"), text())
    page.show()
    return page


def text() -> str:
    """The list as Markdown, one table a menu."""
    parts = [f"# {_('Keyboard shortcuts')}"]
    for title, menu in MENUS:
        keyed = [deed for deed in menu if deed is not None and deed.keys]
        parts.append(f"## {_plain(_(title))}")
        parts.append("\n".join(_line(deed) for deed in keyed))
    return "\n\n".join(parts)


def _line(deed: Deed) -> str:
    keys = QKeySequence(deed.keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"- **{keys}**  {_plain(_(deed.words))}"


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")
