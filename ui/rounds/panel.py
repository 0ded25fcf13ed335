"""The panel of rounds: the list, and the agenda, aims and record of the one chosen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import (
    Action,
    AgendaItem,
    Line,
    Negotiation,
    Note,
    Point,
    Position,
    Record,
    Round,
)
from core.views.annotations import FieldPlace
from core.views.round_words import TEXTS
from core.views.rounds import RoundWords, round_to_show
from core.views.timeline import TimeEvent, timeline
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.annotate.notes_side import NotesSide
from ui.forms.editor import RecordEditor
from ui.kit import fonts
from ui.kit.abreast import Abreast
from ui.kit.card import Card, PartCard
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.kit.lines import ElidedLines
from ui.kit.page import Page
from ui.kit.tips import allow
from ui.panel import Panel
from ui.rounds import agenda, capture, debrief, followups
from ui.rounds import forms as rounds
from ui.rounds.columns import AGENDA, columns
from ui.rounds.readiness import Readiness
from ui.rounds.time_strip import TimeStrip
from ui.session import Session

ABREAST = 560
"""The width in pixels at 100 % from which the agenda stands beside the texts of a round."""
LEAST = 150
"""The least height of these texts in pixels at 100 %."""


class RoundsPanel(Panel):
    """A time line and all rounds above, the chosen one below."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Rounds")
        self.list = RecordEditor(
            session,
            Round,
            columns(session),
            name=_("Rounds"),
            empty=_("No rounds yet. Add the meeting to prepare for; the date can be added later."),
            rows=lambda dossier: dossier.all(Round),
            new=lambda: rounds.new(session),
            edit=lambda identifier: rounds.edit(session, identifier),
            wide=0,
            wraps=True,
        )
        self.agenda = self._agenda_editor()
        self.strip = TimeStrip(self)
        self.strip.chosen.connect(self._follow)
        self.draft = self._button(_("Draft from what is open"), agenda.draft)
        self.agenda.insert(self.agenda.change, self.draft)
        self.capture = self._button(_("Capture…"), capture.ask)
        self.debrief = self._button(_("Debrief…"), debrief.ask)
        self.all_actions = QPushButton(_("Actions…"), self)
        self.all_actions.setAutoDefault(False)
        self.all_actions.clicked.connect(lambda _on=False: followups.ask(session))
        self.left_to_do = Text(_("Commitments and actions"), fonts.sans(12, 600))
        self.to_do = ProseLabel("", 13)
        self.name = ElidedLines(font=fonts.serif(17), most=2)
        self.when = ProseLabel("", 12, muted=True)
        self.side = NotesSide(self)
        self.notes = Annotating(
            session, self, self.side, lambda: FieldPlace("round", self.chosen, "")
        )
        self.words = {name: self._text(title) for name, title in TEXTS.items()}
        self._lay_out()
        self.list.view.selectionModel().selectionChanged.connect(self._chosen_anew)

    def _agenda_editor(self) -> RecordEditor:
        """The items of the round chosen."""
        session = self.session
        return RecordEditor(
            session,
            AgendaItem,
            AGENDA,
            name=_("Agenda"),
            empty=_("No items yet. Add what will be discussed, in order."),
            rows=self._items,
            new=lambda: rounds.new_item(session, self.chosen),
            edit=lambda identifier: rounds.edit_item(session, identifier),
            ordered=True,
            wide=1,
            wraps=True,
        )

    def _button(self, words: str, act: Callable[[Session, str], object]) -> QPushButton:
        """A button for something to be done with the round chosen."""
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: act(self.session, self.chosen))
        return button

    def _text(self, title: str) -> tuple[Text, Annotated]:
        """A title, and the text below it on which notes can stand."""
        text = Annotated(fonts.sans(13))
        text.setAccessibleName(_(title))
        self.notes.adopt(text)
        return Text(_(title), fonts.sans(12, 600)), text

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        column = QVBoxLayout()
        outer.addLayout(column, 1)
        outer.addWidget(self.side)
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(12)
        column.addWidget(HeadingLabel(_("Rounds"), parent=self))
        self.strip_card = _card(self.strip)
        self.strip_card.body.setContentsMargins(8, 2, 8, 2)
        column.addWidget(self.strip_card)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.addWidget(_card(self.list))
        self.detail = PartCard()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.capture)
        head.addWidget(self.debrief)
        head.addWidget(self.all_actions)
        self.detail.body.addLayout(head)
        self.detail.body.addWidget(self.when)
        self.detail.body.addWidget(self._beside(), 1)
        parts.addWidget(self.detail)
        parts.setSizes([300, 420])
        column.addWidget(parts, 1)

    def _beside(self) -> QWidget:
        """What the round is for, scrolling if it is long; beside it or below, its agenda."""
        self.left = Page(gap=0)
        self.left.column.setContentsMargins(0, 4, 8, 0)
        self.left.setMinimumSize(em(190), em(LEAST))
        self.left.column.setSpacing(3)
        self.readiness = Readiness(self.session)
        self.left.column.addWidget(self.readiness)
        self.left.column.addWidget(self.left_to_do)
        self.left.column.addWidget(self.to_do)
        self.left.column.addSpacing(8)
        for title, text in self.words.values():
            self.left.column.addWidget(title)
            self.left.column.addWidget(text)
            self.left.column.addSpacing(8)
        self.left.column.addStretch(1)
        return Abreast(self.left, self.agenda, (1, 2), ABREAST)

    @property
    def chosen(self) -> str:
        """The id of the round with the cursor; "" for none."""
        current = self.list.view.current()
        return current.id if current else ""

    def _items(self, dossier: Dossier) -> Iterable[Record]:
        return dossier.where(AgendaItem, round=self.chosen) if self.chosen else ()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the list, then the round with the cursor: at first, the next one."""
        line = timeline(dossier, self.session.today)
        self.strip.show_line(line, self.session.theme)
        self.strip_card.setVisible(line is not None)
        before = self.chosen
        self.list.show_dossier(dossier)
        shown = self._shown(dossier, self.chosen if before else "")
        if shown is not None and shown.round != self.chosen:
            self.list.view.choose(shown.round)
        self._draw(shown)

    def _shown(self, dossier: Dossier, chosen: str) -> RoundWords | None:
        return round_to_show(dossier, chosen, self.session.today)

    def on_change(self, change: Change) -> None:
        """Draw again if a round, its agenda, or what it is to be ready with was changed."""
        if change.touches(Round, AgendaItem, Point, Note, Position, Line, Action, Negotiation):
            self.show_dossier(self.session.dossier)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Put the cursor on a round, or on that of an agenda item or an action."""
        note = self.session.dossier.find(Note, identifier) if kind is Note else None
        if note is not None:
            self.list.view.choose(note.target)
            self.notes.show(note.id)
            return
        part = self.session.dossier.find(kind, identifier)
        self.list.view.choose(part.round if isinstance(part, AgendaItem | Action) else identifier)

    def _follow(self, event: TimeEvent) -> None:
        """Show the round behind an event of the time line, or the action that is due."""
        if event.kind is Action:
            followups.ask(self.session, event.record)
        else:
            self.list.view.choose(event.record)

    def _chosen_anew(self, *_selection: object) -> None:
        self._draw(self._shown(self.session.dossier, self.chosen))

    def record(self) -> tuple[type[Record], str] | None:
        """The round with the cursor."""
        return (Round, self.chosen) if self.chosen else None

    def annotate(self) -> bool:
        """Begin a note on the words selected in a text of the round."""
        return self.notes.annotate()

    def _draw(self, shown: RoundWords | None) -> None:
        theme = self.session.theme
        self.detail.setVisible(shown is not None)
        notes = shown.notes if shown is not None else ()
        self.side.show_notes(notes, theme, refusal=self.session.refusal)
        if shown is None:
            return
        allow((self.capture, self.debrief), self.session.refusal)
        allow((self.draft,), self.session.refusal, possible=not shown.is_over)
        self.name.setText(shown.name)
        self.when.setText(shown.when)
        for name, (title, text) in self.words.items():
            said = shown.texts[name]
            text.show_noted(said, theme)
            title.setVisible(bool(said.text))
            text.setVisible(bool(said.text))
        self.readiness.show_findings(shown.todo)
        self.to_do.setText("\n".join(f"• {each}" for each in shown.actions))
        for part in (self.left_to_do, self.to_do):
            part.setVisible(bool(shown.actions))
        self.left.setVisible(shown.says_something)
        self.agenda.show_dossier(self.session.dossier)


def _card(*parts: QWidget) -> Card:
    card = Card()
    for part in parts:
        card.body.addWidget(part, 1 if isinstance(part, RecordEditor) else 0)
    return card
