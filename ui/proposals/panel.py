"""The proposals panel: the list, and the text, terms and answers of the selected one."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.editing.commands import remove
from core.language import gettext as _
from core.language import noop
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.naming import choice, field_name, natural
from core.model.records import (
    Issue,
    Membership,
    Note,
    Party,
    Position,
    Proposal,
    Record,
    Response,
    Source,
    Term,
)
from core.text.saying import dotted, long_date, long_moment, short_date_and_year
from core.views.annotations import FieldPlace, noted
from core.views.inspector import NoteCard, cards_on
from core.views.names import called, issue_alone
from core.views.packages import trade
from core.views.proposal_chain import proposal_chain
from ui.annotate.annotated import Annotated
from ui.annotate.annotating import Annotating
from ui.annotate.inspector import MATTER
from ui.annotate.notes_side import NotesSide
from ui.forms.editor import RecordEditor
from ui.forms.records import Column
from ui.kit import fonts
from ui.kit.card import Card, PartCard
from ui.kit.flat import FlatButton
from ui.kit.fonts import em
from ui.kit.graph_view import GraphView
from ui.kit.labels import HeadingLabel, ProseLabel, Text
from ui.kit.layouts import clear
from ui.kit.page import Page
from ui.kit.tips import allow
from ui.panel import Panel
from ui.proposals import forms as proposals
from ui.proposals.ways import MOST_PARTIES, ways_table
from ui.session import Session

LOWEST = 260
"""How high what is said of a proposal is at least, in pixels: its place among the others and some
terms."""
RESTS_ON = (Proposal, Term, Response, Note, Party, Membership, Issue, Source, Position)
"""The kinds of record that are shown of a proposal."""


def _tabled_by(dossier: Dossier, proposal: Proposal) -> str:
    party = dossier.find(Party, proposal.party)
    return party.name if party is not None else ""


def _replaced(dossier: Dossier, proposal: Proposal) -> str:
    former = dossier.find(Proposal, proposal.replaces)
    return former.name if former is not None else ""


COLUMNS = (
    Column(noop("Proposal"), lambda _dossier, proposal: proposal.name),
    Column(noop("Tabled by"), _tabled_by),
    Column(
        noop("Date"),
        lambda _dossier, proposal: (
            short_date_and_year(proposal.date) if proposal.date else _("undated")
        ),
        sort=lambda _dossier, proposal: proposal.date.toordinal() if proposal.date else 0,
    ),
    Column(noop("Status"), lambda _dossier, proposal: choice(proposal.status)),
    Column(noop("Replaces"), _replaced),
)


class ProposalsPanel(Panel):
    """All proposals above, the selected one below, its notes beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Proposals")
        self.list = RecordEditor(
            session,
            Proposal,
            COLUMNS,
            name=_("Proposals"),
            empty=_("No proposals yet. Add a package that has been tabled, then its terms."),
            rows=lambda dossier: dossier.all(Proposal),
            new=lambda: proposals.new(session),
            edit=lambda identifier: proposals.edit(session, identifier),
            ordered=True,
            wraps=True,
        )
        self.side = NotesSide(self)
        self.notes = Annotating(
            session, self, self.side, lambda: FieldPlace("proposal", self.chosen, "")
        )
        self.list.setMinimumWidth(em(MATTER))
        self.page = Page(gap=6)
        self.page.column.setContentsMargins(0, 4, 8, 0)
        self.page.setMinimumHeight(em(LOWEST))
        self.add_term = QPushButton(_("Add a term…"), self)
        self.add_term.clicked.connect(lambda: proposals.new_term(session, self.chosen))
        self.add_response = QPushButton(_("Add a response…"), self)
        self.add_response.clicked.connect(lambda: proposals.new_response(session, self.chosen))
        self._lay_out()
        self.list.view.selectionModel().selectionChanged.connect(
            lambda *_chosen: self._draw(session.dossier)
        )

    def _lay_out(self) -> None:
        above, self.detail = Card(), PartCard()
        self.chain = GraphView(_("Proposals as they follow each other"))
        self.chain.pressed.connect(self.list.view.choose)
        above.body.addWidget(self.list, 1)
        self.page.column.addWidget(self.chain)
        self._below = QVBoxLayout()
        self._below.setSpacing(6)
        self.page.column.addLayout(self._below)
        self.page.column.addStretch(1)
        self.detail.body.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add_term)
        foot.addWidget(self.add_response)
        foot.addStretch(1)
        self.detail.body.addLayout(foot)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.addWidget(above)
        parts.addWidget(self.detail)
        parts.setSizes([260, 460])
        column = QVBoxLayout()
        column.setContentsMargins(26, 20, 26, 20)
        column.setSpacing(12)
        column.addWidget(HeadingLabel(_("Proposals"), parent=self))
        column.addWidget(parts, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column, 1)
        outer.addWidget(self.side)

    @property
    def chosen(self) -> str:
        """The id of the current proposal; "" if there is none."""
        current = self.list.view.current()
        return current.id if current else ""

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the list and the current proposal."""
        self.list.show_dossier(dossier)
        self._draw(dossier)

    def on_change(self, change: Change) -> None:
        """Redraw if a proposal or anything on it was changed."""
        if change.touches(*RESTS_ON):
            self.show_dossier(self.session.dossier)

    def record(self) -> tuple[type[Record], str] | None:
        """The current proposal."""
        return (Proposal, self.chosen) if self.chosen else None

    def annotate(self) -> bool:
        """Begin a note on the words selected."""
        return self.notes.annotate()

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Make a proposal current, or the one of a term, an answer or a note."""
        record = self.session.dossier.find(kind, identifier)
        if isinstance(record, Note):
            self.reveal(_kind_of(record), record.target)
            self.notes.show(record.id)
        elif isinstance(record, Term | Response):
            self.list.view.choose(record.proposal)
        else:
            self.list.view.choose(identifier)

    # --- the proposal chosen ---

    def _draw(self, dossier: Dossier) -> None:
        proposal = dossier.find(Proposal, self.chosen)
        self.detail.setVisible(proposal is not None)
        clear(self._below)
        self._draw_chain(dossier)
        if proposal is None:
            self._show_notes(())
            return
        terms = dossier.where(Term, proposal=proposal.id)
        answers = dossier.where(Response, proposal=proposal.id)
        for block in self._blocks(dossier, proposal, terms, answers):
            self._below.addWidget(block)
        texts = (proposal, *terms, *answers)
        self._show_notes(cards_on(dossier, [text.id for text in texts]))
        allow((self.add_term, self.add_response), self.session.refusal)

    def _draw_chain(self, dossier: Dossier) -> None:
        graph = proposal_chain(dossier, self.chosen)
        self.chain.setVisible(bool(graph.arrows))
        self.chain.show_graph(graph, self.session.theme)

    def _show_notes(self, notes: tuple[NoteCard, ...]) -> None:
        self.side.show_notes(notes, self.session.theme, refusal=self.session.refusal)

    def _blocks(
        self,
        dossier: Dossier,
        proposal: Proposal,
        terms: tuple[Term, ...],
        answers: tuple[Response, ...],
    ) -> Iterator[QWidget]:
        yield ProseLabel(proposal.name, font=fonts.serif(17))
        parts = (_tabled_by(dossier, proposal), choice(proposal.status))
        dated = long_date(proposal.date) if proposal.date else _("undated")
        yield ProseLabel(" · ".join(part for part in (*parts, dated) if part), 12, muted=True)
        if proposal.summary:
            yield self._text(dossier, proposal, "summary")
        yield Text(_("Terms"), fonts.sans(12, 600))
        if not terms:
            yield ProseLabel(
                _("No terms yet. Add what it would settle on each issue."), 12.5, muted=True
            )
        for term in terms:
            yield self._line(dossier, term, _term_name(dossier, term))
        told = trade(dossier, proposal, self.session.today, MOST_PARTIES)
        if told.rows:
            yield Text(_("Distance from each party, in scale points"), fonts.sans(12, 600))
            yield ways_table(told, self.session.theme)
        for note in told.notes if told.rows else ():
            yield ProseLabel(note, 11.5, muted=True)
        yield Text(_("Responses"), fonts.sans(12, 600))
        if not answers:
            yield ProseLabel(_("No responses yet."), 12.5, muted=True)
        for answer in answers:
            yield self._line(dossier, answer, _answer_name(dossier, answer))

    def _text(self, dossier: Dossier, record: Record, field: str) -> Annotated:
        text = Annotated(fonts.serif(13.5, 400))
        text.show_noted(noted(dossier, record, field), self.session.theme)
        text.setAccessibleName(f"{called(dossier, record)}, {field_name(field)}")
        self.notes.adopt(text)
        return text

    def _line(self, dossier: Dossier, record: Term | Response, name: str) -> QWidget:
        """A term or an answer: its name, its words, and the buttons to edit it."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(ProseLabel(name, 12.5), 1)
        alter, drop = FlatButton(_("Edit…")), FlatButton(_("Remove"))
        alter.clicked.connect(lambda: self._alter(record))
        drop.clicked.connect(lambda: self.session.do(remove(type(record), record.id)))
        allow((alter, drop), self.session.refusal)
        for button in (alter, drop):
            button.setAccessibleName(f"{button.text()} {name}")
            head.addWidget(button)
        column.addLayout(head)
        if record.text:
            column.addWidget(self._text(dossier, record, "text"))
        return block

    def _alter(self, record: Term | Response) -> None:
        ask = proposals.edit_term if isinstance(record, Term) else proposals.edit_response
        ask(self.session, record.id)


def _term_name(dossier: Dossier, term: Term) -> str:
    issue = dossier.get(Issue, term.issue)
    name = issue_alone(dossier, issue)
    value = natural(issue, term.value) if term.value is not None else ""
    return _("{issue}: {value}").format(issue=name, value=value) if value else name


def _answer_name(dossier: Dossier, answer: Response) -> str:
    said = f"{dossier.get(Party, answer.party).name}: {choice(answer.answer)}"
    dated = long_moment(answer.date, answer.time) if answer.date else ""
    source = dossier.find(Source, answer.source)
    return dotted((said, dated, called(dossier, source) if source is not None else ""))


def _kind_of(note: Note) -> type[Record]:
    kinds: dict[str, type[Record]] = {"term": Term, "response": Response}
    return kinds.get(note.target_kind, Proposal)
