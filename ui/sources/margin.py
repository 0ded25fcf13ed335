"""Beside the text of a source: the evidence taken from it and the notes on it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.editing.commands import remove
from core.editing.commands.notes import pin, reply, resolve
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Excerpt, Note, Position, Source
from core.text.saying import long_date
from core.text.sentences import as_one
from core.views.inspector import NoteCard, note_card
from core.views.names import called
from core.views.notes import is_detached, phrases_on
from ui.annotate.inspector import CardList
from ui.annotate.inspector_cards import NoteView, Quote
from ui.annotate.note_box import NoteEditor
from ui.kit import fonts
from ui.kit.breakable import breakable
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.labels import ProseLabel
from ui.kit.layouts import high_enough, measure_again
from ui.kit.order import BESIDE
from ui.kit.theme import Theme
from ui.kit.tips import allow
from ui.session import Session

MOST = 200
"""How many cards are shown beside a text."""


def _by_place(phrase: Note | Excerpt) -> tuple[bool, bool, int]:
    """Open before resolved, attached before detached, then in text order."""
    resolved = isinstance(phrase, Note) and phrase.resolved
    return resolved, phrase.start is None, phrase.start or 0


class EvidenceView(Card):
    """An excerpt: what it is evidence for, and buttons to go there or to remove it."""

    go_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.record = ""
        self.body.setContentsMargins(13, 10, 13, 8)
        self.body.setSpacing(4)
        self.heading = ProseLabel("", font=fonts.sans(12.5, 600), parent=self)
        self.quote = Quote(self)
        self.lost = ProseLabel("", 11.5, muted=True, parent=self)
        self.go = FlatButton(_("Show the position"), self)
        self.drop = FlatButton(_("Remove"), self)
        self.go.clicked.connect(lambda: self.go_wanted.emit(self.record))
        self.drop.clicked.connect(lambda: self.removal_wanted.emit(self.record))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.lost)
        self.header.addWidget(self.go)
        self.header.addWidget(self.drop)
        self.header.addStretch(1)
        self.body.addLayout(self.header)

    def show_excerpt(self, dossier: Dossier, excerpt: Excerpt, theme: Theme, refusal: str) -> None:
        """Show an excerpt."""
        self.record = excerpt.id
        position = dossier.get(Position, excerpt.position)
        said = _("Evidence for {position}, {date}").format(
            position=called(dossier, position), date=long_date(position.date)
        )
        self.heading.setText(breakable(said))
        self.quote.show_quote(as_one(excerpt.quote), theme)
        self.lost.setText(_("detached: these words are gone from the text"))
        self.lost.setVisible(is_detached(excerpt))
        allow([self.drop], refusal)
        self.setAccessibleName(said)


class Margin(QWidget):
    """Cards for the annotations on a text; the one under the mouse highlights its phrase."""

    lit = Signal(str)
    chosen = Signal(str)
    attach_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty(BESIDE, True)
        self.empty = _(
            "No notes or citations yet. Select a sentence: Ctrl+M for a note, Ctrl+E "
            "to cite it as evidence for a position."
        )
        self.list = CardList(lambda: MarginCard(self), self.empty, self)
        self.box = NoteEditor(self)
        self.box.hide()
        self.box.put_away.connect(lambda: self.box.close_to(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(em(250))

    def minimumSizeHint(self) -> QSize:
        """High enough for a note on a long quote."""
        return high_enough(self, super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Report the height that a quote needs at another width."""
        super().resizeEvent(event)
        measure_again(self, event)

    def show_source(self, source: Source) -> None:
        """Show the annotations on a source."""
        values = sorted(phrases_on(self.session.dossier, source), key=_by_place)[:MOST]
        self.list.show_values(values, self.session.theme, refusal=self.session.refusal)

    def begin(self, quote: str, on: str) -> bool:
        """Ask for a note on a quote from a source; False if there is an unsaved one."""
        return self.box.begin(quote, self.session.theme, on)

    def close_box(self) -> None:
        """Close the box for a new note, unless something is half written in it."""
        self.box.setVisible(bool(self.box.unsent()))

    def note_kept(self) -> None:
        """Report that the note was saved."""
        self.box.done()

    def light(self, record: str) -> None:
        """Show which card belongs to the phrase under the mouse."""
        for card in self.list.cards:
            card.show_lit(bool(record) and card.record == record)
            if record and card.record == record:
                self.list.ensureWidgetVisible(card)


class MarginCard(QWidget):
    """A note or an excerpt in the margin."""

    def __init__(self, margin: Margin) -> None:
        super().__init__()
        self.record = ""
        self._margin = margin
        session = margin.session
        self.note = NoteView(self, margin.list.in_work)
        self.evidence = EvidenceView(self)
        self.note.resolve_wanted.connect(lambda note, on: session.do(resolve(note, on)))
        self.note.reply_wanted.connect(self._reply)
        self.note.pin_wanted.connect(lambda note, on: session.do(pin(note, on)))
        self.note.remove_wanted.connect(lambda note: session.do(remove(Note, note)))
        self.note.attach_wanted.connect(margin.attach_wanted)
        self.evidence.go_wanted.connect(self._go)
        self.evidence.removal_wanted.connect(lambda record: session.do(remove(Excerpt, record)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.evidence)
        for view in (self.note, self.evidence):
            view.installEventFilter(self)
            view.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_value(self, value: Note | Excerpt, theme: Theme, *, refusal: str) -> None:
        """Show a note or an excerpt."""
        self.record = value.id
        dossier = self._margin.session.dossier
        self.note.setVisible(isinstance(value, Note))
        self.evidence.setVisible(isinstance(value, Excerpt))
        if isinstance(value, Note):
            card: NoteCard = note_card(dossier, value)
            self.note.show_value(card, theme, refusal=refusal)
        else:
            self.evidence.show_excerpt(dossier, value, theme, refusal=refusal)

    def show_lit(self, lit: bool) -> None:
        """Draw the card as belonging to the phrase under the mouse, or not."""
        stripe = self._margin.session.theme.accent if lit else ""
        self.note.set_stripe(stripe)
        self.evidence.set_stripe(stripe)

    def _reply(self, note: str, text: str) -> None:
        session = self._margin.session
        if session.do(reply(note, text, author=session.workspace.author)) is not None:
            self.note.box.done()

    def _go(self, excerpt: str) -> None:
        session = self._margin.session
        session.go(Position, session.dossier.get(Excerpt, excerpt).position)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse or focus on the card highlights its phrase; a click brings it into view."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._margin.lit.emit(self.record)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._margin.lit.emit("")
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._margin.chosen.emit(self.record)
        return False
