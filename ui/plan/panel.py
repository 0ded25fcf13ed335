"""The plan text: every clause with its status and its wordings, brackets as they are written."""

import datetime as dt
from collections import deque
from functools import partial
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.language import gettext as _
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.records import (
    Clause,
    ClauseLink,
    Condition,
    Issue,
    Negotiation,
    Note,
    Party,
    Point,
    Position,
    Precedent,
    Proposal,
    Record,
    Round,
    Wording,
)
from core.text.days import local_day
from core.views.annotations import FieldPlace
from core.views.plan_text import ClauseWords, PlanText, plan_text
from core.views.unmatched import UnmatchedSign
from ui.annotate.annotating import Annotating
from ui.annotate.inspector import MATTER
from ui.annotate.notes_side import NotesSide
from ui.kit.fonts import em
from ui.kit.labels import HeadingLabel, ProseLabel
from ui.kit.page import Page
from ui.kit.tips import allow
from ui.kit.wrapping import WrappingRow
from ui.panel import Panel
from ui.plan.clause_card import ClauseCard
from ui.plan.hanging_together import TogetherCard
from ui.plan.unmatched_list import UnmatchedList
from ui.session import Session

DRAWN_FROM = (
    Negotiation, Clause, Wording, Party, Point, Round, Note, ClauseLink, Condition, Precedent,
    Issue, Position, Proposal,
)  # fmt: skip
"""The kinds of record that the panel shows or names."""
AT_ONCE, PART = 30, 0.02
"""How many clauses are drawn at once, and for how many seconds others at a time."""


class PlanPanel(Panel):
    """One card a clause; a card is kept as long as its clause, so that focus stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.title = _("Plan text")
        self._cards: dict[str, ClauseCard] = {}
        self.side = NotesSide(self)
        self.notes = Annotating(session, self, self.side, self._whole)
        self._page = Page(self, gap=10)
        self._page.setMinimumWidth(em(MATTER))
        self._counts = ProseLabel(muted=True)
        self._text = ProseLabel(muted=True)
        self.unmatched = UnmatchedList(self._go_to_sign)
        self.add = QPushButton(_("Add a clause…"))
        self.add.clicked.connect(self._add)
        self._summary = ProseLabel()
        self.draft = QPushButton(_("Bring in a draft…"))
        self.draft.clicked.connect(self._bring_in)
        self.sheet = QPushButton(_("Side by side…"))
        self.sheet.setToolTip(_("The working text and the parties’ texts of all open clauses"))
        self.sheet.clicked.connect(self._show_sheet)
        self.compare = QPushButton(_("Compare texts…"))
        self.compare.setToolTip(_("The plan as it stood on two days, a party’s text, or files"))
        self.compare.clicked.connect(self._compare)
        self.precedents = QPushButton(_("Precedents…"))
        self.precedents.clicked.connect(lambda _on=False: self._show_precedents())
        self.sum_up = QPushButton(_("Summary…"))
        self.sum_up.setToolTip(_("Describe what is known of the plan as a whole"))
        self.sum_up.clicked.connect(self._sum_up)
        self.together = TogetherCard(partial(self.reveal, Clause))
        self._waiting: deque[tuple[int, ClauseWords]] = deque()
        self._going_on = QTimer(self, singleShot=True)
        self._going_on.timeout.connect(self._draw_cards)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._page, 1)
        outer.addWidget(self.side)
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(self.title))
        head.addStretch()
        head.addWidget(self.sum_up)
        head.addWidget(self.add)
        tools = WrappingRow()
        tools.setHorizontalSpacing(8)
        tools.setVerticalSpacing(8)
        for button in (self.draft, self.sheet, self.compare, self.precedents):
            tools.addWidget(button)
        column = self._page.column
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._counts)
        column.addWidget(self._text)
        column.addWidget(self.unmatched)
        column.addLayout(tools)
        column.addWidget(self.together)
        column.addLayout(self._list)
        column.addStretch()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw everything."""
        self._draw(plan_text(dossier, self.session.today, self._links_of()))

    def _links_of(self) -> dt.date | None:
        """The day as of which links are shown, if it is not the one by which the rest was said."""
        space = self.session.workspace
        if space.as_of is None:
            return None
        return self.session.this_day if space.known is None else local_day(space.known)

    def _draw(self, shown: PlanText) -> None:
        self._counts.setText(shown.counts)
        self._text.setText(shown.text)
        self._text.setVisible(bool(shown.text))
        self.unmatched.show_signs(shown.unmatched, shown.unmatched_more)
        self._summary.setText(shown.summary)
        self._summary.setVisible(bool(shown.summary))
        self.together.show_together(shown.together, self.session.theme)
        allow((self.add, self.draft, self.precedents, self.sum_up), self.session.refusal)
        self._drop({clause.clause for clause in shown.clauses})
        self._waiting = deque(enumerate(shown.clauses))
        self._draw_cards(AT_ONCE)
        self.side.show_notes(shown.notes, self.session.theme, refusal=self.session.refusal)

    def _draw_cards(self, least: int = 1) -> None:
        """Draw so many clauses and what a part has time for; the others follow, so that a long plan
        does not hold up the window."""
        end = perf_counter() + PART
        while self._waiting and (least > 0 or perf_counter() < end):
            least -= 1
            row, clause = self._waiting.popleft()
            card = self._cards.get(clause.clause)
            if card is None:
                card = ClauseCard(self.session, clause.clause, self.notes)
                self._cards[clause.clause] = card
            self._list.insertWidget(row, card)
            card.draw(clause)
        if self._waiting:
            self._going_on.start()

    def _card(self, clause: str) -> ClauseCard | None:
        """The card of a clause, drawn by then; None if there is no such clause."""
        while self._waiting and clause not in self._cards:
            self._draw_cards()
        return self._cards.get(clause)

    def record(self) -> tuple[type[Record], str] | None:
        """The clause with the focus, else the first."""
        clause = self._whole().target
        return (Clause, clause) if clause else None

    def annotate(self) -> bool:
        """Begin a note on the words selected in a wording."""
        return self.notes.annotate()

    def _whole(self) -> FieldPlace:
        """What a note without a phrase is on: the clause with the focus, else the first."""
        focused = [
            key for key, card in self._cards.items() if card.isAncestorOf(self.focusWidget())
        ]
        return FieldPlace("clause", next(iter([*focused, *self._cards]), ""), "")

    def on_change(self, change: Change) -> None:
        """Most changes leave the plan alone."""
        if change.touches(*DRAWN_FROM):
            self.show_dossier(self.session.dossier)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Scroll to a clause, once its place is known; for a note, to its phrase."""
        note = self.session.dossier.find(Note, identifier) if kind is Note else None
        if note is not None:
            kind, identifier = Wording, note.target
        if kind is Precedent:
            QTimer.singleShot(0, self, lambda: self._show_precedents(identifier))
            return
        record = self.session.dossier.find(kind, identifier)
        card = self._card(getattr(record, "clause", identifier))
        if note is not None:
            self.notes.show(note.id)
        if card is not None:
            if kind is Clause:
                card.status.setFocus()
            QTimer.singleShot(0, card, lambda: self._page.ensureWidgetVisible(card, 0, 60))

    def _go_to_sign(self, sign: UnmatchedSign) -> None:
        """Scroll to a bracket without a partner, which is selected then."""
        wording = self.session.dossier.find(Wording, sign.wording)
        card = self._card(wording.clause) if wording is not None else None
        if card is not None:
            self.reveal(Wording, sign.wording)
            card.go_to(sign.wording, sign.at)

    def _drop(self, kept: set[str]) -> None:
        for gone in self._cards.keys() - kept:
            card = self._cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _add(self) -> None:
        from ui.plan import clause_form as clause

        clause.ask(self.session)

    def _bring_in(self) -> None:
        from ui.plan import draft_form

        draft_form.ask(self.session)

    def _show_sheet(self) -> None:
        from ui.plan import text_sheet

        text_sheet.ask(self.session)

    def _compare(self) -> None:
        from ui.plan import comparing

        comparing.ask(self.session)

    def _show_precedents(self, chosen: str = "") -> None:
        from ui.plan import precedents

        precedents.ask(self.session, chosen)

    def _sum_up(self) -> None:
        from ui.setup import talks

        talks.ask(self.session, "plan")
