"""A proposal: who tabled what; what it would settle on each issue; what each party answered."""

from typing import Any

from core.editing.commands import Command
from core.editing.commands.proposals import respond
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import (
    Answer,
    Issue,
    Proposal,
    ProposalStatus,
    Response,
    Term,
)
from ui.forms.choices import choice_of, party_choice, round_choice, source_choice
from ui.forms.needed import has_issue, has_party
from ui.forms.record_form import RecordForm, saved
from ui.kit.date_field import DateField
from ui.kit.enum_box import EnumBox
from ui.kit.fields import side_by_side, time_of_day, words_box
from ui.kit.number_field import NumberField
from ui.kit.typed import TextLine
from ui.session import Session


def new(session: Session) -> bool:
    """Ask for a new proposal."""
    return saved(ProposalForm(session))


def edit(session: Session, identifier: str) -> bool:
    """Edit the fields of a proposal."""
    return saved(ProposalForm(session, session.dossier.find(Proposal, identifier)))


def new_term(session: Session, proposal: str) -> bool:
    """Ask what a proposal would settle on an issue."""
    if not has_issue(session):
        return False
    if not free_issues(session.dossier, proposal):
        session.say(_("The proposal already has a term on every issue. Edit an existing one."))
        return False
    return saved(TermForm(session, proposal))


def edit_term(session: Session, identifier: str) -> bool:
    """Edit the fields of a term."""
    term = session.dossier.get(Term, identifier)
    return saved(TermForm(session, term.proposal, term))


def new_response(session: Session, proposal: str) -> bool:
    """Ask what a party answered."""
    return has_party(session) and saved(ResponseForm(session, proposal))


def edit_response(session: Session, identifier: str) -> bool:
    """Edit an answer."""
    response = session.dossier.get(Response, identifier)
    return saved(ResponseForm(session, response.proposal, response))


class ProposalForm(RecordForm):
    """Name, date, party, status, what it replaces, summary, source."""

    kind = Proposal

    def __init__(self, session: Session, record: Proposal | None = None) -> None:
        super().__init__(session, record, width=600)
        known = record or Proposal("", 0, "")
        self.name = TextLine(known.name)
        self.date = DateField(known.date, session.today, empty=_("undated"))
        self.party = party_choice(session, known.party, _("not named"))
        self.status = EnumBox(ProposalStatus, known.status)
        others = [p for p in session.dossier.all(Proposal) if p.id != known.id]
        self.replaces = choice_of(others, known.replaces, _("none"), "name")
        self.summary = words_box(known.summary, 3)
        self.source = source_choice(session, known.source)
        self.ask_for(_("Name"), self.name)
        self.ask_for(_("Tabled by"), self.party)
        self.ask_for(_("Date"), self.date)
        self.ask_for(_("Status"), self.status)
        self.ask_for(_("Replaces"), self.replaces, _("The proposal that this one supersedes"))
        self.ask_for(_("Summary"), self.summary)
        self.ask_for(_("Source"), self.source)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "name": self.name.value(),
            "date": self.date.value(),
            "party": self.party.currentData() or None,
            "status": self.status.chosen(),
            "replaces": self.replaces.currentData() or None,
            "summary": self.summary.value(),
            "source": self.source.currentData() or None,
        }


class TermForm(RecordForm):
    """An issue, and what the proposal would settle there: a value, words, or both."""

    kind, owned_by = Term, Proposal

    def __init__(self, session: Session, proposal: str, record: Term | None = None) -> None:
        super().__init__(session, record, belongs_to=proposal, width=560)
        issues = free_issues(session.dossier, proposal, record)
        self.issue = choice_of(issues, record.issue if record else None, "", "name")
        self.value = NumberField(self)
        self.text = words_box(record.text if record else "", 3)
        self.ask_for(_("Issue"), self.issue)
        self.ask_for(_("Value"), self.value, _("In the issue’s unit; may be left empty"))
        self.ask_for(_("Text"), self.text)
        self.issue.currentIndexChanged.connect(lambda _at: self._measure(None))
        self._measure(record.value if record else None)
        self.begin = self.issue if record is None else None

    def _measure(self, value: float | None) -> None:
        issue = self.session.dossier.find(Issue, self.issue.currentData())
        if issue is not None:
            self.value.show_issue(issue)
            self.value.offer(value)

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "proposal": self.belongs_to,
            "issue": self.issue.currentData(),
            "value": self.value.value(),
            "text": self.text.value(),
        }


def free_issues(dossier: Dossier, proposal: str, term: Term | None = None) -> list[Issue]:
    """The issues on which a proposal has no term yet, plus that of the current term."""
    taken = {each.issue for each in dossier.where(Term, proposal=proposal) if each != term}
    issues = (i for point in dossier.points for i in dossier.issues(point.id))
    return [issue for issue in issues if issue.id not in taken or (term and term.issue == issue.id)]


class ResponseForm(RecordForm):
    """A party's answer; a second one replaces the first."""

    kind, owned_by = Response, Proposal

    def __init__(self, session: Session, proposal: str, record: Response | None = None) -> None:
        super().__init__(session, record, belongs_to=proposal, width=560)
        self.party = choice_of(
            session.dossier.parties, record.party if record else None, "", "name"
        )
        self.party.setDisabled(record is not None)
        self.answer = EnumBox(Answer, record.answer if record else Answer.AWAITED)
        self.date = DateField(record.date if record else None, session.today, empty=_("undated"))
        self.time = time_of_day(record.time if record else "")
        self.round = round_choice(session, record.round if record else None, _("between rounds"))
        self.text = words_box(record.text if record else "", 3)
        self.source = source_choice(session, record.source if record else None)
        self.ask_for(_("Party"), self.party)
        self.ask_for(_("Response"), self.answer)
        self.ask_for(_("Date"), side_by_side(self.date, self.time))
        self.ask_for(_("Round"), self.round)
        self.ask_for(_("Text"), self.text)
        self.ask_for(_("Source"), self.source)
        self.begin = self.party if record is None else None

    def fields(self) -> dict[str, Any]:
        """The values in the form, by field name."""
        return {
            "party": self.party.currentData(),
            "answer": self.answer.chosen(),
            "date": self.date.value(),
            "time": self.time.value(),
            "round": self.round.currentData() or None,
            "text": self.text.value(),
            "source": self.source.currentData() or None,
        }

    def command(self) -> Command:
        """The party's answer, new or changed."""
        if self.record is not None:
            return super().command()
        return respond(proposal=self.belongs_to, **self.fields())
