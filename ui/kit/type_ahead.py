"""Finding an entry by typing its beginning, whatever symbol precedes it.

Qt compares what is typed with the very first characters, and those of a party are its marker."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from core.text.folding import fold
from ui.kit.keys import CHORDS

TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TypeAhead(QComboBox):
    """Letters typed in quick succession are the beginning of an entry, or of a word in one; the
    same letter again goes to the next entry with it. The wheel does not bring the keyboard here:
    what is being typed elsewhere would select."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._since = QElapsedTimer()
        self._watched = False
        self._opening = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters select; other keys work as in any box."""
        if self.isEditable() or not self._takes(event):
            self._since.invalidate()
            super().keyPressEvent(event)
            return
        found = self._seek(event.text(), self.currentIndex())
        if found >= 0 and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def showPopup(self) -> None:
        """Let letters select in the open list too, from the first one."""
        self._since.invalidate()
        self._opening = True
        super().showPopup()
        self._opening = False
        if not self._watched and not self.isEditable():
            self._watched = True
            self.view().installEventFilter(self)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Have the list as high as its entries: Qt takes the margin around them from the padding of
        the box, which is less under the frame of the keyboard."""
        super().initStyleOption(option)
        if self._opening:
            option.state &= ~QStyle.StateFlag.State_HasFocus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed into the open list put its cursor on what they begin."""
        pressed = event.type() == QEvent.Type.KeyPress
        if not (isinstance(event, QKeyEvent) and pressed and self._takes(event)):
            return bool(super().eventFilter(watched, event))
        found = self._seek(event.text(), self.view().currentIndex().row())
        if found >= 0:
            self.view().setCurrentIndex(self.model().index(found, self.modelColumn()))
        return True

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key types a letter; a space counts within what is being typed."""
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & CHORDS:
            return False
        return text != " " or (bool(self._typed) and not self._is_over())

    def _is_over(self) -> bool:
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        return not self._since.isValid() or self._since.hasExpired(pause)

    def _seek(self, letter: str, here: int) -> int:
        self._typed = letter if self._is_over() else self._typed + letter
        self._since.start()
        names = [fold(self.itemText(row)) for row in range(self.count())]
        return sought(names, fold(self._typed), here)


@lru_cache(maxsize=1 << 16)
def _as_typed(text: str) -> str:
    """A text without what nobody types: names of time zones have strokes for spaces."""
    return fold(text.replace("_", " "))


class Suggestions(QCompleter):
    """Lists the entries of a box that contain the typed letters, as search would find them, while
    the keyboard is in it. Tab leaves the box, as it does without the list; Qt would only close
    the list."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self._found = QStringListModel(self)
        self.setModel(self._found)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        box.setCompleter(self)

    def splitPath(self, typed: str) -> list[str]:
        """Find the entries; Qt is to take all that were found."""
        box, wanted = self._box, _as_typed(typed)
        names = (box.itemText(row) for row in range(box.count() if box.hasFocus() else 0))
        self._found.setStringList([name for name in names if wanted in _as_typed(name)])
        return [""]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab through, with the highlighted entry."""
        shown = self.popup()
        pressed = event.type() == QEvent.Type.KeyPress and watched is shown
        if shown is None or not (pressed and isinstance(event, QKeyEvent) and event.key() in TABS):
            return bool(super().eventFilter(watched, event))
        chosen = shown.currentIndex()
        shown.hide()
        if chosen.isValid():
            self._box.setCurrentIndex(self._box.findText(str(chosen.data())))
        move = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(self.widget(), move)
        return True


def sought(names: Sequence[str], typed: str, here: int) -> int:
    """The row meant by folded letters, searched from the current one on; -1 for none."""
    again = len(typed) > 1 and len(set(typed)) == 1
    start = here if len(typed) > 1 and not again else here + 1
    rows = [(start + step) % len(names) for step in range(len(names))] if names else []
    for wanted in (typed, typed[0]) if again else (typed,):
        first = [row for row in rows if _bare(names[row]).startswith(wanted)]
        inner = [row for row in rows if f" {wanted}" in f" {_bare(names[row])}"]
        if first or inner:
            return (first or inner)[0]
    return -1


def _bare(name: str) -> str:
    """A name without the symbols before it."""
    at = next((n for n, sign in enumerate(name) if sign.isalnum()), 0)
    return name[at:]
