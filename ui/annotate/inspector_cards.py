"""The cards of the inspector: notes with their replies, and plain facts."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.language import gettext as _
from core.views.inspector import Facts, NoteCard, Reply
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.keys import saves
from ui.kit.labels import ProseLabel
from ui.kit.lines import ElidedLines
from ui.kit.questions import questions_of
from ui.kit.theme import Theme
from ui.kit.tips import allow
from ui.kit.typed import raw_text


class Quote(ElidedLines):
    """The words that a note is on, or as many of them as a few lines hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(font=fonts.serif_italic(12), most=6, parent=parent)
        self.setContentsMargins(6, 2, 6, 2)
        self._fill = "#FFFFFF"

    def show_quote(self, words: str, theme: Theme, *, attached: bool = True) -> None:
        """Show the words on a highlight colour, or that they are gone."""
        self._fill = theme.highlight if attached else theme.warning_fill
        said = " ".join(words.split())
        gone = _("detached, was on “{words}”").format(words=said)
        self.setText(said if attached else gone)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the highlight only as wide as the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._fill))
        painter.setPen(Qt.PenStyle.NoPen)
        width = min(self.sizeHint().width() - 1, self.width())
        painter.drawRoundedRect(0, 0, width, self.height(), 3, 3)
        painter.end()
        super().paintEvent(event)


class ReplyView(QWidget):
    """A reply to a note, set off by a line on its left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(0)
        self.text = ProseLabel("", 13, parent=self)
        self.who = ElidedLines(font=fonts.sans(11.5), most=3, muted=True, parent=self)
        column.addWidget(self.text)
        column.addWidget(self.who)

    def show_reply(self, reply: Reply) -> None:
        """Show a reply."""
        self.text.setText(breakable(reply.text))
        self.who.setText(reply.who)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(
            0, 0, 2, self.height(), self.palette().color(QPalette.ColorRole.Mid)
        )


class ReplyBox(QPlainTextEdit):
    """A box for a short text; Ctrl+Enter sends it, Escape closes it.

    What was sent stays in it until the receiver confirms it with `done`."""

    sent = Signal(str)
    put_away = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(em(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, close, or type."""
        if not self.ended_by(event):
            super().keyPressEvent(event)

    def ended_by(self, event: QKeyEvent) -> bool:
        """Send or close on a key, pressed here or in what belongs to the box; whether it was one of
        these."""
        if saves(event):
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.unsent() or questions_of(self).may_discard(self):
                self.done()
        else:
            return False
        return True

    def unsent(self) -> str:
        """What was written so far."""
        return raw_text(self).strip()

    def send(self) -> None:
        """Send what was written, if anything."""
        text = self.unsent()
        if text:
            self.sent.emit(text)

    def done(self) -> None:
        """Clear and close the box."""
        self.clear()
        self.put_away.emit()


class NoteView(Card):
    """One note: quote, text, author and date, audience, replies; reply and resolve.

    Cards are reused for other notes; `in_work` has the unsaved replies, by their note."""

    resolve_wanted = Signal(str, bool)
    reply_wanted = Signal(str, str)
    pin_wanted = Signal(str, bool)
    attach_wanted = Signal(str)
    remove_wanted = Signal(str)
    met = Signal(str)
    """The id of the note while the mouse or the keyboard is on it, then ""."""

    def __init__(
        self, parent: QWidget | None = None, in_work: dict[str, str] | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._value = NoteCard("", "", "", "", "", (), False)
        self._in_work = {} if in_work is None else in_work
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(13, 11, 13, 10)
        self.body.setSpacing(4)
        self.quote = Quote(self)
        self.text = ProseLabel("", 13, parent=self)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.text)
        self.body.addLayout(self._make_foot())
        self._replies: list[ReplyView] = []
        self.box = ReplyBox(_("Reply… Ctrl+Enter saves, Esc cancels"), self)
        self.box.hide()
        self.box.put_away.connect(self._close_box)
        self.box.sent.connect(self._reply)
        self.box.textChanged.connect(self._remember)
        self.body.addWidget(self.box)

    def _make_foot(self) -> QVBoxLayout:
        self.who = ElidedLines(font=fonts.sans(11.5), most=3, muted=True, parent=self)
        self.tag = Chip("", self)
        self.tag.setFont(fonts.sans(11))
        self.reply = _quiet(_("Reply"), self)
        self.resolve = _quiet(_("Resolve"), self, _("Reopen"))
        self.reply.clicked.connect(self._open_box)
        self.resolve.clicked.connect(
            lambda: self.resolve_wanted.emit(self._value.note, not self._value.resolved)
        )
        self.menu_button = FlatButton("⋯", self)
        self.menu_button.setAccessibleName(_("More actions for this note"))
        self.menu_button.clicked.connect(self._open_menu)
        self._menu = self._make_menu()
        self._foot = [QHBoxLayout(), QHBoxLayout()]
        for each in (self.who, self.tag):
            self._foot[0].addWidget(each, alignment=Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(1)
        for row in self._foot:
            row.setSpacing(6)
            row.addStretch(1)
            column.addLayout(row)
        self._place_actions(0)
        return column

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._pin = menu.addAction(
            "", lambda: self.pin_wanted.emit(self._value.note, not self._value.pinned)
        )
        menu.addAction(
            _("Attach to the selected words"), lambda: self.attach_wanted.emit(self._value.note)
        )
        menu.addAction(_("Remove"), lambda: self.remove_wanted.emit(self._value.note))
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    @property
    def note(self) -> str:
        """The id of the note shown."""
        return self._value.note

    def light(self, lit: bool) -> None:
        """Highlight the card while its phrase is pointed at."""
        self._lit = lit
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is on the note."""
        self.met.emit(self._value.note)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has left."""
        self.met.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on the note."""
        super().focusInEvent(event)
        self.update()
        self.met.emit(self._value.note)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has left."""
        super().focusOutEvent(event)
        self.update()
        self.met.emit("")

    def _border(self) -> QPen:
        if self._lit or self.hasFocus():
            return QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6)
        return super()._border()

    def _place_actions(self, line: int) -> None:
        """Put reply and resolve beside the author, or below if that is too narrow."""
        if self._foot[line].indexOf(self.reply) < 0:
            for button in (self.reply, self.resolve, self.menu_button):
                self._foot[1 - line].removeWidget(button)
                self._foot[line].addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the actions."""
        super().resizeEvent(event)
        beside = sum(each.sizeHint().width() + 6 for each in (self.who, self.tag))
        beside += self.reply.width() + self.resolve.width() + self.menu_button.width() + 18
        self._place_actions(0 if beside <= self.width() - 26 else 1)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the actions then go below."""
        return QSize(em(160), super().minimumSizeHint().height())

    def show_value(self, note: NoteCard, theme: Theme, *, refusal: str) -> None:
        """Show a note."""
        other, self._value = note.note != self._value.note, note
        if other:
            self._show_box(self._in_work.get(note.note, ""))
        self.quote.show_quote(note.quote, theme, attached=note.attached)
        self.text.setText(breakable(note.text))
        self.text.setForegroundRole(
            QPalette.ColorRole.PlaceholderText if note.resolved else QPalette.ColorRole.WindowText
        )
        self.who.setText(note.who)
        self.tag.setText(note.tag)
        self.resolve.setText(_("Reopen") if note.resolved else _("Resolve"))
        self._pin.setText(_("Unpin from the pack") if note.pinned else _("Pin to the pack"))
        allow((self.menu_button, self.reply, self.resolve), refusal)
        self._show_replies(note.replies)
        self.setAccessibleName(_("Note: {text}").format(text=note.text))
        self.setAccessibleDescription(f"{self.quote.text()} {note.who} {note.tag}".strip())

    def _show_replies(self, replies: tuple[Reply, ...]) -> None:
        for number, each in enumerate(replies):
            if number == len(self._replies):
                view = ReplyView(self)
                self._replies.append(view)
                self.body.insertWidget(self.body.count() - 1, view)
            self._replies[number].show_reply(each)
        for spare in self._replies[len(replies) :]:
            spare.hide()
            spare.deleteLater()
        del self._replies[len(replies) :]

    def _open_box(self) -> None:
        self.box.show()
        self.box.setFocus()

    def _close_box(self) -> None:
        if self.box.hasFocus():
            self.reply.setFocus()
        self.box.hide()

    def _reply(self, text: str) -> None:
        self.reply_wanted.emit(self._value.note, text)

    def _show_box(self, text: str) -> None:
        """Show the unsaved reply to another note, if there is one."""
        self.box.setPlainText(text)
        self.box.setVisible(bool(text))

    def _remember(self) -> None:
        self._in_work[self._value.note] = self.box.toPlainText()
        if not self.box.unsent():
            del self._in_work[self._value.note]


class FactsView(Card):
    """A heading with a tag, text, and secondary lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(13, 10, 13, 10)
        self.body.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.heading = ProseLabel("", font=fonts.sans(12.5, 600), parent=self)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.tag = Chip("", self)
        self.tag.setFont(fonts.sans(11))
        row.addWidget(self.heading, 1)
        row.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        self.text = ProseLabel("", 12.5, parent=self)
        self.lines = ProseLabel("", 11.5, muted=True, parent=self)
        self.body.addLayout(row)
        self.body.addWidget(self.text)
        self.body.addWidget(self.lines)

    def show_value(self, facts: Facts, _theme: Theme, *, refusal: str) -> None:
        """Show a card of facts."""
        self.heading.setText(breakable(facts.heading))
        self.text.setText(breakable(facts.text))
        self.text.setVisible(bool(facts.text))
        self.lines.setText(breakable("\n".join(facts.lines)))
        self.lines.setVisible(bool(facts.lines))
        self.tag.setText(facts.tag)
        self.tag.setVisible(bool(facts.tag))
        self.setAccessibleName(facts.heading)
        self.setAccessibleDescription(" ".join((facts.text, *facts.lines)))


def _quiet(words: str, parent: QWidget, other: str = "") -> QPushButton:
    """A compact button, with room for the other label that it may have."""
    button = QPushButton(words, parent)
    button.setProperty("quiet", True)
    button.setFont(fonts.sans(11.5))
    advance = button.fontMetrics().horizontalAdvance
    button.setFixedWidth(max(advance(words), advance(other)) + em(12))
    return button
