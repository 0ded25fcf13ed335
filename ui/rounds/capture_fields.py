"""The fields for taking down what is said: who by one key, on what by a few letters, the words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.records import Party
from core.model.signs import sign
from core.text.folding import fold
from core.views.capture import first_match, party_keys
from ui.kit.choices import CalmBox
from ui.kit.keys import CHORDS, ENTER, saves
from ui.kit.type_ahead import Suggestions
from ui.kit.typed import TextBox
from ui.kit.wrapping import WrappingRow


class PartyKeys(QWidget):
    """The parties, each with its key. `picked` is emitted when one was pressed, and for Enter,
    which keeps the party; `begun` with a letter that is no party's, and begins the words."""

    picked = Signal()
    begun = Signal(str)

    def __init__(self, parties: Sequence[Party], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys, self._label = party_keys(parties), ""
        self._parties = tuple(parties)
        self._group = QButtonGroup(self)
        row = WrappingRow()
        row.setHorizontalSpacing(6)
        row.setVerticalSpacing(6)
        named = {party.id: key.upper() for key, party in self._keys.items()}
        for place, party in enumerate(self._parties):
            row.addWidget(self._button(place, party, named.get(party.id, "")))
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addLayout(row)
        self._name()

    def _button(self, place: int, party: Party, key: str) -> QPushButton:
        button = QPushButton(f"{key}  {sign(party.marker)} {party.code}", self)
        button.setCheckable(True)
        button.setProperty("key", True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        told = _("{party}, key {key}") if key else "{party}"
        button.setToolTip(told.format(party=party.name, key=key))
        button.setAccessibleName(told.format(party=party.name, key=key))
        button.clicked.connect(self._pick)
        self._group.addButton(button, place)
        return button

    @property
    def offered(self) -> tuple[str, ...]:
        """All keys that choose a party."""
        return tuple(self._keys)

    def chosen(self) -> Party | None:
        """The party that speaks."""
        place = self._group.checkedId()
        return self._parties[place] if place >= 0 else None

    def choose(self, key: str) -> bool:
        """Choose the party with a key; False if there is none."""
        party = self._keys.get(fold(key))
        if party is None:
            return False
        self._group.button(self._parties.index(party)).setChecked(True)
        self._name()
        return True

    def choose_party(self, identifier: str) -> bool:
        """Choose a party; False if there is none of that id."""
        place = next((n for n, party in enumerate(self._parties) if party.id == identifier), -1)
        if place >= 0:
            self._group.button(place).setChecked(True)
            self._name()
        return place >= 0

    def _pick(self) -> None:
        self._name()
        self.picked.emit()

    def setAccessibleName(self, name: str) -> None:
        """The name, with the party that speaks."""
        self._label = name
        self._name()

    def _name(self) -> None:
        party = self.chosen()
        said = _("{field}: {party}").format(field=self._label, party=party.name if party else "")
        super().setAccessibleName(said if party else self._label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A party's key chooses it, arrows the one beside it, and Enter goes on with it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in ENTER and self.chosen() is not None:
            self.picked.emit()
        elif step and self._parties:
            place = (self._group.checkedId() + step) % len(self._parties)
            self._group.button(place).setChecked(True)
            self._name()
        elif event.modifiers() & CHORDS or not event.text().strip():
            super().keyPressEvent(event)
        elif self.choose(event.text()):
            self.picked.emit()
        elif event.text().isprintable():
            self.begun.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show that the keys go here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class MatterField(CalmBox):
    """An issue or a proposal, found by a few letters of its name. `settled` is emitted when Enter
    has found one, `missed` when it has not."""

    settled = Signal()
    missed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._suggested = Suggestions(self)

    def ask_again(self) -> None:
        """Take the keyboard, so that letters replace what stands here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line = self.lineEdit()
        assert line is not None, "the box is editable"
        line.selectAll()

    def offer(self, entries: Sequence[tuple[str, str]], hint: str) -> None:
        """Offer names with their ids, and choose none yet."""
        self.clear()
        for name, identifier in entries:
            self.addItem(name, identifier)
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        assert line is not None, "the box is editable"
        line.setPlaceholderText(hint)

    def chosen(self) -> str | None:
        """The id of what the letters mean; None if they mean nothing."""
        names = [self.itemText(place) for place in range(self.count())]
        text = self.currentText()
        place = names.index(text) if text in names else first_match(names, text)
        return str(self.itemData(place)) if place >= 0 else None

    def show_chosen(self) -> bool:
        """Write out what the letters mean; False if they mean nothing."""
        found = self.chosen()
        if found is not None:
            self.setCurrentIndex(self.findData(found))
            self.setEditText(self.itemText(self.currentIndex()))
        return found is not None

    def _take(self) -> None:
        """Enter takes the name that is marked in the list, else the first with these letters."""
        shown = self._suggested.popup()
        if shown is not None and shown.isVisible():
            marked = shown.currentIndex()
            shown.hide()
            if marked.isValid():
                self.setEditText(str(marked.data()))
        if self.show_chosen():
            self.settled.emit()
        else:
            self.missed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the field, also while the list is open; Ctrl+Enter is for the form."""
        if saves(event):
            event.ignore()
        elif event.key() in ENTER:
            self._take()
        else:
            super().keyPressEvent(event)


class WordsBox(TextBox):
    """What was said. Enter takes it down, Shift+Enter begins a line; an empty box leaves the keys
    for undo to the window."""

    entered = Signal()

    def event(self, event: QEvent) -> bool:
        """Undo in an empty box is that of the last line taken down."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if (undo or event.matches(QKeySequence.StandardKey.Redo)) and not self.toPlainText():
                event.ignore()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone takes the words down."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)
