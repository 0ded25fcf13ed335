"""The bar above a text being read."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.language import gettext as _
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.keys import ENTER
from ui.kit.labels import Muted
from ui.kit.layouts import high_enough, measure_again
from ui.kit.number_field import WholeField
from ui.kit.tips import allow
from ui.kit.wrapping import WrappingRow


class ReaderBar(QWidget):
    """The actions on the text: note, evidence, edit, find, go to a page."""

    looked_for = Signal(str, int)
    """Words to find: where the text is read (0) while somebody types, then the next (1) or previous
    (-1)."""
    face_wanted = Signal(bool)
    """Whether the pages are to be shown as they look, or else the text."""
    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = FlatButton(_("Note"), self)
        self.note.setToolTip(_("Ctrl+M: a note on the selected words"))
        self.cite = FlatButton(_("Evidence…"), self)
        self.cite.setToolTip(_("Ctrl+E: cite the selected sentence as evidence for a position"))
        self.edit = FlatButton(_("Edit text…"), self)
        self.face = FlatButton("", self)
        self.shows_pages = False
        self.found = Muted("", 11.5, self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("Find in the text"))
        self.line.setAccessibleName(_("Find in the text"))
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(em(170))
        self.pages = WholeField(self, needed=True)
        self.pages.setAccessibleName(_("Page"))
        self.pages.setToolTip(_("The page being read; type another to go there"))
        flow = WrappingRow(self)
        flow.setContentsMargins(0, 0, 0, 2)
        flow.setHorizontalSpacing(6)
        flow.setVerticalSpacing(4)
        ways = (self.face, self.note, self.cite, self.edit)
        for widget in (*ways, self.line, self.found, self.pages):
            flow.addWidget(widget)
        self.line.textChanged.connect(lambda words: self.looked_for.emit(words, 0))
        self.line.returnPressed.connect(lambda: self.looked_for.emit(self.line.text(), 1))
        self.pages.entered.connect(self._want_page)
        self.face.clicked.connect(lambda: self.face_wanted.emit(not self.shows_pages))
        self.show_face(pages=False)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shift and Enter search backwards."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in ENTER
        back = enter and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if back:
            self.looked_for.emit(self.line.text(), -1)
        return back

    def minimumSizeHint(self) -> QSize:
        """As high as all its lines, of which there are more in a narrow window."""
        return high_enough(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another line."""
        super().resizeEvent(event)
        measure_again(self, event)

    def words(self) -> str:
        """The search text."""
        return self.line.text()

    def begin(self) -> None:
        """Focus the search text."""
        self.line.setFocus()
        self.line.selectAll()

    def say_found(self, words: str, number: int, count: int) -> None:
        """Show which of how many occurrences is current."""
        if not words:
            self.found.setText("")
        elif not count:
            self.found.setText(_("not found"))
        else:
            self.found.setText(_("{number} of {count}").format(number=number, count=count))

    def show_text(self, text: str, *, refusal: str) -> None:
        """Offer the actions that suit the text."""
        pages = max(text.count("\f"), 1)
        count = _("of {pages}").format(pages=pages)
        self.pages.set_scale(1, pages, count)
        self.pages.setAccessibleDescription(count)
        self.pages.setVisible("\f" in text)
        allow([self.edit], refusal)
        self.line.setVisible(bool(text))

    def show_face(self, *, pages: bool) -> None:
        """Offer the other of the two ways to read a document."""
        self.shows_pages = pages
        self.face.setText(_("Text") if pages else _("Pages"))
        tip = _("The stored text") if pages else _("The pages of the file as they look")
        self.face.setToolTip(tip)

    def show_page(self, page: int) -> None:
        """Show which page is being read."""
        self.pages.set_value(page)

    def _want_page(self) -> None:
        if not self.pages.validate():
            self.page_wanted.emit(self.pages.required_value())
