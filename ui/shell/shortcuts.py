"""All shortcuts, from the same table as the menus."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from core.language import gettext as _
from core.language import noop
from ui.kit.reader import Reader
from ui.shell.actions import MENUS, TEXT_SIZES, VIEW, MenuItem

Keys = tuple[tuple[str, str], ...]
ELSEWHERE: tuple[tuple[str, Keys], ...] = (
    (
        noop("In texts and notes"),
        (
            ("Ctrl+M", noop("note on the selected words")),
            ("Ctrl+Return", noop("save what you wrote")),
            ("Esc", noop("cancel")),
            ("F2", noop("edit a bottom line, or a cell of a table; in the matrix, add a position")),
        ),
    ),
    (
        noop("In a source"),
        (
            ("Ctrl+J", noop("select the whole sentence")),
            ("Ctrl+E", noop("cite the selected sentence as evidence")),
            ("Ctrl+F", noop("find in the text")),
            ("F3 Shift+F3", noop("find next or previous")),
            ("Ctrl+V", noop("paste a text as a source, in the Sources panel")),
        ),
    ),
    (
        noop("In the lists of notes and history"),
        (
            ("Return", noop("go to the text, or expand a step")),
            ("Del", noop("remove the selected notes")),
            ("Ctrl+F", noop("filter by words")),
        ),
    ),
    (
        noop("In tables"),
        (
            ("Return", noop("edit, or go to the record of a cell")),
            ("Alt+Up Alt+Down", noop("reorder")),
            ("Ctrl+C", noop("copy cells of the matrix as a table")),
        ),
    ),
    (
        noop("On the position map, the trend and the round slider"),
        (
            ("Left Right", noop("move the marker, the step or the round")),
            ("Return", noop("confirm the marker’s place")),
            ("Esc", noop("end the replay")),
        ),
    ),
    (
        noop("In the search"),
        (
            ("Up Down", noop("select")),
            ("Tab", noop("next group")),
            ("Return Ctrl+Return", noop("go to it; go to it and keep the search open")),
        ),
    ),
)
"""Keys that widgets handle themselves, besides those of the actions."""


def show(parent: QWidget) -> Reader:
    """Open the list beside the window."""
    page = Reader(parent, _("Keyboard shortcuts"), text())
    page.show()
    return page


def text() -> str:
    """The list as Markdown, one table per menu."""
    parts = [f"# {_('Keyboard shortcuts')}"]
    for title, menu in MENUS:
        keyed = [item for item in menu if item is not None and item.keys]
        parts.append(f"## {_plain(_(title))}")
        keyed += TEXT_SIZES if menu is VIEW else ()
        parts.append("\n".join(_line(item) for item in keyed))
    for title, keys in ELSEWHERE:
        parts.append(f"## {_(title)}")
        lines = (f"- **{_native(each)}**  {_(words)}" for each, words in keys)
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _native(keys: str) -> str:
    """Keys as this system writes them, separated by spaces."""
    native = QKeySequence.SequenceFormat.NativeText
    return " ".join(QKeySequence(each).toString(native) for each in keys.split())


def _line(item: MenuItem) -> str:
    keys = QKeySequence(item.keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"- **{keys}**  {_plain(_(item.words))}"


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")
